// SPDX-License-Identifier: MIT
//
// How what the client window says ends: a doubt when the slot was read, "no server answers" when
// one does, a refusal when the slot is free, and a red pill by itself.
#include "client_gui/messages/message_bar.h"
#include "client_gui/requests/request_dock.h"
#include "client_gui/window/client_window.h"
#include "text/day_text.h"

namespace roomcast {

// ---- doubts ----------------------------------------------------------------------------------

/// The person's own command is told in words; what the window asks by itself is on record, and
/// never speaks over that.
void ClientWindow::showDoubleReply(const Answer &answer, AskedFrom origin)
{
    m_requests->showDoubleReply(answer, QDateTime::currentDateTime());
    if (!isCommand(origin))
        return;
    showNote(sourceNote(answer, m_sight.missing));
    m_message->showMessage(doubtMessage(answer));
    noteDoubt(answer);
}

void ClientWindow::noteDoubt(const Answer &answer)
{
    if (m_doubts.take(answer))
        askDoubts();
}

/// And what became of a booking that is gone. Again and again, until a server has said it.
void ClientWindow::askDoubts()
{
    if (!m_sight.reachable)
        return;
    if (const auto question = m_doubts.takeQuestion())
        Q_EMIT submitRequested(*question, AskedFrom::Doubt);
    if (const auto question = m_claims.takeQuestion())
        Q_EMIT submitRequested(*question, AskedFrom::Claim);
}

void ClientWindow::settleDoubt(const Answer &read)
{
    auto message = m_doubts.settle(read);
    if (!message)
        return;
    const SlotKey slot = std::get<ReadSlot>(std::get<Query>(read.command)).slot;
    noteUnanswered(slot, {});
    m_model.setRefused({});
    offerUnanswered(*message, slot);
    m_message->showMessage(*message);
    refreshForm();
    endRedNote();
    askDoubts();
}

// ---- causes that go --------------------------------------------------------------------------

/// A server answers again. What it did not book can be asked for; what it may have booked is read.
void ClientWindow::endSilence()
{
    askDoubts();
    std::erase_if(m_unanswered, [this](const Reserve &wish) { return m_doubts.isOpen(wish.slot); });
    if (m_message->cause() != BarCause::NoServer)
        return;
    if (m_unanswered.empty())
        return m_message->dismiss();
    BarMessage message{Tone::Candidate, {}, {}, {}, BarAction::AskNow};
    message.count = m_unanswered.size();
    message.text =
        message.count == 1
            ? tr("A server answers again. %1 was not booked.")
                  .arg(slotLabel(m_unanswered.front().slot))
            : tr("A server answers again. %1 bookings were not made.").arg(message.count);
    m_message->showMessage(message);
}

void ClientWindow::askUnanswered()
{
    const auto wishes = std::exchange(m_unanswered, {});
    m_message->dismiss();
    for (const Reserve &wish : wishes)
        submit(Write(wish), AskedFrom::Grid);
}

/// Somebody else held the slot that was wanted, and holds it no longer.
void ClientWindow::endTaken()
{
    if (!m_taken)
        return;
    const GridCell cell = m_model.cellOf(*m_taken);
    m_taken_seen = m_taken_seen || cell.isHeld();
    if (!m_taken_seen || cell.kind != CellKind::Free)
        return;
    m_taken.reset();
    if (m_message->cause() == BarCause::Taken)
        m_message->dismiss();
}

void ClientWindow::endRedNote()
{
    if (m_note.tone == Tone::Error)
        showNote(sourceNote(m_sight));
}

} // namespace roomcast
