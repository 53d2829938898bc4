// SPDX-License-Identifier: MIT
//
// From one day to others of the calendar or the weekly timetable. Values only; nothing here can
// fail.
#pragma once

#include <QDate>
#include <QString>

#include <vector>

namespace roomcast {

/// The day to open a calendar on: today's date or weekday if it has one, else the first.
QString openingDay(const std::vector<QString> &days, const QDate &today);
/// The days of `days` shown beside `day` in a week: its Monday to Sunday, or its seven labels.
std::vector<QString> weekOf(const std::vector<QString> &days, const QString &day);
/// The day `steps` days (or weeks) after `day`, kept within `days`.
QString steppedDay(const std::vector<QString> &days, const QString &day, int steps, bool by_week);

} // namespace roomcast
