// SPDX-License-Identifier: MIT
#include "text/unknown_name_text.h"

#include "core/booking/catalogue.h"
#include "core/booking/words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <numeric>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class UnknownNameWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::UnknownNameText)
};

/// Hyphens where people write dashes: so are times written.
QString withHyphens(QString name)
{
    for (const QChar dash : u"\u2012\u2013\u2014\u2212"_s)
        name.replace(dash, u'-');
    return name;
}

constexpr qsizetype kCharsMax = 64;

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

bool isSame(const QString &a, const QString &b)
{
    const auto first = timeRange(withHyphens(a));
    const auto second = timeRange(withHyphens(b));
    const bool times = first && second && first->start_min == second->start_min &&
                       first->end_min == second->end_min;
    return times || foldedName(a) == foldedName(b);
}

} // namespace

QString unknownTimeslotText(const QString &name)
{
    const QString plain = withHyphens(name);
    const QString said = UnknownNameWords::tr("%1 is not a timeslot").arg(name);
    if (plain != name)
        return UnknownNameWords::tr("%1: it has a dash where a hyphen stands in %2")
            .arg(said, plain);
    static const QRegularExpression padded(u"(^|-)0(\\d:)"_s);
    const QString bare = QString(name).replace(padded, u"\\1\\2"_s);
    return bare == name ? said
                        : UnknownNameWords::tr("%1: hours may be written without the zero, %2")
                              .arg(said, bare);
}

/// A date tells by itself what is wrong with it, by this computer's calendar.
QString unknownDayText(const QString &name, DateForm form)
{
    const auto date = dateOf(name);
    const QString said =
        UnknownNameWords::tr("%1 is not a day").arg(date ? dateText(*date, form) : name);
    if (!date)
        return said;
    if (*date < QDate::currentDate())
        return UnknownNameWords::tr("%1 that can be booked: it is past").arg(said);
    return UnknownNameWords::tr("%1 that can be booked: days lists those that are").arg(said);
}

std::optional<UnknownName> unknownNameIn(const Answer &answer)
{
    const auto *refused =
        answer.outcome && !answer.error ? std::get_if<Refused>(&*answer.outcome) : nullptr;
    if (!refused)
        return std::nullopt;
    if (refused->kind == RefusalKind::UnknownRoom)
        return UnknownName{refused->subject, ListRooms{}};
    if (refused->kind == RefusalKind::UnknownTimeslot)
        return UnknownName{refused->subject, ListTimeslots{}};
    if (refused->kind == RefusalKind::UnknownDay)
        return UnknownName{refused->subject, ListDays{}};
    return std::nullopt;
}

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

QString nearestName(const UnknownName &unknown, const Outcome &known)
{
    const auto *names = std::get_if<Names>(&known);
    return names ? nearestName(unknown.name, names->names) : QString();
}

QString nearestNameText(const QString &nearest)
{
    return nearest.isEmpty() ? QString()
                             : UnknownNameWords::tr("Did you mean %1?").arg(quoted(nearest));
}

} // namespace roomcast
