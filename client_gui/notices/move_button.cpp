// SPDX-License-Identifier: MIT
#include "client_gui/notices/move_button.h"

#include <QMenu>

namespace roomcast {

namespace {

QString roomText(const Room &room)
{
    return room.seats ? MoveButton::tr("%1 (%2 seats)").arg(room.name).arg(room.seats->value)
                      : room.name;
}

} // namespace

MoveButton::MoveButton(QWidget *parent) : QToolButton(parent), m_others(new QMenu(this))
{
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::StrongFocus);
    m_others->setTitle(tr("Other free rooms"));
    connect(this, &QToolButton::clicked, this, [this] { Q_EMIT roomChosen(QString(m_first)); });
    setEnabled(false);
}

void MoveButton::setOffer(const MoveOffer &offer)
{
    if (offer == m_offer)
        return; // the menu may be open
    m_offer = offer;
    const bool possible = offer.obstacle.isEmpty() && !offer.rooms.empty();
    setEnabled(possible);
    m_first = offer.rooms.empty() ? QString() : offer.rooms.front().name;
    clearMenu();
    for (const Room &room : offer.rooms)
        if (room.name != m_first)
            m_others->addAction(roomText(room), this,
                                [this, name = room.name] { Q_EMIT roomChosen(name); });
    const bool choice = possible && !m_others->isEmpty();
    setMenu(choice ? m_others : nullptr);
    setPopupMode(choice ? MenuButtonPopup : DelayedPopup);
    setText(offer.rooms.empty() ? offer.obstacle
                                : tr("Move to %1").arg(roomText(offer.rooms.front())));
    setToolTip(possible ? tr("Give this claim back and book that room at the same time instead")
                        : offer.obstacle);
}

/// One of the actions may be what brought the new offer about.
void MoveButton::clearMenu()
{
    for (QAction *action : m_others->actions()) {
        m_others->removeAction(action);
        action->deleteLater();
    }
}

} // namespace roomcast
