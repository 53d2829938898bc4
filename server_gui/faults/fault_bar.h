// SPDX-License-Identifier: MIT
//
// The strip that lists what this server suffers on purpose, so that nobody takes it for real, and
// counts down the seconds for which it is frozen. "Clear all" only asks; ServerWindow passes it on.
#pragma once

#include "core/engine/server_status.h"
#include "server_gui/widgets/tone_strip.h"

#include <QAction>
#include <QDeadlineTimer>
#include <QTimer>

class QPushButton;

namespace roomcast {

class FaultBar final : public ToneStrip {
    Q_OBJECT

public:
    explicit FaultBar(QWidget *parent = nullptr);

    void showStatus(const ServerStatus &status);
    QAction *clearAction() const { return m_clear; }

Q_SIGNALS:
    void clearRequested();

private:
    void refresh();

    QAction *m_clear;
    QPushButton *m_button;
    QStringList m_faults;
    std::optional<QDeadlineTimer> m_frozen_until;
    QTimer m_countdown; ///< while it is frozen; a frozen server says nothing itself
};

} // namespace roomcast
