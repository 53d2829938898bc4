// SPDX-License-Identifier: MIT
//
// How the server stands, for whoever looks on.
#include "core/server/server_engine.h"

namespace roomcast {

ShownRole ServerEngine::role() const
{
    if (m_life.hasStopped())
        return ShownRole::Stopped;
    if (m_life.isOffline())
        return ShownRole::Offline;
    return m_bully.isCandidate() ? ShownRole::Candidate : roleOf(m_role.role());
}

StatusParts ServerEngine::parts(const Now &now) const
{
    return {id(),
            role(),
            m_life.isOffline(),
            m_role.leader(),
            m_bully.hard(),
            m_peers,
            m_partition,
            m_multicast,
            m_own,
            m_fetch,
            m_sender,
            m_clients,
            inGroup() ? m_other_groups.heard(now.mono) : nullptr,
            {groupTime(now), now.offset, zone(), m_time.clocksOff()},
            waitsAcross(),
            now.mono};
}

ServerStatus ServerEngine::status(Now now) const
{
    return statusOf(parts(now));
}

std::vector<PeerStatus> ServerEngine::peers(Now now) const
{
    return peersOf(parts(now));
}

Conflicts ServerEngine::conflicts(quint64 from) const
{
    return std::get<Conflicts>(replica().state().answer(ReadConflicts{from}, {}));
}

} // namespace roomcast
