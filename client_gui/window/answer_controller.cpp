// SPDX-License-Identifier: MIT
#include "client_gui/window/answer_controller.h"

#include "client_gui/requests/request_dock.h"

namespace roomcast {

namespace {

/// The title in the form went into this claim.
bool takesTitle(const Write &write)
{
    return std::holds_alternative<Reserve>(write) || std::holds_alternative<JoinQueue>(write);
}

} // namespace

void AnswerController::showAnswer(const Answer &answer, AskedFrom origin)
{
    if (origin == AskedFrom::Doubt)
        return m_parts.outcomes.settle(answer);
    if (origin == AskedFrom::Claim)
        return m_parts.notices.settle(answer);
    showCommand(answer, origin);
}

void AnswerController::showCommand(const Answer &answer, AskedFrom origin)
{
    const auto slot = BookingUndo::slotOf(answer.command);
    if (slot)
        m_parts.model.clearPending(*slot);
    m_parts.requests.showAnswer(answer, QDateTime::currentDateTime());
    showSource(answer, origin);
    if (slot)
        tellWrite(answer, origin, *slot);
    if (origin == AskedFrom::Notices && !answer.ok())
        m_parts.notices.showFailed(answer);
    m_parts.outcomes.take(answer);
    m_parts.booking.refreshUndo();
    m_parts.booking.refreshForm();
    const auto *write = std::get_if<Write>(&answer.command);
    if (write && answer.ok())
        followWrite(*write);
}

void AnswerController::showSource(const Answer &answer, AskedFrom origin)
{
    const std::vector<ServerId> &missing = m_parts.group.sight().missing;
    SourceNote note = sourceNote(answer, missing);
    if (origin == AskedFrom::Console)
        note.tone = sourceTone(answer); // a refusal is an answer there
    m_parts.note.show(note);
    if (origin == AskedFrom::Console)
        m_parts.console.showAnswer(answer, missing);
}

void AnswerController::tellWrite(const Answer &answer, AskedFrom origin, const SlotKey &slot)
{
    const auto lost = m_parts.offline.unanswered(answer);
    m_parts.offline.noteUnanswered(slot, lost);
    if (origin != AskedFrom::Grid && origin != AskedFrom::Undo && !lost)
        return;
    BarMessage message = m_parts.booking.messageFor(answer, origin);
    if (lost)
        m_parts.offline.offerUnanswered(message, slot);
    m_parts.booking.tell(message, answer, slot);
    if (answer.ok() && takesTitle(std::get<Write>(answer.command)))
        m_parts.booking.clearTitle();
}

/// To where the claim went, and to what became of the conflicts that are on show.
void AnswerController::followWrite(const Write &write)
{
    if (const auto *move = std::get_if<Move>(&write))
        m_parts.navigation.chooseSlot(move->to);
    m_parts.report.refreshIfSeen();
}

void AnswerController::showDoubleReply(const Answer &answer, AskedFrom origin)
{
    m_parts.requests.showDoubleReply(answer, QDateTime::currentDateTime());
    if (!isCommand(origin))
        return;
    m_parts.note.show(sourceNote(answer, m_parts.group.sight().missing));
    m_parts.message.showMessage(doubtMessage(answer));
    m_parts.outcomes.take(answer);
}

} // namespace roomcast
