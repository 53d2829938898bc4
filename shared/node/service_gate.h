// SPDX-License-Identifier: MIT
//
// The brief's load model: a server sleeps a while after each reply, as one that computes a lot
// would. Only requests of clients wait for it, in the order they came; what servers say to one
// another never does. Sans I/O: the node offers requests, asks for what is due, and owns the timer.
#pragma once

#include "core/engine/engine_input.h"

#include <deque>

namespace roomcast {

class ServiceGate {
public:
    static constexpr size_t kWaitingMax = 1024;

    enum class Offered {
        Passes, ///< nobody waits: to be taken now
        Waits,
        NoRoom,
    };
    /// A request that came out, and whether its client still waits for an answer.
    struct Due {
        input::Datagram request;
        bool expired = false;
    };

    static bool isRequest(const Packet &packet)
    {
        return std::holds_alternative<Request>(packet.message) &&
               std::holds_alternative<ClientOrigin>(packet.origin);
    }

    /// From now on; zero lets everything that waits out.
    void setTime(Duration time) { m_time = time; }
    /// A repeated request takes the place of the one that waits.
    Offered offer(const input::Datagram &request, TimePoint now);
    /// The server has replied, and sleeps from now on.
    void replied(TimePoint now) { m_busy_until = std::max(m_busy_until, now + m_time); }
    /// At most one each service time.
    std::optional<Due> next(TimePoint now);
    /// When to ask for the next one; none while nothing waits.
    std::optional<TimePoint> nextAt() const;
    size_t waiting() const { return m_waiting.size(); }

private:
    struct Waiting {
        input::Datagram request;
        TimePoint since;
    };
    bool isBusy(TimePoint now) const { return m_time > Duration::zero() && now < m_busy_until; }

    std::deque<Waiting> m_waiting; ///< kWaitingMax at most
    TimePoint m_busy_until;
    Duration m_time{};
};

} // namespace roomcast
