// SPDX-License-Identifier: MIT
#include "client_gui/app/visible_timer.h"

#include <QEvent>
#include <QWidget>

namespace roomcast {

VisibleTimer::VisibleTimer(QWidget &window, std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent), m_window(window)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &VisibleTimer::timeout);
    window.installEventFilter(this);
    follow();
}

bool VisibleTimer::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
    case QEvent::WindowStateChange:
        follow();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void VisibleTimer::follow()
{
    const bool seen = m_window.isVisible() && !m_window.isMinimized();
    if (!seen)
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

} // namespace roomcast
