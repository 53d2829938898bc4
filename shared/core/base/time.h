// SPDX-License-Identifier: MIT
//
// Time as the core sees it: always an argument, never asked for. The driver reads the clocks, the
// simulator invents them.
#pragma once

#include <QtGlobal>
#include <chrono>
#include <compare>
#include <limits>

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

/// One reading of all clocks, taken by the driver before each step.
struct Now {
    TimePoint mono;
    WallTime wall;
    CivilDay today;
};

} // namespace roomcast
