// SPDX-License-Identifier: MIT
#include "client_gui/booking_desk.h"

#include "client_gui/day_text.h"
#include "node/answer_text.h"

#include <QCoreApplication>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kAlternativesMax = 5;

QString text(const char *source)
{
    return QCoreApplication::translate("roomcast::BookingDesk", source);
}

const Reserve *reserveOf(const Command &command)
{
    const auto *write = std::get_if<Write>(&command);
    return write ? std::get_if<Reserve>(write) : nullptr;
}

} // namespace

std::optional<SlotKey> BookingDesk::slotOf(const Command &command)
{
    const auto *write = std::get_if<Write>(&command);
    if (!write)
        return {};
    // A waiting list changes without the slot's changing hands.
    return std::visit(Overloaded{
                          [](const Reserve &reserve) { return std::optional(reserve.slot); },
                          [](const Cancel &cancel) { return std::optional(cancel.slot); },
                          [](const Move &move) { return std::optional(move.from); },
                          [](const auto &) { return std::optional<SlotKey>(); },
                      },
                      *write);
}

Command BookingDesk::cancelOf(const SlotKey &slot, const Timetable &timetable,
                              const QString &person)
{
    Cancel cancel{slot, {}, person};
    if (const SlotClaims *held = timetable.find(slot)) {
        cancel.claim = held->claims.front().id;
        m_titles.insert_or_assign(slot, held->claims.front().title);
    }
    return Write(cancel);
}

std::optional<Command> BookingDesk::takeUndo(const Timetable &timetable, const QString &person)
{
    const auto step = std::exchange(m_undo, {});
    if (!step)
        return {};
    const SlotClaims *held = timetable.find(step->slot);
    if (!step->booked)
        return Command(Write(Reserve{step->slot, person, step->title}));
    if (!held || held->claims.front().holder != person)
        return {};
    return cancelOf(step->slot, timetable, person);
}

BarMessage BookingDesk::messageFor(const Answer &answer, AskedFrom origin,
                                   const Timetable &timetable, const std::vector<ServerId> &missing)
{
    const SlotKey slot = slotOf(answer.command).value_or(SlotKey{});
    if (answer.ok())
        return doneMessage(answer, origin, slot, sourceText(answer, missing));
    m_titles.erase(slot);
    if (answer.error)
        return {Tone::Error, slotLabel(slot) + u": "_s + answerErrorText(answer) + u'.', {}, {}};
    return refusedMessage(answer, std::get<Refused>(*answer.outcome), slot, timetable);
}

BarMessage BookingDesk::doneMessage(const Answer &answer, AskedFrom origin, const SlotKey &slot,
                                    const QString &source)
{
    const Reserve *reserve = reserveOf(answer.command);
    const auto title = m_titles.extract(slot);
    BarMessage message{toneOf(answer), {}, {}, {}};
    message.undo = origin == AskedFrom::Grid;
    if (message.undo)
        m_undo = Step{slot, reserve != nullptr, title.empty() ? QString() : title.mapped()};
    const QString done = reserve ? text("Booked %1.") : text("Cancelled %1.");
    message.text = (origin == AskedFrom::Undo ? text("Undone. ") : QString()) +
                   done.arg(slotLabel(slot)) + u' ' + source + u'.';
    return message;
}

BarMessage BookingDesk::refusedMessage(const Answer &answer, const Refused &refused,
                                       const SlotKey &slot, const Timetable &timetable)
{
    BarMessage message{Tone::Error, refusalText(refused, answer.command) + u'.', {}, {}};
    if (refused.kind != RefusalKind::SlotTaken)
        return message;
    for (const QString &room : timetable.freeRooms(slot.day, slot.timeslot))
        if (room != slot.room && message.links.size() < kAlternativesMax)
            message.links += room;
    message.link_lead = message.links.isEmpty() ? QString() : text("Free at that time:");
    return message;
}

} // namespace roomcast
