// SPDX-License-Identifier: MIT
#include "server_gui/widgets/ink_icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray fileContent(const QString &name)
{
    QFile file(u":/server/icons/"_s + name + u".svg"_s);
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT(found);
    return found ? file.readAll() : QByteArray();
}

class InkEngine final : public QIconEngine {
public:
    InkEngine(const QString &name, const QColor &ink) : m_name(name), m_ink(ink) {}

    QIconEngine *clone() const override { return new InkEngine(*this); }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray svg = fileContent(m_name);
        svg.replace("currentColor", ink(mode).name().toLatin1());
        QSvgRenderer(svg).render(painter, QRectF(rect));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key =
            u"ink/%1/%2/%3x%4"_s.arg(m_name, ink(mode).name()).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = QPixmap(size);
            pixmap.fill(Qt::transparent);
            QPainter painter(&pixmap);
            paint(&painter, QRect(QPoint(), size), mode, state);
            painter.end();
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

private:
    QColor ink(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        return m_ink.isValid() ? m_ink : palette.color(QPalette::WindowText);
    }

    QString m_name;
    QColor m_ink;
};

} // namespace

QIcon inkIcon(QLatin1StringView name, const QColor &ink)
{
    return QIcon(new InkEngine(name, ink));
}

} // namespace roomcast
