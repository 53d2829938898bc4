// SPDX-License-Identifier: MIT
//
// What the client window does about the cache: how old what it shows can be, the inspector, and
// bookings that wait on this device.
#include "client_gui/booking/booking_form.h"
#include "client_gui/cache/cache_dock.h"
#include "client_gui/freshness/mark_text.h"
#include "client_gui/grid/grid_view.h"
#include "client_gui/messages/message_bar.h"
#include "client_gui/offline/intent_text.h"
#include "client_gui/offline/intents_dock.h"
#include "client_gui/requests/request_dock.h"
#include "client_gui/window/client_window.h"
#include "client_gui/window/navigation_bar.h"
#include "text/day_text.h"

#include <QAction>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A red pill is seen within that time, and says nothing of the present any more.
constexpr int kRedNote_s = 8;

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
        return (one ? ClientWindow::tr("%1 is pending only while this client runs: it cannot be "
                                       "written to the disk. No server has confirmed it; it is "
                                       "asked for when one answers.")
                    : ClientWindow::tr("%1 are pending only while this client runs: they cannot be "
                                       "written to the disk. No server has confirmed them; they "
                                       "are asked for when one answers."))
            .arg(slotLabels(wishes));
    return (one ? ClientWindow::tr("%1 is pending on this device: no server has confirmed it. It "
                                   "is asked for when one answers, and you are told what came of "
                                   "it.")
                : ClientWindow::tr("%1 are pending on this device: no server has confirmed them. "
                                   "They are asked for when one answers, and you are told what "
                                   "came of them."))
        .arg(slotLabels(wishes));
}

QString notKeptText(const std::vector<Reserve> &wishes)
{
    const QString text = wishes.size() == 1
                             ? ClientWindow::tr("%1 is not kept: %2 bookings wait on this device "
                                                "already. Drop one of them first.")
                             : ClientWindow::tr("%1 are not kept: %2 bookings wait on this device "
                                                "already. Drop as many of them first.");
    return text.arg(slotLabels(wishes), QString::number(Intents::kMax));
}

} // namespace

void ClientWindow::connectCache()
{
    connect(m_cache, &CacheDock::evictRequested, this, &ClientWindow::evictRequested);
    connect(m_cache, &CacheDock::clearRequested, this, &ClientWindow::clearCacheRequested);
    connect(m_cache, &CacheDock::bypassToggled, this, &ClientWindow::bypassToggled);
    connect(m_cache, &CacheDock::reloadRequested, this, [this](const std::vector<Query> &keys) {
        Q_EMIT reloadRequested(keys.empty() ? watchedKeys() : keys);
    });
    connect(m_cache, &CacheDock::choiceChanged, this,
            [this] { m_model.setMarkedKey(m_cache->chosen()); });
    connect(m_cache, &CacheDock::activated, this, &ClientWindow::showKey);
    connect(m_grid, &GridView::slotChosen, m_cache, &CacheDock::clearChoice);
    connect(m_pending, &IntentsDock::dropRequested, this, &ClientWindow::dropIntent);
    connect(m_pending, &IntentsDock::decidedCleared, this, &ClientWindow::decidedCleared);
    connect(m_pending, &IntentsDock::slotActivated, this, &ClientWindow::chooseSlot);
    connect(m_message, &MessageBar::dismissed, this, [this](BarAction offered) {
        if (offered == BarAction::KeepIntent || offered == BarAction::AskNow)
            m_unanswered.clear(); // declined
        endRedNote();
    });
    connect(m_actions.go_pending, &QAction::triggered, this,
            [this] { takeBarAction(BarAction::ShowPending); });
}

// ---- how old it is ---------------------------------------------------------------------------

void ClientWindow::setLens(const CacheLens &lens)
{
    m_model.setLens(lens);
    m_cache->setLens(lens);
    showAges();
}

void ClientWindow::showAges()
{
    if (m_model.refreshMarks())
        refreshForm();
    const auto shown = m_model.worstMark();
    m_navigation->showNote(shown ? withAge(m_note, *shown) : m_note);
    if (!m_sight.reachable)
        refreshBanner(); // its bound grows too
}

// ---- the inspector ---------------------------------------------------------------------------

bool ClientWindow::showsCache() const
{
    return m_cache->isVisible();
}

void ClientWindow::showCache(const std::vector<CacheRow> &rows, const CacheTotals &totals)
{
    m_cache->showCache(rows, totals);
}

void ClientWindow::showSecond(const CacheTotals &totals)
{
    m_cache->showSecond(totals);
    askDoubts();
    if (++m_note_s == kRedNote_s)
        endRedNote();
}

/// Turns the grid to what `key` tells of.
void ClientWindow::showKey(const Query &key)
{
    std::visit(Overloaded{
                   [this](const ReadDay &read) {
                       chooseSlot({m_slot.room, m_slot.timeslot, read.day});
                   },
                   [this](const CheckRoom &check) {
                       chooseSlot({check.room, m_slot.timeslot, m_slot.day});
                   },
                   [this](const ReadSlot &read) { chooseSlot(read.slot); },
                   [](const auto &) {},
               },
               key);
}

// ---- bookings that wait on this device -------------------------------------------------------

void ClientWindow::showIntents(const std::vector<Intent> &intents)
{
    if (intents == m_pending->waiting())
        return;
    m_pending->showIntents(intents);
    m_model.setIntents(intents);
    refreshForm();
}

