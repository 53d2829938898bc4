// SPDX-License-Identifier: MIT
#include "core/cache/value_size.h"

namespace roomcast {

namespace {

qsizetype bytesOf(const QString &text)
{
    return qsizetype(sizeof(QString)) + 2 * text.size();
}

qsizetype bytesOf(const Room &room)
{
    return bytesOf(room.name) + qsizetype(sizeof(Room));
}

qsizetype bytesOf(const Claim &claim)
{
    return bytesOf(claim.holder) + bytesOf(claim.title) + qsizetype(sizeof(Claim));
}

qsizetype bytesOf(const ClaimRecord &kept)
{
    return bytesOf(kept.claim) + qsizetype(sizeof(ClaimHistory)) +
           std::ssize(kept.past.events) * qsizetype(sizeof(ClaimEvent));
}

qsizetype bytesOf(const SlotClaims &entry);

template <typename T>
qsizetype bytesOf(const std::vector<T> &all)
{
    qsizetype bytes = 0;
    for (const T &one : all)
        bytes += bytesOf(one);
    return bytes;
}

qsizetype bytesOf(const SlotKey &slot)
{
    return bytesOf(slot.room) + bytesOf(slot.timeslot) + bytesOf(slot.day);
}

qsizetype bytesOf(const SlotClaims &entry)
{
    return bytesOf(entry.slot) + qsizetype(sizeof(SlotClaims)) + bytesOf(entry.claims) +
           std::ssize(entry.noticed) * qsizetype(sizeof(RequestId));
}

} // namespace

qsizetype bytesOf(const Outcome &value)
{
    return std::visit(Overloaded{
                          [](const Names &names) { return bytesOf(names.names); },
                          [](const Rooms &rooms) { return bytesOf(rooms.rooms); },
                          [](const Bookings &bookings) { return bytesOf(bookings.entries); },
                          [](const SlotRecord &record) {
                              return bytesOf(record.slot) + bytesOf(record.queue) +
                                     bytesOf(record.cancelled);
                          },
                          [](const auto &) { return qsizetype(0); }, // never kept
                      },
                      value);
}

} // namespace roomcast
