// SPDX-License-Identifier: MIT
//
// What must be true of a server between two steps. Debug builds assert it after every step; the
// simulator judges it (rule 18).
#include "core/server/server_engine.h"

namespace roomcast {

const char *ServerEngine::brokenInvariant() const
{
    if (m_stopped)
        return nullptr;
    const bool awake = m_phase != Phase::Frozen;
    if (m_phase == Phase::Standing && !m_bully.standing())
        return "a candidate has an election";
    if (m_decision && !m_bully.standing())
        return "what a ballot decided ends with the election";
    if (m_gathering && !m_decision)
        return "other logs are gathered for a decision";
    if (m_phase == Phase::Leading && (!m_sequencer || !m_coordinator || m_leader != m_self.key))
        return "a leader orders, and says that it leads";
    if (awake && m_phase != Phase::Leading && m_phase != Phase::Standing && m_sequencer)
        return "who neither leads nor asks to go on has nothing ordered";
    if (m_phase == Phase::Following && !m_bully.hard().installed.has(m_self.key))
        return "a follower is a member of its view";
    if (m_phase == Phase::Joining && inGroup())
        return "who has the state of a group is past joining";
    if ((isMember() || m_phase == Phase::Ready) && !inGroup())
        return "a member has the state of a group";
    if (m_replica.committed() > m_replica.log().lastIndex())
        return "what is committed is in the log";
    if (m_bully.hard().promised < installed())
        return "a view is installed by a promise";
    return nullptr;
}

} // namespace roomcast
