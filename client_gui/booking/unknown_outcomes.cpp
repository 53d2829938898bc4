// SPDX-License-Identifier: MIT
#include "client_gui/booking/unknown_outcomes.h"

#include "client_gui/booking/booking_undo.h"
#include "core/booking/console_command.h"
#include "text/answer_text.h"
#include "text/day_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class DoubtWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::UnknownOutcomes)
};

QString personOf(const Write &write)
{
    return std::visit(Overloaded{
                          [](const OpenSession &) { return QString(); },
                          [](const auto &other) { return other.person; },
                      },
                      write);
}

/// Where the person stands in the slot: 0 holds it; none: nowhere.
std::optional<qsizetype> placeOf(const SlotRecord &record, const QString &person)
{
    const auto own = std::ranges::find(record.queue, person,
                                       [](const ClaimRecord &k) { return k.claim.holder; });
    return own == record.queue.end() ? std::nullopt
                                     : std::optional<qsizetype>(own - record.queue.begin());
}

/// "SA314 … is booked for you", "SA314 … is held by Kim".
QString nowText(const SlotRecord &record, const QString &person)
{
    const QString slot = slotLabel(record.slot);
    const auto place = placeOf(record, person);
    if (place == 0)
        return DoubtWords::tr("%1 is booked for you").arg(slot);
    if (place)
        return DoubtWords::tr("you wait for %1 as number %2").arg(slot).arg(*place);
    if (record.queue.empty())
        return DoubtWords::tr("%1 is free").arg(slot);
    const QString holder = record.queue.front().claim.holder;
    return holder.isEmpty() ? DoubtWords::tr("%1 is reserved in the catalogue").arg(slot)
                            : DoubtWords::tr("%1 is held by %2").arg(slot, holder);
}

/// As far as the slot shows it.
bool wasDone(const Write &write, const SlotRecord &record)
{
    const auto place = placeOf(record, personOf(write));
    return std::visit(Overloaded{
                          [&](const Cancel &cancel) {
                              return std::ranges::none_of(record.queue, [&](const ClaimRecord &k) {
                                  return cancel.claim ? k.claim.id == *cancel.claim
                                                      : k.claim.holder == cancel.person;
                              });
                          },
                          [&](const LeaveQueue &) { return !place || place == 0; },
                          [&](const auto &) { return place.has_value(); },
                      },
                      write);
}

/// "the booking of SA314 · Tue 24 Nov · 9:30-10:30"
QString commandWords(const Command &command)
{
    const auto *write = std::get_if<Write>(&command);
    if (!write)
        return u'“' + consoleLine(command) + u'”';
    const QString slot = slotLabel(evidenceOf(command).value_or(SlotKey{}));
    return std::visit(
        Overloaded{
            [&](const Cancel &) { return DoubtWords::tr("the cancellation of %1").arg(slot); },
            [&](const JoinQueue &) {
                return DoubtWords::tr("the place on the waiting list of %1").arg(slot);
            },
            [&](const LeaveQueue &) {
                return DoubtWords::tr("leaving the waiting list of %1").arg(slot);
            },
            [&](const Move &) { return DoubtWords::tr("the move to %1").arg(slot); },
            [&](const Reserve &) { return DoubtWords::tr("the booking of %1").arg(slot); },
            [&](const auto &) { return QString(u'“' + consoleLine(command) + u'”'); },
        },
        *write);
}

/// What one server said, without who it was.
QString saidText(const Command &command, const std::optional<Outcome> &outcome)
{
    if (!outcome)
        return DoubtWords::tr("something that cannot be read");
    if (const auto *refused = std::get_if<Refused>(&*outcome))
        return refusalText(*refused, command, DateForm::Local);
    if (std::holds_alternative<Done>(*outcome))
        return DoubtWords::tr("done");
    Answer said;
    said.command = command;
    said.outcome = outcome;
    return answerLines(said, DateForm::Local).join(u", "_s);
}

