// SPDX-License-Identifier: MIT
//
// What the group multicasts: which leader this client listens to, and how far its log has come.
#include "core/cache/rules.h"
#include "core/client/client_engine.h"

namespace roomcast {

ClientEffects ClientEngine::onDatagram(const Endpoint &from, Channel channel, const Packet &packet,
                                       Now now)
{
    begin(now);
    const Hearing::Heard heard = m_hearing.hear(from, channel, packet, now.mono);
    m_effects.sight_changed |= heard.sight_changed;
    if (!heard.taken)
        return finish();
    const ServerIdentity &server = std::get<ServerOrigin>(packet.origin).member;
    const Overloaded take{
        [&](const Heartbeat &heartbeat) { onHeartbeat(server, heartbeat); },
        [&](const Commit &commit) { onCommit(server.key, commit); },
        [&](const Beacon &beacon) { onBeacon(server.key, beacon); },
        [&](const Reply &reply) { onReply(server.key, reply); },
        [](const auto &) {},
    };
    std::visit(take, packet.message);
    return finish();
}

ClientEffects ClientEngine::setLabel(const std::optional<Label> &label, Now now)
{
    begin(now);
    if (m_hearing.setLabel(label)) {
        m_group.lose(); // of the side that is left
        m_effects.sight_changed = true;
    }
    return finish();
}

void ClientEngine::onHeartbeat(const ServerIdentity &from, const Heartbeat &heartbeat)
{
    const auto leader = leaderIn(from, heartbeat);
    if (!leader || !hearLeader(*leader))
        return;
    m_effects.sight_changed |= m_group.note(heartbeat, m_now.mono);
    m_questions.notices().lookUpTo(heartbeat.commit, heartbeat.commit);
    m_cached.hear(heartbeat.commit, heartbeat.catalogue, m_now.mono);
    if (rules::heartbeatsCover())
        m_cached.cover({m_now.mono, heartbeat.commit});
}

/// False for one that is not listened to.
bool ClientEngine::hearLeader(const HeardLeader &leader)
{
    const GroupTracker::Heard heard = m_group.hear(leader, m_now.mono);
    if (heard.left) {
        m_cached.enterGroup(bool(*heard.left));
        m_requests.closeSession();
    }
    if (heard.entered_view) {
        m_cached.enterView(followed().epoch(), leader.commit, m_now.mono);
        m_questions.notices().enterView(leader.commit);
        m_effects.sight_changed = true;
    }
    return heard.followed;
}

GroupStatus ClientEngine::sight(Now now) const
{
    GroupStatus s = m_group.sight(now.mono);
    s.index = m_cached.highest();
    s.multicast = m_hearing.multicast();
    return s;
}

} // namespace roomcast
