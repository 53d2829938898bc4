// SPDX-License-Identifier: MIT
//
// What time the group has. Each server has its own wall clock, and any one of them may be wrong by
// years, that of the leader too; so the leader takes the median of the members' clocks, or lets
// time go on from where it was by the monotonic clock. Source: PROTOCOL.md, "Time". Values without
// I/O; owned by the server engine and its peers. Nothing can fail.
#pragma once

#include "core/base/time.h"

#include <optional>
#include <vector>

namespace roomcast {

/// Another server's wall clock, by what it said in the last few probes. The one that took the
/// shortest way counts: half of the round trip is all that it can be wrong by.
class PeerClock {
public:
    static constexpr size_t kSamplesMax = 8;

    /// It said `theirs` between `sent` and `received`.
    void add(WallTime theirs, TimePoint sent, TimePoint received);
    /// What it shows now; none before it was asked.
    std::optional<WallTime> at(TimePoint mono) const;
    /// By how much at() can be wrong.
    Duration error() const { return m_samples[m_best].round_trip / 2; }

private:
    struct Sample {
        Duration round_trip{};
        qint64 ahead_ms = 0; ///< of this server's monotonic clock, when it was half way back
    };
    static bool agree(const Sample &a, const Sample &b);

    std::vector<Sample> m_samples; ///< at most kSamplesMax
    size_t m_best = 0;
};

class GroupClock {
public:
    /// The median of so many clocks is no single one's.
    static constexpr size_t kClocksMin = 3;

    /// None before it was set.
    std::optional<WallTime> at(TimePoint mono) const;
    void set(WallTime time, TimePoint mono);
    void forget() { m_set.reset(); }

    /// Of an even number the lower of the two in the middle. `clocks` holds at least one.
    static WallTime median(std::vector<WallTime> clocks);
    /// Where nobody knows how long it is since `last`, the time of the newest entry: the earliest
    /// clock that is not before it, for one that is ahead takes days from people, and one that is
    /// behind is refuted by the entry. Where all are before it, time goes on from there.
    static WallTime start(const std::vector<WallTime> &clocks, WallTime last);

private:
    struct Setting {
        WallTime time;
        TimePoint mono;
    };
    std::optional<Setting> m_set;
};

/// How far two times are apart, within what a Duration can hold.
qint64 apart_ms(WallTime a, WallTime b);

} // namespace roomcast
