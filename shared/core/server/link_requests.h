// SPDX-License-Identifier: MIT
//
// The links that a server asks its driver for: to whom, how soon again, and which peers take none
// although they are heard. Owned by the server engine. Nothing can fail.
#pragma once

#include "core/base/timing.h"
#include "core/engine/effects.h"
#include "core/group/peers.h"

namespace roomcast {

class LinkRequests {
public:
    explicit LinkRequests(const Timing &timing) : m_timing(timing) {}

    /// Its replica may be fetched once a link to it stands: one is wanted for a while.
    void reach(const ServerKey &peer, TimePoint now)
    {
        m_reach = peer;
        m_reach_until = now + m_timing.latency_bound;
    }
    std::optional<ServerKey> reached(TimePoint now) const
    {
        return m_reach && now < m_reach_until ? m_reach : std::nullopt;
    }

    void opened(const ServerKey &key, Peers &peers);
    /// True where the peer has failed to take a link once too often, although it is heard.
    bool failed(Peer &peer, bool offline, TimePoint now);
    /// Something in between keeps it from taking links.
    static bool isBlocked(const Peer &peer);
    /// Of the links that are `wanted`, those to be asked for now.
    std::vector<LinkRequest> takeDue(const std::vector<ServerKey> &wanted, Peers &peers,
                                     TimePoint now);
    void forget() { m_again_at.clear(); }

private:
    static bool isStale(Peer &peer);

    Timing m_timing;
    std::map<ServerKey, TimePoint> m_again_at; ///< peers that were asked for; bounded by Peers
    std::optional<ServerKey> m_reach;
    TimePoint m_reach_until;
};

} // namespace roomcast
