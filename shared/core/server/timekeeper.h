// SPDX-License-Identifier: MIT
//
// What time a server takes it to be: the median of the members' clocks, or how long it is since
// somebody knew; whose clock differs from that; and which time an entry gets. Source: PROTOCOL.md,
// "Time". Owned by the server engine. Nothing can fail.
#pragma once

#include "core/group/group_clock.h"
#include "core/group/peers.h"
#include "core/protocol/group_time.h"
#include "core/protocol/view.h"

namespace roomcast {

class Timekeeper {
public:
    /// `newest`: the time of the log's newest entry.
    WallTime time(const Now &now, WallTime newest) const;

    /// Before this server says what time it is, as the leader of `view`. A median is believed where
    /// it is no single clock's, of more than half of the members, and no other side has one of its
    /// own. Otherwise time goes on as it was said last.
    void judge(const View &view, bool primary, const Peers &peers, const Now &now, WallTime newest);
    /// A leader said that it is `time`.
    void set(WallTime time, TimePoint mono) { m_clock.set(time, mono); }
    /// Of a log that was taken over: an entry that is later refutes the time that was kept.
    void refute(WallTime newest, TimePoint mono);
    void forget() { m_clock.forget(); }

    /// Times ascend along a log, so that its order can be read from them; but a wild one is no
    /// floor: everything after it would be dated with it for ever.
    WallTime nextEntryTime(const Now &now, WallTime newest);
    /// The entries made are in the log: its newest one has the last time.
    void entriesAppended() { m_last_at.reset(); }

    /// What changed about clocks that are off, each told once.
    struct ClockNews {
        std::vector<ClockOff> off;
        std::vector<ServerId> right; ///< they were off before
    };
    /// As the leader, whose word counts, so that all say the same: also of itself.
    ClockNews judgeClocks(ServerId self, const Peers &peers, const Now &now, WallTime newest);
    /// The leader of this server's view said whose clocks are off.
    ClockNews takeClocks(std::vector<ClockOff> off, ServerId self, const Peers &peers);
    /// By ID; at most GroupTime::kOffMax.
    const std::vector<ClockOff> &clocksOff() const { return m_off; }

private:
    std::optional<ClockOff> namedBefore(ServerId id) const;
    std::optional<ClockOff> judged(ServerId id, WallTime clock, Duration error,
                                   WallTime group_time) const;
    ClockNews name(std::vector<ClockOff> off, ServerId self, const Peers &peers);

    GroupClock m_clock;
    std::optional<WallTime> m_last_at; ///< of an entry that was made, and is not in the log yet
    std::vector<ClockOff> m_off;       ///< named last
};

} // namespace roomcast
