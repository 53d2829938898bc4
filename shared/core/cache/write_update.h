// SPDX-License-Identifier: MIT
//
// Puts a changed slot into a list of bookings that a client has cached, where the servers would
// list it. The order is theirs, so it takes the catalogue's names to know it. Used by the client's
// cache; nothing can fail.
#pragma once

#include "core/booking/types.h"

#include <QHash>

namespace roomcast {

/// The catalogue's order, as far as the client has read it.
class SlotOrder {
public:
    void setRooms(const Names &names) { m_rooms = positions(names); }
    void setTimeslots(const Names &names) { m_timeslots = positions(names); }
    void setDays(const Names &names);

    /// Whether `a` is listed before `b`; none where that is not known.
    std::optional<bool> before(const SlotClaims &a, const SlotClaims &b) const;

private:
    using Positions = QHash<QString, qsizetype>;
    static Positions positions(const Names &names);
    std::optional<bool> dayBefore(const QString &a, const QString &b) const;

    Positions m_rooms;
    Positions m_timeslots;
    Positions m_days;
    bool m_by_date = false; ///< days are dates in order: others than those listed fit in
};

/// The slot as it is now, in place of what `bookings` says of it. False where it stands at the end
/// because its place is not known.
bool updateSlot(Bookings &bookings, const SlotClaims &slot, const SlotOrder &order);

} // namespace roomcast
