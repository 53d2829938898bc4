// SPDX-License-Identifier: MIT
//
// Where the client window looks: the chosen slot, and which day, week or room the grid shows. Turns
// what a person does to move about into a scope of the grid model. No widgets. Made by
// ClientWindow, which connects it.
#pragma once

#include "client_gui/grid/grid_model.h"
#include "client_gui/requests/asked_from.h"

#include <QObject>

namespace roomcast {

class NavigationController final : public QObject {
    Q_OBJECT

public:
    explicit NavigationController(GridModel &model);

    /// The slot that the form is about; names that were never chosen are empty.
    const SlotKey &slot() const { return m_slot; }

    void chooseSlot(const SlotKey &slot);
    void chooseRoom(const QString &room);
    /// Turns the grid to what `key` tells of.
    void showKey(const Query &key);
    void stepDay(int steps);
    void goToday();
    void setMode(GridMode mode);
    void filterRooms(const QString &part);
    /// Once a second: the present time, for what is over and the line that marks it.
    void showTime(const QDateTime &now);
    /// The lists may have changed: chooses a day and a room where none is chosen any more.
    void settle();
    /// A calendar rolls on: a slot of a day that is over can be neither read nor booked.
    /// `days`: as they were before the lists changed.
    void dropLostDay(const std::vector<QString> &days);

Q_SIGNALS:
    /// Another part of the timetable is shown: settle() is due.
    void scopeChanged();
    /// What can be chosen, and which part is shown, is settled. choiceChanged() follows.
    void settled();
    /// Another slot is chosen, or it looks different.
    void choiceChanged();
    /// Everything that settle() set off is done.
    void refreshed();
    void timeShown();
    void submitRequested(const roomcast::Command &command, roomcast::AskedFrom origin);

private:
    void setScope(const GridScope &scope);

    GridModel &m_model;
    SlotKey m_slot;
};

} // namespace roomcast
