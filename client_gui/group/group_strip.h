// SPDX-License-Identifier: MIT
//
// The line under the navigation that says how the group stands: calm words while all is well, else
// the banner; and to which side of a partition on purpose this client speaks. Always there, so that
// nothing moves when something is wrong. Filled by GroupController.
#pragma once

#include "core/base/label.h"
#include "core/client/answer.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace roomcast {

class MessageBar;

class GroupStrip final : public QWidget {
    Q_OBJECT

public:
    /// `banner`: seen while it speaks.
    explicit GroupStrip(MessageBar *banner, QWidget *parent = nullptr);

    void showGroup(const GroupStatus &sight);
    /// None: any side.
    void showPartition(const std::optional<Label> &label);

Q_SIGNALS:
    void partitionChosen(const std::optional<roomcast::Label> &label);

private:
    void choose(int item);

    QLabel *m_calm;
    QComboBox *m_partition;
};

} // namespace roomcast
