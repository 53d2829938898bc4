// SPDX-License-Identifier: MIT
//
// Days as people read them. A day is an ISO date of the rolling calendar or a label of a weekly
// timetable; labels are shown as they are.
#pragma once

#include "core/booking/types.h"

#include <QDate>
#include <QLocale>
#include <QString>

#include <optional>
#include <vector>

namespace roomcast {

std::optional<QDate> dateOf(const QString &day);
/// "Tue 24 Nov" for 2026-11-24, in the order of the person's language; "Monday" for Monday.
QString dayLabel(const QString &day);
/// "SA314 · Tue 24 Nov · 9:30-10:30"
QString slotLabel(const SlotKey &slot);
/// When an entry of the log was made: date and time in the person's form.
QString momentLabel(const EntryStamp &in);
/// The form of a day in a language: its long form without the year, and names shortened.
QString dayForm(const QLocale &locale);
/// The day to open a calendar on: today's date or weekday if it has one, else the first.
QString openingDay(const std::vector<QString> &days, const QDate &today);
/// The days of `days` shown beside `day` in a week: its Monday to Sunday, or its seven labels.
std::vector<QString> weekOf(const std::vector<QString> &days, const QString &day);
/// The day `steps` days (or weeks) after `day`, kept within `days`.
QString steppedDay(const std::vector<QString> &days, const QString &day, int steps, bool by_week);

} // namespace roomcast
