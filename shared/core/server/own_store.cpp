// SPDX-License-Identifier: MIT
#include "core/server/own_store.h"

#include "core/protocol/rules.h"

#include <algorithm>

namespace roomcast {

namespace {

/// Where that role can be told from outside.
std::optional<bool> votes(Role role)
{
    switch (role) {
    case Role::Joining:
    case Role::Learner:
    case Role::Ready:
        return false;
    case Role::Follower:
    case Role::Candidate:
    case Role::Leader:
        return true;
    case Role::Waking:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

/// What a clone says of its right to the store, where it says it.
std::optional<StorePrecedence> claimIn(const Message &message, Incarnation incarnation)
{
    const auto *heartbeat = std::get_if<Heartbeat>(&message);
    const auto voted = heartbeat ? votes(heartbeat->presence.role) : std::nullopt;
    if (!voted)
        return std::nullopt;
    return StorePrecedence{*voted, *voted && heartbeat->primary, heartbeat->presence.last_primary,
                           heartbeat->presence.promised, incarnation};
}

} // namespace

// ---- before it votes -------------------------------------------------------------------------

/// Somebody has said once that the store was further. It is asked again, and waited for so long; by
/// a view that it is in, until it has answered.
bool OwnStore::isInDoubt(const Peers &peers, TimePoint now) const
{
    return std::ranges::any_of(peers.all(), [&](const auto &row) {
        const Peer &peer = row.second;
        return peer.alive() && peer.remembers_more &&
               now < *peer.remembers_more + m_timing.suspicion();
    });
}

bool OwnStore::mayVote(const Peers &peers, bool in_group, TimePoint now) const
{
    if (isInDoubt(peers, now))
        return false;
    if (!in_group || m_voted)
        return true;
    if (rules::haveOneVote() && (now < m_vote_at || hearsClone(now)))
        return false;
    // Who is heard but never gets the question is not waited for for ever.
    const bool waits = now < m_vote_at + m_timing.birth();
    return std::ranges::all_of(peers.all(), [&](const auto &row) {
        const Peer &peer = row.second;
        const bool twin = peer.hears_twin && rules::haveOneVote();
        return !peer.alive() || !peer.proven || (!twin && (wasAsked(peer, in_group) || !waits));
    });
}

/// Who has no state yet has nothing to lose.
bool OwnStore::wasAsked(const Peer &peer, bool in_group)
{
    return !in_group || rules::hasSaid(peer.vouched && !peer.remembers_more);
}

bool OwnStore::hasGoneBack(Peer &peer, const std::optional<StoreProgress> &past, bool believable,
                           TimePoint now)
{
    if (!past || !m_past.knowsLess(*past) || !believable || rules::mayBeOlder()) {
        peer.remembers_more.reset();
        return false;
    }
    if (peer.remembers_more)
        return now >= *peer.remembers_more + m_timing.twice();
    peer.remembers_more = now;
    return false;
}

// ---- another process of the same store -------------------------------------------------------

/// The one that goes by that name; null where there are too many that live.
OwnStore::StoreClone *OwnStore::twinOf(const ServerKey &key)
{
    if (!m_twins.contains(key) && std::ssize(m_twins) >= kClonesMax)
        std::erase_if(m_twins, [](const auto &row) { return !row.second.lives(); });
    if (!m_twins.contains(key) && std::ssize(m_twins) >= kClonesMax)
        return nullptr;
    return &m_twins[key];
}

OwnStore::TwinMet OwnStore::meetClone(const ServerKey &key, const Message &message,
                                      const StorePrecedence &own, Peers &nonces, TimePoint now)
{
    StoreClone *twin = twinOf(key);
    if (!twin)
        return {};
    TwinMet met;
    twin->heard_at = now;
    if (const auto claim = claimIn(message, key.incarnation))
        twin->claim = claim;
    const auto *reply = std::get_if<ProbeReply>(&message);
    if (reply && twin->nonce != 0 && reply->nonce == twin->nonce) {
        twin->nonce = 0;
        ++twin->answers;
    } else if (twin->nonce == 0 || now >= twin->asked_at + m_timing.latency_bound) {
        twin->asked_at = now;
        twin->nonce = nonces.newNonce();
        met.question = Probe{twin->nonce};
    }
    // What it says of itself may come before the proof that it lives, or after.
    met.yields = twin->lives() && twin->claim && own < *twin->claim && rules::haveOneVote();
    return met;
}

/// Whether it has proved to live or not: the proof may have got lost.
bool OwnStore::hearsClone(TimePoint now) const
{
    return std::ranges::any_of(
        m_twins, [&](const auto &row) { return now < row.second.heard_at + m_timing.discovery(); });
}

} // namespace roomcast
