// SPDX-License-Identifier: MIT
//
// A catalogue with more slots than a load can book, numbered, and one room that is not among them,
// with a few bookings, for reads that are always the same. Values only; nothing here can fail but
// the writing of the files, which the servers then complain about.
#pragma once

#include "core/booking/types.h"

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

inline void writeManySlots(const QString &folder)
{
    const auto write = [&folder](const QString &name, const QString &text) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::WriteOnly))
            file.write(text.toUtf8());
    };
    QString rooms = QLatin1String(kReadRoom);
    for (qint64 i = 0; i < kManyRooms; ++i)
        rooms += u'\n' + roomName(i);
    QString timeslots;
    QString reservations;
    for (qint64 i = 0; i < kManyTimeslots; ++i) {
        timeslots += timeslotName(i) + u'\n';
        reservations +=
            QLatin1String(kReadRoom) + u' ' + timeslotName(i) + u' ' + dayName(0) + u'\n';
    }
    QString days;
    for (qint64 i = 0; i < kManyDays; ++i)
        days += dayName(i) + u'\n';
    write(QStringLiteral("rooms.txt"), rooms);
    write(QStringLiteral("timeslots.txt"), timeslots);
    write(QStringLiteral("days.txt"), days);
    write(QStringLiteral("reservations.txt"), reservations);
}

} // namespace roomcast::test
