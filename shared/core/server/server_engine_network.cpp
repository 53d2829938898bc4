// SPDX-License-Identifier: MIT
//
// Its own network: lost and back, and links that do not come about.
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

// ---- lost and back ---------------------------------------------------------------------------

/// Whatever it led goes on without it. It keeps what it has, and neither promises, stands nor
/// serves until it has looked around again, as after a pause.
void ServerEngine::take(const input::NetworkLost &)
{
    if (rules::servesWithoutNetwork() || !m_life.loseNetwork())
        return;
    m_pool.clear();
    dropTransfer();
    endCandidacy();
    m_links.forget();
    if (m_role.role() == Role::Learner && !inGroup())
        m_role.becomeJoining();
    if (m_role.role() != Role::Joining)
        m_role.becomeWaking(m_now.mono, m_now.mono);
}

void ServerEngine::take(const input::NetworkBack &back)
{
    m_link_port = back.link_port;
    if (!m_life.regainNetwork())
        return;
    m_peers.forgive(m_now);
    m_discovery.restart(m_now.mono);
    m_discovery.askNow(m_now.mono);
    m_store.listen(m_now.mono);
    m_heartbeat.hurry(m_now.mono);
    if (m_role.role() == Role::Joining)
        return;
    m_role.becomeWaking(m_now.mono, m_now.mono + m_config.timing.suspicion());
    // A view of one needs nobody's leave to go on.
    if (m_role.leadership() && m_bully.hard().installed.members.size() == 1)
        resume();
}

/// When something is due that needs no network: to leave, and to tidy the disk.
std::optional<TimePoint> ServerEngine::offlineDeadline() const
{
    const auto leave = m_life.departure().deadline();
    const auto tidy = m_own.deadline();
    return leave && tidy ? std::min(leave, tidy) : leave ? leave : tidy;
}

// ---- links that do not come about ---------------------------------------------------------------

void ServerEngine::noteLinkFailed(Peer &peer)
{
    if (m_links.failed(peer, m_life.isOffline(), m_now.mono))
        raise(event::LinkBlocked{peer.member.key.id, peer.linkEndpoint()});
}

} // namespace roomcast
