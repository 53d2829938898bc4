// SPDX-License-Identifier: MIT
//
// What a disk does that keeps things badly: the stored state is another one, at the same place of
// the same log.
#pragma once

#include "core/booking/booking_state.h"
#include "core/engine/stored_replica.h"

#include <functional>

namespace roomcast::sim {

/// False, and nothing is changed, where no state is stored, or entries with it that it does not
/// hold yet.
bool decay(StoredReplica &copy, const std::function<void(BookingState &)> &change);

/// A client that never was opens a session.
void openNobodysSession(BookingState &state);

} // namespace roomcast::sim
