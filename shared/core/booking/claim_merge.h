// SPDX-License-Identifier: MIT
//
// How the records of one claim that two logs have become one, and how a claim's past grows. Each
// part is a join: the earlier cancellation, the latest events, the last acknowledgement or, before
// any, everything that was told. So the order in which records meet makes no difference, nor does
// meeting twice. A claim with a place keeps when it was made: that and the place belong to the log.
// Called by the booking state; nothing can fail.
#pragma once

#include "core/booking/claims.h"

namespace roomcast {

/// `theirs` says something that `mine` lacks.
bool saysMore(const ClaimRecord &theirs, const ClaimRecord &mine);
/// Takes in what `theirs` says.
void unite(ClaimRecord &mine, const ClaimRecord &theirs);

/// The standing that the claim's past ends with.
ClaimStanding standingOnRecord(const ClaimHistory &past);
/// The latest event that displaced the claim, if any did.
const ClaimEvent *displacement(const ClaimHistory &past);
/// Keeps the latest ones; an event is later than all before it, whatever the clocks say.
void addEvent(ClaimHistory &past, ClaimEvent event);
/// The events ascend, and are few enough.
bool isWellFormed(const ClaimHistory &past);

} // namespace roomcast
