// SPDX-License-Identifier: MIT
#include "server_gui/launch/launcher.h"

#include <QCoreApplication>
#include <QScreen>
#include <QWidget>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// What is left of a tile for a window whose frame is as `like`'s.
QRect inside(const QRect &tile, const QWidget &like)
{
    const QSize frame = like.frameGeometry().size() - like.size();
    return QRect(tile.topLeft(), tile.size() - frame);
}

QString geometryText(const QRect &rect)
{
    return u"%1x%2+%3+%4"_s.arg(rect.width()).arg(rect.height()).arg(rect.x()).arg(rect.y());
}

} // namespace

QString Launcher::startServers(const LaunchPlan &plan)
{
    std::vector<QRect> tiles;
    if (plan.tile) {
        const QRect area = m_window.screen()->availableGeometry();
        for (const QRect &tile : tiled(area, int(plan.ids.size()) + 1))
            tiles.push_back(inside(tile, m_window));
        m_window.setWindowState(Qt::WindowNoState);
        m_window.resize(tiles.front().size());
        m_window.move(tiles.front().topLeft());
    }
    const QString program = QCoreApplication::applicationFilePath();
    for (size_t i = 0; i < plan.ids.size(); ++i)
        if (!m_programs.start(program, serverArguments(plan, i, tiles)))
            return program;
    return {};
}

QStringList Launcher::serverArguments(const LaunchPlan &plan, size_t number,
                                      const std::vector<QRect> &tiles) const
{
    QStringList arguments = siblingArguments(m_options);
    if (!plan.windows)
        arguments.prepend(u"--headless"_s);
    else if (plan.tile)
        arguments = QStringList{u"--geometry"_s, geometryText(tiles[number + 1])} + arguments;
    if (const auto &id = plan.ids[number])
        arguments << QString::number(id->value);
    return arguments;
}

QString Launcher::startClient()
{
    const QString program = QCoreApplication::applicationDirPath() + u"/roomcast-client"_s;
    return m_programs.start(program, clientArguments(m_options)) ? QString() : program;
}

} // namespace roomcast
