// SPDX-License-Identifier: MIT
//
// Which cached list a slot is to be read in, as a client engine orders them. Plain values.
#pragma once

#include "core/client/client_engine.h"

namespace roomcast::test {

struct SlotRead {
    Query list;
    CacheNote mark;
};

/// None where no list that tells of the slot is cached.
inline std::optional<SlotRead> slotRead(const ClientEngine &engine, const SlotKey &slot, Now now)
{
    std::optional<SlotRead> newest;
    for (const Query &list : engine.cache().listsByNewness())
        if (list == Query(ReadDay{slot.day}) || list == Query(CheckRoom{slot.room}))
            newest = SlotRead{list, *engine.mark(list, now)};
    return newest;
}

} // namespace roomcast::test
