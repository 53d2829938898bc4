// SPDX-License-Identifier: MIT
//
// The merge of two logs' claims (shared/PROTOCOL.md, "Merge"): a union in which a cancelled claim
// stays cancelled. It is commutative, associative and idempotent up to places, and places belong to
// one log: only its own VIEW entries give them.
#include "core/base/mutation.h"
#include "core/booking/booking_state.h"

#include <algorithm>

namespace roomcast {

namespace {

/// Of two cancellations of one claim the earlier counts, on every side.
bool precedes(const Cancellation &a, const Cancellation &b)
{
    return std::tie(a.at, a.by) < std::tie(b.at, b.by);
}

/// What `theirs` says about a claim beyond `mine`.
bool saysMore(const Claim &theirs, const Claim &mine)
{
    return theirs.cancelled && (!mine.cancelled || precedes(*theirs.cancelled, *mine.cancelled));
}

} // namespace

const Claim *BookingState::find(const SlotKey &slot, const RequestId &id) const
{
    const Queue *queue = find(slot);
    if (!queue)
        return nullptr;
    for (const auto *list : {&queue->active, &queue->cancelled}) {
        const auto it = std::find_if(list->begin(), list->end(),
                                     [&](const Claim &claim) { return claim.id == id; });
        if (it != list->end())
            return &*it;
    }
    return nullptr;
}

bool BookingState::contains(const StoredClaim &stored) const
{
    const Claim *mine = find(stored.slot, stored.claim.id);
    return mine && !saysMore(stored.claim, *mine);
}

bool BookingState::contains(const CarriedRecord &record) const
{
    if (const auto *session = std::get_if<Sessions::Session>(&record))
        return m_sessions.knows(*session);
    return contains(std::get<StoredClaim>(record));
}

bool BookingState::merge(const StoredClaim &stored)
{
    if (contains(stored))
        return false;
    if (const Claim *mine = find(stored.slot, stored.claim.id)) {
        if (!mutated(Mutation::CancelReverts))
            cancel(stored.slot, *mine, *stored.claim.cancelled);
        return true;
    }
    Claim claim = stored.claim;
    if (!mutated(Mutation::PlaceByEpoch))
        claim.place.reset();
    insert(stored.slot, std::move(claim));
    return true;
}

std::vector<SlotKey> BookingState::merge(const std::vector<CarriedRecord> &records)
{
    std::vector<SlotKey> changed;
    for (const CarriedRecord &record : records) {
        if (const auto *session = std::get_if<Sessions::Session>(&record))
            m_sessions.merge(*session);
        else if (const auto &claim = std::get<StoredClaim>(record); merge(claim))
            changed.push_back(claim.slot);
    }
    return changed;
}

std::vector<SlotKey> BookingState::placeAll(LogIndex index)
{
    std::vector<SlotKey> changed;
    const auto unplaced = m_unplaced;
    for (const auto &[slot, id] : unplaced) {
        Claim placed = *find(slot, id);
        remove(slot, placed);
        placed.place = index;
        insert(slot, std::move(placed));
        changed.push_back(slot);
    }
    return changed;
}

std::vector<CarriedRecord> BookingState::lackingIn(const BookingState &other) const
{
    std::vector<CarriedRecord> lacking;
    const auto consider = [&](const SlotKey &slot, const Claim &claim) {
        StoredClaim stored{slot, claim};
        if (!mutated(Mutation::PlaceByEpoch))
            stored.claim.place.reset();
        const bool of_catalogue = claim.id.client == ClientId{0} && !claim.cancelled;
        if (!of_catalogue && !other.contains(stored))
            lacking.emplace_back(std::move(stored));
    };
    for (const auto &[key, bucket] : m_buckets) {
        const auto theirs = other.m_buckets.find(key);
        if (theirs != other.m_buckets.end() && theirs->second == bucket)
            continue; // shared: the same
        for (const auto &[timeslot, queue] : bucket.constData()->queues)
            for (const auto *list : {&queue.active, &queue.cancelled})
                for (const Claim &claim : *list)
                    consider({key.second, timeslot, key.first}, claim);
    }
    for (Sessions::Session &session : m_sessions.unknownIn(other.m_sessions))
        lacking.emplace_back(std::move(session));
    return lacking;
}

} // namespace roomcast
