// SPDX-License-Identifier: MIT
#include "server_gui/fault_bench.h"

#include "node/option_values.h"
#include "node/server_controls.h"
#include "server_gui/danger_button.h"
#include "server_gui/ink_icon.h"
#include "server_gui/partition_controls.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QAction *makeAction(QObject *parent, QLatin1StringView icon, const QString &text,
                    const QKeySequence &shortcut, const QString &tip)
{
    auto *action = new QAction(inkIcon(icon), text, parent);
    action->setShortcut(shortcut);
    action->setToolTip(tip + u" ("_s + shortcut.toString(QKeySequence::NativeText) + u')');
    return action;
}

} // namespace

FaultBench::FaultBench(QWidget *parent)
    : QWidget(parent), m_crash(makeAction(this, "crash"_L1, tr("&Crash"), {u"Ctrl+Shift+K"_s},
                                          tr("Die at once, without goodbye"))),
      m_leave(makeAction(this, "leave"_L1, tr("&Leave"), {u"Ctrl+Shift+L"_s},
                         tr("Say goodbye, leave the group in order and end"))),
      m_freeze(
          makeAction(this, "freeze"_L1, tr("&Freeze"), {u"Ctrl+Shift+F"_s},
                     tr("Stop hearing and speaking for a while, then wake as a stale server"))),
      m_launch(makeAction(this, "launch"_L1, tr("Launch &another…"), {u"Ctrl+N"_s},
                          tr("Start another server of this group on this machine"))),
      m_partition(new PartitionControls(this))
{
    makeSeconds();
    makeLoss();
    makeLayout();
    connect(m_crash, &QAction::triggered, this, &FaultBench::crashRequested);
    connect(m_leave, &QAction::triggered, this, &FaultBench::leaveRequested);
    connect(m_freeze, &QAction::triggered, this, &FaultBench::requestFreeze);
    connect(m_launch, &QAction::triggered, this, &FaultBench::launchRequested);
    connect(m_partition, &PartitionControls::partitionRequested, this,
            &FaultBench::partitionRequested);
    connect(m_partition, &PartitionControls::healAfterRequested, this,
            &FaultBench::healAfterRequested);
}

void FaultBench::makeSeconds()
{
    using std::chrono::duration_cast, std::chrono::seconds;
    constexpr int kDefault_s = 3;
    m_seconds = new QSpinBox(this);
    m_seconds->setRange(1, int(duration_cast<seconds>(kFreezeMax).count()));
    m_seconds->setValue(kDefault_s);
    m_seconds->setSuffix(tr(" s"));
    m_seconds->setAccessibleName(tr("Seconds to freeze"));
    m_seconds->setToolTip(tr("How long the server freezes"));
}

void FaultBench::makeLoss()
{
    constexpr int kStep = 10;
    m_loss = new QSpinBox(this);
    m_loss->setRange(0, kLossPercentMax);
    m_loss->setSingleStep(kStep);
    m_loss->setPrefix(tr("Loss "));
    m_loss->setSuffix(tr(" %"));
    m_loss->setKeyboardTracking(false);
    m_loss->setAccessibleName(tr("Loss of datagrams in percent"));
    m_loss->setToolTip(tr("Drop this share of the datagrams that come to this server and go from "
                          "it"));
    connect(m_loss, &QSpinBox::valueChanged, this, &FaultBench::lossRequested);
}

void FaultBench::setLoss(int percent)
{
    const QSignalBlocker quiet(m_loss);
    m_loss->setValue(percent);
}

void FaultBench::showStatus(const ServerStatus &status)
{
    m_partition->showStatus(status);
}

void FaultBench::makeLayout()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(8);
    auto *layout = new QHBoxLayout;
    rows->addLayout(layout);
    rows->addWidget(m_partition);
    layout->setSpacing(8);
    layout->addWidget(linked(new DangerButton("crash"_L1, {}, this), m_crash));
    layout->addWidget(linked(new QPushButton(m_leave->icon(), {}, this), m_leave));
    layout->addSpacing(16);
    layout->addWidget(linked(new QPushButton(m_freeze->icon(), {}, this), m_freeze));
    layout->addWidget(m_seconds);
    layout->addSpacing(16);
    layout->addWidget(m_loss);
    layout->addStretch(1);
    layout->addWidget(linked(new QPushButton(m_launch->icon(), {}, this), m_launch));
}

/// No mnemonics: the actions have shortcuts, and Alt belongs to the menus.
QPushButton *FaultBench::linked(QPushButton *button, QAction *action)
{
    button->setText(action->text().remove(u'&'));
    button->setToolTip(action->toolTip());
    button->setAccessibleDescription(action->toolTip());
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, button, &QPushButton::setEnabled);
    return button;
}

void FaultBench::requestFreeze()
{
    Q_EMIT freezeRequested(std::chrono::seconds(m_seconds->value()));
}

void FaultBench::setStopped()
{
    for (QAction *action : {m_crash, m_leave, m_freeze})
        action->setEnabled(false);
    m_seconds->setEnabled(false);
    m_loss->setEnabled(false);
    m_partition->setEnabled(false);
}

} // namespace roomcast
