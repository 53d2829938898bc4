// SPDX-License-Identifier: MIT
//
// What the group multicasts: which leader this client listens to, and how far its log has come.
#include "core/base/mutation.h"
#include "core/engine/client_engine.h"
#include "core/engine/message_ways.h"

namespace roomcast {

ClientEffects ClientEngine::onDatagram(const Endpoint &from, Channel channel, const Packet &packet,
                                       Now now)
{
    begin(now);
    const auto *server = std::get_if<ServerOrigin>(&packet.origin);
    if (!server || !mayCome(packet.message, channel) || !listensTo(server->label))
        return finish();
    const ServerKey &key = server->member.key;
    if (!m_servers.isFrom(key, from, now.mono) && !mutated(Mutation::EndpointMoves))
        return finish();
    if (std::holds_alternative<Heartbeat>(packet.message) ||
        std::holds_alternative<Commit>(packet.message) ||
        std::holds_alternative<Beacon>(packet.message))
        m_effects.sight_changed |= m_multicast.hearMulticast(now.mono);
    if (const auto *heartbeat = std::get_if<Heartbeat>(&packet.message))
        onHeartbeat(server->member, *heartbeat);
    else if (const auto *commit = std::get_if<Commit>(&packet.message))
        onCommit(key, *commit);
    else if (const auto *beacon = std::get_if<Beacon>(&packet.message))
        onBeacon(key, *beacon);
    else if (const auto *reply = std::get_if<Reply>(&packet.message);
             reply && reply->request.client == m_id) {
        m_effects.sight_changed |= m_multicast.hearReply(now.mono);
        onReply(key, *reply);
    }
    return finish();
}

ClientEffects ClientEngine::setLabel(const std::optional<Label> &label, Now now)
{
    begin(now);
    if (m_side.setLabel(label)) {
        m_heard_at.reset(); // of the side that is left
        m_effects.sight_changed = true;
    }
    return finish();
}

bool ClientEngine::listensTo(const Label &label)
{
    const auto heard = m_side.hear(label, m_now.mono);
    m_effects.sight_changed |= heard == OwnSide::Heard::LabelGivenUp;
    return heard != OwnSide::Heard::Other;
}

bool ClientEngine::reachable(TimePoint now) const
{
    return m_heard_at && now < *m_heard_at + m_timing.leaderSilence();
}

void ClientEngine::onHeartbeat(const Member &from, const Heartbeat &heartbeat)
{
    const Presence &presence = heartbeat.presence;
    if (presence.phase != Phase::Leading || !presence.genesis ||
        !leads(from.key, presence.installed) || presence.last_primary > presence.installed)
        return;
    if (!hearLeader(
            {*presence.genesis, presence.rank(), from.key.id, heartbeat.primary, heartbeat.commit}))
        return;
    // A reply may have told of this epoch before, and be provisional by itself.
    if (m_missing != heartbeat.missing || m_primary != heartbeat.primary) {
        m_primary = heartbeat.primary;
        m_missing = heartbeat.missing;
        m_effects.sight_changed = true;
    }
    if (heartbeat.time)
        m_effects.sight_changed |= m_time.take(*heartbeat.time, m_now.mono);
    m_told.note(heartbeat.commit, m_now.mono);
    m_notices.lookUpTo(heartbeat.commit, heartbeat.commit);
    m_cache.setCatalogue(heartbeat.catalogue);
    m_cache.hear(heartbeat.commit);
    if (mutated(Mutation::HeartbeatFreshens))
        cover(m_now.mono, heartbeat.commit);
}

/// A reply does not say how its log ranks; a primary view's is the newest there is.
ClientEngine::Leader ClientEngine::leaderOf(const ServerId &server, const Reply &reply) const
{
    // An older entry's index may be of a log that was merged: it says nothing of how far this
    // leader's has come.
    const bool current = reply.entry_epoch == reply.view;
    SpineRank rank{{}, false, reply.view};
    if (reply.view == m_epoch)
        rank = m_rank;
    else if (reply.primary)
        rank = {reply.view, true, reply.view};
    return {reply.genesis, rank, server, reply.primary, current ? reply.index : LogIndex{}};
}

/// False for one that was left behind, which goes on beating until it hears of its successor, and
/// for another group of the same name while this client's own is there.
bool ClientEngine::hearLeader(const Leader &leader)
{
    const bool other_group = leader.genesis != m_genesis;
    const bool same_view = !other_group && leader.rank.installed == m_epoch;
    const bool told_twice = !other_group || !m_genesis || isToldTwice(leader.genesis);
    const bool far_above = leader.rank.installed.counter > m_epoch.counter + Epoch::kCounterStepMax;
    if (reachable(m_now.mono) && !same_view && (other_group || leader.rank < m_rank || far_above))
        return false;
    if (!told_twice)
        return false;
    if (other_group)
        enterGroup(leader.genesis);
    if (same_view && m_now.mono >= m_epoch_at + m_timing.twice())
        m_floors.prove(m_epoch);
    m_heard_at = m_now.mono;
    if (!same_view || m_leader != leader.id)
        enterEpoch(leader);
    m_rank = leader.rank;
    return true;
}

/// Going over to another group forgets what is known of this one: it takes two words, that are not
/// two copies of one datagram.
bool ClientEngine::isToldTwice(const Epoch &genesis)
{
    const Timing &timing = m_timing;
    const bool known = m_other && m_other->genesis == genesis &&
                       m_now.mono < m_other->heard_at + timing.leaderSilence();
    if (!known)
        m_other = OtherGroup{genesis, m_now.mono, {}};
    m_other->heard_at = m_now.mono;
    return m_now.mono >= m_other->since + timing.twice() || mutated(Mutation::GroupOnOneWord);
}

/// Epochs and indices of two groups do not compare.
void ClientEngine::enterGroup(const Epoch &genesis)
{
    if (m_genesis)
        m_cache.forget();
    m_floors.enterGroup(m_genesis, genesis);
    m_genesis = genesis;
    m_session_open = false;
    m_own_writes.enterGroup();
}

void ClientEngine::enterEpoch(const Leader &leader)
{
    if (m_epoch != leader.rank.installed)
        m_epoch_at = m_now.mono;
    m_epoch = leader.rank.installed;
    m_leader = leader.id;
    m_primary = leader.primary;
    m_notices.enterView(leader.commit);
    m_told.clear();
    m_told.note(leader.commit, m_now.mono);
    m_own_writes.enterView();
    m_cache.enterEpoch(m_epoch, leader.commit);
    m_effects.sight_changed = true;
}

bool ClientEngine::isBehind(const Epoch &view, bool confirmed) const
{
    return m_floors.isBehind(view, confirmed, m_rank);
}

/// Its leader may have been left behind since it was read, and be the one to listen to again.
bool ClientEngine::isBehind(const CacheEntry &entry) const
{
    const Epoch &view = entry.version.epoch;
    return entry.behind ||
           (view == m_epoch ? isBehind(view, entry.confirmed) : m_floors.isBelowSeen(view));
}

GroupSight ClientEngine::sight(Now now) const
{
    GroupSight s;
    s.reachable = m_was_reachable;
    s.leader = m_leader;
    s.epoch = m_epoch;
    s.standing = !m_was_reachable ? Standing::None
                 : m_primary      ? Standing::Confirmed
                                  : Standing::Provisional;
    if (s.standing == Standing::Provisional)
        s.missing = m_missing;
    s.behind = m_was_reachable && isBehind(m_epoch, m_primary);
    s.index = m_told.highest();
    s.multicast = m_multicast.state();
    if (m_heard_at)
        s.silence = now.mono - *m_heard_at;
    s.time = m_time.at(now.mono);
    return s;
}

} // namespace roomcast
