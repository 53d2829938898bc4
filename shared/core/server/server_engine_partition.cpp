// SPDX-License-Identifier: MIT
//
// Partitions on purpose: which side this server is on, whom it is cut off from, and its way back.
#include "core/server/server_engine.h"

namespace roomcast {

namespace {

/// The opening of a session goes before a client's first write; no person asked for it.
bool isAsked(const Request &request)
{
    if (!request.write)
        return bool(decode<Query>(request.command));
    const auto write = decode<Write>(request.command);
    return write && !std::holds_alternative<OpenSession>(*write);
}

} // namespace

// ---- the own side ----------------------------------------------------------------------------

void ServerEngine::take(const input::SetPartition &to)
{
    changeSide(to.label, to.label == Label() ? event::PartitionReason::Healed
                                             : event::PartitionReason::Asked);
}

void ServerEngine::take(const input::SetHealAfter &after)
{
    m_partition.setHealAfter(after.requests);
}

/// Whoever has the label that this server had is lost at once, and told so by a JOIN.
void ServerEngine::changeSide(Label label, event::PartitionReason reason)
{
    const Label before = m_partition.label();
    if (m_life.hasStopped() || !m_partition.goTo(label))
        return;
    m_readmission.excuse();
    raise(event::PartitionChanged{m_partition.label(), before, reason});
    const std::vector<ServerKey> gone = m_peers.cutOffAll(m_now);
    for (const ServerKey &key : gone)
        raiseCutOff(*m_peers.find(key));
    doWithout(gone, ElectionReason::Partition);
    m_discovery.askNow(m_now.mono);
    m_heartbeat.hurry(m_now.mono);
    if (m_role.role() == Role::Joining || m_role.role() == Role::Waking)
        return;
    // Again soon: what left before with the old label may arrive after it.
    introduce();
    m_introductions.hurry(m_now.mono);
}

/// A latency bound later it goes home: the reply to the last one still leaves on this side.
void ServerEngine::countRequest(const ClientId &client, const Request &request)
{
    if (m_partition.waitsForRequests() && isAsked(request) &&
        m_partition.counts({client, request.sequence}))
        m_partition.setHealAt(m_now.mono + m_config.timing.latency_bound);
}

// ---- the other sides -------------------------------------------------------------------------

/// A JOIN of another side makes its sender known, and takes nothing in from it.
void ServerEngine::meetAcross(const ServerOrigin &origin, const Endpoint &endpoint,
                              const Join &join)
{
    const ServerKey &key = origin.member.key;
    const auto met =
        m_peers.heardAcross(origin.member, endpoint, origin.label, join.presence, m_now);
    if (met == Peers::Across::Known || met == Peers::Across::Ignored)
        return;
    raiseCutOff(*m_peers.find(key));
    m_introductions.hurry(m_now.mono);
    if (met != Peers::Across::Lost)
        return;
    m_readmission.excuse();
    doWithout({key}, ElectionReason::Partition);
}

void ServerEngine::raiseCutOff(const Peer &peer)
{
    raise(event::CutOff{peer.member.key.id, peer.label,
                        waitsAcross() ? std::optional(event::CutOffAction::StaysJoining)
                                      : std::nullopt});
}

/// Without state, and the only group there is has another label.
bool ServerEngine::waitsAcross() const
{
    if (m_role.role() != Role::Joining || !m_peers.knowsCutOff())
        return false;
    const auto &all = m_peers.all();
    return std::any_of(all.begin(), all.end(), [](const auto &row) {
        return row.second.cutOff() && row.second.presence.genesis;
    });
}

// ---- introductions ---------------------------------------------------------------------------

/// Whoever has a group is silent across labels but for this: so both sides can name each other.
bool ServerEngine::introducesItself() const
{
    return m_role.role() != Role::Joining && m_role.role() != Role::Waking &&
           (m_partition.label() != Label() || m_peers.knowsCutOff());
}

void ServerEngine::introduce()
{
    m_introductions.said(m_now.mono);
    multicast(Join{presence()});
}

} // namespace roomcast
