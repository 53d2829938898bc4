// SPDX-License-Identifier: MIT
//
// After a pause: what the group did meanwhile is not known yet (shared/PROTOCOL.md, "Pauses").
#include "core/engine/facts.h"
#include "core/server/server_engine.h"

namespace roomcast {

void ServerEngine::wakeIfPaused()
{
    if (!m_last_step || m_phase == Phase::Frozen)
        return;
    const Duration gap = m_now.mono - *m_last_step;
    if (gap <= m_config.timing.pause())
        return;
    if (m_phase == Phase::Joining) {
        if (!m_offline && !m_bully.standing() && m_discovery.listenAgain(m_now.mono))
            m_bully.cancelStanding();
        return;
    }
    tell(EventKind::WokeFromPause, {fact("pause_ms", gap)});
    m_store.listen(m_now.mono);
    // A view of one needs nobody's leave to go on.
    if (m_phase == Phase::Leading && m_bully.hard().installed.members.size() == 1)
        return m_peers.forgive(m_now);
    m_phase = Phase::Frozen;
    m_freeze_mute_until = m_now.mono + m_config.timing.heartbeat();
    m_freeze_by = m_now.mono + m_config.timing.suspicion();
    m_peers.forgive(m_now);
    m_pool.clear();
    dropTransfer();
    endCandidacy();
}

/// The group is as it was when this server paused. What it led is over if it has promised since. A
/// promise that nobody fulfils any more keeps it from acknowledging: it asks in anew, as a learner.
void ServerEngine::resume()
{
    m_heartbeat_at = m_leader_seen_at = m_now.mono;
    const bool kept = m_bully.hard().promised == installed();
    if (!m_bully.hard().installed.has(m_self.key) ||
        (!kept && !m_bully.awaitingCoordinator() && m_leader && m_leader != m_self.key)) {
        m_phase = Phase::Learning;
    } else if (m_sequencer && kept) {
        m_phase = Phase::Leading;
    } else {
        m_phase = Phase::Following;
        stepDown();
    }
}

/// Nobody of the group was heard since this server woke.
void ServerEngine::endFreeze()
{
    m_phase = Phase::Following;
    stepDown();
    resume();
    if (m_phase == Phase::Following)
        standByRank(StandReason::WokeUp);
}

} // namespace roomcast
