// SPDX-License-Identifier: MIT
#include "server_gui/window/window_layout.h"

#include <QAction>
#include <QSettings>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize kSizeDefault(1024, 640);
/// Below this width the servers stand above the events instead of beside them.
constexpr int kBesideWidthMin = 1'200;

constexpr auto kGroup = "server-window"_L1;
constexpr auto kSizeKey = "size"_L1;
constexpr auto kMaximizedKey = "maximized"_L1;
constexpr auto kBesideKey = "divider-beside"_L1;
constexpr auto kAboveKey = "divider-above"_L1;

std::optional<int> storedNumber(const QSettings &settings, QLatin1StringView key)
{
    bool ok = false;
    const int number = settings.value(key).toInt(&ok);
    return ok && number > 0 ? std::optional(number) : std::nullopt;
}

} // namespace

WindowLayout::WindowLayout(QMainWindow &window, QSplitter &splitter)
    : QObject(&window), m_window(window), m_splitter(splitter)
{
    connect(&m_splitter, &QSplitter::splitterMoved, this, &WindowLayout::noteDivider);
}

void WindowLayout::addColumns(const QString &key, QHeaderView &columns)
{
    m_columns.push_back({key, &columns, columns.saveState()});
}

void WindowLayout::addToggle(const QString &key, QAction &action)
{
    m_toggles.push_back({key, &action});
}

void WindowLayout::arrange()
{
    const auto wanted = m_window.width() < kBesideWidthMin ? Qt::Vertical : Qt::Horizontal;
    if (m_arranged && m_splitter.orientation() == wanted)
        return;
    m_arranged = true;
    m_splitter.setOrientation(wanted);
    m_splitter.setStretchFactor(0, 0);
    m_splitter.setStretchFactor(1, 1);
    placeDivider();
}

std::optional<int> &WindowLayout::rememberedSize(Qt::Orientation orientation)
{
    return orientation == Qt::Horizontal ? m_size_beside : m_size_above;
}

/// All columns of the servers, or a few rows of them, heading included.
int WindowLayout::initialSize(Qt::Orientation orientation) const
{
    constexpr int kFrame = 4;
    constexpr int kHeightPerRow = 80;
    const int rows = std::clamp(m_window.height() / kHeightPerRow, 5, 9);
    const QHeaderView *servers = m_columns.front().view;
    return orientation == Qt::Horizontal ? servers->length() + kFrame
                                         : rows * (servers->fontMetrics().height() + kFrame);
}

void WindowLayout::placeDivider()
{
    const Qt::Orientation orientation = m_splitter.orientation();
    if (m_columns.empty())
        return;
    const int size = rememberedSize(orientation).value_or(initialSize(orientation));
    const int whole = orientation == Qt::Horizontal ? m_window.width() : m_window.height();
    m_splitter.setSizes({size, whole - size});
}

void WindowLayout::noteDivider()
{
    rememberedSize(m_splitter.orientation()) = m_splitter.sizes().constFirst();
}

void WindowLayout::save() const
{
    QSettings settings;
    settings.beginGroup(kGroup);
    settings.setValue(kMaximizedKey, m_window.isMaximized());
    if (!m_window.isMaximized() && !m_window.isFullScreen())
        settings.setValue(kSizeKey, m_window.size());
    settings.setValue(kBesideKey, m_size_beside.value_or(0));
    settings.setValue(kAboveKey, m_size_above.value_or(0));
    for (const Columns &columns : m_columns)
        settings.setValue(columns.key, columns.view->saveState());
    for (const Toggle &toggle : m_toggles)
        settings.setValue(toggle.key, toggle.action->isChecked());
}

void WindowLayout::restore()
{
    QSettings settings;
    settings.beginGroup(kGroup);
    m_window.resize(settings.value(kSizeKey, kSizeDefault).toSize());
    if (settings.value(kMaximizedKey).toBool())
        m_window.setWindowState(Qt::WindowMaximized);
    m_size_beside = storedNumber(settings, kBesideKey);
    m_size_above = storedNumber(settings, kAboveKey);
    for (const Columns &columns : m_columns)
        columns.view->restoreState(settings.value(columns.key).toByteArray());
    for (const Toggle &toggle : m_toggles)
        toggle.action->setChecked(settings.value(toggle.key, true).toBool());
}

void WindowLayout::reset()
{
    m_size_beside.reset();
    m_size_above.reset();
    for (const Columns &columns : m_columns)
        columns.view->restoreState(columns.initial);
    for (const Toggle &toggle : m_toggles)
        toggle.action->setChecked(true);
    placeDivider();
}

} // namespace roomcast
