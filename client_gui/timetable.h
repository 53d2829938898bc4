// SPDX-License-Identifier: MIT
//
// What the window knows of rooms, timeslots, days and bookings: copies of the answers it was shown.
// A plain value owned by the grid model; bounded by the servers' catalogue (one entry a day).
#pragma once

#include "core/booking/types.h"

#include <map>
#include <set>

namespace roomcast {

class Timetable {
public:
    /// Takes in the answer to a list or a day; false for others, and where nothing changed.
    bool take(const Query &key, const Outcome &outcome);

    const std::vector<QString> &rooms() const { return m_rooms; }
    const std::vector<QString> &timeslots() const { return m_timeslots; }
    const std::vector<QString> &days() const { return m_days; }
    /// All three lists are known.
    bool isComplete() const;
    bool hasDay(const QString &day) const { return m_bookings.contains(day); }
    bool isOrphan(const SlotKey &slot) const;

    /// The booked slot; nullptr where it is free or its day is not known.
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
    bool takeNames(std::vector<QString> &list, const Outcome &outcome);
    bool takeSeats(const Outcome &outcome);
    bool takeDay(const QString &day, const Outcome &outcome);
    std::vector<QString> withOrphans(std::vector<QString> names, QString SlotKey::*name,
                                     const std::vector<QString> &days) const;

    std::vector<QString> m_rooms;
    std::map<QString, Seats> m_seats; ///< of the rooms whose seats are stated
    std::vector<QString> m_timeslots;
    std::vector<QString> m_days;
    std::map<QString, std::map<SlotKey, SlotClaims>> m_bookings;
};

} // namespace roomcast