/// A booking that ended because no server answered. One that may have been executed is among them
/// where none can be heard: asked for again it books nothing twice, as the slot is its own by then.
std::optional<Reserve> ClientWindow::unanswered(const Answer &answer) const
{
    const auto *write = std::get_if<Write>(&answer.command);
    const auto *reserve = write ? std::get_if<Reserve>(write) : nullptr;
    const bool lost = answer.error == AnswerError::NoServer ||
                      (answer.error == AnswerError::OutcomeUnknown && !m_sight.reachable);
    return reserve && lost ? std::optional(*reserve) : std::nullopt;
}

/// What came of the slot's earlier tries does not matter any more.
void ClientWindow::noteUnanswered(const SlotKey &slot, const std::optional<Reserve> &lost)
{
    std::erase_if(m_unanswered, [&slot](const Reserve &wish) { return wish.slot == slot; });
    if (!lost)
        return;
    if (m_unanswered.size() == kUnansweredMax)
        m_unanswered.erase(m_unanswered.begin());
    m_unanswered.push_back(*lost);
}

/// `told`: the slot that the message is about already.
void ClientWindow::offerUnanswered(BarMessage &message, const SlotKey &told) const
{
    if (m_unanswered.empty())
        return;
    message.action = BarAction::KeepIntent;
    message.count = m_unanswered.size();
    if (message.count > 1)
        message.text += u' ' + tr("%1 bookings got no answer: %2.")
                                   .arg(QString::number(message.count), slotLabels(m_unanswered));
    else if (m_unanswered.front().slot != told)
        message.text += u' ' + tr("%1 got no answer.").arg(slotLabels(m_unanswered));
}

/// The person chose to: it was offered when no server answered.
void ClientWindow::keepUnanswered()
{
    auto wishes = std::exchange(m_unanswered, {});
    m_message->dismiss();
    for (const Reserve &wish : wishes)
        m_doubts.forget(wish.slot); // what comes of it is told
    std::erase_if(wishes, [this](const Reserve &wish) {
        const auto known = m_model.intentFor(wish.slot);
        return known && known->wish == wish;
    });
    if (wishes.empty())
        return reveal(*m_pending);
    Q_EMIT keepRequested(wishes);
}

void ClientWindow::showKept(const std::vector<KeptWish> &kept)
{
    std::vector<Reserve> pending;
    auto keeping = Keeping::OnDisk;
    for (const KeptWish &one : kept) {
        if (one.keeping == Keeping::TooMany) {
            noteUnanswered(one.wish.slot, one.wish); // offered again when there is room
            continue;
        }
        pending.push_back(one.wish);
        keeping = one.keeping; // the disk takes all or nothing
    }
    QStringList texts;
    if (!pending.empty()) {
        m_form->clearTitle();
        texts << pendingText(pending, keeping);
    }
    if (pending.size() < kept.size())
        texts << notKeptText(m_unanswered);
    const bool well = pending.size() == kept.size() && keeping == Keeping::OnDisk;
    m_message->showMessage(
        {well ? Tone::Pending : Tone::Error, texts.join(u' '), {}, {}, BarAction::ShowPending});
}

void ClientWindow::showIntentDecided(const IntentOutcome &decided)
{
    // An earlier run's says nothing of what is on show, nor whom its servers missed.
    if (!decided.earlier) {
        m_requests->showAnswer(decided.answer, QDateTime::currentDateTime());
        SourceNote note = sourceNote(decided.answer, m_sight.missing);
        if (const Tone tone = intentTone(decided.intent, decided.answer); tone != note.tone) {
            note.tone = tone; // refused, and no error
            note.word = intentOutcomeWord(decided.intent, decided.answer);
        }
        showNote(note);
    }
    m_pending->addDecision(decided, decided.earlier ? std::vector<ServerId>() : m_sight.missing);
    // Several may be decided at once: none of them is told by the next one's covering it.
    m_message->showMessage(
        {m_pending->decidedTone(), m_pending->decidedText(), {}, {}, BarAction::ShowPending});
}

void ClientWindow::dropIntent(IntentId id)
{
    const auto &intents = m_pending->waiting();
    const auto found = std::ranges::find(intents, id, &Intent::id);
    if (found == intents.end())
        return;
    const SlotKey slot = found->wish.slot;
    const QString text =
        found->sent ? tr("Dropped %1. It had been sent once without an answer: look whether it is "
                         "booked when a server is back.")
                    : tr("Dropped %1: no server will be asked for it.");
    Q_EMIT dropIntentRequested(id);
    BarMessage message{Tone::Pending, text.arg(slotLabel(slot)), {}, {}};
    offerUnanswered(message, slot); // what there was no room for
    m_message->showMessage(message);
}

void ClientWindow::showKeepingFault(const QString &text)
{
    // Both the cache and the bookings may be hit: neither hides the other.
    const bool more = m_keeping_fault == m_message->text() && !m_keeping_fault.isEmpty();
    if (more && m_keeping_fault.contains(text))
        return;
    m_keeping_fault = more ? QString(m_keeping_fault + u' ' + text) : text;
    m_message->showMessage({Tone::Error, m_keeping_fault, {}, {}});
}

} // namespace roomcast
