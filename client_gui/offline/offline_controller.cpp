// SPDX-License-Identifier: MIT
#include "client_gui/offline/offline_controller.h"

#include "client_gui/offline/offline_dock.h"
#include "client_gui/offline/offline_text.h"
#include "text/day_text.h"
#include "ui/reveal_dock.h"

#include <QCoreApplication>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class OfflineWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::OfflineController)
};

QString slotLabels(const std::vector<Reserve> &wishes)
{
    QStringList labels;
    for (const Reserve &wish : wishes)
        labels << slotLabel(wish.slot);
    return labels.join(u", "_s);
}

/// `keeping`: not TooMany.
QString pendingText(const std::vector<Reserve> &wishes, Keeping keeping)
{
    const bool one = wishes.size() == 1;
    if (keeping == Keeping::InMemory)
        return (one ? OfflineWords::tr("%1 is pending only while this client runs: it cannot be "
                                       "written to the disk. No server has confirmed it; it is "
                                       "asked for when one answers.")
                    : OfflineWords::tr("%1 are pending only while this client runs: they cannot be "
                                       "written to the disk. No server has confirmed them; they "
                                       "are asked for when one answers."))
            .arg(slotLabels(wishes));
    return (one ? OfflineWords::tr("%1 is pending on this device: no server has confirmed it. It "
                                   "is asked for when one answers, and you are told what came of "
                                   "it.")
                : OfflineWords::tr("%1 are pending on this device: no server has confirmed them. "
                                   "They are asked for when one answers, and you are told what "
                                   "came of them."))
        .arg(slotLabels(wishes));
}

QString notKeptText(const std::vector<Reserve> &wishes)
{
    const QString text = wishes.size() == 1
                             ? OfflineWords::tr("%1 is not kept: %2 bookings wait on this device "
                                                "already. Drop one of them first.")
                             : OfflineWords::tr("%1 are not kept: %2 bookings wait on this device "
                                                "already. Drop as many of them first.");
    return text.arg(slotLabels(wishes), QString::number(OfflineBookingList::kMax));
}

} // namespace

OfflineController::OfflineController(const Parts &parts) : m_parts(parts)
{
    connect(&m_parts.dock, &OfflineDock::dropRequested, this, &OfflineController::drop);
    connect(&m_parts.message, &MessageBar::dismissed, this, &OfflineController::decline);
}

void OfflineController::showOffline(const std::vector<OfflineBooking> &intents)
{
    if (intents == m_parts.dock.waiting())
        return;
    m_parts.dock.showOffline(intents);
    m_parts.model.setIntents(intents);
    Q_EMIT looksChanged();
}

void OfflineController::reveal()
{
    revealDock(m_parts.dock);
    m_parts.dock.focusTable();
}

// ---- bookings without an answer --------------------------------------------------------------

/// One that may have been executed is among them where no server can be heard: asked for again it
/// books nothing twice, as the slot is its own by then.
std::optional<Reserve> OfflineController::unanswered(const Answer &answer) const
{
    const auto *write = std::get_if<Write>(&answer.command);
    const auto *reserve = write ? std::get_if<Reserve>(write) : nullptr;
    const bool lost =
        answer.error == AnswerError::NoServer ||
        (answer.error == AnswerError::OutcomeUnknown && !m_parts.group.sight().reachable);
    return reserve && lost ? std::optional(*reserve) : std::nullopt;
}

void OfflineController::noteUnanswered(const SlotKey &slot, const std::optional<Reserve> &lost)
{
    std::erase_if(m_offered, [&slot](const Reserve &wish) { return wish.slot == slot; });
    if (!lost)
        return;
    if (m_offered.size() == kOfferedMax)
        m_offered.erase(m_offered.begin());
    m_offered.push_back(*lost);
}

void OfflineController::offerUnanswered(BarMessage &message, const SlotKey &told) const
{
    if (m_offered.empty())
        return;
    message.action = BarAction::KeepIntent;
    message.count = m_offered.size();
    if (message.count > 1)
        message.text += u' ' + tr("%n bookings got no answer: %1.", nullptr, int(message.count))
                                   .arg(slotLabels(m_offered));
    else if (m_offered.front().slot != told)
        message.text += u' ' + tr("%1 got no answer.").arg(slotLabels(m_offered));
}

void OfflineController::tellSettled(const SlotKey &slot, BarMessage message)
{
    noteUnanswered(slot, {});
    offerUnanswered(message, slot);
    m_parts.message.showMessage(message);
}

