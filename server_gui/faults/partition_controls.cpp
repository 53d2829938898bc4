// SPDX-License-Identifier: MIT
#include "server_gui/faults/partition_controls.h"

#include "core/group/partition.h"
#include "server_gui/widgets/keyed_action.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>
#include <QSpinBox>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

PartitionControls::PartitionControls(QWidget *parent)
    : QWidget(parent), m_label(new QComboBox(this)), m_heal_after(new QSpinBox(this)),
      m_heal(new QPushButton(tr("Heal"), this))
{
    makeLabel();
    makeHealing();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new QLabel(tr("Partition"), this));
    layout->addWidget(m_label);
    layout->addSpacing(8);
    layout->addWidget(new QLabel(tr("Heal after"), this));
    layout->addWidget(m_heal_after);
    layout->addWidget(m_heal);
    showStatus({});
}

/// A key of its own, told in the tool tip.
QAction *PartitionControls::makeKey(const QString &key, QWidget *control)
{
    auto *action = new QAction(control->accessibleName(), this);
    action->setShortcut({key});
    addAction(action);
    control->setToolTip(tipWithKey(control->toolTip(), action->shortcut()));
    return action;
}

void PartitionControls::makeLabel()
{
    static const QRegularExpression form(
        u"[A-Za-z0-9]{1,%1}"_s.arg(QString::number(Label::kCharsMax)));
    m_label->setEditable(true);
    m_label->setInsertPolicy(QComboBox::NoInsert);
    m_label->addItems({u"A"_s, u"B"_s, u"C"_s});
    m_label->setValidator(new QRegularExpressionValidator(form, m_label));
    constexpr int kLetters = 3;
    m_label->setMinimumContentsLength(kLetters);
    m_label->setAccessibleName(tr("Partition label"));
    m_label->lineEdit()->setAccessibleName(m_label->accessibleName());
    m_label->setToolTip(tr("Servers and clients of another label are not heard, as if the network "
                           "were cut; A is where all servers start"));
    connect(makeKey(u"Ctrl+Shift+P"_s, m_label), &QAction::triggered, m_label, [this] {
        m_label->setFocus(Qt::ShortcutFocusReason);
        m_label->lineEdit()->selectAll();
    });
    connect(m_label, &QComboBox::textActivated, this, &PartitionControls::request);
    connect(m_label->lineEdit(), &QLineEdit::editingFinished, this,
            [this] { request(m_label->currentText()); });
}

void PartitionControls::makeHealing()
{
    m_heal_after->setRange(0, int(Partition::kHealAfterMax));
    m_heal_after->setSpecialValueText(u"–"_s);
    m_heal_after->setSuffix(tr(" requests"));
    m_heal_after->setKeyboardTracking(false);
    m_heal_after->setAccessibleName(tr("Heal after this many requests"));
    m_heal_after->setToolTip(tr("Go back to label A by itself after so many new requests of "
                                "clients; at the lowest value, never"));
    m_heal->setAutoDefault(false);
    m_heal->setToolTip(tr("Go back to label A, where all servers meet"));
    m_heal->setAccessibleName(tr("Heal the partition"));
    connect(makeKey(u"Ctrl+Shift+A"_s, m_heal_after), &QAction::triggered, m_heal_after,
            [this] { m_heal_after->setFocus(Qt::ShortcutFocusReason); });
    connect(makeKey(u"Ctrl+Shift+H"_s, m_heal), &QAction::triggered, m_heal, &QPushButton::click);
    m_heal->setAccessibleDescription(m_heal->toolTip());
    connect(m_heal_after, &QSpinBox::valueChanged, this,
            [this](int requests) { Q_EMIT healAfterRequested(quint32(requests)); });
    connect(m_heal, &QPushButton::clicked, this, [this] { Q_EMIT partitionRequested(Label()); });
}

void PartitionControls::request(const QString &text)
{
    const auto label = Label::from(text);
    if (!label)
        m_label->setEditText(m_shown.text());
    // The combo box and its line edit both tell of one entry.
    else if (std::exchange(m_shown, *label) != *label)
        Q_EMIT partitionRequested(*label);
}

/// Only what has changed: a person may be typing.
void PartitionControls::showStatus(const ServerStatus &status)
{
    m_heal->setEnabled(status.label != Label() && status.role != ShownRole::Stopped);
    if (std::exchange(m_shown, status.label) != status.label)
        m_label->setEditText(status.label.text());
    if (std::exchange(m_shown_heal_after, status.heal_after) == status.heal_after)
        return;
    const QSignalBlocker quiet(m_heal_after);
    m_heal_after->setValue(int(status.heal_after));
}

} // namespace roomcast
