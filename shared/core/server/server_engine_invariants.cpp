// SPDX-License-Identifier: MIT
//
// What must be true of a server between two steps. Debug builds assert it after every step; the
// simulator judges it (rule 18).
#include "core/server/server_engine.h"

namespace roomcast {

const char *ServerEngine::brokenInvariant() const
{
    if (m_life.hasStopped())
        return nullptr;
    if (m_role.role() == Role::Candidate && !m_bully.isCandidate())
        return "a candidate has an election";
    if (decision() && !m_bully.isCandidate())
        return "what a ballot decided ends with the election";
    if (isGathering() && !decision())
        return "other logs are gathered for a decision";
    if (m_role.role() == Role::Leader && m_role.leader() != m_self.key)
        return "a leader says that it leads";
    if (m_role.hasStrayed())
        return "roles change as PROTOCOL lists it";
    if (m_role.role() == Role::Follower && !m_bully.hard().installed.has(m_self.key))
        return "a follower is a member of its view";
    if (m_role.role() == Role::Joining && inGroup())
        return "who has the state of a group is past joining";
    if ((isMember() || m_role.role() == Role::Ready) && !inGroup())
        return "a member has the state of a group";
    if (replica().committed() > replica().log().lastIndex())
        return "what is committed is in the log";
    if (m_bully.hard().promised < installed())
        return "a view is installed by a promise";
    if (const char *broken = m_role.leadership() ? sequencer().brokenInvariant() : nullptr)
        return broken;
    return m_pool.brokenInvariant();
}

} // namespace roomcast
