// SPDX-License-Identifier: MIT
#include "core/group/peers.h"

namespace roomcast {

namespace {

constexpr int kProbesMax = 2;

} // namespace

Peers::Heard Peers::heard(const Member &member, const Endpoint &from, Now now)
{
    const auto it = m_peers.find(member.key.id);
    if (it == m_peers.end() || it->second.member.key != member.key) {
        if (it != m_peers.end() && it->second.alive())
            return Heard::Ignored;
        if (it == m_peers.end() && std::ssize(m_peers) >= kPeersMax && !makeRoom())
            return Heard::Ignored;
        Peer peer;
        peer.member = member;
        peer.endpoint = from;
        peer.heard_at = now.mono;
        peer.probed_at = now.mono - m_timing.round_trip_every;
        m_peers[member.key.id] = std::move(peer);
        m_scan_at = {};
        return Heard::New;
    }
    Peer &peer = it->second;
    peer.endpoint = from;
    peer.heard_at = now.mono;
    if (peer.liveness == Liveness::Left)
        return Heard::Ignored;
    const bool recovered = peer.liveness == Liveness::Suspected;
    if (recovered)
        m_scan_at = {};
    if (peer.liveness == Liveness::Probing || recovered)
        peer.unanswered_probes = 0;
    peer.liveness = Liveness::Alive;
    return recovered ? Heard::Recovered : Heard::Known;
}

bool Peers::makeRoom()
{
    for (auto it = m_peers.begin(); it != m_peers.end(); ++it) {
        if (!it->second.alive() && !it->second.linked) {
            m_peers.erase(it);
            return true;
        }
    }
    return false;
}

Peer *Peers::find(const ServerKey &key)
{
    const auto it = m_peers.find(key.id);
    return it == m_peers.end() || it->second.member.key != key ? nullptr : &it->second;
}

const Peer *Peers::find(const ServerKey &key) const
{
    return const_cast<Peers *>(this)->find(key);
}

bool Peers::hearsStore(StoreId store) const
{
    return std::any_of(m_peers.begin(), m_peers.end(), [&](const auto &row) {
        return row.second.alive() && row.second.member.store == store;
    });
}

std::optional<std::vector<ServerId>> Peers::heard(qsizetype count_max) const
{
    std::vector<ServerId> ids;
    for (const auto &[id, peer] : m_peers)
        if (peer.alive())
            ids.push_back(id);
    return std::ssize(ids) <= count_max ? std::optional(std::move(ids)) : std::nullopt;
}

bool Peers::linkClosed(const ServerKey &key)
{
    Peer *peer = find(key);
    if (!peer)
        return false;
    peer->linked = false;
    if (!peer->alive())
        return false;
    peer->liveness = Liveness::Suspected;
    m_scan_at = {};
    return true;
}

void Peers::linkOpened(const ServerKey &key)
{
    if (Peer *peer = find(key))
        peer->linked = true;
}

bool Peers::left(const ServerKey &key)
{
    Peer *peer = find(key);
    if (!peer || peer->liveness == Liveness::Left)
        return false;
    peer->liveness = Liveness::Left;
    m_scan_at = {};
    return true;
}

void Peers::onProbeReply(const ServerKey &from, const ProbeReply &reply, Now now)
{
    Peer *peer = find(from);
    if (!peer || peer->nonce != reply.nonce)
        return;
    peer->round_trip = now.mono - peer->probed_at;
    peer->nonce = 0;
}

void Peers::forgive(Now now)
{
    for (auto &[id, peer] : m_peers) {
        if (!peer.alive())
            continue;
        peer.heard_at = now.mono;
        peer.unanswered_probes = 0;
        peer.liveness = Liveness::Alive;
    }
}

void Peers::probe(Peer &peer, Now now, Outbox &out)
{
    peer.nonce = ++m_nonces;
    peer.probed_at = now.mono;
    out.push_back(ToEndpoint{peer.endpoint, Probe{peer.nonce}});
}

std::vector<ServerKey> Peers::tick(Now now, Outbox &out)
{
    std::vector<ServerKey> suspected;
    if (now.mono < m_scan_at)
        return suspected;
    for (auto &[id, peer] : m_peers) {
        if (!peer.alive())
            continue;
        if (now.mono < peer.heard_at + m_timing.silence) {
            if (now.mono >= peer.probed_at + m_timing.round_trip_every)
                probe(peer, now, out);
            continue;
        }
        const bool waiting =
            peer.unanswered_probes > 0 && now.mono < peer.probed_at + m_timing.probe;
        if (waiting)
            continue;
        if (peer.unanswered_probes == kProbesMax) {
            peer.liveness = Liveness::Suspected;
            suspected.push_back(peer.member.key);
        } else {
            peer.liveness = Liveness::Probing;
            ++peer.unanswered_probes;
            probe(peer, now, out);
        }
    }
    forgetGone(now);
    m_scan_at = TimePoint::max();
    for (const auto &[id, peer] : m_peers)
        m_scan_at = std::min(m_scan_at, dueAt(peer));
    return suspected;
}

void Peers::forgetGone(Now now)
{
    std::erase_if(m_peers, [&](const auto &row) {
        return !row.second.alive() && !row.second.linked &&
               now.mono >= row.second.heard_at + m_timing.forget;
    });
}

TimePoint Peers::dueAt(const Peer &peer) const
{
    if (!peer.alive())
        return peer.heard_at + m_timing.forget;
    if (peer.unanswered_probes > 0)
        return peer.probed_at + m_timing.probe;
    return std::min(peer.heard_at + m_timing.silence, peer.probed_at + m_timing.round_trip_every);
}

std::optional<TimePoint> Peers::deadline() const
{
    return m_peers.empty() ? std::nullopt : std::optional(m_scan_at);
}

} // namespace roomcast
