// SPDX-License-Identifier: MIT
//
// What the window knows of rooms, timeslots, days and bookings: copies of the answers it was shown.
// Of the two lists that tell of a slot, its day's and its room's, it reads the one that its owner
// says, and none that its owner does not have. Owned by the grid model; bounded by the servers'
// catalogue (one list a day and a room).
#pragma once

#include "core/booking/types.h"

#include <QSet>

#include <functional>
#include <map>
#include <set>

namespace roomcast {

class Timetable {
public:
    /// The list in which a slot is to be read; none where none is known.
    using ListOf = std::function<std::optional<Query>(const SlotKey &)>;

    /// Without one a slot is read in its day's list, and in its room's where that is not there.
    void setListOf(ListOf list_of) { m_list_of = std::move(list_of); }
    /// Takes in the answer to a list, a day or a room; false for others, and where nothing changed.
    bool take(const Query &key, const Outcome &outcome);
    /// What only the list of `key` told is not known any more; false where there is no such list.
    /// The names stay: they do not say what is booked.
    bool forget(const Query &key);

    const std::vector<QString> &rooms() const { return m_rooms; }
    const std::vector<QString> &timeslots() const { return m_timeslots; }
    const std::vector<QString> &days() const { return m_days; }
    /// All three lists are known.
    bool isComplete() const;
    using Slots = std::map<SlotKey, SlotClaims>;
    /// What the answer to `key` told; nullptr where it is no list of bookings, or not known.
    const Slots *listOf(const Query &key) const;
    bool hasDay(const QString &day) const { return m_of_days.contains(day); }
    /// Whether it is booked or free is known.
    bool isKnown(const SlotKey &slot) const { return listOf(slot); }
    bool isOrphan(const SlotKey &slot) const;
    bool hasRoom(const QString &room) const { return m_room_names.contains(room); }
    bool hasTimeslot(const QString &slot) const { return m_timeslot_names.contains(slot); }

    /// The booked slot; nullptr where it is free or not known.
    const SlotClaims *find(const SlotKey &slot) const;
    /// Rooms known to be free at this day and timeslot, in the catalogue's order.
    std::vector<QString> freeRooms(const QString &day, const QString &timeslot) const;
    /// Free rooms then that may take what `slot.room` holds: those of at least its seats, the
    /// smallest first. A room whose seats nobody stated counts as smaller than any other.
    std::vector<Room> roomsInstead(const SlotKey &slot) const;
    /// The catalogue's names followed by those that only orphan bookings of `days` have.
    std::vector<QString> roomsWithOrphans(const std::vector<QString> &days) const;
    std::vector<QString> timeslotsWithOrphans(const std::vector<QString> &days) const;

private:
    using NameSet = QSet<QString>;
    bool takeNames(std::vector<QString> &list, NameSet &set, const Outcome &outcome);
    bool takeSeats(const Outcome &outcome);
    using Lists = std::map<QString, Slots>;
    static bool takeList(Lists &lists, const QString &name, const Outcome &outcome);
    const Slots *listOf(const SlotKey &slot) const;
    std::vector<QString> withOrphans(std::vector<QString> names, QString SlotKey::*name,
                                     const std::vector<QString> &days) const;

    std::vector<QString> m_rooms;
    /// The same as the lists, for looking names up.
    NameSet m_room_names;
    NameSet m_timeslot_names;
    NameSet m_day_names;
    std::map<QString, Seats> m_seats; ///< of the rooms whose seats are stated
    std::vector<QString> m_timeslots;
    std::vector<QString> m_days;
    ListOf m_list_of;
    Lists m_of_days;
    Lists m_of_rooms; ///< those that somebody asked for
};

} // namespace roomcast
