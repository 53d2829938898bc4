// SPDX-License-Identifier: MIT
#include "core/booking/booking_state.h"

#include "core/booking/stored_claim.h"
#include "core/booking/words.h"

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace roomcast {

namespace {

/// The queue's order: by place; on one place (reservations of the catalogue) by time and id.
bool standsBefore(const Claim &a, const Claim &b)
{
    return std::tie(a.place, a.made_at, a.id) < std::tie(b.place, b.made_at, b.id);
}

/// The first key of all that could stand on a day after `day`.
SlotKey firstKeyAfter(const QString &day)
{
    return {{}, {}, day + QChar(u'\0')};
}

} // namespace

BookingState::BookingState(CatalogueSet set)
{
    setCatalogue(std::move(set.catalogue));
    Sequence sequence;
    for (const SlotKey &slot : set.reservations) {
        sequence = next(sequence);
        insert(slot, {{ClientId{0}, sequence}, u""_s, u""_s, {}, {}, {}});
    }
}

void BookingState::setCatalogue(Catalogue catalogue)
{
    m_catalogue = std::move(catalogue);
    m_index = CatalogueIndex(m_catalogue);
    m_catalogue_digest = digestOf(encode(m_catalogue));
}

void BookingState::insert(const SlotKey &slot, Claim claim)
{
    m_claims_sum.add(encode(StoredClaim{slot, claim}));
    m_active += claim.cancelled ? 0 : 1;
    m_personal += claim.id.client == ClientId{0} ? 0 : 1;
    Queue &queue = m_queues[slot];
    std::vector<Claim> &list = claim.cancelled ? queue.cancelled : queue.active;
    const auto place = std::upper_bound(list.begin(), list.end(), claim, standsBefore);
    list.insert(place, std::move(claim));
}

void BookingState::remove(const SlotKey &slot, const Claim &claim)
{
    m_claims_sum.remove(encode(StoredClaim{slot, claim}));
    m_active -= 1;
    m_personal -= claim.id.client == ClientId{0} ? 0 : 1;
    std::vector<Claim> &list = m_queues.at(slot).active;
    list.erase(std::lower_bound(list.begin(), list.end(), claim, standsBefore));
}

// ---- writes ----------------------------------------------------------------------------------

Outcome BookingState::apply(const Write &write, const WriteContext &context, Changes &changes)
{
    changes = {};
    if (const RecordedOutcome *known = recorded(context.request))
        return known->outcome;
    if (std::holds_alternative<OpenSession>(write))
        m_sessions.open(context.request.client, context.index);
    if (!m_sessions.mayExecute(context.request))
        return Refused{RefusalKind::SessionExpired, u""_s};
    const Outcome outcome =
        std::visit([&](const auto &what) { return execute(what, context, changes); }, write);
    m_sessions.record(context.request.client,
                      {context.request.sequence, context.epoch, context.index, outcome},
                      context.oldest_outstanding);
    return outcome;
}

Outcome BookingState::execute(const OpenSession &, const WriteContext &, Changes &)
{
    return Done{};
}

Outcome BookingState::execute(const Reserve &reserve, const WriteContext &context, Changes &changes)
{
    const SlotKey &slot = reserve.slot;
    if (const auto refused = refuseSlot(slot, context.today))
        return *refused;
    const QString person = reserve.person.trimmed();
    const QString title = reserve.title.trimmed();
    if (!isPersonName(person))
        return Refused{RefusalKind::InvalidText, person};
    if (!isTitle(title))
        return Refused{RefusalKind::InvalidText, title};
    const auto taken = m_queues.find(slot);
    if (taken != m_queues.end() && !taken->second.active.empty())
        return Refused{RefusalKind::SlotTaken, taken->second.active.front().holder};
    insert(slot, {context.request, person, title, context.at, context.index, {}});
    changes = {{slotClaims(slot, m_queues.at(slot))}, person};
    return Done{};
}

Outcome BookingState::execute(const Cancel &cancel, const WriteContext &context, Changes &changes)
{
    const Claim *claim = claimToCancel(cancel);
    if (!claim) {
        const auto refused = cancel.claim ? std::nullopt : refuseSlot(cancel.slot, context.today);
        return refused.value_or(Refused{RefusalKind::NotBooked, u""_s});
    }
    const QString person = cancel.person.trimmed();
    if (!isPersonName(person))
        return Refused{RefusalKind::InvalidText, person};
    if (!claim->holder.isEmpty() && claim->holder != person)
        return Refused{RefusalKind::NotYours, claim->holder};
    Claim cancelled = *claim;
    remove(cancel.slot, *claim);
    cancelled.cancelled = Cancellation{person, context.at};
    insert(cancel.slot, std::move(cancelled));
    changes = {{slotClaims(cancel.slot, m_queues.at(cancel.slot))}, person};
    return Done{};
}

/// Names the first thing about the slot that the catalogue does not have.
std::optional<Refused> BookingState::refuseSlot(const SlotKey &slot, CivilDay today) const
{
    if (!m_index.hasRoom(slot.room))
        return Refused{RefusalKind::UnknownRoom, slot.room};
    if (!m_index.hasTimeslot(slot.timeslot))
        return Refused{RefusalKind::UnknownTimeslot, slot.timeslot};
    if (!m_index.hasDay(slot.day, today))
        return Refused{RefusalKind::UnknownDay, slot.day};
    return std::nullopt;
}

const Claim *BookingState::claimToCancel(const Cancel &cancel) const
{
    const auto it = m_queues.find(cancel.slot);
    if (it == m_queues.end())
        return nullptr;
    const std::vector<Claim> &active = it->second.active;
    const auto claim = std::find_if(active.begin(), active.end(), [&](const Claim &candidate) {
        return !cancel.claim || candidate.id == *cancel.claim;
    });
    return claim != active.end() ? &*claim : nullptr;
}

const RecordedOutcome *BookingState::recorded(const RequestId &request) const
{
    return m_sessions.find(request);
}

// ---- queries ---------------------------------------------------------------------------------

Outcome BookingState::answer(const Query &query, CivilDay today) const
{
    return std::visit([&](const auto &what) { return answerTo(what, today); }, query);
}

Outcome BookingState::answerTo(const ListDays &, CivilDay today) const
{
    return Names{m_catalogue.days(today)};
}

Outcome BookingState::answerTo(const ListRooms &, CivilDay) const
{
    return Names{m_catalogue.rooms};
}

Outcome BookingState::answerTo(const ListTimeslots &, CivilDay) const
{
    return Names{m_catalogue.timeslots};
}

Outcome BookingState::answerTo(const CheckRoom &query, CivilDay) const
{
    Found found = activeInRoom(query.room);
    if (found.empty() && !m_index.hasRoom(query.room))
        return Refused{RefusalKind::UnknownRoom, query.room};
    return bookings(std::move(found));
}

Outcome BookingState::answerTo(const ReadDay &query, CivilDay today) const
{
    Found found = activeOnDay(query.day);
    if (found.empty() && !m_index.hasDay(query.day, today))
        return Refused{RefusalKind::UnknownDay, query.day};
    return bookings(std::move(found));
}

BookingState::Found BookingState::activeInRoom(const QString &room) const
{
    Found found;
    for (auto it = m_queues.begin(); it != m_queues.end();) {
        const QString day = it->first.day;
        it = m_queues.lower_bound({room, {}, day});
        for (; it != m_queues.end() && it->first.day == day && it->first.room == room; ++it) {
            if (!it->second.active.empty())
                found.push_back(it);
        }
        if (it != m_queues.end() && it->first.day == day)
            it = m_queues.lower_bound(firstKeyAfter(day));
    }
    return found;
}

BookingState::Found BookingState::activeOnDay(const QString &day) const
{
    Found found;
    auto it = m_queues.lower_bound({{}, {}, day});
    for (; it != m_queues.end() && it->first.day == day; ++it) {
        if (!it->second.active.empty())
            found.push_back(it);
    }
    return found;
}

Bookings BookingState::bookings(Found found) const
{
    std::vector<std::pair<CatalogueIndex::Rank, Queues::const_iterator>> ranked;
    ranked.reserve(found.size());
    for (const auto &it : found)
        ranked.emplace_back(m_index.rank(it->first), it);
    std::sort(ranked.begin(), ranked.end(),
              [](const auto &a, const auto &b) { return a.first < b.first; });
    Bookings bookings;
    bookings.entries.reserve(ranked.size());
    for (const auto &[rank, it] : ranked)
        bookings.entries.push_back(slotClaims(it->first, it->second));
    return bookings;
}

SlotClaims BookingState::slotClaims(const SlotKey &slot, const Queue &queue) const
{
    return {slot, queue.active, m_index.isOrphan(slot)};
}

std::vector<SlotKey> BookingState::orphans(CivilDay) const
{
    std::vector<SlotKey> slots;
    for (const auto &[slot, queue] : m_queues) {
        if (!queue.active.empty() && m_index.isOrphan(slot))
            slots.push_back(slot);
    }
    return slots;
}

std::vector<Claim> BookingState::history(const SlotKey &slot) const
{
    std::vector<Claim> claims;
    const auto it = m_queues.find(slot);
    if (it != m_queues.end()) {
        const auto &[active, cancelled] = it->second;
        std::merge(active.begin(), active.end(), cancelled.begin(), cancelled.end(),
                   std::back_inserter(claims), standsBefore);
    }
    return claims;
}

Digest BookingState::digest() const
{
    return digestOf(m_catalogue_digest.bytes + m_claims_sum.bytes() + m_sessions.sum().bytes());
}

} // namespace roomcast
