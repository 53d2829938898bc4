// SPDX-License-Identifier: MIT
#include "core/group/group_clock.h"

#include <algorithm>

namespace roomcast {

namespace {

/// Two samples of one clock may differ by as much beside their round trips: clocks are read in
/// whole milliseconds, and those of machines drift.
constexpr Duration kTolerance = std::chrono::milliseconds(20);
/// A hundred years: more is told as that.
constexpr qint64 kApartMax_ms = qint64(100) * 365 * 24 * 3600 * 1000;

qint64 milliseconds(TimePoint mono)
{
    return std::chrono::floor<std::chrono::milliseconds>(mono.time_since_epoch()).count();
}

} // namespace

/// Both can be of one clock that nobody set between them.
bool PeerClock::agree(const Sample &a, const Sample &b)
{
    const Duration slack = (a.round_trip + b.round_trip) / 2 + kTolerance;
    return std::abs(a.ahead_ms - b.ahead_ms) <= slack / std::chrono::milliseconds(1);
}

/// Samples that the new one refutes go: the clock was set since.
void PeerClock::add(WallTime theirs, TimePoint sent, TimePoint received)
{
    const Duration round_trip = received - sent;
    const Sample fresh{round_trip,
                       believable(theirs).value_ms - milliseconds(received - round_trip / 2)};
    std::erase_if(m_samples, [&](const Sample &old) { return !agree(old, fresh); });
    if (m_samples.size() == kSamplesMax)
        m_samples.erase(m_samples.begin());
    m_samples.push_back(fresh);
    const auto best = std::ranges::min_element(m_samples, {}, &Sample::round_trip);
    m_best = size_t(best - m_samples.begin());
}

std::optional<WallTime> PeerClock::at(TimePoint mono) const
{
    if (m_samples.empty())
        return std::nullopt;
    return believable({milliseconds(mono) + m_samples[m_best].ahead_ms});
}

std::optional<WallTime> GroupClock::at(TimePoint mono) const
{
    if (!m_set)
        return std::nullopt;
    const auto since = std::chrono::floor<std::chrono::milliseconds>(mono - m_set->mono);
    return believable({m_set->time.value_ms + since.count()});
}

void GroupClock::set(WallTime time, TimePoint mono)
{
    m_set = {believable(time), mono};
}

WallTime GroupClock::median(std::vector<WallTime> clocks)
{
    const auto middle = clocks.begin() + ptrdiff_t((clocks.size() - 1) / 2);
    std::nth_element(clocks.begin(), middle, clocks.end());
    return *middle;
}

WallTime GroupClock::start(const std::vector<WallTime> &clocks, WallTime last)
{
    std::optional<WallTime> earliest;
    for (const WallTime &clock : clocks)
        if (clock >= last && (!earliest || clock < *earliest))
            earliest = clock;
    return believable(earliest.value_or(last));
}

qint64 apart_ms(WallTime a, WallTime b)
{
    const qint64 apart = believable(a).value_ms - believable(b).value_ms;
    return std::clamp(apart, -kApartMax_ms, kApartMax_ms);
}

} // namespace roomcast
