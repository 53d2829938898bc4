// SPDX-License-Identifier: MIT
#include "client_gui/timetable.h"

#include <algorithm>

namespace roomcast {

namespace {

bool contains(const std::vector<QString> &names, const QString &name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

bool Timetable::take(const Query &key, const Outcome &outcome)
{
    return std::visit(Overloaded{
                          [&](const ListDays &) { return takeNames(m_days, outcome); },
                          [&](const ListRooms &) { return takeNames(m_rooms, outcome); },
                          [&](const ListTimeslots &) { return takeNames(m_timeslots, outcome); },
                          [&](const ReadRooms &) { return takeSeats(outcome); },
                          [&](const ReadDay &read) { return takeDay(read.day, outcome); },
                          [&](const auto &) { return false; },
                      },
                      key);
}

bool Timetable::takeNames(std::vector<QString> &list, const Outcome &outcome)
{
    const auto *names = std::get_if<Names>(&outcome);
    if (!names || names->names == list)
        return false;
    list = names->names;
    // Days that left the calendar take their bookings along.
    std::erase_if(m_bookings, [this](const auto &day) { return !contains(m_days, day.first); });
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

bool Timetable::takeDay(const QString &day, const Outcome &outcome)
{
    const auto *bookings = std::get_if<Bookings>(&outcome);
    if (!bookings || !contains(m_days, day))
        return false;
    std::map<SlotKey, SlotClaims> taken;
    for (const SlotClaims &entry : bookings->entries)
        if (!entry.claims.empty())
            taken.emplace(entry.slot, entry);
    const auto known = m_bookings.find(day);
    if (known != m_bookings.end() && known->second == taken)
        return false;
    m_bookings[day] = std::move(taken);
    return true;
}

bool Timetable::isComplete() const
{
    return !m_rooms.empty() && !m_timeslots.empty() && !m_days.empty();
}

bool Timetable::isOrphan(const SlotKey &slot) const
{
    return !contains(m_rooms, slot.room) || !contains(m_timeslots, slot.timeslot) ||
           !contains(m_days, slot.day);
}

const SlotClaims *Timetable::find(const SlotKey &slot) const
{
    const auto day = m_bookings.find(slot.day);
    if (day == m_bookings.end())
        return nullptr;
    const auto entry = day->second.find(slot);
    return entry == day->second.end() ? nullptr : &entry->second;
}

std::vector<QString> Timetable::freeRooms(const QString &day, const QString &timeslot) const
{
    std::vector<QString> free;
    if (!hasDay(day))
        return free;
    for (const QString &room : m_rooms)
        if (!find({room, timeslot, day}))
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
    for (const QString &day : days) {
        const auto bookings = m_bookings.find(day);
        if (bookings == m_bookings.end())
            continue;
        for (const auto &[slot, claims] : bookings->second)
            if (!contains(names, slot.*name))
                names.push_back(slot.*name);
    }
    return names;
}

} // namespace roomcast
