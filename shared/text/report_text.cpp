// SPDX-License-Identifier: MIT
#include "text/report_text.h"

#include "text/answer_text.h"
#include "text/event_text.h"
#include "text/printable.h"

#include <QCoreApplication>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class ReportWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::ReportText)
};

QString personText(const QString &person)
{
    return person.isEmpty() ? ReportWords::tr("the catalogue") : person;
}

/// "1 earlier claim", "2 earlier claims".
QString earlierText(quint64 count)
{
    return count == 1 ? ReportWords::tr("1 earlier claim left out")
                      : ReportWords::tr("%n earlier claims left out", nullptr, int(count));
}

} // namespace

QString stampText(const EntryStamp &in, DateForm form)
{
    return ReportWords::tr("%1, epoch %2, entry %3")
        .arg(dateTimeText(dateTimeOf(in), Precision::Second, form), epochText(in.epoch),
             QString::number(in.index.value));
}

QString momentText(const EntryStamp &in, DateForm form)
{
    return dateTimeText(dateTimeOf(in), Precision::Minute, form);
}

namespace {

/// All claims of a slot, for finding the person behind an id.
QString holderOf(const SlotRecord &record, const std::optional<RequestId> &id)
{
    for (const auto *list : {&record.queue, &record.cancelled})
        for (const ClaimRecord &kept : *list)
            if (kept.claim.id == id)
                return personText(kept.claim.holder);
    return ReportWords::tr("somebody");
}

QString eventText(const ClaimEvent &event, const ClaimRecord &kept, const SlotRecord &record,
                  DateForm form)
{
    const QString person = personText(kept.claim.holder);
    switch (event.kind) {
    case ClaimEventKind::Promoted:
        return ReportWords::tr("%1 moved up and holds it").arg(person);
    case ClaimEventKind::DisplacedByConfirmed:
        return ReportWords::tr("%1 was displaced by %2, whose booking had been confirmed")
            .arg(person, holderOf(record, event.by));
    case ClaimEventKind::DisplacedByEarlier:
        return ReportWords::tr(
                   "%1 was displaced by %2, who had booked it on another side: of the two "
                   "times on record that one comes first")
            .arg(person, holderOf(record, event.by));
    case ClaimEventKind::Cancelled:
        return kept.claim.cancelled && kept.claim.cancelled->person != kept.claim.holder
                   ? ReportWords::tr("%1 cancelled what %2 had booked")
                         .arg(kept.claim.cancelled->person, person)
                   : ReportWords::tr("%1 cancelled").arg(person);
    case ClaimEventKind::MovedHere:
        return ReportWords::tr("%1 moved here from %2")
            .arg(person, slotText(event.slot.value_or(SlotKey{}), form));
    case ClaimEventKind::MovedAway:
        return ReportWords::tr("%1 moved to %2")
            .arg(person, slotText(event.slot.value_or(SlotKey{}), form));
    }
    Q_UNREACHABLE();
}

QString madeText(const ClaimRecord &kept)
{
    const QString person = personText(kept.claim.holder);
    switch (kept.past.first) {
    case ClaimStanding::Holds:
        return ReportWords::tr("%1 booked it").arg(person);
    case ClaimStanding::Waits:
        return ReportWords::tr("%1 joined the waiting list").arg(person);
    }
    Q_UNREACHABLE();
}

QString titleText(const QString &title)
{
    return title.isEmpty() ? QString() : ReportWords::tr(" (%1)").arg(title);
}

QString claimText(const ClaimBrief &brief)
{
    return personText(brief.holder) + titleText(brief.title);
}

QString whatHappened(const Notice &notice)
{
    switch (notice.kind) {
    case NoticeKind::DisplacedByConfirmed:
        return ReportWords::tr("%1, whose booking had been confirmed, displaced yours")
            .arg(personText(notice.by));
    case NoticeKind::DisplacedByEarlier:
        return ReportWords::tr(
                   "%1, who had booked it on another side, displaced your booking: of the "
                   "two times on record that one comes first")
            .arg(personText(notice.by));
    case NoticeKind::Promoted:
        return ReportWords::tr("your claim moved up");
    case NoticeKind::AnsweredTwice:
        return ReportWords::tr("two sides of the group answered your request differently");
    }
    Q_UNREACHABLE();
}

/// A hundred years: more is told as that.
constexpr qint64 kApartMax_ms = qint64(100) * 365 * 24 * 3600 * 1000;

QString waitText(quint32 ahead)
{
    return ahead == 0 ? ReportWords::tr("holds the slot")
                      : ReportWords::tr("waits as number %1").arg(ahead);
}

QString presentText(const ConflictRow &row)
{
    if (row.ahead_now)
        return waitText(*row.ahead_now);
    return ReportWords::tr("has given it up");
}

} // namespace

