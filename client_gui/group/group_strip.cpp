// SPDX-License-Identifier: MIT
#include "client_gui/group/group_strip.h"

#include "client_gui/messages/message_place.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

GroupStrip::GroupStrip(MessageBar *banner, QWidget *parent)
    : QWidget(parent), m_calm(new QLabel(this)), m_partition(new QComboBox(this))
{
    m_calm->setContentsMargins(12, 0, 12, 0);
    m_calm->setTextFormat(Qt::PlainText);
    m_calm->setForegroundRole(QPalette::PlaceholderText);
    auto *place = new MessagePlace({banner}, this);
    place->setBottom(m_calm);
    auto *name = new QLabel(tr("&Partition"), this);
    name->setBuddy(m_partition);
    m_partition->setAccessibleName(tr("Partition"));
    m_partition->setToolTip(
        tr("To which side of a partition this client speaks. Where no server is "
           "on that side any more, it speaks to any."));
    m_partition->addItem(tr("Any side"));
    for (const QChar letter : u"ABCDEFGH"_s)
        m_partition->addItem(QString(letter), QString(letter));
    m_partition->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_partition->setMinimumContentsLength(int(Label::kCharsMax));
    connect(m_partition, &QComboBox::activated, this, &GroupStrip::choose);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 4, 0);
    row->setSpacing(8);
    row->addWidget(place, 1);
    row->addWidget(name);
    row->addWidget(m_partition);
}

void GroupStrip::choose(int item)
{
    const QString letter = m_partition->itemData(item).toString();
    Q_EMIT partitionChosen(Label::from(letter));
}

void GroupStrip::showPartition(const std::optional<Label> &label)
{
    const QSignalBlocker quiet(m_partition);
    const QString text = label ? label->text() : QString();
    if (label && m_partition->findData(text) < 0)
        m_partition->addItem(text, text); // of the command line
    m_partition->setCurrentIndex(label ? m_partition->findData(text) : 0);
}

void GroupStrip::showGroup(const GroupStatus &sight)
{
    m_calm->setText(sight.reachable ? tr("Server %1 leads the group. All is well.")
                                          .arg(sight.leader.value_or(ServerId{}).value)
                                    : tr("No server has been heard yet."));
}

} // namespace roomcast
