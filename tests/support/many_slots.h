// SPDX-License-Identifier: MIT
//
// A catalogue with more slots than a load can book, numbered, and one room that is not among them,
// with a few bookings, for reads that are always the same. Values only; nothing here can fail but
// the writing of the files, which the servers then complain about.
#pragma once

#include "core/booking/catalogue.h"

#include <QFile>

namespace roomcast::test {

inline constexpr qint64 kManyRooms = 1'000;
inline constexpr qint64 kManyTimeslots = 20;
inline constexpr qint64 kManyDays = 200;
inline constexpr qint64 kManySlots = kManyRooms * kManyTimeslots * kManyDays;
/// The room to read.
inline constexpr auto kReadRoom = "READ";

inline QString roomName(qint64 number)
{
    return QStringLiteral("R%1").arg(number);
}
inline QString timeslotName(qint64 number)
{
    return QStringLiteral("T%1").arg(number);
}
inline QString dayName(qint64 number)
{
    return QStringLiteral("D%1").arg(number);
}

/// One after the other they fill all rooms evenly.
inline SlotKey slotAt(qint64 number)
{
    return {roomName(number % kManyRooms), timeslotName(number / kManyRooms % kManyTimeslots),
            dayName(number / (kManyRooms * kManyTimeslots) % kManyDays)};
}

/// Without the room to read.
inline Catalogue catalogueOfManySlots()
{
    Catalogue catalogue;
    for (qint64 i = 0; i < kManyRooms; ++i)
        catalogue.rooms.push_back(roomName(i));
    for (qint64 i = 0; i < kManyTimeslots; ++i)
        catalogue.timeslots.push_back(timeslotName(i));
    for (qint64 i = 0; i < kManyDays; ++i)
        catalogue.day_labels.push_back(dayName(i));
    return catalogue;
}

/// The files of a catalogue folder, with the room to read.
inline void writeManySlots(const QString &folder)
{
    const auto write = [&folder](const QString &name, const std::vector<QString> &lines) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::WriteOnly))
            return;
        for (const QString &line : lines)
            file.write(line.toUtf8() + '\n');
    };
    Catalogue catalogue = catalogueOfManySlots();
    const QString room = QLatin1String(kReadRoom);
    catalogue.rooms.push_back(room);
    std::vector<QString> reservations;
    for (const QString &timeslot : catalogue.timeslots)
        reservations.push_back(room + u' ' + timeslot + u' ' + dayName(0));
    write(QStringLiteral("rooms.txt"), catalogue.rooms);
    write(QStringLiteral("timeslots.txt"), catalogue.timeslots);
    write(QStringLiteral("days.txt"), catalogue.day_labels);
    write(QStringLiteral("reservations.txt"), reservations);
}

} // namespace roomcast::test
