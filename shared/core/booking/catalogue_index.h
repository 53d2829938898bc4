// SPDX-License-Identifier: MIT
//
// A catalogue prepared for questions asked often: what it has, and where in its order a slot
// stands. Built by the booking state each time its catalogue is set; a value, which keeps its own
// copy of the names. Nothing can fail.
#pragma once

#include "core/booking/catalogue.h"

#include <map>
#include <tuple>

namespace roomcast {

class CatalogueIndex {
public:
    CatalogueIndex() = default;
    explicit CatalogueIndex(const Catalogue &catalogue);

    bool hasRoom(const QString &room) const { return m_rooms.contains(room); }
    /// What the room seats, if the catalogue says so.
    std::optional<Seats> seats(const QString &room) const;
    bool hasTimeslot(const QString &timeslot) const { return m_timeslots.contains(timeslot); }
    bool hasDay(const QString &day, CivilDay today) const;
    /// The catalogue has the slot, or had it when its day was not past, and its end is past. Never
    /// where the time of day is not known, as entries of earlier versions do not say it.
    bool isOver(const SlotKey &slot, const CivilTime &civil) const;

    /// The slot names a room, timeslot or day that the catalogue cannot have. Days that are past,
    /// or still too far ahead to be booked, belong to the rolling calendar all the same.
    bool isOrphan(const SlotKey &slot) const;

    /// Sorts by day, then timeslot, then room: in the catalogue's order, names it does not have
    /// last and by alphabet. The rolling calendar's days sort by alphabet, which is by date.
    /// Refers to the slot's texts, which must outlive it.
    using Rank = std::tuple<qsizetype, QStringView, qsizetype, QStringView, qsizetype, QStringView>;
    Rank rank(const SlotKey &slot) const;

private:
    using Positions = std::map<QString, qsizetype>;

    static Positions positions(const std::vector<QString> &names);
    static qsizetype position(const Positions &positions, const QString &name);

    Positions m_rooms;
    Positions m_timeslots;
    Positions m_day_labels; ///< empty: the rolling calendar
    std::map<QString, Seats> m_seats;
};

} // namespace roomcast
