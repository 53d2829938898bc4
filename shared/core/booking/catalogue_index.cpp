// SPDX-License-Identifier: MIT
#include "core/booking/catalogue_index.h"

namespace roomcast {

CatalogueIndex::CatalogueIndex(const Catalogue &catalogue)
    : m_rooms(positions(catalogue.rooms)), m_timeslots(positions(catalogue.timeslots)),
      m_day_labels(positions(catalogue.day_labels))
{
    for (const Capacity &capacity : catalogue.capacities)
        m_seats.emplace(capacity.room, capacity.seats);
}

std::optional<Seats> CatalogueIndex::seats(const QString &room) const
{
    const auto it = m_seats.find(room);
    return it == m_seats.end() ? std::nullopt : std::optional(it->second);
}

bool CatalogueIndex::hasDay(const QString &day, CivilDay today) const
{
    return m_day_labels.empty() ? Catalogue().hasDay(day, today) : m_day_labels.contains(day);
}

bool CatalogueIndex::isOver(const SlotKey &slot, const CivilTime &civil) const
{
    return !isOrphan(slot) && roomcast::isOver(slot, civil);
}

bool CatalogueIndex::isOrphan(const SlotKey &slot) const
{
    const bool has_day =
        m_day_labels.empty() ? isoDay(slot.day).has_value() : m_day_labels.contains(slot.day);
    return !has_day || !hasRoom(slot.room) || !hasTimeslot(slot.timeslot);
}

CatalogueIndex::Rank CatalogueIndex::rank(const SlotKey &slot) const
{
    return {position(m_day_labels, slot.day),     slot.day,
            position(m_timeslots, slot.timeslot), slot.timeslot,
            position(m_rooms, slot.room),         slot.room};
}

CatalogueIndex::Positions CatalogueIndex::positions(const std::vector<QString> &names)
{
    Positions result;
    for (const QString &name : names)
        result.emplace(name, qsizetype(result.size()));
    return result;
}

qsizetype CatalogueIndex::position(const Positions &positions, const QString &name)
{
    const auto it = positions.find(name);
    return it != positions.end() ? it->second : qsizetype(positions.size());
}

} // namespace roomcast
