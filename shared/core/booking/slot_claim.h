// SPDX-License-Identifier: MIT
//
// A claim and its past together with its slot: one record of a snapshot and one member of the
// state's digest. Claims and sessions are also what one log hands to another at a merge.
#pragma once

#include "core/booking/sessions.h"
#include "core/booking/types.h"

namespace roomcast {

struct SlotClaim {
    SlotKey slot;
    ClaimRecord kept;

    friend bool operator==(const SlotClaim &, const SlotClaim &) = default;
};

/// What a log that is given up may have and the group's lack.
using CarriedRecord = std::variant<SlotClaim, Sessions::Session>;

/// A state may hold it: asked of whatever a merge brings and of whatever a snapshot holds, so that
/// what gets in can be read back.
bool isWellFormed(const SlotClaim &stored);
bool isWellFormed(const CarriedRecord &record);

namespace codec {
template <>
struct Fields<SlotClaim> {
    static constexpr auto list = std::tuple(&SlotClaim::slot, &SlotClaim::kept);
};
} // namespace codec
} // namespace roomcast
