// SPDX-License-Identifier: MIT
//
// Time as the core sees it: always an argument, never asked for. The driver reads the clocks, the
// simulator invents them.
#pragma once

#include <QtGlobal>
#include <chrono>
#include <compare>
#include <limits>
#include <optional>

namespace roomcast {

/// Tag for the monotonic time line of one process; it has no now() on purpose.
struct MonotonicClock {
    using rep = qint64;
    using period = std::nano;
    using duration = std::chrono::nanoseconds;
    using time_point = std::chrono::time_point<MonotonicClock, duration>;
    static constexpr bool is_steady = true;
};

using Duration = MonotonicClock::duration;
using TimePoint = MonotonicClock::time_point;

/// Milliseconds since 1970-01-01 UTC. Decides order of claims and what people read, never safety.
struct WallTime {
    qint64 value_ms = 0;

    friend constexpr auto operator<=>(const WallTime &, const WallTime &) = default;
};

/// The next millisecond; the last one there is has none.
constexpr WallTime next(WallTime time)
{
    return {time.value_ms == std::numeric_limits<qint64>::max() ? time.value_ms
                                                                : time.value_ms + 1};
}

/// A date in the local calendar, as a Julian day number (QDate::toJulianDay).
struct CivilDay {
    qint64 julian = 0;

    friend constexpr auto operator<=>(const CivilDay &, const CivilDay &) = default;
};

/// How far the group's time zone is ahead of UTC; the driver asks the zone for it.
struct UtcOffset {
    qint32 seconds = 0;

    friend constexpr auto operator<=>(const UtcOffset &, const UtcOffset &) = default;
};

/// What a calendar and a clock on the wall say where the group is. The minute of the day is
/// missing in entries of earlier versions.
struct CivilTime {
    qint64 julian = 0;
    std::optional<quint16> minute;

    constexpr CivilTime() = default;
    constexpr CivilTime(CivilDay day) : julian(day.julian) {} // NOLINT(google-explicit-constructor)
    constexpr CivilTime(CivilDay day, quint16 of_day) : julian(day.julian), minute(of_day) {}

    constexpr CivilDay day() const { return {julian}; }
    friend constexpr auto operator<=>(const CivilTime &, const CivilTime &) = default;
};

inline constexpr quint16 kMinutesOfDay = 24 * 60;

/// Later than any time that can be meant, and still far from where arithmetic ends: the end of the
/// year 9999.
inline constexpr WallTime kWallTimeMax{253'402'300'799'999};

/// From 1970 to the end of the year 9999.
constexpr bool isBelievable(WallTime at)
{
    return at >= WallTime{} && at <= kWallTimeMax;
}

/// The nearest time that is believable.
constexpr WallTime believable(WallTime at)
{
    return at < WallTime{} ? WallTime{} : at > kWallTimeMax ? kWallTimeMax : at;
}

/// `at` must be believable.
constexpr CivilTime civilAt(WallTime at, UtcOffset offset)
{
    constexpr qint64 kDay_s = 86'400;
    constexpr qint64 k1970 = 2'440'588; // its Julian day number
    // A day is added lest it be negative.
    const qint64 local_s = at.value_ms / 1000 + offset.seconds + kDay_s;
    return {CivilDay{k1970 - 1 + local_s / kDay_s}, quint16(local_s % kDay_s / 60)};
}

/// One reading of all clocks, taken by the driver before each step.
struct Now {
    TimePoint mono;
    WallTime wall;    ///< of this machine alone: see group/group_clock.h
    UtcOffset offset; ///< of the group's zone, at the group's time
};

} // namespace roomcast