QString twoRepliesText(const Answer &answer)
{
    const OtherReply other = answer.other.value_or(OtherReply{});
    const QString first = QString::number(answer.server.value);
    const QString second = QString::number(other.server.value);
    const QString command = commandWords(answer.command);
    const QString said = saidText(answer.command, answer.outcome);
    if (answer.outcome == other.outcome)
        return DoubtWords::tr("Two servers replied to %1, and only the leader may: %2 and %3, and "
                              "both say: %4.")
            .arg(command, first, second, said);
    return DoubtWords::tr("Two servers replied to %1, and only the leader may: %2 says: %3; %4 "
                          "says: %5.")
        .arg(command, first, said, second, saidText(answer.command, other.outcome));
}

BarMessage settledMessage(const Answer &doubt, const SlotRecord &record)
{
    const auto &write = std::get<Write>(doubt.command);
    const QString now = nowText(record, personOf(write));
    if (doubt.error == AnswerError::TwoReplies)
        return {
            Tone::Error, twoRepliesText(doubt) + u' ' + DoubtWords::tr("Now %1.").arg(now), {}, {}};
    if (wasDone(write, record))
        return {Tone::Server, DoubtWords::tr("It was done after all: %1.").arg(now), {}, {}};
    return {Tone::Candidate, DoubtWords::tr("It was not done: %1.").arg(now), {}, {}};
}

} // namespace

std::optional<SlotKey> evidenceOf(const Command &command)
{
    const auto *write = std::get_if<Write>(&command);
    const auto *move = write ? std::get_if<Move>(write) : nullptr;
    return move ? std::optional(move->to) : BookingUndo::slotOf(command);
}

BarMessage doubtMessage(const Answer &answer)
{
    BarMessage message{Tone::Error, {}, {}, {}};
    message.cause = BarCause::Doubt;
    if (answer.error == AnswerError::TwoReplies)
        message.text = twoRepliesText(answer);
    else
        message.text =
            DoubtWords::tr("No answer came to %1: it may have been done or not. That is read "
                           "as soon as a server answers.")
                .arg(commandWords(answer.command));
    return message;
}

bool UnknownOutcomes::take(const Answer &answer)
{
    const auto slot = evidenceOf(answer.command);
    if (!slot)
        return false;
    const bool doubtful =
        answer.error == AnswerError::OutcomeUnknown || answer.error == AnswerError::TwoReplies;
    forget(*slot); // of its earlier tries nobody wants to know any more
    if (!doubtful)
        return false;
    if (m_open.size() == kMax)
        m_open.erase(m_open.begin());
    m_open.push_back(answer);
    return true;
}

void UnknownOutcomes::forget(const SlotKey &slot)
{
    std::erase_if(m_open, [&](const Answer &open) { return evidenceOf(open.command) == slot; });
}

bool UnknownOutcomes::isOpen(const SlotKey &slot) const
{
    return std::ranges::any_of(
        m_open, [&](const Answer &open) { return evidenceOf(open.command) == slot; });
}

std::optional<Query> UnknownOutcomes::takeQuestion()
{
    if (m_asked || m_open.empty())
        return {};
    m_asked = evidenceOf(m_open.front().command);
    return Query(ReadSlot{*m_asked});
}

std::optional<BarMessage> UnknownOutcomes::settle(const Answer &read)
{
    const auto *query = std::get_if<Query>(&read.command);
    const auto *slot = query ? std::get_if<ReadSlot>(query) : nullptr;
    m_asked.reset();
    const auto *record = read.ok() ? std::get_if<SlotRecord>(&*read.outcome) : nullptr;
    if (!slot || !record || read.source != Source::Server)
        return {};
    const auto open = std::ranges::find_if(
        m_open, [&](const Answer &doubt) { return evidenceOf(doubt.command) == slot->slot; });
    if (open == m_open.end())
        return {};
    const BarMessage message = settledMessage(*open, *record);
    m_open.erase(open);
    return message;
}

} // namespace roomcast