void OfflineController::keepUnanswered()
{
    auto wishes = std::exchange(m_offered, {});
    m_parts.message.dismiss();
    for (const Reserve &wish : wishes)
        Q_EMIT slotKept(wish.slot);
    std::erase_if(wishes, [this](const Reserve &wish) {
        const auto known = m_parts.model.intentFor(wish.slot);
        return known && known->wish == wish;
    });
    if (wishes.empty())
        return revealDock(m_parts.dock);
    Q_EMIT keepRequested(wishes);
}

void OfflineController::askUnanswered()
{
    const auto wishes = std::exchange(m_offered, {});
    m_parts.message.dismiss();
    for (const Reserve &wish : wishes)
        Q_EMIT submitDue(Write(wish), AskedFrom::Grid);
}

/// What was not booked can be asked for; what may have been booked is read.
void OfflineController::endSilence()
{
    std::erase_if(m_offered,
                  [this](const Reserve &wish) { return m_parts.outcomes.isOpen(wish.slot); });
    if (m_parts.message.cause() != BarCause::NoServer)
        return;
    if (m_offered.empty())
        return m_parts.message.dismiss();
    BarMessage message{Tone::Candidate, {}, {}, {}, BarAction::AskNow};
    message.count = m_offered.size();
    message.text = message.count == 1 ? tr("A server answers again. %1 was not booked.")
                                            .arg(slotLabel(m_offered.front().slot))
                                      : tr("A server answers again. %n bookings were not made.",
                                           nullptr, int(message.count));
    m_parts.message.showMessage(message);
}

void OfflineController::decline(BarAction offered)
{
    if (offered == BarAction::KeepIntent || offered == BarAction::AskNow)
        m_offered.clear();
}

// ---- those that wait on this device ----------------------------------------------------------

void OfflineController::showKept(const std::vector<KeepResult> &kept)
{
    std::vector<Reserve> pending;
    auto keeping = Keeping::OnDisk;
    for (const KeepResult &one : kept) {
        if (one.keeping == Keeping::TooMany) {
            noteUnanswered(one.wish.slot, one.wish); // offered again when there is room
            continue;
        }
        pending.push_back(one.wish);
        keeping = one.keeping; // the disk takes all or nothing
    }
    QStringList texts;
    if (!pending.empty()) {
        Q_EMIT titleTaken();
        texts << pendingText(pending, keeping);
    }
    if (pending.size() < kept.size())
        texts << notKeptText(m_offered);
    const bool well = pending.size() == kept.size() && keeping == Keeping::OnDisk;
    m_parts.message.showMessage(
        {well ? Tone::Pending : Tone::Error, texts.join(u' '), {}, {}, BarAction::ShowPending});
}

void OfflineController::showOfflineDecided(const OfflineDecision &decided)
{
    const std::vector<ServerId> &missing = m_parts.group.sight().missing;
    // An earlier run's says nothing of what is on show, nor whom its servers missed.
    if (!decided.earlier) {
        SourceNote note = sourceNote(decided.answer, missing);
        if (const Tone tone = intentTone(decided.intent, decided.answer); tone != note.tone) {
            note.tone = tone; // refused, and no error
            note.word = intentOutcomeWord(decided.intent, decided.answer);
        }
        Q_EMIT decisionTold(decided.answer, note);
    }
    m_parts.dock.addDecision(decided, decided.earlier ? std::vector<ServerId>() : missing);
    // Several may be decided at once: none of them is told by the next one's covering it.
    m_parts.message.showMessage(
        {m_parts.dock.decidedTone(), m_parts.dock.decidedText(), {}, {}, BarAction::ShowPending});
}

void OfflineController::drop(OfflineBookingId id)
{
    const auto &intents = m_parts.dock.waiting();
    const auto found = std::ranges::find(intents, id, &OfflineBooking::id);
    if (found == intents.end())
        return;
    const SlotKey slot = found->wish.slot;
    const QString text =
        found->sent ? tr("Dropped %1. It had been sent once without an answer: look whether it is "
                         "booked when a server is back.")
                    : tr("Dropped %1: no server will be asked for it.");
    Q_EMIT dropOfflineRequested(id);
    BarMessage message{Tone::Pending, text.arg(slotLabel(slot)), {}, {}};
    offerUnanswered(message, slot); // what there was no room for
    m_parts.message.showMessage(message);
}

void OfflineController::showKeepingFault(const QString &text)
{
    // Both the cache and the bookings may be hit: neither hides the other.
    const bool more = m_fault == m_parts.message.text() && !m_fault.isEmpty();
    if (more && m_fault.contains(text))
        return;
    m_fault = more ? QString(m_fault + u' ' + text) : text;
    m_parts.message.showMessage({Tone::Error, m_fault, {}, {}});
}

} // namespace roomcast
