// SPDX-License-Identifier: MIT
//
// How the window looks into the cache at the moment it paints: ages grow by themselves, so that a
// copy of them would be wrong when it is read. ClientSession makes it of its mirror; a window
// without one shows values and says nothing about them. Cheap enough for a repaint; nothing here
// can fail.
#pragma once

#include "core/client/answer.h"

#include <functional>

namespace roomcast {

/// Where a slot is to be read: in the cached list that knows it newest. Value and mark are of one
/// list, never of two.
struct SlotMark {
    Query list;
    CacheNote mark;
};

struct CacheLens {
    /// In which list one slot is to be read, and what is to be said beside it; none where nothing
    /// is cached.
    std::function<std::optional<SlotMark>(const SlotKey &)> slot_mark;
    /// What is to be said beside one key.
    std::function<std::optional<CacheNote>(const Query &)> mark;
    /// The value as it is kept; none where nothing is cached.
    std::function<std::optional<Outcome>(const Query &)> value;
};

/// The answer to `key` says whether `slot` is free.
bool tellsOf(const Query &key, const SlotKey &slot);

} // namespace roomcast
