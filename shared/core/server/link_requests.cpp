// SPDX-License-Identifier: MIT
#include "core/server/link_requests.h"

namespace roomcast {

namespace {

/// A server that is heard and takes no link for so many tries has something in between.
constexpr int kLinkFailuresMax = 2;

} // namespace

void LinkRequests::opened(const ServerKey &key, Peers &peers)
{
    if (Peer *peer = peers.find(key)) {
        peer->link_to = peer->linkEndpoint();
        peer->link_failures = 0;
    }
    m_again_at.erase(key);
}

bool LinkRequests::failed(Peer &peer, bool offline, TimePoint now)
{
    m_again_at[peer.member.key] = now + m_timing.latency_bound;
    const bool heard = now < peer.heard_at + m_timing.suspicion();
    return heard && !offline && ++peer.link_failures == kLinkFailuresMax;
}

bool LinkRequests::isBlocked(const Peer &peer)
{
    return peer.link_failures >= kLinkFailuresMax;
}

std::vector<LinkRequest> LinkRequests::takeDue(const std::vector<ServerKey> &wanted, Peers &peers,
                                               TimePoint now)
{
    std::vector<LinkRequest> due;
    for (const ServerKey &key : wanted) {
        Peer *peer = peers.find(key);
        if (!peer || !peer->alive() || peer->presence.link_port == 0 ||
            (peer->linked && !isStale(*peer)))
            continue;
        const auto again = m_again_at.find(key);
        if (again != m_again_at.end() && now < again->second)
            continue;
        m_again_at[key] = now + 10 * m_timing.latency_bound;
        due.push_back({key, peer->linkEndpoint()});
    }
    if (std::ssize(m_again_at) > Peers::kPeersMax)
        m_again_at.clear();
    return due;
}

/// The link stands, but to where its server was before.
bool LinkRequests::isStale(Peer &peer)
{
    if (peer.link_to.port == 0)
        peer.link_to = peer.linkEndpoint();
    return peer.link_to != peer.linkEndpoint();
}

} // namespace roomcast
