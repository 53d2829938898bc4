// SPDX-License-Identifier: MIT
#include "client_gui/group_strip.h"

#include "client_gui/message_place.h"

#include <QBoxLayout>
#include <QLabel>

namespace roomcast {

GroupStrip::GroupStrip(MessageBar *banner, QWidget *parent)
    : QWidget(parent), m_calm(new QLabel(this))
{
    m_calm->setContentsMargins(12, 0, 12, 0);
    m_calm->setTextFormat(Qt::PlainText);
    m_calm->setForegroundRole(QPalette::PlaceholderText);
    auto *place = new MessagePlace({banner}, this);
    place->setBottom(m_calm);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(place, 1);
}

void GroupStrip::showSight(const GroupSight &sight)
{
    m_calm->setText(sight.reachable ? tr("Server %1 leads the group. All is well.")
                                          .arg(sight.leader.value_or(ServerId{}).value)
                                    : tr("No server has been heard yet."));
}

} // namespace roomcast
