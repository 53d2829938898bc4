// SPDX-License-Identifier: MIT
//
// The controls of a partition on purpose: the label of this server's side, the number of requests
// after which it heals, and Heal. They show how the server stands and only ask; FaultPanel passes
// the signals on. A text that is no label is put back.
#pragma once

#include "core/engine/server_status.h"

#include <QWidget>

class QAction;
class QComboBox;
class QPushButton;
class QSpinBox;

namespace roomcast {

class PartitionControls final : public QWidget {
    Q_OBJECT

public:
    explicit PartitionControls(QWidget *parent = nullptr);

    /// Asks for nothing.
    void showStatus(const ServerStatus &status);

Q_SIGNALS:
    void partitionRequested(roomcast::Label label);
    /// 0: never by itself.
    void healAfterRequested(quint32 requests);

private:
    void makeLabel();
    void makeHealing();
    void request(const QString &text);
    QAction *makeKey(const QString &key, QWidget *control);

    QComboBox *m_label;
    QSpinBox *m_heal_after;
    QPushButton *m_heal;
    Label m_shown;
    quint32 m_shown_heal_after = 0;
};

} // namespace roomcast
