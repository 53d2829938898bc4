// SPDX-License-Identifier: MIT
//
// After a pause: what the group did meanwhile is not known yet (shared/PROTOCOL.md, "Pauses").
#include "core/server/server_engine.h"

namespace roomcast {

void ServerEngine::wakeIfPaused()
{
    const auto pause = m_life.stepBegins(m_now.mono);
    if (!pause || m_role.role() == Role::Waking)
        return;
    const Duration gap = *pause;
    if (m_role.role() == Role::Joining) {
        if (!m_life.isOffline() && !m_bully.isCandidate() && m_discovery.listenAgain(m_now.mono))
            m_bully.cancelStanding();
        return;
    }
    raise(event::WokeFromPause{gap});
    m_store.listen(m_now.mono);
    // A view of one needs nobody's leave to go on.
    if (m_role.role() == Role::Leader && m_bully.hard().installed.members.size() == 1)
        return m_peers.forgive(m_now);
    m_peers.forgive(m_now);
    m_pool.clear();
    dropTransfer();
    endCandidacy();
    m_role.becomeWaking(m_now.mono + m_config.timing.heartbeat(),
                        m_now.mono + m_config.timing.suspicion());
}

/// What comes by them now is from before it woke.
bool ServerEngine::ignoresDatagrams() const
{
    return m_role.waking() && m_now.mono < m_role.waking()->ignores_until;
}

/// The group is as it was when this server paused. What it led is over if it has promised since. A
/// promise that nobody fulfils any more keeps it from acknowledging: it asks in anew, as a learner.
void ServerEngine::resume()
{
    m_heartbeat.hurry(m_now.mono);
    m_role.knownLeader().seen_at = m_now.mono;
    const bool kept = m_bully.hard().promised == installed();
    if (!m_bully.hard().installed.has(m_self.key) ||
        (!kept && !m_bully.awaitingCoordinator() && m_role.leader() &&
         m_role.leader() != m_self.key))
        m_role.becomeLearner();
    else if (m_role.leadership() && kept)
        m_role.becomeLeaderAgain();
    else
        m_role.becomeFollower();
}

/// Nobody of the group was heard since this server woke.
void ServerEngine::endFreeze()
{
    m_role.becomeFollower();
    resume();
    if (m_role.role() == Role::Follower)
        startElectionByRank(ElectionReason::WokeUp);
}

} // namespace roomcast
