// SPDX-License-Identifier: MIT
//
// A claim together with its slot: one record of a snapshot, one member of the state's digest, and
// what one log hands to another at a merge.
#pragma once

#include "core/booking/types.h"

namespace roomcast {

struct StoredClaim {
    SlotKey slot;
    Claim claim;

    friend bool operator==(const StoredClaim &, const StoredClaim &) = default;
};

namespace codec {
template <>
struct Fields<StoredClaim> {
    static constexpr auto list = std::tuple(&StoredClaim::slot, &StoredClaim::claim);
};
} // namespace codec
} // namespace roomcast
