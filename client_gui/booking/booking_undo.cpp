// SPDX-License-Identifier: MIT
#include "client_gui/booking/booking_undo.h"

#include "client_gui/booking/unknown_outcomes.h"
#include "text/answer_text.h"
#include "text/day_text.h"

#include <QCoreApplication>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kAlternativesMax = 5;

class BookingUndoWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::BookingUndo)
};

/// Of the claims on `slot` the one of `person` that waits.
const Claim *waitingClaim(const SlotClaims *entry, const QString &person)
{
    if (!entry)
        return nullptr;
    for (size_t at = 1; at < entry->claims.size(); ++at)
        if (entry->claims[at].holder == person)
            return &entry->claims[at];
    return nullptr;
}

bool isHolder(const SlotClaims *entry, const QString &person)
{
    return entry && entry->claims.front().holder == person;
}

} // namespace

std::optional<SlotKey> BookingUndo::slotOf(const Command &command)
{
    const auto *write = std::get_if<Write>(&command);
    if (!write)
        return {};
    return std::visit(Overloaded{
                          [](const OpenSession &) { return std::optional<SlotKey>(); },
                          [](const Acknowledge &) { return std::optional<SlotKey>(); },
                          [](const Move &move) { return std::optional(move.from); },
                          [](const auto &other) { return std::optional(other.slot); },
                      },
                      *write);
}

CellKind BookingUndo::pendingLook(const Write &write)
{
    return std::visit(Overloaded{
                          [](const Cancel &) { return CellKind::Cancelling; },
                          [](const JoinQueue &) { return CellKind::Joining; },
                          [](const LeaveQueue &) { return CellKind::Leaving; },
                          [](const Move &) { return CellKind::Moving; },
                          [](const auto &) { return CellKind::Booking; },
                      },
                      write);
}

void BookingUndo::rememberTitle(const SlotKey &slot, const QString &title)
{
    m_titles.insert_or_assign(slot, title);
}

Command BookingUndo::cancelOf(const SlotKey &slot, const Timetable &timetable,
                              const QString &person)
{
    Cancel cancel{slot, {}, person};
    if (const SlotClaims *held = timetable.find(slot)) {
        const Claim &head = held->claims.front();
        cancel.claim = head.id;
        // Whoever waits moves up: then it cannot be taken back.
        if (!head.holder.isEmpty() && held->claims.size() == 1)
            rememberTitle(slot, head.title);
    }
    return Write(cancel);
}

Command BookingUndo::leaveOf(const SlotKey &slot, const Timetable &timetable, const QString &person)
{
    if (const Claim *waiting = waitingClaim(timetable.find(slot), person))
        rememberTitle(slot, waiting->title);
    return Write(LeaveQueue{slot, person});
}

/// What the servers have yet to tell of the step itself is no reason against it.
bool BookingUndo::canUndo(const Timetable &timetable, const QString &person) const
{
    if (!m_undo)
        return false;
    if (m_undo->did != Did::Booked && m_undo->did != Did::Cancelled)
        return true;
    const SlotClaims *entry = timetable.find(m_undo->slot);
    return !entry || isHolder(entry, person);
}

std::optional<Command> BookingUndo::takeUndo(const Timetable &timetable, const QString &person)
{
    const auto step = std::exchange(m_undo, {});
    if (!step)
        return {};
    const SlotClaims *entry = timetable.find(step->slot);
    switch (step->did) {
    case Did::Cancelled:
        return Command(Write(Reserve{step->slot, person, step->title}));
    case Did::Left:
        return Command(Write(JoinQueue{step->slot, person, step->title}));
    case Did::Joined:
        if (waitingClaim(entry, person))
            return leaveOf(step->slot, timetable, person);
        [[fallthrough]]; // moved up meanwhile
    case Did::Booked:
        if (isHolder(entry, person))
            return cancelOf(step->slot, timetable, person);
        return {};
    }
    Q_UNREACHABLE();
}

BarMessage BookingUndo::messageFor(const Answer &answer, AskedFrom origin,
                                   const Timetable &timetable, const std::vector<ServerId> &missing)
{
    const SlotKey slot = slotOf(answer.command).value_or(SlotKey{});
    if (answer.ok())
        return doneMessage(answer, origin, slot, briefSourceText(answer, missing));
    m_titles.erase(slot);
    if (answer.error == AnswerError::OutcomeUnknown || answer.error == AnswerError::TwoReplies)
        return doubtMessage(answer);
    if (answer.error)
        return failedMessage(answer, slot);
    return refusedMessage(answer, std::get<Refused>(*answer.outcome), slot, timetable);
}

