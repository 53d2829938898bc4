// SPDX-License-Identifier: MIT
//
// What is believed of whom. Nothing is signed yet, so a datagram may lie about its sender and about
// all that it says; no single one may do lasting harm (shared/PROTOCOL.md, "Proofs"). Proofs are
// gathered while all is calm: an election whose cause is the end of a member waits for none.
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

// ---- proof of life ---------------------------------------------------------------------------

bool ServerEngine::isProbing(const Message &message)
{
    return std::holds_alternative<Probe>(message) || std::holds_alternative<ProbeReply>(message);
}

/// Whoever has not proven to be where it says it is may introduce itself, and nothing else.
bool ServerEngine::mayBelieve(const Peer &peer, const Message &message) const
{
    return rules::isKnown(peer.proven) || isProbing(message) ||
           std::holds_alternative<Join>(message) || std::holds_alternative<Heartbeat>(message) ||
           std::holds_alternative<Welcome>(message);
}

/// The answer is as short as the question, unless the one who asks is known to be there: nobody
/// else's address is flooded by way of this server.
void ServerEngine::on(const ServerIdentity &from, const Endpoint &endpoint, const Probe &probe)
{
    Peer *peer = m_peers.find(from.key);
    ProbeReply reply{probe.nonce};
    if (peer && peer->proven && peer->endpoint == endpoint) {
        m_peers.noteArrival(*peer, probe, m_now);
        reply.clock = believable(m_now.wall);
        if (probe.presence)
            reply.presence = presence();
        reply.store = RememberedProgress{m_stores.of(from.store, from.key), hearsCloneOf(from)};
    }
    unicast(endpoint, std::move(reply));
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &endpoint, const ProbeReply &reply)
{
    const auto answered = m_peers.onProbeReply(from.key, endpoint, reply, m_now);
    if (answered == Peers::Answered::Nothing)
        return;
    if (answered == Peers::Answered::Recovered)
        raise(event::MemberRecovered{from.key.id});
    else if (answered == Peers::Answered::MulticastMissing)
        raise(event::MulticastMissing{from.key.id, endpoint});
    if (reply.presence)
        m_bully.noteVouched(reply.presence->promised);
    Peer &peer = *m_peers.find(from.key);
    welcome(peer);
    judgePast(peer, reply);
}

// ---- claims ----------------------------------------------------------------------------------

/// True if the peer has lately said the same in answer to a nonce; otherwise it is asked.
bool ServerEngine::vouches(Peer &peer, const Presence &claim)
{
    const auto &said = peer.vouched;
    const bool lately = said && m_now.mono <= peer.vouched_at + m_config.timing.suspicion();
    if (rules::isVouched(lately && said->role == claim.role && said->genesis == claim.genesis &&
                         said->rank() == claim.rank()))
        return true;
    m_peers.ask(peer, m_now, m_effects.outbox);
    return false;
}

/// Before this server gives anything up for the copy of another: that one is there, is what it says
/// it is, and can be fetched from.
bool ServerEngine::mayLearnFrom(Peer &peer, const Presence &claim)
{
    const bool reached = reaches(peer);
    return vouches(peer, claim) && reached;
}

/// A link to it stands; otherwise one is asked for.
bool ServerEngine::reaches(const Peer &peer)
{
    m_links.reach(peer.member.key, m_now.mono);
    return rules::canBeFetchedFrom(peer.linked);
}

// ---- limits ----------------------------------------------------------------------------------

/// Elections that members cause are never put off. Of others there is a limit, as long as none of
/// them becomes a member.
bool ServerEngine::mayDisturb(const ServerKey &candidate)
{
    return m_bully.hard().installed.has(candidate) || !inGroup() ||
           m_disturbance.mayStartElection(candidate, m_now.mono);
}

/// No member has more than its leader, nor has it seen a round that was not begun.
void ServerEngine::noteAcknowledged(const ServerKey &member, LogIndex last, quint64 round)
{
    if (rules::mayHave(last, replica().log().lastIndex()))
        sequencer().acknowledge(member, last, round);
}

/// By its links too: where one stands, LEAVE counts only if it comes by it.
void ServerEngine::sayGoodbye()
{
    multicast(Leave{});
    for (const auto &[id, peer] : m_peers.all())
        if (peer.linked)
            m_effects.outbox.push_back(ToPeer{peer.member.key, Leave{}});
}

} // namespace roomcast
