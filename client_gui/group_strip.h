// SPDX-License-Identifier: MIT
//
// The line under the navigation that says how the group stands: calm words while all is well, else
// the banner. Always there, so that nothing moves when something is wrong. Owned by ClientWindow.
#pragma once

#include "core/engine/answer.h"

#include <QWidget>

class QLabel;

namespace roomcast {

class MessageBar;

class GroupStrip final : public QWidget {
    Q_OBJECT

public:
    /// `banner`: seen while it speaks.
    explicit GroupStrip(MessageBar *banner, QWidget *parent = nullptr);

    void showSight(const GroupSight &sight);

private:
    QLabel *m_calm;
};

} // namespace roomcast
