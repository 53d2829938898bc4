// SPDX-License-Identifier: MIT
#include "core/cache/write_update.h"

#include "core/booking/catalogue.h"

#include <algorithm>

namespace roomcast {

SlotOrder::Positions SlotOrder::positions(const Names &names)
{
    Positions positions;
    for (const QString &name : names.names)
        positions.insert(name, positions.size());
    return positions;
}

void SlotOrder::setDays(const Names &names)
{
    m_days = positions(names);
    m_by_date = !names.names.empty() &&
                std::all_of(names.names.begin(), names.names.end(),
                            [](const QString &day) { return isoDay(day).has_value(); }) &&
                std::is_sorted(names.names.begin(), names.names.end());
}

std::optional<bool> SlotOrder::dayBefore(const QString &a, const QString &b) const
{
    if (m_days.contains(a) && m_days.contains(b))
        return m_days[a] < m_days[b];
    if (m_by_date && isoDay(a) && isoDay(b))
        return a < b;
    return std::nullopt;
}

std::optional<bool> SlotOrder::before(const SlotClaims &a, const SlotClaims &b) const
{
    // Where the servers list what the catalogue does not have depends on all that it has.
    if (a.orphan || b.orphan)
        return std::nullopt;
    if (a.slot.day != b.slot.day)
        return dayBefore(a.slot.day, b.slot.day);
    const auto compare = [](const Positions &known, const QString &x, const QString &y) {
        const bool both = known.contains(x) && known.contains(y);
        return both ? std::optional(known[x] < known[y]) : std::nullopt;
    };
    if (a.slot.timeslot != b.slot.timeslot)
        return compare(m_timeslots, a.slot.timeslot, b.slot.timeslot);
    return compare(m_rooms, a.slot.room, b.slot.room);
}

bool updateSlot(Bookings &bookings, const SlotClaims &slot, const SlotOrder &order)
{
    auto &entries = bookings.entries;
    const auto known = std::find_if(entries.begin(), entries.end(),
                                    [&](const SlotClaims &e) { return e.slot == slot.slot; });
    const bool listed = known != entries.end();
    if (slot.claims.empty()) {
        if (listed)
            entries.erase(known);
        return true;
    }
    if (listed) {
        *known = slot;
        return true;
    }
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        const auto here = order.before(slot, *it);
        if (!here) {
            entries.push_back(slot);
            return false;
        }
        if (*here) {
            entries.insert(it, slot);
            return true;
        }
    }
    entries.push_back(slot);
    return true;
}

} // namespace roomcast
