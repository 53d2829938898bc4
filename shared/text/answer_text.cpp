// SPDX-License-Identifier: MIT
#include "text/answer_text.h"

#include "core/booking/words.h"
#include "text/event_text.h"
#include "text/printable.h"
#include "text/report_text.h"
#include "text/status_text.h"
#include "text/unknown_name_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

class AnswerWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::AnswerText)
};

std::optional<SlotKey> slotOf(const Command &command)
{
    const auto *write = std::get_if<Write>(&command);
    if (!write)
        return std::nullopt;
    return std::visit(Overloaded{[](const OpenSession &) { return std::optional<SlotKey>(); },
                                 [](const Move &move) { return std::optional(move.from); },
                                 [](const auto &what) { return std::optional(what.slot); }},
                      *write);
}

/// Where the claim is that a write makes.
std::optional<SlotKey> targetOf(const Command &command)
{
    const auto *write = std::get_if<Write>(&command);
    const auto *move = write ? std::get_if<Move>(write) : nullptr;
    return move ? move->to : slotOf(command);
}

/// A write, and how the slots in it are named.
struct Told {
    const Command &command;
    DateForm form;

    QString slot() const
    {
        const auto found = slotOf(command);
        return found ? slotText(*found, form) : AnswerWords::tr("This slot");
    }
    QString target() const
    {
        const auto found = targetOf(command);
        return found ? slotText(*found, form) : slot();
    }
};

QString takenText(const QString &holder, const Told &told)
{
    if (holder.isEmpty())
        return AnswerWords::tr("%1 is already booked").arg(told.target());
    return AnswerWords::tr("%1 is held by %2").arg(told.target(), holder);
}

QString notYoursText(const QString &holder, const Told &told)
{
    if (holder.isEmpty())
        return AnswerWords::tr(
                   "%1 is booked by the catalogue, for nobody in particular: only delete "
                   "gives it back")
            .arg(told.slot());
    return AnswerWords::tr("%1 is held by %2, who alone may cancel it").arg(told.slot(), holder);
}

QString unconfirmedText(const Command &command)
{
    const auto *write = std::get_if<Write>(&command);
    if (write && std::holds_alternative<Move>(*write))
        return AnswerWords::tr(
            "The servers that can be reached may not be the only ones and do not move "
            "bookings alone: try again when the others are back");
    return AnswerWords::tr(
        "The servers that can be reached may not be the only ones and do not book "
        "alone: try again when the others are back");
}

/// With what is smaller.
QString tooLargeText(const Command &command)
{
    const auto *query = std::get_if<Query>(&command);
    if (query && std::holds_alternative<ReadDay>(*query))
        return AnswerWords::tr(
            "The answer is too large for one message: ask for the rooms one by one, "
            "with check");
    if (query && std::holds_alternative<CheckRoom>(*query))
        return AnswerWords::tr(
            "The answer is too large for one message: ask for a day, with day, or for "
            "one slot, with queue");
    return AnswerWords::tr("The answer is too large for one message");
}

QString invalidText(const QString &text)
{
    if (text.isEmpty())
        return AnswerWords::tr("A booking needs a person's name");
    return AnswerWords::tr(
               "%1 cannot stand in a booking: a name takes up to %2 characters, a title up "
               "to %3, without control characters")
        .arg(text, QString::number(kPersonCharsMax), QString::number(kTitleCharsMax));
}

/// The group's time as servers write it: "2026-11-24 18:05", or a day alone.
QString groupMomentText(const QString &civil, DateForm form)
{
    const QDateTime at = QDateTime::fromString(civil, u"yyyy-MM-dd HH:mm"_s);
    if (at.isValid())
        return dateTimeText(at, Precision::Minute, form);
    return form == DateForm::Local ? dayLabel(civil) : civil;
}

/// Where the claim was to be made, and by which clock that is past.
QString overText(const QString &civil, const Told &told)
{
    return AnswerWords::tr("%1 is over: the group's time is %2")
        .arg(told.target(), groupMomentText(civil, told.form));
}

