// SPDX-License-Identifier: MIT
//
// Where multicast does not arrive although unicast does: who leads then, and how the others get
// what they would miss (shared/PROTOCOL.md, "Multicast that does not arrive"). Nothing safe rests
// on it.
#include "core/engine/message_channels.h"
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

void ServerEngine::judgeMulticast()
{
    using State = MulticastHealth::State;
    const bool hears_clients = m_now.mono < m_clients.heardAt() + m_config.timing.suspicion();
    const State seen = m_peers.hearsNoMulticast(m_now) && !hears_clients ? State::Deaf
                       : m_peers.isHeardByNone(m_now)                    ? State::Mute
                                                                         : State::Works;
    if (!m_multicast.update(seen, m_now.mono, m_config.timing.quiet()))
        return;
    m_peers.setMulticastWorks(m_multicast.works());
    m_heartbeat.hurry(m_now.mono);
    if (m_multicast.works())
        raise(event::MulticastBack{});
    else
        raise(event::MulticastLost{seen});
}

/// A member hears its leader, and comes before it: that one has become deaf or mute, or this one is
/// not any more. Not before the view has settled.
void ServerEngine::takePrecedence(const Peer &leader)
{
    if (m_role.role() == Role::Follower && m_multicast.works() &&
        !eligibility().comesBefore(leader) && !m_bully.isCandidate() &&
        !m_bully.awaitingCoordinator() && !m_bully.willStand() &&
        !m_readmission.isFresh(m_now.mono))
        startElectionByRank(ElectionReason::Precedence);
}

/// What is multicast is sent by unicast too to those who say that it does not arrive.
void ServerEngine::relayToTheUnreached()
{
    if (!rules::reachesAll())
        return;
    const auto endpoints = m_peers.unreached(m_now);
    for (Outbox *outbox : {&m_effects.ahead, &m_effects.outbox}) {
        Outbox copies;
        for (const Outbound &outbound : *outbox)
            if (const auto *all = std::get_if<ToGroup>(&outbound))
                for (const Endpoint &to : endpoints)
                    copies.push_back(ToEndpoint{to, all->message});
        outbox->insert(outbox->end(), std::make_move_iterator(copies.begin()),
                       std::make_move_iterator(copies.end()));
    }
}

/// Of a peer that this server has told that its multicast does not arrive here.
bool ServerEngine::isRelayed(const input::Datagram &datagram) const
{
    const auto *server = std::get_if<ServerOrigin>(&datagram.packet.origin);
    const Peer *peer = server ? m_peers.find(server->member.key) : nullptr;
    return datagram.channel == Channel::Unicast &&
           mayCome(datagram.packet.message, Channel::Multicast) && peer && peer->proven &&
           peer->endpoint == datagram.from && peer->multicast.missing();
}

} // namespace roomcast
