// SPDX-License-Identifier: MIT
#include "core/server/status_parts.h"

#include "core/server/link_requests.h"

namespace roomcast {

namespace {

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

void showGroup(const StatusParts &parts, ServerStatus &status)
{
    const HardState &hard = parts.hard;
    status.epoch = hard.installed.epoch;
    for (const ServerIdentity &m : hard.installed.members)
        status.members.push_back(m.key.id);
    status.primary = hard.primary && !parts.offline;
    status.missing_voters = hard.missingVoters();
    if (parts.leader && !parts.offline)
        status.leader = parts.leader->id;
    if (const Peer *leader = parts.leader ? parts.peers.find(*parts.leader) : nullptr)
        status.heartbeat_age = parts.now - leader->heard_at;
    if (parts.other_group)
        status.other_group = parts.other_group->leader;
}

void showReplica(const StatusParts &parts, ServerStatus &status)
{
    const Replica &replica = parts.own.replica();
    status.carried = parts.own.carried().claims();
    status.index = replica.committed();
    status.claims = replica.state().activeClaims();
    status.digest = replica.state().digest();
    status.transfer_progress = parts.fetch.progress().value_or(1.0);
}

void showSide(const StatusParts &parts, ServerStatus &status)
{
    status.label = parts.partition.label();
    status.heal_after = parts.partition.healAfter();
    status.waits_across = parts.waits_across;
    if (!parts.peers.knowsCutOff())
        return;
    const auto &all = parts.peers.all();
    for (auto it = all.rbegin(); it != all.rend(); ++it)
        if (it->second.cutOff() && it->second.label != status.label)
            status.cut_off.push_back({it->first, it->second.label});
}

void showNetwork(const StatusParts &parts, ServerStatus &status)
{
    status.multicast = parts.multicast.state();
    for (const auto &[id, peer] : parts.peers.all()) {
        if (peer.alive() && LinkRequests::isBlocked(peer))
            status.blocked_links.push_back({id, peer.linkEndpoint()});
        if (peer.alive() && peer.multicast.missing())
            status.multicast_missing.push_back(id);
    }
}

} // namespace

ShownRole roleOf(Role role)
{
    switch (role) {
    case Role::Joining:
        return ShownRole::Joining;
    case Role::Learner:
    case Role::Ready:
        return ShownRole::Learner;
    case Role::Follower:
        return ShownRole::Follower;
    case Role::Candidate:
        return ShownRole::Candidate;
    case Role::Leader:
        return ShownRole::Leader;
    case Role::Waking:
        return ShownRole::Frozen;
    }
    Q_UNREACHABLE();
}

ServerStatus statusOf(const StatusParts &parts)
{
    ServerStatus status;
    status.id = parts.id;
    status.role = parts.role;
    status.requests_received = parts.clients.requestsReceived();
    status.replies_sent = parts.clients.repliesSent();
    status.time = parts.time;
    showGroup(parts, status);
    showReplica(parts, status);
    showSide(parts, status);
    showNetwork(parts, status);
    return status;
}

std::vector<PeerStatus> peersOf(const StatusParts &parts)
{
    const auto &all = parts.peers.all();
    std::vector<PeerStatus> result;
    result.reserve(all.size());
    LogIndex furthest = parts.own.replica().log().lastIndex();
    for (const auto &[id, peer] : all)
        if (peer.presence.role == Role::Leader && !peer.cutOff())
            furthest = peer.presence.last;
    for (const auto &[id, peer] : all) {
        const qint64 lag = qint64(furthest.value) - qint64(peer.presence.last.value);
        result.push_back({id, peer.endpoint, roleOf(peer.presence.role),
                          parts.hard.installed.has(peer.member.key), parts.now - peer.heard_at,
                          peer.presence.last, std::max<qint64>(lag, 0), peer.round_trip,
                          peer.linked, stateOf(peer.liveness), peer.label,
                          parts.giver.shareGiven(peer.member.key)});
    }
    return result;
}

} // namespace roomcast
