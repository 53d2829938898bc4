// SPDX-License-Identifier: MIT
#include "core/cache/cached_keys.h"

namespace roomcast {

std::array<Query, 3> keysOf(const SlotKey &slot)
{
    return {CheckRoom{slot.room}, ReadDay{slot.day}, ReadSlot{slot}};
}

bool lists(const Query &key, const SlotKey &slot)
{
    const auto *room = std::get_if<CheckRoom>(&key);
    const auto *day = std::get_if<ReadDay>(&key);
    const auto *one = std::get_if<ReadSlot>(&key);
    return (room && room->room == slot.room) || (day && day->day == slot.day) ||
           (one && one->slot == slot);
}

bool isOfCatalogue(const Outcome &value)
{
    return std::holds_alternative<Names>(value) || std::holds_alternative<Rooms>(value);
}

std::vector<SlotKey> slotsOf(const Write &write)
{
    return std::visit(Overloaded{
                          [](const OpenSession &) { return std::vector<SlotKey>(); },
                          [](const Move &move) {
                              return std::vector{move.from, move.to};
                          },
                          [](const auto &what) { return std::vector{what.slot}; },
                      },
                      write);
}

} // namespace roomcast
