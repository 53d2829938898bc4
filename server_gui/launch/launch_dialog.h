// SPDX-License-Identifier: MIT
//
// Asks how many servers to launch, under which IDs, with windows or without. Says of the IDs what
// will come of them, so that the scenarios of a lower and a higher ID are two clicks. Owned by
// ServerWindow; what it asks for is in plan() once it was accepted.
#pragma once

#include "core/engine/server_status.h"
#include "server_gui/launch/launch_plan.h"

#include <QDialog>

#include <set>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace roomcast {

class LaunchDialog final : public QDialog {
    Q_OBJECT

public:
    /// `known`: IDs of the group, the launching server's among them.
    explicit LaunchDialog(const std::set<ServerId> &known, QWidget *parent = nullptr);

    LaunchPlan plan() const;

private:
    void makeFields();
    void makeLayout();
    QPushButton *suggestion(const QString &text, const QString &tip, bool higher);
    void suggest(bool higher);
    void judge();
    QString outcomeText(const std::vector<ServerId> &ids) const;

    std::set<ServerId> m_known;
    QSpinBox *m_count;
    QLineEdit *m_ids;
    QCheckBox *m_windows;
    QCheckBox *m_tile;
    QLabel *m_outcome;
    QPushButton *m_launch = nullptr;
};

} // namespace roomcast
