// SPDX-License-Identifier: MIT
//
// Whose the store is: what others remember of it, and who else goes by its identity. A store that
// was put back to an older state, or is a copy of a live one, has no vote; its server ends, and its
// driver starts it again with a store of another identity.
#include "core/base/mutation.h"
#include "core/engine/facts.h"
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

/// What it says of its store that a later process of it must know, too. Promises never fall; a
/// learner's log is its giver's, and may be given up for a shorter one.
StorePast pastOf(const Presence &presence)
{
    if (presence.phase == Phase::Following || presence.phase == Phase::Leading)
        return {presence.promised, presence.installed, presence.last};
    return {presence.promised, {}, {}};
}

/// Where that phase can be told from outside.
std::optional<bool> votes(Phase phase)
{
    switch (phase) {
    case Phase::Joining:
    case Phase::Learning:
    case Phase::Ready:
        return false;
    case Phase::Following:
    case Phase::Standing:
    case Phase::Leading:
        return true;
    case Phase::Frozen:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

} // namespace

/// Where the store is now.
StorePast ServerEngine::present() const
{
    const HardState &hard = m_bully.hard();
    return {hard.promised, hard.installed.epoch, m_replica.log().lastIndex()};
}

/// Only what a server says of itself from where it is; who has not told yet what it remembers, or
/// hears a twin, is asked for the rest.
void ServerEngine::rememberStore(Peer &peer, const Message &message)
{
    const Presence *said = presenceIn(message);
    if (!said || !peer.proven || !m_bully.believes(said->promised))
        return;
    m_memory.note(peer.member, pastOf(*said), m_now.mono);
    const bool told = peer.vouched && !(peer.hears_twin && !m_voted) && !peer.remembers_more;
    if (inGroup() && !told)
        m_peers.ask(peer, m_now, m_effects.outbox);
}

/// That a view was installed proves the promises of all its members, over a restart, too.
void ServerEngine::rememberViews()
{
    const HardState &hard = m_bully.hard();
    if (std::exchange(m_remembered_view, hard.installed.epoch) == hard.installed.epoch)
        return;
    for (const View *view : {&hard.last_primary, &hard.installed})
        for (const Member &member : view->members)
            if (member.store != m_self.store)
                m_memory.notePromise(member, view->epoch);
}

bool ServerEngine::hearsTwinOf(const Member &asker) const
{
    const auto &all = m_peers.all();
    return std::any_of(all.begin(), all.end(), [&](const auto &row) {
        const Peer &peer = row.second;
        return peer.alive() && peer.proven && peer.member.store == asker.store &&
               peer.member.key != asker.key;
    });
}

// ---- before it votes -------------------------------------------------------------------------

/// Somebody has said once that the store was further. It is asked again, and waited for so long; by
/// a view that it is in, until it has answered.
bool ServerEngine::isStoreInDoubt() const
{
    const auto &all = m_peers.all();
    return std::any_of(all.begin(), all.end(), [this](const auto &row) {
        const Peer &peer = row.second;
        return peer.alive() && peer.remembers_more &&
               m_now.mono < *peer.remembers_more + m_config.timing.suspicion();
    });
}

/// A restarted server has listened, and everybody who is there has said what it remembers, and
/// that it hears no twin. From its first promise on it waits for nobody.
bool ServerEngine::mayVote() const
{
    if (isStoreInDoubt())
        return false;
    if (!inGroup() || m_voted)
        return true;
    if (!mutated(Mutation::TwinStays) && (m_now.mono < m_vote_at || hearsTwin()))
        return false;
    // Who is heard but never gets the question is not waited for for ever.
    const bool waits = m_now.mono < m_vote_at + m_config.timing.birth();
    const auto &all = m_peers.all();
    return std::all_of(all.begin(), all.end(), [&](const auto &row) {
        const Peer &peer = row.second;
        const bool twin = peer.hears_twin && !mutated(Mutation::TwinStays);
        return !peer.alive() || !peer.proven || (!twin && (wasAsked(peer) || !waits));
    });
}

/// It may promise in the view: whoever votes with it has been asked.
bool ServerEngine::isVouchedFor(const View &view) const
{
    return mayVote() &&
           std::all_of(view.members.begin(), view.members.end(), [this](const Member &member) {
               const Peer *peer = m_peers.find(member.key);
               return member.key == m_self.key || (peer && wasAsked(*peer));
           });
}

/// It has said what it remembers of this server's store, and that is no more than the store knows.
/// Who has no state yet has nothing to lose.
bool ServerEngine::wasAsked(const Peer &peer) const
{
    return (peer.vouched && !peer.remembers_more) || !inGroup() || mutated(Mutation::VoteUnasked) ||
           mutated(Mutation::StrangerBelieved);
}

/// One answer alone may be a lie, and what it says is asked again: an epoch that nobody can have
/// reached is no memory.
void ServerEngine::judgePast(Peer &peer, const ProbeReply &reply)
{
    const auto past = reply.store ? reply.store->past : std::nullopt;
    if (!past || !m_past.isBehind(*past) || !m_bully.believesVouched(past->promised) ||
        mutated(Mutation::WentBackStays)) {
        if (reply.store)
            peer.remembers_more.reset();
        return;
    }
    if (!peer.remembers_more)
        peer.remembers_more = m_now.mono;
    else if (m_now.mono >= *peer.remembers_more + m_config.timing.twice())
        giveUpStore("went-back", peer.member.key);
}

// ---- another process of the same store -------------------------------------------------------

/// A datagram of its own store that another process sent. It proves nothing by itself: it may be
/// late, of this store's process of before. Whoever answers a question lives.
void ServerEngine::meetTwin(const ServerOrigin &origin, const Endpoint &endpoint,
                            const Message &message)
{
    if (const auto *probe = std::get_if<Probe>(&message))
        unicast(endpoint, ProbeReply{probe->nonce});
    const ServerKey &key = origin.member.key;
    if (!m_twins.contains(key) && std::ssize(m_twins) >= kTwinsMax)
        std::erase_if(m_twins, [](const auto &row) { return !row.second.lives(); });
    if (!m_twins.contains(key) && std::ssize(m_twins) >= kTwinsMax)
        return;
    Twin &twin = m_twins[key];
    twin.heard_at = m_now.mono;
    const auto *heartbeat = std::get_if<Heartbeat>(&message);
    if (const auto voted = heartbeat ? votes(heartbeat->presence.phase) : std::nullopt)
        twin.claim =
            StoreClaim{*voted, *voted && heartbeat->primary, heartbeat->presence.last_primary,
                       heartbeat->presence.promised, key.incarnation};
    const auto *reply = std::get_if<ProbeReply>(&message);
    if (reply && twin.nonce != 0 && reply->nonce == twin.nonce) {
        twin.nonce = 0;
        ++twin.answers;
    } else if (twin.nonce == 0 || m_now.mono >= twin.asked_at + m_config.timing.latency_bound) {
        twin.asked_at = m_now.mono;
        twin.nonce = m_peers.newNonce();
        unicast(endpoint, Probe{twin.nonce});
    }
    // What it says of itself may come before the proof that it lives, or after.
    if (twin.lives() && twin.claim && claim() < *twin.claim && !mutated(Mutation::TwinStays))
        giveUpStore("clone", key);
}

StoreClaim ServerEngine::claim() const
{
    const HardState &hard = m_bully.hard();
    return {m_voted, hard.primary && hard.installed.has(m_self.key), hard.last_primary.epoch,
            hard.promised, m_self.key.incarnation};
}

/// Whether it has proved to live or not: the proof may have got lost.
bool ServerEngine::hearsTwin() const
{
    return std::any_of(m_twins.begin(), m_twins.end(), [this](const auto &row) {
        return m_now.mono < row.second.heard_at + m_config.timing.discovery();
    });
}

void ServerEngine::giveUpStore(const char *reason, const ServerKey &by)
{
    if (std::exchange(m_stopped, true))
        return;
    tell(EventKind::StoreCopied, {fact("reason", reason), fact("member", by)});
    sayGoodbye();
    m_effects.stop = StopReason::StoreCopied;
}

} // namespace roomcast
