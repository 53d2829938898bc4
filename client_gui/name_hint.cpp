// SPDX-License-Identifier: MIT
#include "client_gui/name_hint.h"

#include "core/booking/catalogue.h"
#include "core/booking/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kCharsMax = 64;

class NameHintWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::NameHint)
};

/// Letters to insert, remove or change.
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            qsizetype &cell = row[size_t(j) + 1];
            const qsizetype changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = std::exchange(cell, std::min({changed, cell + 1, row[size_t(j)] + 1}));
        }
    }
    return row.back();
}

/// Dashes as hyphens: so are times written.
std::optional<TimeRange> timesIn(QString name)
{
    for (const QChar dash : u"\u2012\u2013\u2014\u2212"_s)
        name.replace(dash, u'-');
    return timeRange(name);
}

bool isSame(const QString &a, const QString &b)
{
    const auto first = timesIn(a);
    const auto second = timesIn(b);
    const bool times = first && second && first->start_min == second->start_min &&
                       first->end_min == second->end_min;
    return times || foldedName(a) == foldedName(b);
}

} // namespace

QString nearestName(const QString &wanted, const std::vector<QString> &names)
{
    const auto same = std::ranges::find_if(
        names, [&wanted](const QString &name) { return isSame(wanted, name); });
    if (same != names.end())
        return *same;
    const QString folded = foldedName(wanted).left(kCharsMax);
    QString nearest;
    qsizetype least = std::max<qsizetype>(1, folded.size() / 3) + 1;
    for (const QString &name : names) {
        const qsizetype away = distance(folded, foldedName(name).left(kCharsMax));
        if (away < least) {
            least = away;
            nearest = name;
        }
    }
    return nearest;
}

QString nameHint(const Answer &answer, const Timetable &timetable)
{
    const auto *refused =
        answer.outcome && !answer.error ? std::get_if<Refused>(&*answer.outcome) : nullptr;
    if (!refused)
        return {};
    QString near;
    if (refused->kind == RefusalKind::UnknownRoom)
        near = nearestName(refused->subject, timetable.rooms());
    else if (refused->kind == RefusalKind::UnknownTimeslot)
        near = nearestName(refused->subject, timetable.timeslots());
    else if (refused->kind == RefusalKind::UnknownDay)
        near = nearestName(refused->subject, timetable.days());
    return near.isEmpty() ? QString() : NameHintWords::tr("Did you mean %1?").arg(quoted(near));
}

} // namespace roomcast
