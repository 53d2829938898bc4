// SPDX-License-Identifier: MIT
//
// Which slots a write is about, which cached values a slot is in, and which have none. Used by the
// client's cache and by who tells it of changes; nothing can fail.
#pragma once

#include "core/booking/types.h"

#include <array>
#include <vector>

namespace roomcast {

/// The keys of the values that a slot is in.
std::array<Query, 3> keysOf(const SlotKey &slot);
/// `key` is one of them.
bool lists(const Query &key, const SlotKey &slot);
/// What a write is about.
std::vector<SlotKey> slotsOf(const Write &write);
/// What no booking changes.
bool isOfCatalogue(const Outcome &value);

} // namespace roomcast
