// SPDX-License-Identifier: MIT
//
// What the group multicasts: which leader this client listens to, and how far its log has come.
#include "core/base/mutation.h"
#include "core/client/client_engine.h"
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
        m_tracker.lose(); // of the side that is left
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

void ClientEngine::onHeartbeat(const Member &from, const Heartbeat &heartbeat)
{
    const Presence &presence = heartbeat.presence;
    if (presence.phase != Phase::Leading || !presence.genesis ||
        !Followed::leads(from.key, presence.installed) ||
        presence.last_primary > presence.installed)
        return;
    if (!hearLeader(
            {*presence.genesis, presence.rank(), from.key.id, heartbeat.primary, heartbeat.commit}))
        return;
    m_effects.sight_changed |= m_tracker.noteMembers(heartbeat.primary, heartbeat.missing);
    if (heartbeat.time)
        m_effects.sight_changed |= m_time.take(*heartbeat.time, m_now.mono);
    m_told.note(heartbeat.commit, m_now.mono);
    m_notices.lookUpTo(heartbeat.commit, heartbeat.commit);
    m_cache.setCatalogue(heartbeat.catalogue);
    m_cache.hear(heartbeat.commit);
    if (mutated(Mutation::HeartbeatFreshens))
        cover(m_now.mono, heartbeat.commit);
}

/// False for one that is not listened to.
bool ClientEngine::hearLeader(const HeardLeader &leader)
{
    const GroupTracker::Heard heard = m_tracker.hear(leader, m_now.mono);
    if (heard.left)
        enterGroup(*heard.left);
    if (heard.went_on)
        m_floors.prove(followed().epoch());
    if (heard.entered_view)
        enterView(leader.commit);
    return heard.followed;
}

void ClientEngine::enterGroup(const Epoch &left)
{
    if (left)
        m_cache.forget();
    m_floors.enterGroup(left, followed().genesis);
    m_requests.closeSession();
    m_own_writes.enterGroup();
}

void ClientEngine::enterView(LogIndex commit)
{
    m_told.clear();
    m_told.note(commit, m_now.mono);
    m_notices.enterView(commit);
    m_own_writes.enterView();
    m_cache.enterEpoch(followed().epoch(), commit);
    m_effects.sight_changed = true;
}

bool ClientEngine::isBehind(const Epoch &view, bool confirmed) const
{
    return m_floors.isBehind(view, confirmed, followed().rank);
}

GroupSight ClientEngine::sight(Now now) const
{
    GroupSight s;
    s.reachable = m_was_reachable;
    const Followed &group = followed();
    s.leader = group.leader;
    s.epoch = group.epoch();
    s.standing = !m_was_reachable ? Standing::None
                 : group.primary  ? Standing::Confirmed
                                  : Standing::Provisional;
    if (s.standing == Standing::Provisional)
        s.missing = group.missing;
    s.behind = m_was_reachable && isBehind(group.epoch(), group.primary);
    s.index = m_told.highest();
    s.multicast = m_multicast.state();
    if (const auto heard_at = m_tracker.heardAt())
        s.silence = now.mono - *heard_at;
    s.time = m_time.at(now.mono);
    return s;
}

} // namespace roomcast
