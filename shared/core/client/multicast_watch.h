// SPDX-License-Identifier: MIT
//
// Whether multicast works between a client and the servers, by what arrives and what does not. Sans
// I/O; owned by the client engine; nothing can fail.
#pragma once

#include "core/base/timing.h"
#include "core/group/multicast_health.h"

namespace roomcast {

class MulticastWatch {
public:
    using State = MulticastHealth::State;

    explicit MulticastWatch(const Timing &timing) : m_timing(timing) {}

    State state() const { return m_state; }
    /// Silence counts from here. Only the first call has an effect.
    void start(TimePoint now);

    // What was heard, and what was not. Each is true if state() has changed.
    bool hearMulticast(TimePoint now);
    /// Deaf: servers that answer multicast heartbeats too. One that has just started may answer
    /// before it does, so answers have to go on for a while.
    bool hearReply(TimePoint now);
    /// Mute: the time of a request is over, though it was sent more than once to servers that are
    /// heard all the while.
    bool missReply(TimePoint submitted, quint32 attempts, TimePoint now);

private:
    bool become(State state);
    bool isSilent(TimePoint now) const;

    Timing m_timing;
    State m_state{};
    std::optional<TimePoint> m_heard_at; ///< multicast was; before, since when it is listened to
    std::optional<TimePoint> m_answered_since; ///< although multicast is silent
    TimePoint m_reply_at;
};

} // namespace roomcast
