// SPDX-License-Identifier: MIT
//
// Between whom multicast passes: shared/PROTOCOL.md, "Multicast that does not arrive".
#include "core/group/peers.h"

#include <algorithm>

namespace roomcast {

void Peers::heardMulticast(const ServerKey &key, Now now)
{
    if (Peer *peer = find(key))
        peer->multicast.hear(now.mono, m_timing.multicast);
}

bool Peers::hearsNoMulticast(Now now) const
{
    const auto heard = [&](const auto &row) {
        const Peer &peer = row.second;
        return peer.alive() && !peer.multicast.missing() &&
               !peer.multicast.isLate(now.mono, m_timing.multicast);
    };
    const auto missing = [](const auto &row) {
        return row.second.alive() && row.second.multicast.missing();
    };
    return std::any_of(m_peers.begin(), m_peers.end(), missing) &&
           std::none_of(m_peers.begin(), m_peers.end(), heard);
}

bool Peers::isHeardByNone(Now now) const
{
    const auto judges = [](const Peer &peer) {
        return peer.alive() && peer.proven && peer.presence.multicast_works;
    };
    const auto hears = [&](const auto &row) {
        return judges(row.second) && !row.second.multicast.isMissed(now.mono, m_timing.multicast);
    };
    return std::any_of(m_peers.begin(), m_peers.end(),
                       [&](const auto &row) { return judges(row.second); }) &&
           std::none_of(m_peers.begin(), m_peers.end(), hears);
}

std::vector<Endpoint> Peers::unreached(Now now) const
{
    std::vector<Endpoint> endpoints;
    for (const auto &[id, peer] : m_peers)
        if (peer.alive() && peer.proven && peer.multicast.isMissed(now.mono, m_timing.multicast))
            endpoints.push_back(peer.endpoint);
    return endpoints;
}

} // namespace roomcast
