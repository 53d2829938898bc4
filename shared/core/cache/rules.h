// SPDX-License-Identifier: MIT
//
// What keeps a client's cache honest: each rule a predicate of a few lines, with the section of
// PROTOCOL.md that states it and the deliberate bug (base/mutation.h) by which the simulator shows
// that it is needed.
#pragma once

#include "core/base/ids.h"
#include "core/base/mutation.h"
#include "core/base/time.h"

namespace roomcast::rules {

// ---- which values are right ("The cache") ----------------------------------------------------

/// Nothing older is shown after something newer. (older-accepted)
inline bool mayFollow(LogIndex arrives, LogIndex known)
{
    return arrives >= known || mutated(Mutation::OlderAccepted);
}

/// So an answer takes in what was told while it was on its way, (older-accepted)
inline bool takesInWhatWasTold()
{
    return !mutated(Mutation::OlderAccepted);
}

/// and a question that is repeated waits for the newer answer. (older-accepted)
inline bool mayBeShown(bool outdated)
{
    return !outdated || mutated(Mutation::OlderAccepted);
}

/// Another leader's log may be another: what was read of one says nothing of the next.
/// (view-keeps-cache)
inline bool isOfView(const Epoch &value, const Epoch &followed)
{
    return value == followed || mutated(Mutation::ViewKeepsCache);
}

/// Nor do its indices. (view-keeps-cache)
inline bool keepsItsIndex()
{
    return !mutated(Mutation::ViewKeepsCache);
}

/// After a gap in the log nothing is certain. (ignore-gap)
inline LogIndex certainUpTo(LogIndex without_gap, LogIndex heard)
{
    return mutated(Mutation::IgnoreGap) ? heard : without_gap;
}

/// A change that is told in full is written into the values it touches. (skip-update)
inline bool isWritten()
{
    return !mutated(Mutation::SkipUpdate);
}

/// One that cannot be written makes them invalid. (skip-invalidation)
inline bool invalidates()
{
    return !mutated(Mutation::SkipInvalidation);
}

/// A client's own write is known to its cache with the reply. (own-write-unseen)
inline bool seesOwnWrites()
{
    return !mutated(Mutation::OwnWriteUnseen);
}

// ---- how old values are ("The cache") --------------------------------------------------------

/// A beacon speaks for what is updated up to its index. (beacon-unapplied)
inline bool isCovered(bool updated)
{
    return updated || mutated(Mutation::BeaconUnapplied);
}

/// It counts from its question, not from when it came. (beacon-from-arrival)
inline TimePoint countsFrom(TimePoint asked_at, TimePoint came_at)
{
    return mutated(Mutation::BeaconFromArrival) ? came_at : asked_at;
}

/// A heartbeat shows what was missed, and makes nothing younger. (heartbeat-freshens)
inline bool heartbeatsCover()
{
    return mutated(Mutation::HeartbeatFreshens);
}

} // namespace roomcast::rules
