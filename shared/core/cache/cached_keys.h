// SPDX-License-Identifier: MIT
//
// Which cached values a slot is in, and which have no slots. Used by the client's cache; nothing
// can fail.
#pragma once

#include "core/booking/types.h"

#include <array>

namespace roomcast {

/// The keys of the values that a slot is in.
std::array<Query, 3> keysOf(const SlotKey &slot);
/// `key` is one of them.
bool lists(const Query &key, const SlotKey &slot);
/// What no booking changes.
bool isOfCatalogue(const Outcome &value);

} // namespace roomcast
