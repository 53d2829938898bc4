// SPDX-License-Identifier: MIT
//
// When a client asks the servers how old its cache may be, and which of its questions a beacon
// answers. It asks only while the cache is in use, so that windows nobody looks at cost nothing.
// Sans I/O, without chance of its own: the jitter comes from the client's id. Used by the client
// engine; nothing can fail.
#pragma once

#include "core/protocol/message.h"

#include <deque>

namespace roomcast {

/// How often, in terms of the latency bound.
struct BeaconTiming {
    Duration period{}; ///< at most, between the moments that beacons vouch for
    Duration jitter{}; ///< taken off at random, so that clients do not ask all at once
    Duration retry{};  ///< a question that was not answered is asked again
    Duration idle{};   ///< after the last use nobody asks any more
};

class BeaconAsks {
public:
    /// Questions whose answer may still come.
    static constexpr size_t kOutstandingMax = 8;

    BeaconAsks(ClientId client, BeaconTiming timing) : m_client(client), m_timing(timing) {}

    /// The cache was used.
    void use(TimePoint now);
    /// The cache is on show, and so in use all the time.
    void setWatching(bool watching, TimePoint now);
    /// The servers' data of `asked_at` is vouched for, by a beacon or by something as good.
    void noteCovered(TimePoint asked_at);
    /// The question to send now, if it is time.
    std::optional<BeaconAsk> due(TimePoint now);
    /// When due() has something to send; none while the cache is not in use.
    std::optional<TimePoint> deadline() const;
    /// When this client asked the newest question that `beacon` answers; none if it asked none.
    std::optional<TimePoint> askedAt(const Beacon &beacon) const;

private:
    struct Question {
        quint64 nonce = 0;
        TimePoint asked_at;
    };
    Duration jitter() const;

    ClientId m_client;
    BeaconTiming m_timing;
    std::optional<TimePoint> m_used_at;
    std::optional<TimePoint> m_covered_at; ///< or the first use, whose answers will cover it
    std::deque<Question> m_questions;
    quint64 m_nonce = 0;
    bool m_watching = false;
};

} // namespace roomcast
