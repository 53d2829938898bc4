// SPDX-License-Identifier: MIT
#include "client_gui/grid/timetable.h"

#include <algorithm>

namespace roomcast {

bool Timetable::take(const Query &key, const Outcome &outcome)
{
    return std::visit(
        Overloaded{
            [&](const ListDays &) { return takeNames(m_days, m_day_names, outcome); },
            [&](const ListRooms &) { return takeNames(m_rooms, m_room_names, outcome); },
            [&](const ListTimeslots &) {
                return takeNames(m_timeslots, m_timeslot_names, outcome);
            },
            [&](const ReadRooms &) { return takeSeats(outcome); },
            [&](const ReadDay &read) {
                return m_day_names.contains(read.day) && takeList(m_of_days, read.day, outcome);
            },
            [&](const CheckRoom &check) { return takeList(m_of_rooms, check.room, outcome); },
            [&](const auto &) { return false; },
        },
        key);
}

bool Timetable::forget(const Query &key)
{
    return std::visit(
        Overloaded{
            [this](const ReadDay &read) { return m_of_days.erase(read.day) > 0; },
            [this](const CheckRoom &check) { return m_of_rooms.erase(check.room) > 0; },
            [](const auto &) { return false; },
        },
        key);
}

bool Timetable::takeNames(std::vector<QString> &list, NameSet &set, const Outcome &outcome)
{
    const auto *names = std::get_if<Names>(&outcome);
    if (!names || names->names == list)
        return false;
    list = names->names;
    set = NameSet(list.begin(), list.end());
    // Days that left the calendar take their bookings along.
    std::erase_if(m_of_days, [this](const auto &day) { return !m_day_names.contains(day.first); });
    return true;
}

bool Timetable::takeSeats(const Outcome &outcome)
{
    const auto *rooms = std::get_if<Rooms>(&outcome);
    if (!rooms)
        return false;
    std::map<QString, Seats> seats;
    for (const Room &room : rooms->rooms)
        if (room.seats)
            seats.emplace(room.name, *room.seats);
    return std::exchange(m_seats, seats) != seats;
}

bool Timetable::takeList(Lists &lists, const QString &name, const Outcome &outcome)
{
    const auto *bookings = std::get_if<Bookings>(&outcome);
    if (!bookings)
        return false;
    Slots taken;
    for (const SlotClaims &entry : bookings->entries)
        if (!entry.claims.empty())
            taken.emplace(entry.slot, entry);
    const auto known = lists.find(name);
    if (known != lists.end() && known->second == taken)
        return false;
    lists[name] = std::move(taken);
    return true;
}

bool Timetable::isComplete() const
{
    return !m_rooms.empty() && !m_timeslots.empty() && !m_days.empty();
}

bool Timetable::isOrphan(const SlotKey &slot) const
{
    return !m_room_names.contains(slot.room) || !m_timeslot_names.contains(slot.timeslot) ||
           !m_day_names.contains(slot.day);
}

const Timetable::Slots *Timetable::listOf(const Query &key) const
{
    const auto in = [](const Lists &lists, const QString &name) {
        const auto list = lists.find(name);
        return list == lists.end() ? nullptr : &list->second;
    };
    if (const auto *read = std::get_if<ReadDay>(&key))
        return in(m_of_days, read->day);
    const auto *check = std::get_if<CheckRoom>(&key);
    return check ? in(m_of_rooms, check->room) : nullptr;
}

const Timetable::Slots *Timetable::listOf(const SlotKey &slot) const
{
    const Slots *of_day = listOf(ReadDay{slot.day});
    const Slots *of_room = listOf(CheckRoom{slot.room});
    if (!m_list_of)
        return of_day ? of_day : of_room;
    const auto list = m_list_of(slot);
    if (!list)
        return nullptr;
    return std::holds_alternative<CheckRoom>(*list) && of_room ? of_room : of_day;
}

const SlotClaims *Timetable::find(const SlotKey &slot) const
{
    const Slots *list = listOf(slot);
    const auto entry = list ? list->find(slot) : Slots::const_iterator();
    return list && entry != list->end() ? &entry->second : nullptr;
}

std::vector<QString> Timetable::freeRooms(const QString &day, const QString &timeslot) const
{
    std::vector<QString> free;
    for (const QString &room : m_rooms)
        if (const SlotKey slot{room, timeslot, day}; isKnown(slot) && !find(slot))
            free.push_back(room);
    return free;
}

std::vector<Room> Timetable::roomsInstead(const SlotKey &slot) const
{
    const auto seatsOf = [this](const QString &room) {
        const auto known = m_seats.find(room);
        return known == m_seats.end() ? std::nullopt : std::optional(known->second);
    };
    const auto least = seatsOf(slot.room);
    std::vector<Room> rooms;
    for (const QString &name : freeRooms(slot.day, slot.timeslot))
        if (const Room room{name, seatsOf(name)}; name != slot.room && !(room.seats < least))
            rooms.push_back(room);
    std::ranges::stable_sort(rooms, {}, &Room::seats);
    return rooms;
}

std::vector<QString> Timetable::roomsWithOrphans(const std::vector<QString> &days) const
{
    return withOrphans(m_rooms, &SlotKey::room, days);
}

std::vector<QString> Timetable::timeslotsWithOrphans(const std::vector<QString> &days) const
{
    return withOrphans(m_timeslots, &SlotKey::timeslot, days);
}

std::vector<QString> Timetable::withOrphans(std::vector<QString> names, QString SlotKey::*name,
                                            const std::vector<QString> &days) const
{
    NameSet seen(names.begin(), names.end());
    for (const QString &day : days) {
        const auto bookings = m_of_days.find(day);
        if (bookings == m_of_days.end())
            continue;
        for (const auto &[slot, claims] : bookings->second)
            if (!seen.contains(slot.*name)) {
                seen.insert(slot.*name);
                names.push_back(slot.*name);
            }
    }
    return names;
}

} // namespace roomcast
