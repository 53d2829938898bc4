// SPDX-License-Identifier: MIT
//
// What time a group has, as its leader says it: to the other servers, for windows and the status
// control, and to clients. Values that travel in heartbeats.
#pragma once

#include "core/base/codec.h"

#include <vector>

namespace roomcast {

/// A server whose clock differs from the group's time by more than a few seconds.
struct ClockOff {
    ServerId member;
    qint64 off_ms = 0; ///< positive: it is ahead

    friend bool operator==(const ClockOff &, const ClockOff &) = default;
};

struct GroupTime {
    static constexpr size_t kOffMax = 16;

    WallTime at;
    UtcOffset offset;          ///< of the group's zone, now
    QString zone;              ///< "Europe/Berlin"; empty: the leader's own, whatever it is
    std::vector<ClockOff> off; ///< by ID; at most kOffMax

    CivilTime civil() const { return civilAt(believable(at), offset); }
    friend bool operator==(const GroupTime &, const GroupTime &) = default;
};

namespace codec {
template <>
struct Fields<UtcOffset> {
    static constexpr auto list = std::tuple(&UtcOffset::seconds);
};
template <>
struct Fields<ClockOff> {
    static constexpr auto list = std::tuple(&ClockOff::member, &ClockOff::off_ms);
};
template <>
struct Fields<GroupTime> {
    static constexpr auto list =
        std::tuple(&GroupTime::at, &GroupTime::offset, &GroupTime::zone, &GroupTime::off);
};
} // namespace codec
} // namespace roomcast
