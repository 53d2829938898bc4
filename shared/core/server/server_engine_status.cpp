// SPDX-License-Identifier: MIT
//
// How the server stands, for whoever looks on.
#include "core/server/server_engine.h"

namespace roomcast {

namespace {

Role roleOf(Phase phase)
{
    switch (phase) {
    case Phase::Joining:
        return Role::Joining;
    case Phase::Learning:
    case Phase::Ready:
        return Role::Learner;
    case Phase::Following:
        return Role::Follower;
    case Phase::Standing:
        return Role::Candidate;
    case Phase::Leading:
        return Role::Leader;
    case Phase::Frozen:
        return Role::Frozen;
    }
    Q_UNREACHABLE();
}

PeerState stateOf(Liveness liveness)
{
    switch (liveness) {
    case Liveness::Alive:
        return PeerState::Alive;
    case Liveness::Probing:
        return PeerState::Probing;
    case Liveness::Suspected:
        return PeerState::Suspected;
    case Liveness::Left:
        return PeerState::Left;
    case Liveness::CutOff:
        return PeerState::CutOff;
    }
    Q_UNREACHABLE();
}

} // namespace

Role ServerEngine::role() const
{
    if (m_stopped)
        return Role::Stopped;
    if (m_offline)
        return Role::Offline;
    return m_bully.standing() ? Role::Candidate : roleOf(m_role.phase());
}

ServerStatus ServerEngine::status(Now now) const
{
    const HardState &hard = m_bully.hard();
    ServerStatus s;
    s.id = m_self.key.id;
    s.role = role();
    if (m_role.leader())
        s.leader = m_role.leader()->id;
    s.epoch = hard.installed.epoch;
    for (const Member &m : hard.installed.members)
        s.members.push_back(m.key.id);
    s.primary = hard.primary;
    s.missing_voters = hard.missingVoters();
    s.carried = m_carried.claims();
    if (const OtherGroup *other = otherGroup(now))
        s.other_group = other->leader;
    s.index = m_replica.committed();
    s.claims = m_replica.state().activeClaims();
    s.digest = m_replica.state().digest();
    s.requests_received = m_clients.requestsReceived();
    s.replies_sent = m_clients.repliesSent();
    if (const Peer *leader = leaderAsPeer())
        s.heartbeat_age = now.mono - leader->heard_at;
    s.transfer_progress = m_fetch.progress().value_or(1.0);
    s.time = {groupTime(now), now.offset, zone(), m_time.clocksOff()};
    showSide(s);
    showNetwork(s);
    return s;
}

void ServerEngine::showSide(ServerStatus &status) const
{
    status.label = m_partition.label();
    status.heal_after = m_partition.healAfter();
    status.waits_across = waitsAcross();
    if (!m_peers.knowsCutOff())
        return;
    const auto &all = m_peers.all();
    for (auto it = all.rbegin(); it != all.rend(); ++it)
        if (it->second.cutOff() && it->second.label != status.label)
            status.cut_off.push_back({it->first, it->second.label});
}

Conflicts ServerEngine::conflicts(quint64 from) const
{
    return std::get<Conflicts>(m_replica.state().answer(ReadConflicts{from}, {}));
}

std::vector<PeerStatus> ServerEngine::peers(Now now) const
{
    std::vector<PeerStatus> result;
    result.reserve(m_peers.all().size());
    LogIndex furthest = m_replica.log().lastIndex();
    for (const auto &[id, peer] : m_peers.all())
        if (peer.presence.phase == Phase::Leading && !peer.cutOff())
            furthest = peer.presence.last;
    for (const auto &[id, peer] : m_peers.all()) {
        const qint64 lag = qint64(furthest.value) - qint64(peer.presence.last.value);
        result.push_back({id, peer.endpoint, roleOf(peer.presence.phase),
                          m_bully.hard().installed.has(peer.member.key), now.mono - peer.heard_at,
                          peer.presence.last, std::max<qint64>(lag, 0), peer.round_trip,
                          peer.linked, stateOf(peer.liveness), peer.label,
                          m_giver.shareGiven(peer.member.key)});
    }
    return result;
}

} // namespace roomcast
