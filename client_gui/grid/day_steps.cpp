// SPDX-License-Identifier: MIT
#include "client_gui/grid/day_steps.h"

#include "text/day_text.h"

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
