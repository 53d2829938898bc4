// SPDX-License-Identifier: MIT
//
// Taking and giving whole copies, and the links they travel on.
#include "core/engine/facts.h"
#include "core/engine/server_engine.h"

namespace roomcast {

// ---- state transfer --------------------------------------------------------------------------

void ServerEngine::startTransfer(const ServerKey &from)
{
    const Peer *peer = m_peers.find(from);
    if (!peer || !peer->linked) {
        m_wanted_from = from;
        m_wanted_by = m_now.mono + 5 * m_config.timing.latency_bound;
        return;
    }
    m_wanted_from.reset();
    m_taker.start(from, m_now, m_effects.outbox);
    tell(EventKind::TransferStarted, {fact("from", from)});
}

void ServerEngine::on(const Member &from, const Endpoint &, const Fetch &fetch)
{
    if (inGroup())
        m_giver.onFetch(
            from.key, fetch, [this] { return m_replica.snapshot(m_bully.hard()); }, m_now,
            m_effects.outbox);
}

void ServerEngine::on(const Member &from, const Endpoint &, const Chunk &chunk)
{
    const quint64 before = m_taker.receivedBytes();
    const auto bytes = m_taker.onChunk(from.key, chunk, m_now, m_effects.outbox);
    if (bytes)
        return finishTransfer(from.key, *bytes);
    // Every tenth part is told.
    const quint64 total = std::max<quint64>(m_taker.totalBytes(), 1);
    if (m_taker.active() && before * 10 / total != m_taker.receivedBytes() * 10 / total)
        tell(EventKind::TransferProgress,
             {fact("from", from.key), fact("received_bytes", m_taker.receivedBytes()),
              fact("total_bytes", m_taker.totalBytes())});
}

void ServerEngine::finishTransfer(const ServerKey &from, const QByteArray &bytes)
{
    const auto hard = m_replica.restore(bytes);
    if (!hard) {
        tell(EventKind::DatagramRejected, {fact("reason", "snapshot"), fact("member", from)});
        return abandonTransfer();
    }
    m_snapshot_unsaved = true;
    tell(EventKind::TransferFinished, {fact("from", from), fact("bytes", quint64(bytes.size())),
                                       fact("index", m_replica.log().lastIndex())});
    m_round_seen = 0;
    if (m_decision && m_bully.ballot() && m_replica.log().last() == m_decision->spine)
        return installAsLeader();
    if (std::exchange(m_decision, std::nullopt)) {
        // The giver has moved on since it promised.
        m_bully.adopt(*hard);
        stepDown();
        return standByRank(StandReason::NoAnswer);
    }
    const bool promised_to_it =
        m_bully.awaitingCoordinator() && hard->installed.epoch == m_bully.hard().promised;
    m_bully.adopt(*hard);
    if (promised_to_it)
        return afterInstall(from);
    m_phase = Phase::Learning;
}

void ServerEngine::abandonTransfer()
{
    const auto giver = m_wanted_from ? m_wanted_from : m_taker.from();
    if (Peer *peer = giver ? m_peers.find(*giver) : nullptr)
        peer->shunned_until = m_now.mono + 10 * m_config.timing.latency_bound;
    m_taker.stop();
    m_wanted_from.reset();
    if (m_decision) {
        m_decision.reset();
        m_bully.withdraw();
        stepDown();
        standByRank(StandReason::NoAnswer);
    } else if (m_phase == Phase::Learning) {
        m_leader.reset();
        if (!inGroup())
            m_phase = Phase::Joining;
    }
}

// ---- links -----------------------------------------------------------------------------------

/// Between members there is a link, opened by the lower ID; a learner opens one to its leader, and
/// whoever needs a snapshot one to its giver.
void ServerEngine::wantLinks()
{
    for (const auto &[id, peer] : m_peers.all()) {
        const ServerKey &key = peer.member.key;
        const bool giver = m_wanted_from == key || m_taker.from() == key || m_leader == key;
        const bool fellow = m_bully.hard().installed.has(key) && m_self.key < key && isMember();
        if (peer.linked || !peer.alive() || peer.presence.link_port == 0 || !(giver || fellow))
            continue;
        const auto asked = m_link_retry.find(key);
        if (asked != m_link_retry.end() && m_now.mono < asked->second)
            continue;
        m_link_retry[key] = m_now.mono + 10 * m_config.timing.latency_bound;
        m_effects.links.push_back({key, peer.linkEndpoint()});
    }
    if (std::ssize(m_link_retry) > Peers::kPeersMax)
        m_link_retry.clear();
}

} // namespace roomcast
