// SPDX-License-Identifier: MIT
#include "core/booking/booking_state.h"

#include "core/booking/claim_merge.h"
#include "core/booking/rules.h"
#include "core/booking/words.h"

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace roomcast {

namespace {

/// The queue's order: by place, those without one last; on one place (reservations of the
/// catalogue, claims of a merge) by time and id.
bool standsBefore(const ClaimRecord &kept_a, const ClaimRecord &kept_b)
{
    const Claim &a = kept_a.claim;
    const Claim &b = kept_b.claim;
    const bool a_waits = !a.place;
    const bool b_waits = !b.place;
    return std::tie(a_waits, a.place, a.made_at, a.id) <
           std::tie(b_waits, b.place, b.made_at, b.id);
}

bool hasNotice(const ClaimRecord &kept, bool holds)
{
    return !kept.claim.holder.isEmpty() &&
           !kept.past.told.is(holds ? ClaimStanding::Holds : ClaimStanding::Waits);
}

} // namespace

BookingState::BookingState(CatalogueSet set)
{
    setCatalogue(std::move(set.catalogue));
    Sequence sequence;
    for (const SlotKey &slot : set.reservations) {
        sequence = next(sequence);
        insert(slot, {{{ClientId{0}, sequence}, u""_s, u""_s, {}, LogIndex{0}, {}}, {}});
    }
}

void BookingState::setCatalogue(Catalogue catalogue)
{
    m_catalogue = std::move(catalogue);
    m_index = CatalogueIndex(m_catalogue);
    m_catalogue_digest = digestOf(encode(m_catalogue));
}

void BookingState::insert(const SlotKey &slot, ClaimRecord kept)
{
    const QByteArray record = encode(SlotClaim{slot, kept});
    insert(slot, std::move(kept), record);
}

void BookingState::insert(const SlotKey &slot, ClaimRecord kept, const QByteArray &record)
{
    const Claim &claim = kept.claim;
    m_claims_sum.add(record);
    m_all += 1;
    m_active += claim.cancelled ? 0 : 1;
    m_personal += claim.id.client == ClientId{0} ? 0 : 1;
    if (!claim.place)
        m_unplaced.emplace(slot, claim.id);
    auto &bucket = m_buckets[bucketKey(slot)];
    if (!bucket)
        bucket = new Bucket;
    Queue &queue = bucket->queues[slot.timeslot];
    std::vector<ClaimRecord> &list = claim.cancelled ? queue.cancelled : queue.active;
    const auto place = std::upper_bound(list.begin(), list.end(), kept, standsBefore);
    list.insert(place, std::move(kept));
}

void BookingState::remove(const SlotKey &slot, const ClaimRecord &kept)
{
    const Claim &claim = kept.claim;
    m_claims_sum.remove(encode(SlotClaim{slot, kept}));
    m_all -= 1;
    m_active -= claim.cancelled ? 0 : 1;
    m_personal -= claim.id.client == ClientId{0} ? 0 : 1;
    if (!claim.place)
        m_unplaced.erase({slot, claim.id});
    if (!m_noticed.empty())
        m_noticed.erase({claim.holder, slot, claim.id});
    Queue &queue = m_buckets.at(bucketKey(slot))->queues.at(slot.timeslot);
    std::vector<ClaimRecord> &list = claim.cancelled ? queue.cancelled : queue.active;
    list.erase(std::lower_bound(list.begin(), list.end(), kept, standsBefore));
}

const BookingState::Queue *BookingState::find(const SlotKey &slot) const
{
    const auto bucket = m_buckets.find(bucketKey(slot));
    if (bucket == m_buckets.end())
        return nullptr;
    const auto &queues = bucket->second.constData()->queues;
    const auto queue = queues.find(slot.timeslot);
    return queue == queues.end() ? nullptr : &queue->second;
}

// ---- writes ----------------------------------------------------------------------------------

Outcome BookingState::apply(const Write &write, const WriteContext &context, Changes &changes)
{
    changes = {};
    if (const RecordedOutcome *known = recorded(context.request);
        rules::isAnsweredFromRecord(known != nullptr))
        return known->outcome;
    if (std::holds_alternative<OpenSession>(write))
        m_sessions.open(context.request.client, context.index);
    if (!m_sessions.mayExecute(context.request))
        return Refused{RefusalKind::SessionExpired, u""_s};
    const auto elsewhere = executedElsewhere(write, context.request);
    const Outcome outcome =
        elsewhere
            ? *elsewhere
            : std::visit([&](const auto &what) { return execute(what, context, changes); }, write);
    m_sessions.record(context.request.client,
                      {context.request.sequence, context.epoch, context.index, outcome,
                       elsewhere.has_value() || !context.primary},
                      context.oldest_outstanding);
    return outcome;
}

Outcome BookingState::execute(const OpenSession &, const WriteContext &, Changes &)
{
    return Done{};
}

std::optional<Refused> BookingState::refuseTexts(const QString &person, const QString &title)
{
    if (!isPersonName(person))
        return Refused{RefusalKind::InvalidText, person};
    if (!isTitle(title))
        return Refused{RefusalKind::InvalidText, title};
    return std::nullopt;
}

Outcome BookingState::execute(const Reserve &reserve, const WriteContext &context, Changes &changes)
{
    const SlotKey &slot = reserve.slot;
    if (const auto refused = refuseClaim(slot, context.civil))
        return *refused;
    const QString person = reserve.person.trimmed();
    const QString title = reserve.title.trimmed();
    if (const auto refused = refuseTexts(person, title))
        return *refused;
    const Queue *queue = find(slot);
    if (queue && !queue->active.empty())
        return Refused{RefusalKind::SlotTaken, queue->active.front().claim.holder};
    addClaim(slot, person, title, context);
    changes = {{slotClaims(slot)}, person};
    return Done{};
}

Outcome BookingState::execute(const Cancel &cancel, const WriteContext &context, Changes &changes)
{
    const ClaimRecord *kept = claimToCancel(cancel);
    if (!kept) {
        const auto refused =
            cancel.claim ? std::nullopt : refuseSlot(cancel.slot, context.civil.day());
        return refused.value_or(Refused{RefusalKind::NotBooked, u""_s});
    }
    const QString person = cancel.person.trimmed();
    const QString holder = kept->claim.holder;
    if (!isPersonName(person))
        return Refused{RefusalKind::InvalidText, person};
    if (!holder.isEmpty() && holder != person)
        return Refused{RefusalKind::NotYours, holder};
    this->cancel(cancel.slot, kept->claim.id, person, context,
                 {context.stamp(), ClaimEventKind::Cancelled, context.request});
    changes = {{slotClaims(cancel.slot)}, person};
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

/// What is over by the time that the entry's leader judged it to be is booked by nobody.
std::optional<Refused> BookingState::refuseClaim(const SlotKey &slot, const CivilTime &civil) const
{
    if (m_index.isOver(slot, civil))
        return Refused{RefusalKind::Over, civilText(civil)};
    return refuseSlot(slot, civil.day());
}

const ClaimRecord *BookingState::claimToCancel(const Cancel &cancel) const
{
    const Queue *queue = find(cancel.slot);
    if (!queue)
        return nullptr;
    const std::vector<ClaimRecord> &active = queue->active;
    const auto claim =
        std::find_if(active.begin(), active.end(), [&](const ClaimRecord &candidate) {
            return !cancel.claim || candidate.claim.id == *cancel.claim;
        });
    return claim != active.end() ? &*claim : nullptr;
}

const RecordedOutcome *BookingState::recorded(const RequestId &request) const
{
    return m_sessions.find(request);
}

bool BookingState::forgotten(const RequestId &request) const
{
    return m_sessions.isOpen(request.client) && !m_sessions.mayExecute(request);
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

void BookingState::collect(const BucketKey &key, const Bucket &bucket, Found &found)
{
    for (const auto &[timeslot, queue] : bucket.queues) {
        if (!queue.active.empty())
            found.push_back({{key.second, timeslot, key.first}, &queue});
    }
}

BookingState::Found BookingState::activeInRoom(const QString &room) const
{
    Found found;
    for (auto it = m_buckets.begin(); it != m_buckets.end();) {
        const QString day = it->first.first;
        it = m_buckets.lower_bound({day, room});
        if (it != m_buckets.end() && it->first == BucketKey{day, room})
            collect(it->first, *it->second.constData(), found);
        it = m_buckets.lower_bound({day + QChar(u'\0'), {}});
    }
    return found;
}

BookingState::Found BookingState::activeOnDay(const QString &day) const
{
    Found found;
    for (auto it = m_buckets.lower_bound({day, {}});
         it != m_buckets.end() && it->first.first == day; ++it)
        collect(it->first, *it->second.constData(), found);
    return found;
}

Bookings BookingState::bookings(Found found) const
{
    std::vector<std::pair<CatalogueIndex::Rank, const FoundSlot *>> ranked;
    ranked.reserve(found.size());
    for (const FoundSlot &one : found)
        ranked.emplace_back(m_index.rank(one.slot), &one);
    std::sort(ranked.begin(), ranked.end(),
              [](const auto &a, const auto &b) { return a.first < b.first; });
    Bookings bookings;
    bookings.entries.reserve(ranked.size());
    for (const auto &[rank, one] : ranked)
        bookings.entries.push_back(slotClaims(one->slot, *one->queue));
    return bookings;
}

SlotClaims BookingState::slotClaims(const SlotKey &slot, const Queue &queue) const
{
    SlotClaims claims{slot, {}, m_index.isOrphan(slot)};
    claims.claims.reserve(queue.active.size());
    for (const ClaimRecord &kept : queue.active) {
        if (hasNotice(kept, claims.claims.empty()))
            claims.noticed.push_back(kept.claim.id);
        claims.claims.push_back(kept.claim);
    }
    return claims;
}

SlotClaims BookingState::slotClaims(const SlotKey &slot) const
{
    const Queue *queue = find(slot);
    return queue ? slotClaims(slot, *queue) : SlotClaims{slot, {}, m_index.isOrphan(slot)};
}

std::vector<SlotKey> BookingState::orphans(CivilDay) const
{
    Found found;
    for (const auto &[key, bucket] : m_buckets)
        collect(key, *bucket.constData(), found);
    std::vector<SlotKey> slots;
    for (const FoundSlot &one : found)
        if (m_index.isOrphan(one.slot))
            slots.push_back(one.slot);
    return slots;
}

std::vector<Claim> BookingState::history(const SlotKey &slot) const
{
    std::vector<ClaimRecord> kept;
    if (const Queue *queue = find(slot))
        std::merge(queue->active.begin(), queue->active.end(), queue->cancelled.begin(),
                   queue->cancelled.end(), std::back_inserter(kept), standsBefore);
    std::vector<Claim> claims;
    for (ClaimRecord &one : kept)
        claims.push_back(std::move(one.claim));
    return claims;
}

void BookingState::indexNotices(const SlotKey &slot, const Queue &queue)
{
    for (size_t i = 0; i < queue.active.size(); ++i) {
        const ClaimRecord &kept = queue.active[i];
        if (hasNotice(kept, i == 0))
            m_noticed.emplace(kept.claim.holder, slot, kept.claim.id);
        else if (!m_noticed.empty())
            m_noticed.erase({kept.claim.holder, slot, kept.claim.id});
    }
}

void BookingState::indexAllNotices()
{
    for (const auto &[key, bucket] : m_buckets)
        for (const auto &[timeslot, queue] : bucket.constData()->queues)
            indexNotices({key.second, timeslot, key.first}, queue);
}

Digest BookingState::digest() const
{
    return digestFrom(m_catalogue_digest, m_claims_sum, m_sessions.sum(),
                      m_conflicts.fingerprint());
}

Digest BookingState::digestFrom(const Digest &catalogue, const DigestSum &claims,
                                const DigestSum &sessions, const QByteArray &conflicts)
{
    return digestOf(catalogue.bytes + claims.bytes() + sessions.bytes() + conflicts);
}

} // namespace roomcast
