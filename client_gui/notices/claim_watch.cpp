// SPDX-License-Identifier: MIT
#include "client_gui/notices/claim_watch.h"

#include "client_gui/booking/booking_undo.h"
#include "text/day_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace roomcast {

namespace {

class ClaimWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::ClaimWatch)
};

bool givesBack(const Write &write)
{
    return std::holds_alternative<Cancel>(write) || std::holds_alternative<Move>(write);
}

bool hasClaim(const Bookings &bookings, const SlotKey &slot, const RequestId &claim)
{
    const auto entry = std::ranges::find(bookings.entries, slot, &SlotClaims::slot);
    return entry != bookings.entries.end() &&
           std::ranges::any_of(entry->claims, [&](const Claim &c) { return c.id == claim; });
}

} // namespace

QString givenBackText(const GivenBack &given)
{
    const QString slot = slotLabel(given.slot);
    return ClaimWords::tr("%1 is not yours any more: another client cancelled it in your name")
        .arg(given.title.isEmpty() ? slot : ClaimWords::tr("%1 (%2)").arg(slot, given.title));
}

void ClaimWatch::noteOwn(const Command &command, const Timetable &timetable, const QString &person)
{
    const auto *write = std::get_if<Write>(&command);
    const auto slot = BookingUndo::slotOf(command);
    if (!write || !slot || !givesBack(*write))
        return;
    const SlotClaims *entry = timetable.find(*slot);
    if (!entry || entry->claims.front().holder != person)
        return;
    if (m_own.size() == kOwnMax)
        m_own.pop_front();
    m_own.push_back(entry->claims.front().id);
}

bool ClaimWatch::isKnown(const RequestId &claim) const
{
    const auto has = [&claim](const std::vector<GivenBack> &list) {
        return std::ranges::count(list, claim, &GivenBack::claim) > 0;
    };
    return has(m_gone) || has(m_told) || std::ranges::count(m_own, claim) > 0;
}

void ClaimWatch::compare(const Query &key, const Outcome &outcome, const Timetable &timetable,
                         const QString &person)
{
    const auto *bookings = std::get_if<Bookings>(&outcome);
    const Timetable::Slots *before = timetable.listOf(key);
    if (!bookings || !before || person.isEmpty())
        return;
    for (const auto &[slot, entry] : *before) {
        const Claim &head = entry.claims.front();
        if (head.holder == person && !isKnown(head.id) && m_gone.size() < kMax &&
            !hasClaim(*bookings, slot, head.id))
            m_gone.push_back({slot, head.id, head.title});
    }
}

std::optional<Query> ClaimWatch::takeQuestion()
{
    if (m_gone.empty() || std::exchange(m_asking, true))
        return {};
    return Query(ReadSlot{m_gone.front().slot});
}

bool ClaimWatch::settle(const Answer &read)
{
    if (!std::exchange(m_asking, false) || m_gone.empty())
        return false;
    const auto *record = read.ok() ? std::get_if<SlotRecord>(&*read.outcome) : nullptr;
    if (!record || read.source != Source::Server)
        return false; // asked again
    const GivenBack gone = m_gone.front();
    m_gone.erase(m_gone.begin());
    const bool cancelled = std::ranges::any_of(record->cancelled, [&gone](const ClaimRecord &kept) {
        return kept.claim.id == gone.claim;
    });
    if (gone.slot != record->slot || !cancelled)
        return false;
    if (m_told.size() == kMax)
        m_told.erase(m_told.begin());
    m_told.push_back(gone);
    return true;
}

void ClaimWatch::clear()
{
    m_gone.clear();
    m_told.clear();
}

void ClaimWatch::forget(const GivenBack &understood)
{
    std::erase(m_told, understood);
}

} // namespace roomcast