/// `title`: of what was given back, where it was a person's.
std::optional<BookingUndo::Step> BookingUndo::stepOf(const Answer &answer,
                                                     const std::optional<QString> &title)
{
    using Steps = std::optional<Step>;
    const Did booked = waitingPlace(answer) ? Did::Joined : Did::Booked;
    return std::visit(
        Overloaded{
            [booked](const Reserve &reserve) {
                return Steps({booked, reserve.slot, {}});
            },
            [&title](const Cancel &cancel) {
                return title ? Steps({Did::Cancelled, cancel.slot, *title}) : Steps();
            },
            [](const JoinQueue &join) {
                return Steps({Did::Joined, join.slot, {}});
            },
            [&title](const LeaveQueue &leave) {
                return Steps({Did::Left, leave.slot, title.value_or(QString())});
            },
            [](const auto &) { return Steps(); }, // what a move left may be somebody else's by now
        },
        std::get<Write>(answer.command));
}

QString BookingUndo::doneText(const Answer &answer)
{
    if (const auto place = waitingPlace(answer))
        return BookingUndoWords::tr("You wait for %1 as number %2.")
            .arg(slotLabel(place->slot))
            .arg(place->ahead);
    return std::visit(
        Overloaded{
            [](const Cancel &cancel) {
                return BookingUndoWords::tr("Cancelled %1.").arg(slotLabel(cancel.slot));
            },
            [](const JoinQueue &join) {
                return BookingUndoWords::tr("Booked %1: nobody else had it any more.")
                    .arg(slotLabel(join.slot));
            },
            [](const LeaveQueue &leave) {
                return BookingUndoWords::tr("You left the waiting list of %1.")
                    .arg(slotLabel(leave.slot));
            },
            [](const Move &move) {
                return BookingUndoWords::tr("Moved %1 to %2.")
                    .arg(slotLabel(move.from), slotLabel(move.to));
            },
            [&answer](const auto &) {
                const SlotKey slot = slotOf(answer.command).value_or(SlotKey{});
                return BookingUndoWords::tr("Booked %1.").arg(slotLabel(slot));
            },
        },
        std::get<Write>(answer.command));
}

BarMessage BookingUndo::doneMessage(const Answer &answer, AskedFrom origin, const SlotKey &slot,
                                    const QString &source)
{
    const auto title = m_titles.extract(slot);
    BarMessage message{toneOf(answer), {}, {}, {}};
    if (origin == AskedFrom::Grid) {
        m_undo = stepOf(answer, title.empty() ? std::nullopt : std::optional(title.mapped()));
        message.action = m_undo ? BarAction::Undo : BarAction::None;
    }
    const QString lead = origin == AskedFrom::Undo ? BookingUndoWords::tr("Undone. ") : QString();
    message.text = lead + doneText(answer) + u' ' + source + u'.';
    return message;
}

BarMessage BookingUndo::failedMessage(const Answer &answer, const SlotKey &slot)
{
    BarMessage message{Tone::Error,
                       slotLabel(slot) + u": "_s + answerErrorText(answer, DateForm::Local) + u'.',
                       {},
                       {}};
    if (answer.error == AnswerError::NoServer)
        message.cause = BarCause::NoServer;
    return message;
}

BarMessage BookingUndo::refusedMessage(const Answer &answer, const Refused &refused,
                                       const SlotKey &slot, const Timetable &timetable)
{
    BarMessage message{
        Tone::Error, refusalText(refused, answer.command, DateForm::Local) + u'.', {}, {}};
    if (refused.kind == RefusalKind::SlotTaken)
        message.cause = BarCause::Taken;
    const auto &write = std::get<Write>(answer.command);
    if (refused.kind != RefusalKind::SlotTaken || std::holds_alternative<Move>(write))
        return message;
    for (const QString &room : timetable.freeRooms(slot.day, slot.timeslot))
        if (room != slot.room && message.links.size() < kAlternativesMax)
            message.links += room;
    message.link_lead =
        message.links.isEmpty() ? QString() : BookingUndoWords::tr("Free at that time:");
    return message;
}

} // namespace roomcast
