// SPDX-License-Identifier: MIT
//
// The window's last line: counters of this server, and messages that come and go over them.
#pragma once

#include "core/engine/server_status.h"

#include <QStatusBar>

namespace roomcast {

class BoundedLabel;

class FooterBar final : public QStatusBar {
    Q_OBJECT

public:
    explicit FooterBar(QWidget *parent = nullptr);

    void showStatus(const ServerStatus &status);

private:
    BoundedLabel *m_counters;
};

} // namespace roomcast
