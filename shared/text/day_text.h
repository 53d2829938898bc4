// SPDX-License-Identifier: MIT
//
// Days and moments as people read them, and as scripts do. A day is an ISO date of the rolling
// calendar or a label of a weekly timetable; labels are shown as they are. Values only; nothing
// here can fail.
#pragma once

#include "core/booking/types.h"

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <optional>

namespace roomcast {

/// Whom a text is for.
enum class DateForm {
    Iso,   ///< scripts; days as commands take them
    Local, ///< people, in the form of their language
};
enum class Precision { Minute, Second };

std::optional<QDate> dateOf(const QString &day);
/// The form of a day in a language: its long form without the year, and names shortened.
QString dayForm(const QLocale &locale);
/// "Tue 24 Nov" for 2026-11-24, in the order of the person's language; "Monday" for Monday.
QString dayLabel(const QString &day);
/// "SA314 · Tue 24 Nov · 9:30-10:30"
QString slotLabel(const SlotKey &slot);

/// "2026-11-24", or in the person's form: "11/24/26".
QString dateText(const QDate &date, DateForm form);
/// "18:05:12", or in the person's form: "6:05:12 PM".
QString timeText(const QTime &time, Precision precision, DateForm form = DateForm::Local);
/// "2026-11-24 18:05", or in the person's form: "11/24/26 6:05 PM".
QString dateTimeText(const QDateTime &at, Precision precision, DateForm form = DateForm::Local);
/// When an entry of the log was made, by this computer's zone.
QDateTime dateTimeOf(const EntryStamp &in);

} // namespace roomcast
