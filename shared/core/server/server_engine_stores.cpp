// SPDX-License-Identifier: MIT
//
// Whose the store is: what others remember of it, and who else goes by its identity. A store that
// was put back to an older state, or is a copy of a live one, has no vote; its server ends, and its
// driver starts it again with a store of another identity.
#include "core/server/server_engine.h"

namespace roomcast {

namespace {

const Presence *presenceIn(const Message &message)
{
    if (const auto *join = std::get_if<Join>(&message))
        return &join->presence;
    if (const auto *welcome = std::get_if<Welcome>(&message))
        return &welcome->presence;
    const auto *heartbeat = std::get_if<Heartbeat>(&message);
    return heartbeat ? &heartbeat->presence : nullptr;
}

} // namespace

/// Where the store is now.
StoreProgress ServerEngine::present() const
{
    const HardState &hard = m_bully.hard();
    return {hard.promised, hard.installed.epoch, replica().log().lastIndex()};
}

/// Only what a server says of itself from where it is; who has not told yet what it remembers, or
/// hears a clone, is asked for the rest.
void ServerEngine::rememberStore(Peer &peer, const Message &message)
{
    const Presence *said = presenceIn(message);
    if (!said || !peer.proven || !m_bully.believes(said->promised))
        return;
    m_stores.noteSaid(peer.member, *said, m_now.mono);
    if (inGroup() && m_store.hasToAsk(peer))
        m_peers.ask(peer, m_now, m_effects.outbox);
}

bool ServerEngine::hearsCloneOf(const ServerIdentity &asker) const
{
    const auto &all = m_peers.all();
    return std::any_of(all.begin(), all.end(), [&](const auto &row) {
        const Peer &peer = row.second;
        return peer.alive() && peer.proven && peer.member.store == asker.store &&
               peer.member.key != asker.key;
    });
}

// ---- before it votes -------------------------------------------------------------------------

/// It may promise in the view: whoever votes with it has been asked.
bool ServerEngine::isVouchedFor(const View &view) const
{
    return mayVote() && std::ranges::all_of(view.members, [this](const ServerIdentity &member) {
               const Peer *peer = m_peers.find(member.key);
               return member.key == m_self.key || (peer && OwnStore::wasAsked(*peer, inGroup()));
           });
}

void ServerEngine::judgePast(Peer &peer, const ProbeReply &reply)
{
    if (!reply.store)
        return;
    const auto &past = reply.store->past;
    const bool believable = past && m_bully.believesVouched(past->promised);
    if (m_store.hasGoneBack(peer, past, believable, m_now.mono))
        giveUpStore(event::StoreCopiedReason::WentBack, peer.member.key);
}

// ---- another process of the same store -------------------------------------------------------

void ServerEngine::meetClone(const ServerOrigin &origin, const Endpoint &endpoint,
                             const Message &message)
{
    if (const auto *probe = std::get_if<Probe>(&message))
        unicast(endpoint, ProbeReply{probe->nonce});
    const ServerKey &twin = origin.member.key;
    const auto met = m_store.meetClone(twin, message, claim(), m_peers, m_now.mono);
    if (met.question)
        unicast(endpoint, *met.question);
    if (met.yields)
        giveUpStore(event::StoreCopiedReason::Clone, twin);
}

StorePrecedence ServerEngine::claim() const
{
    const HardState &hard = m_bully.hard();
    return {m_store.hasVoted(), hard.primary && hard.installed.has(m_self.key),
            hard.last_primary.epoch, hard.promised, m_self.key.incarnation};
}

void ServerEngine::giveUpStore(event::StoreCopiedReason reason, const ServerKey &by)
{
    if (!m_life.stop())
        return;
    raise(event::StoreCopied{reason, by.id});
    sayGoodbye();
    m_effects.stop = StopReason::StoreCopied;
}

} // namespace roomcast
