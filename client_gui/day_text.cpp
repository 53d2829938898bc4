// SPDX-License-Identifier: MIT
#include "client_gui/day_text.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr ptrdiff_t kWeekDays = 7;

ptrdiff_t positionOf(const std::vector<QString> &days, const QString &day)
{
    return std::find(days.begin(), days.end(), day) - days.begin();
}

/// Equal for two days of the same week: its Monday's day number, or the index of the seven labels.
qint64 weekNumber(const std::vector<QString> &days, const QString &day)
{
    if (const auto date = dateOf(day))
        return date->toJulianDay() - date->dayOfWeek();
    return positionOf(days, day) / kWeekDays;
}

} // namespace

std::optional<QDate> dateOf(const QString &day)
{
    const QDate date = QDate::fromString(day, Qt::ISODate);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

QString dayForm(const QLocale &locale)
{
    const QString whole = locale.dateFormat(QLocale::LongFormat);
    qsizetype first = -1;
    qsizetype last = -1;
    bool quoted = false;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        if (whole[at] == u'\'')
            quoted = !quoted;
        else if (!quoted && (whole[at] == u'd' || whole[at] == u'M'))
            (first < 0 ? first : last) = at;
    }
    if (locale.language() == QLocale::C || first < 0 || last < 0)
        return u"ddd d MMM"_s;
    return whole.mid(first, last - first + 1)
        .replace("dddd"_L1, "ddd"_L1)
        .replace("MMMM"_L1, "MMM"_L1);
}

QString dayLabel(const QString &day)
{
    const auto date = dateOf(day);
    return date ? QLocale().toString(*date, dayForm(QLocale())) : day;
}

QString momentLabel(const EntryStamp &in)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(in.at.value_ms),
                              QLocale::ShortFormat);
}

QString slotLabel(const SlotKey &slot)
{
    return slot.room + u" · "_s + dayLabel(slot.day) + u" · "_s + slot.timeslot;
}

QString openingDay(const std::vector<QString> &days, const QDate &today)
{
    for (const QString &day : days)
        if (dateOf(day) == today || day == QLocale::c().dayName(today.dayOfWeek()) ||
            day == QLocale().dayName(today.dayOfWeek()))
            return day;
    return days.empty() ? QString() : days.front();
}

std::vector<QString> weekOf(const std::vector<QString> &days, const QString &day)
{
    std::vector<QString> week;
    const qint64 wanted = weekNumber(days, day);
    for (const QString &candidate : days)
        if (std::ssize(week) < kWeekDays && weekNumber(days, candidate) == wanted)
            week.push_back(candidate);
    return week;
}

QString steppedDay(const std::vector<QString> &days, const QString &day, int steps, bool by_week)
{
    if (days.empty())
        return {};
    const ptrdiff_t step = by_week ? steps * kWeekDays : steps;
    const ptrdiff_t at = positionOf(days, day) + step;
    return days[size_t(std::clamp<ptrdiff_t>(at, 0, std::ssize(days) - 1))];
}

} // namespace roomcast