// ---- one slot --------------------------------------------------------------------------------

QStringList queueLines(const SlotRecord &record, DateForm form)
{
    if (record.queue.empty())
        return {ReportWords::tr("%1 is free").arg(slotText(record.slot, form))};
    QStringList lines;
    for (const ClaimRecord &kept : record.queue) {
        const QString words = lines.isEmpty() ? ReportWords::tr("%1. %2 holds it%3")
                                              : ReportWords::tr("%1. %2 waits%3");
        lines << printable(words.arg(QString::number(lines.size() + 1),
                                     personText(kept.claim.holder), titleText(kept.claim.title)));
    }
    return lines;
}

QStringList historyLines(const SlotRecord &record, DateForm form, StampForm stamp)
{
    std::vector<std::pair<EntryStamp, QString>> events;
    for (const auto *list : {&record.queue, &record.cancelled}) {
        for (const ClaimRecord &kept : *list) {
            if (kept.past.made.epoch)
                events.emplace_back(kept.past.made, madeText(kept));
            for (const ClaimEvent &event : kept.past.events)
                events.emplace_back(event.in, eventText(event, kept, record, form));
        }
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList lines;
    if (record.left_out > 0)
        lines << earlierText(record.left_out);
    for (const auto &[in, words] : events)
        lines << printable(stamp(in, form) + u": "_s + words);
    return lines;
}

QStringList slotRecordLines(const SlotRecord &record, DateForm form)
{
    return queueLines(record, form) + historyLines(record, form);
}

// ---- notices ---------------------------------------------------------------------------------

QString noticeText(const Notice &notice, DateForm form)
{
    const QString now =
        notice.ahead == 0
            ? ReportWords::tr("you hold the slot")
            : ReportWords::tr("%1 holds the slot, and you are number %2 on its waiting "
                              "list")
                  .arg(personText(notice.holder), QString::number(notice.ahead));
    return printable(ReportWords::tr("%1%2: %3; %4")
                         .arg(slotText(notice.slot, form), titleText(notice.claim.claim.title),
                              whatHappened(notice), now));
}

QStringList noticeLines(const Notices &notices, DateForm form)
{
    QStringList lines;
    for (const Notice &notice : notices.notices)
        lines << noticeText(notice, form);
    if (notices.left_out > 0)
        lines << ReportWords::tr("%n more, told when these are acknowledged", nullptr,
                                 int(notices.left_out));
    return lines;
}

// ---- conflicts -------------------------------------------------------------------------------

QString timesText(const ConflictRow &row, DateForm form)
{
    const auto text = [form](const EntryStamp &made) {
        return dateTimeText(dateTimeOf(made), Precision::Second, form);
    };
    const qint64 apart_ms = std::abs(believable(row.displaced.made.at).value_ms -
                                     believable(row.holder.made.at).value_ms);
    return ReportWords::tr("%1 against %2, %3 apart")
        .arg(text(row.holder.made), text(row.displaced.made),
             elapsedText(std::chrono::milliseconds(std::min(apart_ms, kApartMax_ms))));
}

QString conflictText(const ConflictRow &row, DateForm form)
{
    const Conflict &conflict = row.conflict;
    // Two sides have two clocks: which booking was made first in truth, nobody knows.
    const QString why =
        conflict.confirmed
            ? ReportWords::tr("was confirmed in epoch %1")
            : ReportWords::tr(
                  "comes first by the times that the two sides' clocks gave (%1), in epoch "
                  "%2")
                  .arg(timesText(row, form));
    return printable(
        ReportWords::tr(
            "Conflict %1, %2: %3 keeps it, as it %4; %5, booked in epoch %6, was displaced "
            "to number %7 of the waiting list (%8), and now %9")
            .arg(QString::number(conflict.number), slotText(conflict.slot, form),
                 claimText(row.holder), why.arg(epochText(row.holder.made.epoch)),
                 claimText(row.displaced), epochText(row.displaced.made.epoch),
                 QString::number(conflict.ahead), stampText(conflict.in, form), presentText(row)));
}

QStringList conflictLines(const Conflicts &conflicts, DateForm form)
{
    QStringList lines;
    if (conflicts.forgotten > 1)
        lines << ReportWords::tr("Conflicts before number %1 are no longer on record")
                     .arg(conflicts.forgotten);
    for (const ConflictRow &row : conflicts.rows)
        lines << conflictText(row, form);
    if (conflicts.next)
        lines << ReportWords::tr("More from number %1").arg(*conflicts.next);
    return lines;
}

} // namespace roomcast
