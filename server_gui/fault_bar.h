// SPDX-License-Identifier: MIT
//
// The strip that lists the faults this server suffers on purpose, so that nobody takes them for
// real ones. Hidden while there are none. "Clear all" only asks; ServerWindow passes it on.
#pragma once

#include "core/engine/server_status.h"
#include "server_gui/tone_strip.h"

class QPushButton;

namespace roomcast {

class FaultBar final : public ToneStrip {
    Q_OBJECT

public:
    explicit FaultBar(QWidget *parent = nullptr);

    void setLoss(int percent);
    void showStatus(const ServerStatus &status);

Q_SIGNALS:
    void clearRequested();

private:
    void refresh();

    QPushButton *m_clear;
    int m_loss_percent = 0;
    Label m_label;
    quint32 m_heal_after = 0;
};

} // namespace roomcast
