// SPDX-License-Identifier: MIT
#include "server_gui/faults/fault_panel.h"

#include "cli/server_controls.h"
#include "server_gui/faults/fault_controls.h"
#include "server_gui/faults/partition_controls.h"
#include "server_gui/launch/launch_controls.h"
#include "server_gui/widgets/danger_button.h"
#include "server_gui/widgets/flow_layout.h"
#include "server_gui/widgets/keyed_action.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

FaultPanel::FaultPanel(QWidget *parent)
    : QWidget(parent), m_crash(keyedAction(this, "crash"_L1, tr("&Crash"), {u"Ctrl+Shift+K"_s},
                                           tr("Die at once, without goodbye"))),
      m_leave(keyedAction(this, "leave"_L1, tr("&Leave"), {u"Ctrl+Shift+L"_s},
                          tr("Say goodbye, leave the group in order and end"))),
      m_freeze(
          keyedAction(this, "freeze"_L1, tr("&Freeze"), {u"Ctrl+Shift+F"_s},
                      tr("Stop hearing and speaking for a while, then wake as a stale server"))),
      m_partition(new PartitionControls(this)), m_faults(new FaultControls(this)),
      m_launching(new LaunchControls(this))
{
    makeSeconds();
    makeLayout();
    connect(m_crash, &QAction::triggered, this, &FaultPanel::crashRequested);
    connect(m_leave, &QAction::triggered, this, &FaultPanel::leaveRequested);
    connect(m_freeze, &QAction::triggered, this, &FaultPanel::requestFreeze);
    connect(m_partition, &PartitionControls::partitionRequested, this,
            &FaultPanel::partitionRequested);
    connect(m_partition, &PartitionControls::healAfterRequested, this,
            &FaultPanel::healAfterRequested);
    connect(m_faults, &FaultControls::faultsRequested, this, &FaultPanel::faultsRequested);
}

void FaultPanel::makeSeconds()
{
    using std::chrono::duration_cast, std::chrono::seconds;
    constexpr int kDefault_s = 3;
    m_seconds = new QSpinBox(this);
    m_seconds->setRange(1, int(duration_cast<seconds>(kFreezeMax).count()));
    m_seconds->setValue(kDefault_s);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setAccessibleName(tr("Seconds to freeze"));
    auto *key = new QAction(m_seconds->accessibleName(), this);
    key->setShortcut({u"Ctrl+Shift+S"_s});
    addAction(key);
    m_seconds->setToolTip(tr("How long the server freezes (%1)")
                              .arg(key->shortcut().toString(QKeySequence::NativeText)));
    connect(key, &QAction::triggered, m_seconds,
            [this] { m_seconds->setFocus(Qt::ShortcutFocusReason); });
}

void FaultPanel::showStatus(const ServerStatus &status)
{
    m_partition->showStatus(status);
    m_faults->showStatus(status);
    m_launching->showStatus(status);
}

void FaultPanel::showPeers(const std::vector<PeerStatus> &peers)
{
    m_faults->showPeers(peers);
    m_launching->showPeers(peers);
}

void FaultPanel::makeLayout()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(8);
    auto *layout = new FlowLayout(8);
    layout->addWidget(linked(new DangerButton("crash"_L1, {}, this), m_crash));
    layout->addWidget(linked(new QPushButton(m_leave->icon(), {}, this), m_leave));
    layout->addWidget(linked(new QPushButton(m_freeze->icon(), {}, this), m_freeze));
    layout->addWidget(m_seconds);
    for (QAction *action :
         {m_launching->serversAction(), m_launching->clientAction(), m_launching->stopAction()})
        layout->addWidget(linked(new QPushButton(action->icon(), {}, this), action));
    rows->addLayout(layout);
    auto *faults = new FlowLayout(8);
    faults->addWidget(m_partition);
    for (QWidget *control : m_faults->controls())
        faults->addWidget(control);
    rows->addLayout(faults);
}

/// No mnemonics: the actions have shortcuts, and Alt belongs to the menus.
QPushButton *FaultPanel::linked(QPushButton *button, QAction *action)
{
    button->setText(action->iconText());
    button->setToolTip(action->toolTip());
    button->setAccessibleDescription(action->toolTip());
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, button, &QPushButton::setEnabled);
    return button;
}

void FaultPanel::requestFreeze()
{
    Q_EMIT freezeRequested(std::chrono::seconds(m_seconds->value()));
}

void FaultPanel::setStopped()
{
    for (QAction *action : {m_crash, m_leave, m_freeze})
        action->setEnabled(false);
    m_seconds->setEnabled(false);
    m_faults->setEnabled(false);
    m_partition->setEnabled(false);
}

} // namespace roomcast
