// SPDX-License-Identifier: MIT
//
// Ticks while a window can be seen, and rests while it is hidden or minimised: ages grow on show
// only. Owned by the session; the window must outlive it.
#pragma once

#include <QTimer>

#include <chrono>

class QWidget;

namespace roomcast {

class VisibleTimer final : public QObject {
    Q_OBJECT

public:
    VisibleTimer(QWidget &window, std::chrono::milliseconds interval, QObject *parent = nullptr);

    bool isActive() const { return m_timer.isActive(); }

Q_SIGNALS:
    void timeout();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    QWidget &m_window;
    QTimer m_timer;
};

} // namespace roomcast
