// SPDX-License-Identifier: MIT
//
// All timeouts, derived from one knob: the bound on message latency that the person states.
#pragma once

#include "core/base/time.h"

namespace roomcast {

struct Timing {
    Duration latency_bound = std::chrono::milliseconds(100);

    static constexpr Duration kBoundMin = std::chrono::milliseconds(5);
    static constexpr Duration kBoundMax = std::chrono::seconds(10);

    constexpr Duration heartbeat() const { return latency_bound / 4; }
    /// Silence after which a peer is probed.
    constexpr Duration suspicion() const { return 2 * latency_bound; }
    /// Between the two probes, and after the second, before a silent peer is suspected.
    constexpr Duration probe() const { return latency_bound / 2; }
    /// How long a newcomer listens before it believes that nobody is there.
    constexpr Duration discovery() const { return 3 * latency_bound; }
    /// How long a restarted server listens for others before it votes: three heartbeats of each.
    constexpr Duration listening() const { return 3 * latency_bound / 4; }
    /// How long a newcomer at most waits for others to prove that they are there.
    constexpr Duration birth() const { return 10 * latency_bound; }
    /// A client that is silent for that long may have another address.
    constexpr Duration clientHold() const { return 6 * latency_bound; }
    /// What is said twice, that long apart, was not one forged or doubled datagram.
    constexpr Duration twice() const { return latency_bound / 8; }
    /// For how long nobody but members causes elections, once others caused many in vain.
    constexpr Duration quiet() const { return 10 * latency_bound; }
    /// Between the starts of candidates next to one another in rank.
    constexpr Duration rankStep() const { return latency_bound / 2; }
    /// How long a candidate waits for answers, and a member for the coordinator it promised.
    constexpr Duration election() const { return latency_bound; }
    /// A member dropped within this after it was taken in has a link that comes and goes.
    constexpr Duration settling() const { return 50 * latency_bound; }
    /// The longest that a member which is dropped again and again waits before it asks back in.
    constexpr Duration backOffMax() const { return 300 * latency_bound; }
    /// Between the JOINs by which sides that are cut off name each other, on average.
    constexpr Duration introduction() const { return 5 * latency_bound; }
    /// A gap between two steps that betrays a process that was paused.
    constexpr Duration pause() const { return latency_bound; }

    /// A client's attempt that brought no reply is repeated after this.
    constexpr Duration attempt() const { return 2 * latency_bound; }
    /// Silence of the leader after which the cache is stale.
    constexpr Duration leaderSilence() const { return 3 * latency_bound; }
    /// A cached value is used unasked up to this age: it outlasts one beacon that is lost.
    constexpr Duration freshAge() const { return 10 * latency_bound; }
    /// Between beacons while the cache is in use, and how long after the last use it still is.
    constexpr Duration beaconPeriod() const { return 5 * latency_bound; }
    constexpr Duration beaconIdle() const { return 300 * latency_bound; }
    /// How far a group has come is forgotten after this, where one datagram alone said so.
    constexpr Duration unprovenFloor() const { return 100 * latency_bound; }
    /// When a client gives up on a query, and on a write.
    constexpr Duration queryDeadline() const { return 5 * latency_bound; }
    constexpr Duration writeDeadline() const { return 20 * latency_bound; }
};

} // namespace roomcast
