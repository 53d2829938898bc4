// SPDX-License-Identifier: MIT
//
// A claim together with its slot: one record of a snapshot, and one member of the state's digest.
// Private to the booking state and its snapshot.
#pragma once

#include "core/booking/types.h"

namespace roomcast {

struct StoredClaim {
    SlotKey slot;
    Claim claim;
};

namespace codec {
template <>
struct Fields<StoredClaim> {
    static constexpr auto list = std::tuple(&StoredClaim::slot, &StoredClaim::claim);
};
} // namespace codec
} // namespace roomcast
