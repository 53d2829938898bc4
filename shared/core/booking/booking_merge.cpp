// SPDX-License-Identifier: MIT
//
// The merge of two logs' claims (shared/PROTOCOL.md, "Merge"): a union, record by record
// (claim_merge.h). It is commutative, associative and idempotent up to places, and places belong to
// one log: only its own VIEW entries give them. Whose standing the union changed is noted behind
// it, once an entry.
#include "core/booking/booking_state.h"
#include "core/booking/claim_merge.h"
#include "core/booking/rules.h"

#include <algorithm>

namespace roomcast {

const ClaimRecord *BookingState::find(const SlotKey &slot, const RequestId &id) const
{
    const Queue *queue = find(slot);
    if (!queue)
        return nullptr;
    for (const auto *list : {&queue->active, &queue->cancelled}) {
        const auto it = std::find_if(list->begin(), list->end(),
                                     [&](const ClaimRecord &kept) { return kept.claim.id == id; });
        if (it != list->end())
            return &*it;
    }
    return nullptr;
}

bool BookingState::contains(const SlotClaim &stored) const
{
    const ClaimRecord *mine = find(stored.slot, stored.kept.claim.id);
    return mine && !saysMore(stored.kept, *mine);
}

bool BookingState::contains(const CarriedRecord &record) const
{
    if (const auto *session = std::get_if<Sessions::Session>(&record))
        return m_sessions.knows(*session);
    return contains(std::get<SlotClaim>(record));
}

bool BookingState::merge(const SlotClaim &stored)
{
    const RequestId &id = stored.kept.claim.id;
    if (const ClaimRecord *mine = find(stored.slot, id)) {
        if (!saysMore(stored.kept, *mine))
            return false;
        ClaimRecord united = *mine;
        unite(united, stored.kept);
        remove(stored.slot, *mine);
        insert(stored.slot, std::move(united));
        return true;
    }
    ClaimRecord kept = stored.kept;
    if (rules::losesItsPlace())
        kept.claim.place.reset();
    const RecordedOutcome *here = recorded(id);
    if (here && std::holds_alternative<Refused>(here->outcome))
        kept.past.told.refused = true;
    insert(stored.slot, std::move(kept));
    return true;
}

std::vector<SlotKey> BookingState::merge(const std::vector<CarriedRecord> &records, LogIndex in)
{
    std::vector<SlotKey> changed;
    for (const CarriedRecord &record : records) {
        if (const auto *session = std::get_if<Sessions::Session>(&record))
            m_sessions.merge(*session, in);
        else if (const auto &stored = std::get<SlotClaim>(record); merge(stored))
            changed.push_back(stored.slot);
    }
    return changed;
}

std::vector<SlotKey> BookingState::placeAll(LogIndex index)
{
    std::vector<SlotKey> changed;
    const auto unplaced = m_unplaced;
    for (const auto &[slot, id] : unplaced) {
        ClaimRecord placed = *find(slot, id);
        remove(slot, placed);
        placed.claim.place = index;
        insert(slot, std::move(placed));
        changed.push_back(slot);
    }
    for (const SlotKey &slot : changed)
        indexNotices(slot, *find(slot));
    return changed;
}

Merged BookingState::takeIn(const std::vector<CarriedRecord> &records, const EntryStamp &in,
                            bool primary)
{
    const auto makeUnique = [](std::vector<SlotKey> &slots) {
        std::sort(slots.begin(), slots.end());
        slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
    };
    Merged merged;
    merged.changed = merge(records, in.index);
    merged.claims = merged.changed.size();
    makeUnique(merged.changed);
    for (const SlotKey &slot : merged.changed)
        noteMerged(slot, in, merged);
    if (!primary)
        return merged;
    const auto placed = placeAll(in.index);
    merged.changed.insert(merged.changed.end(), placed.begin(), placed.end());
    makeUnique(merged.changed);
    return merged;
}

std::vector<CarriedRecord> BookingState::lackingIn(const BookingState &other) const
{
    std::vector<CarriedRecord> lacking;
    forEachNotShared(other, [&](const SlotKey &slot, const ClaimRecord &kept) {
        const ClaimRecord *theirs = other.find(slot, kept.claim.id);
        const bool of_catalogue = kept.claim.id.client == ClientId{0};
        if (theirs ? !saysMore(kept, *theirs) : of_catalogue)
            return;
        SlotClaim stored{slot, kept};
        if (rules::losesItsPlace())
            stored.kept.claim.place.reset();
        lacking.emplace_back(std::move(stored));
    });
    addRefused(other, lacking);
    for (Sessions::Session &session : m_sessions.unknownIn(other.m_sessions))
        lacking.emplace_back(std::move(session));
    return lacking;
}

/// Claims that `other` made by requests refused here: their holders may have heard of that only.
void BookingState::addRefused(const BookingState &other, std::vector<CarriedRecord> &lacking) const
{
    const std::vector<RequestId> refused = m_sessions.refused();
    if (refused.empty())
        return;
    other.forEachNotShared(*this, [&](const SlotKey &slot, const ClaimRecord &kept) {
        if (!std::binary_search(refused.begin(), refused.end(), kept.claim.id))
            return;
        SlotClaim stored{slot, kept};
        stored.kept.claim.place.reset();
        stored.kept.past.told = {false, false, true, {}}; // before anything was acknowledged
        if (saysMore(stored.kept, kept))
            lacking.emplace_back(std::move(stored));
    });
}

/// Of a slot the cancelled ones first: where one entry does not hold all of them, nobody seems to
/// wait for a claim that is gone.
template <typename Visit>
void BookingState::forEachNotShared(const BookingState &other, Visit visit) const
{
    for (const auto &[key, bucket] : m_buckets) {
        const auto theirs = other.m_buckets.find(key);
        if (theirs != other.m_buckets.end() && theirs->second == bucket)
            continue; // shared: the same
        for (const auto &[timeslot, queue] : bucket.constData()->queues)
            for (const auto *list : {&queue.cancelled, &queue.active})
                for (const ClaimRecord &kept : *list)
                    visit(SlotKey{key.second, timeslot, key.first}, kept);
    }
}

} // namespace roomcast
