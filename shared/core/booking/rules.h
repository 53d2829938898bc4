// SPDX-License-Identifier: MIT
//
// What keeps bookings safe, whoever leads and however sides meet: each rule a predicate of a few
// lines, with the section of PROTOCOL.md that states it and the deliberate bug (base/mutation.h) by
// which the simulator shows that it is needed. Those of servers are in protocol/rules.h.
#pragma once

#include "core/base/mutation.h"

#include <cstddef>

namespace roomcast::rules {

// ---- requests ("Exactly once") ---------------------------------------------------------------

/// A write whose outcome is on record is not executed again: it is answered with that.
/// (forget-outcomes)
inline bool isAnsweredFromRecord(bool on_record)
{
    return on_record && !mutated(Mutation::ForgetOutcomes);
}

/// Nor is one that another side executed, which the claims show. (forget-outcomes)
inline bool isFoundInClaims(bool cancels)
{
    return cancels || !mutated(Mutation::ForgetOutcomes);
}

// ---- queues ("Waiting lists", "Notices") -----------------------------------------------------

/// What a move gives back stays given back: so only a side that is the only one moves claims.
/// (move-provisional)
inline bool mayMove(bool primary)
{
    return primary || mutated(Mutation::MoveProvisional);
}

/// Who goes makes room for one, not for the second in line as well. (promote-twice)
inline bool isPromotedToo(bool another_went, std::size_t position)
{
    return another_went && position == 1 && mutated(Mutation::PromoteTwice);
}

/// Whose claim holds or waits otherwise than before is told so, until it is acknowledged.
/// (notice-lost)
inline bool hasToBeTold()
{
    return !mutated(Mutation::NoticeLost);
}

// ---- sides that meet ("Carried records", "Applying", "Places") --------------------------------

/// What a log had that is given up is kept until the group has it. (carried-forgotten)
inline bool keepsWhatItGivesUp()
{
    return !mutated(Mutation::CarriedForgotten);
}

/// What one side has cancelled is cancelled. (cancel-reverts)
inline bool staysCancelled()
{
    return !mutated(Mutation::CancelReverts);
}

/// A place counts in the log that gave it, and nowhere else. (place-by-epoch)
inline bool losesItsPlace()
{
    return !mutated(Mutation::PlaceByEpoch);
}

} // namespace roomcast::rules