QString refusalSentence(const Refused &refused, const Told &told)
{
    switch (refused.kind) {
    case RefusalKind::UnknownRoom:
        return AnswerWords::tr("%1 is not a room").arg(refused.subject);
    case RefusalKind::UnknownTimeslot:
        return unknownTimeslotText(refused.subject);
    case RefusalKind::UnknownDay:
        return unknownDayText(refused.subject, told.form);
    case RefusalKind::SlotTaken:
        return takenText(refused.subject, told);
    case RefusalKind::NotBooked:
        return AnswerWords::tr("%1 is not booked").arg(told.slot());
    case RefusalKind::NotYours:
        return notYoursText(refused.subject, told);
    case RefusalKind::InvalidText:
        return invalidText(refused.subject);
    case RefusalKind::SessionExpired:
        return AnswerWords::tr(
            "The servers no longer know this client, and nothing was changed: try "
            "again");
    case RefusalKind::Busy:
        return AnswerWords::tr("The servers are busy: try again in a moment");
    case RefusalKind::TooLarge:
        return tooLargeText(told.command);
    case RefusalKind::Unconfirmed:
        return unconfirmedText(told.command);
    case RefusalKind::AlreadyThere:
        return AnswerWords::tr("%1 has a claim on %2 already").arg(refused.subject, told.slot());
    case RefusalKind::WaitingListFull:
        return AnswerWords::tr("The waiting list of %1 is full").arg(told.slot());
    case RefusalKind::Over:
        return overText(refused.subject, told);
    case RefusalKind::NotWaiting:
        return AnswerWords::tr("%1 does not wait for %2").arg(refused.subject, told.slot());
    }
    Q_UNREACHABLE();
}

QString noServerText(const Command &command)
{
    if (std::holds_alternative<Write>(command))
        return AnswerWords::tr("No server answers, and nothing was changed. Start one with "
                               "roomcast-server, or wait until one is back, and try again");
    return AnswerWords::tr(
        "No server answers. Start one with roomcast-server, or wait: this client "
        "finds it by itself");
}

QString doneText(const Told &told)
{
    const QString slot = told.slot();
    const auto *write = std::get_if<Write>(&told.command);
    if (write && std::holds_alternative<Reserve>(*write))
        return AnswerWords::tr("Booked %1").arg(slot);
    if (write && std::holds_alternative<Cancel>(*write))
        return AnswerWords::tr("Cancelled %1").arg(slot);
    if (write && std::holds_alternative<LeaveQueue>(*write))
        return AnswerWords::tr("Left the waiting list of %1").arg(slot);
    if (write && std::holds_alternative<Move>(*write))
        return AnswerWords::tr("Moved %1 to %2").arg(slot, told.target());
    return AnswerWords::tr("Done");
}

QString queuedText(const Queued &queued, const Told &told)
{
    if (queued.ahead == 0)
        return AnswerWords::tr("Booked %1, which was free").arg(told.target());
    return AnswerWords::tr("Waits for %1, number %2 on the waiting list")
        .arg(told.target(), QString::number(queued.ahead));
}

QStringList nameLines(const Names &names)
{
    QStringList lines;
    for (const QString &name : names.names)
        lines << printable(name);
    return lines;
}

QStringList roomLines(const Rooms &rooms)
{
    QStringList lines;
    for (const Room &room : rooms.rooms)
        lines << printable(room.seats
                               ? quoted(room.name) + u' ' + QString::number(room.seats->value)
                               : quoted(room.name));
    return lines;
}

QStringList bookingLines(const Bookings &bookings)
{
    QStringList lines;
    for (const SlotClaims &entry : bookings.entries)
        lines << slotText(entry.slot);
    return lines;
}

/// Lists are for scripts and to be typed again, in whatever form sentences are.
QStringList outcomeLines(const Outcome &outcome, const Told &told)
{
    const DateForm form = told.form;
    return std::visit(
        Overloaded{
            [&](const Done &) { return QStringList{printable(doneText(told))}; },
            [&](const Refused &refused) {
                return QStringList{printable(refusalSentence(refused, told))};
            },
            [](const Names &names) { return nameLines(names); },
            [](const Bookings &bookings) { return bookingLines(bookings); },
            [&](const Queued &queued) { return QStringList{printable(queuedText(queued, told))}; },
            [&](const SlotRecord &record) { return slotRecordLines(record, form); },
            [&](const Notices &notices) { return noticeLines(notices, form); },
            [&](const Conflicts &conflicts) { return conflictLines(conflicts, form); },
            [](const Rooms &rooms) { return roomLines(rooms); },
        },
        outcome);
}

QString confirmationText(Confirmation confirmation, const std::vector<ServerId> &missing)
{
    switch (confirmation) {
    case Confirmation::Confirmed:
        return AnswerWords::tr("confirmed");
    case Confirmation::Provisional:
        return missing.empty()
                   ? AnswerWords::tr("provisional")
                   : AnswerWords::tr("provisional (%1)").arg(provisionalReason(missing));
    case Confirmation::None:
        return AnswerWords::tr("not confirmed");
    }
    Q_UNREACHABLE();
}

/// "server 300 in epoch 7.300, confirmed: Booked SA314 8:30-9:30 Monday"
QString replyText(const OtherReply &reply, const Told &told)
{
    constexpr qsizetype kLinesShown = 4;
    QStringList lines = reply.outcome ? outcomeLines(*reply.outcome, told) : QStringList();
    const qsizetype more = lines.size() - kLinesShown;
    if (more > 0)
        lines = lines.first(kLinesShown) << AnswerWords::tr("%1 more").arg(more);
    return AnswerWords::tr("server %1 in epoch %2, %3: %4")
        .arg(QString::number(reply.server.value), epochText(reply.epoch),
             confirmationText(reply.confirmation, {}),
             lines.isEmpty() ? AnswerWords::tr("nothing") : lines.join(", "_L1));
}

