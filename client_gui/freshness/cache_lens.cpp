// SPDX-License-Identifier: MIT
#include "client_gui/freshness/cache_lens.h"

namespace roomcast {

bool tellsOf(const Query &key, const SlotKey &slot)
{
    return std::visit(Overloaded{
                          [&](const ReadDay &read) { return read.day == slot.day; },
                          [&](const CheckRoom &check) { return check.room == slot.room; },
                          [&](const ReadSlot &read) { return read.slot == slot; },
                          [](const auto &) { return false; },
                      },
                      key);
}

} // namespace roomcast