QString twoRepliesText(const Answer &answer, DateForm form)
{
    const OtherReply first{answer.server, answer.epoch, answer.index, answer.confirmation,
                           answer.outcome};
    const OtherReply second = answer.other.value_or(OtherReply{});
    const QString text =
        first.outcome == second.outcome
            ? AnswerWords::tr(
                  "Two servers replied to “%1”, and say the same: %2; %3. Only the leader "
                  "may; see the logs of both")
            : AnswerWords::tr(
                  "Two servers replied to “%1”, and do not say the same: %2; %3. Only the "
                  "leader may; see the logs of both");
    return text.arg(consoleLine(answer.command), replyText(first, {answer.command, form}),
                    replyText(second, {answer.command, form}));
}

QString errorSentence(AnswerError error, const Answer &answer, DateForm form)
{
    switch (error) {
    case AnswerError::NoServer:
        return noServerText(answer.command);
    case AnswerError::Busy:
        return AnswerWords::tr(
                   "The servers are busy, and “%1” may be done all the same. Look at the "
                   "bookings before you try again")
            .arg(consoleLine(answer.command));
    case AnswerError::OutcomeUnknown:
        return AnswerWords::tr("No answer came to “%1”: it may have been done or not. Look at the "
                               "bookings before you try again")
            .arg(consoleLine(answer.command));
    case AnswerError::TwoReplies:
        return twoRepliesText(answer, form);
    case AnswerError::QueueFull:
        return AnswerWords::tr("Too many requests wait for an answer: try again in a moment");
    }
    Q_UNREACHABLE();
}

} // namespace

QString slotText(const SlotKey &slot, DateForm form)
{
    if (form == DateForm::Local)
        return printable(slotLabel(slot));
    return printable(quoted(slot.room) + u' ' + quoted(slot.timeslot) + u' ' + quoted(slot.day));
}

std::optional<WaitingPlace> waitingPlace(const Answer &answer)
{
    const auto *queued = answer.outcome ? std::get_if<Queued>(&*answer.outcome) : nullptr;
    const auto target = targetOf(answer.command);
    return queued && queued->ahead > 0 && target
               ? std::optional(WaitingPlace{*target, queued->ahead})
               : std::nullopt;
}

QString refusalText(const Refused &refused, const Command &command, DateForm form)
{
    return printable(refusalSentence(refused, {command, form}));
}

QString answerErrorText(const Answer &answer, DateForm form)
{
    return answer.error ? printable(errorSentence(*answer.error, answer, form)) : QString();
}

QStringList answerLines(const Answer &answer, DateForm form)
{
    if (answer.error)
        return {answerErrorText(answer, form)};
    return answer.outcome ? outcomeLines(*answer.outcome, {answer.command, form}) : QStringList();
}

QString ageBoundText(Duration age, bool bounded)
{
    using namespace std::chrono;
    const Duration shown = age < 1s    ? Duration(ceil<milliseconds>(age))
                           : age < 10s ? Duration(ceil<duration<qint64, std::deci>>(age))
                                       : Duration(ceil<seconds>(age));
    return bounded ? AnswerWords::tr("at most %1 old").arg(elapsedText(shown))
                   : AnswerWords::tr("kept since about %1").arg(elapsedText(shown));
}

QString sourceText(const Answer &answer, const std::vector<ServerId> &missing)
{
    QString confirmation = confirmationText(answer.confirmation, missing);
    if (answer.behind)
        confirmation += AnswerWords::tr("; may lack what you saw before");
    switch (answer.source) {
    case Source::Server:
        return AnswerWords::tr("Server %1, epoch %2, %3, %4")
            .arg(QString::number(answer.server.value), epochText(answer.epoch),
                 elapsedText(answer.latency), confirmation);
    case Source::Cache:
        return AnswerWords::tr("Cache, %1, %2")
            .arg(ageBoundText(answer.age, answer.age_bounded), confirmation);
    case Source::Stale:
        return AnswerWords::tr("Stale, %1, no server answers; then %2")
            .arg(ageBoundText(answer.age, answer.age_bounded), confirmation);
    case Source::None:
        return AnswerWords::tr("No answer after %1").arg(elapsedText(answer.latency));
    }
    Q_UNREACHABLE();
}

QString briefSourceText(const Answer &answer, const std::vector<ServerId> &missing)
{
    QString confirmation = confirmationText(answer.confirmation, missing);
    if (answer.behind)
        confirmation += AnswerWords::tr("; may lack what you saw before");
    return AnswerWords::tr("Server %1, %2").arg(QString::number(answer.server.value), confirmation);
}

} // namespace roomcast
