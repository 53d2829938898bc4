// SPDX-License-Identifier: MIT
#include "core/group/peers.h"

#include "core/base/digest.h"
#include "core/protocol/rules.h"

#include <QtEndian>

#include <algorithm>

namespace roomcast {

namespace {

constexpr int kProbesMax = 2;

} // namespace

/// The row of this very process; none where there is no room, or another live one has its ID.
Peer *Peers::rowFor(const ServerIdentity &member, Now now)
{
    const auto it = m_peers.find(member.key.id);
    if (it != m_peers.end() && it->second.member.key == member.key)
        return &it->second;
    if (it != m_peers.end() && it->second.alive())
        return nullptr;
    if (it == m_peers.end() && std::ssize(m_peers) >= kPeersMax && !makeRoom())
        return nullptr;
    Peer peer;
    peer.member = member;
    peer.linked = m_links.contains(member.key);
    peer.probed_at = now.mono - m_timing.round_trip_every;
    peer.multicast = MulticastPath(now.mono);
    m_scan_at = {};
    return &(m_peers[member.key.id] = std::move(peer));
}

Peers::Heard Peers::heard(const ServerIdentity &member, const Endpoint &from, Label label, Now now,
                          Outbox &out)
{
    const bool known = find(member.key) != nullptr;
    Peer *peer = rowFor(member, now);
    if (!peer)
        return Heard::Ignored;
    if (known && !rules::maySpeakFrom(peer->endpoint == from))
        return heardElsewhere(*peer, from, now, out);
    peer->endpoint = from;
    peer->label = label;
    if (peer->liveness == Liveness::Left)
        return heardAfterLeaving(*peer, now, out);
    peer->heard_at = now.mono;
    // Its clock it shows to those whom it knows only.
    if (!peer->proven || !peer->clock.at(now.mono))
        ask(*peer, now, out);
    if (!known)
        return Heard::New;
    const Liveness before = peer->liveness;
    if (before != Liveness::Alive)
        peer->unanswered_probes = 0;
    peer->liveness = Liveness::Alive;
    if (before == Liveness::Alive || before == Liveness::Probing)
        return Heard::Known;
    m_scan_at = {};
    if (before != Liveness::CutOff)
        return Heard::Recovered;
    // Nothing of it was to be heard on the other side.
    peer->multicast.forgive(now.mono);
    return Heard::Reachable;
}

/// Its address may have changed, or somebody speaks in its name. While it is heard from where it
/// was, it has not moved; otherwise the new place is asked.
Peers::Heard Peers::heardElsewhere(Peer &peer, const Endpoint &from, Now now, Outbox &out)
{
    const bool in_use = peer.alive() && now.mono < peer.heard_at + m_timing.silence;
    if (in_use || now.mono < peer.elsewhere_at + m_timing.probe / 2)
        return Heard::Elsewhere;
    peer.elsewhere = from;
    peer.elsewhere_at = now.mono;
    peer.elsewhere_nonce = newNonce();
    out.push_back(ToEndpoint{
        from, Probe{peer.elsewhere_nonce, true, !peer.multicast.missing(), m_multicast_works}});
    return Heard::Elsewhere;
}

/// What was under way when it left may come late. Whoever answers a nonce later has not left.
Peers::Heard Peers::heardAfterLeaving(Peer &peer, Now now, Outbox &out)
{
    if (now.mono >= peer.left_at + m_timing.probe)
        ask(peer, now, out);
    return Heard::Ignored;
}

Peers::Across Peers::heardAcross(const ServerIdentity &member, const Endpoint &from, Label label,
                                 const Presence &presence, Now now)
{
    const bool known = find(member.key) != nullptr;
    Peer *peer = rowFor(member, now);
    const bool elsewhere = known && peer->alive() && peer->endpoint != from;
    if (!peer || peer->liveness == Liveness::Left || elsewhere)
        return Across::Ignored;
    const bool was_alive = known && peer->alive();
    const bool was_there = peer->cutOff() && peer->label == label;
    peer->proven = peer->proven && peer->endpoint == from;
    peer->endpoint = from;
    peer->heard_at = now.mono;
    peer->presence = presence;
    peer->label = label;
    peer->liveness = Liveness::CutOff;
    m_knows_cut_off = true;
    if (was_there)
        return Across::Known;
    m_scan_at = {};
    return was_alive ? Across::Lost : Across::New;
}

std::vector<ServerKey> Peers::cutOffAll(Now now)
{
    std::vector<ServerKey> gone;
    for (auto &[id, peer] : m_peers) {
        if (!peer.alive())
            continue;
        peer.liveness = Liveness::CutOff;
        m_knows_cut_off = true;
        peer.heard_at = now.mono;
        gone.push_back(peer.member.key);
    }
    m_scan_at = {};
    return gone;
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
        const Peer &peer = row.second;
        return (peer.alive() || peer.cutOff()) && peer.member.store == store;
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
    const bool stood = m_links.erase(key) > 0;
    Peer *peer = find(key);
    return (peer && std::exchange(peer->linked, false)) || stood;
}

bool Peers::suspect(const ServerKey &key)
{
    Peer *peer = find(key);
    if (!peer)
        return false;
    m_scan_at = {};
    if (!peer->alive())
        return false;
    peer->liveness = Liveness::Suspected;
    return true;
}

void Peers::linkOpened(const ServerKey &key)
{
    if (std::ssize(m_links) < kPeersMax)
        m_links.insert(key);
    if (Peer *peer = find(key))
        peer->linked = true;
}

bool Peers::left(const ServerKey &key, Now now)
{
    Peer *peer = find(key);
    if (!peer || peer->liveness == Liveness::Left)
        return false;
    peer->liveness = Liveness::Left;
    peer->left_at = now.mono;
    peer->asked = {}; // what it answers now, it may answer on its way out
    m_scan_at = {};
    return true;
}

void Peers::follow(const std::optional<ServerKey> &leader, bool leads)
{
    if (m_leader == leader && m_leads == leads)
        return;
    m_leader = leader;
    m_leads = leads;
    m_scan_at = {};
}

bool Peers::measures(const Peer &peer) const
{
    return m_leads || m_leader == peer.member.key || std::ssize(m_peers) <= kAllToAllMax;
}

Peers::Answered Peers::onProbeReply(const ServerKey &from, const Endpoint &where,
                                    const ProbeReply &reply, Now now)
{
    Peer *peer = find(from);
    if (!peer || reply.nonce == 0)
        return Answered::Nothing;
    const auto asked =
        std::find_if(peer->asked.begin(), peer->asked.end(),
                     [&](const Peer::SentProbe &one) { return one.nonce == reply.nonce; });
    if (peer->elsewhere == where && peer->elsewhere_nonce == reply.nonce) {
        peer->endpoint = where;
        peer->elsewhere.reset();
    } else if (asked == peer->asked.end() || peer->endpoint != where) {
        return Answered::Nothing;
    } else {
        peer->round_trip = now.mono - asked->at;
        if (reply.clock)
            peer->clock.add(*reply.clock, asked->at, now.mono);
    }
    peer->asked = {};
    peer->unanswered_probes = 0;
    peer->proven = true;
    if (reply.presence) {
        peer->vouched = reply.presence;
        peer->hears_twin = reply.store && reply.store->twin;
        peer->vouched_at = now.mono;
    }
    peer->heard_at = now.mono;
    const bool was_gone = !peer->alive();
    peer->liveness = Liveness::Alive;
    m_scan_at = {};
    if (was_gone)
        return Answered::Recovered;
    // One that woke from a pause answers before it speaks.
    const bool speaks = reply.presence && reply.presence->role != Role::Waking;
    return speaks && peer->multicast.answer(now.mono, m_timing.multicast)
               ? Answered::MulticastMissing
               : Answered::Proven;
}

void Peers::ask(Peer &peer, Now now, Outbox &out)
{
    if (now.mono >= peer.probed_at + m_timing.probe / 2)
        probe(peer, now, out);
}

quint64 Peers::newNonce()
{
    QByteArray bytes;
    codec::Writer writer(bytes);
    writer.put(m_seed);
    writer.put(++m_nonces);
    return qFromBigEndian<quint64>(digestOf(bytes).bytes.constData()) | 1;
}

void Peers::forgive(Now now)
{
    for (auto &[id, peer] : m_peers) {
        if (!peer.alive())
            continue;
        peer.heard_at = now.mono;
        peer.multicast.forgive(now.mono);
        peer.unanswered_probes = 0;
        peer.liveness = Liveness::Alive;
    }
}

void Peers::probe(Peer &peer, Now now, Outbox &out)
{
    std::rotate(peer.asked.begin(), std::prev(peer.asked.end()), peer.asked.end());
    peer.asked.front() = {newNonce(), now.mono};
    peer.probed_at = now.mono;
    out.push_back(ToEndpoint{peer.endpoint, Probe{peer.asked.front().nonce, true,
                                                  !peer.multicast.missing(), m_multicast_works}});
}

/// A live peer.
Duration Peers::probedEvery(const Peer &peer, Now now) const
{
    if (peer.multicast.missing())
        return m_timing.multicast.told;
    return peer.multicast.isLate(now.mono, m_timing.multicast) ? m_timing.probe
                                                               : m_timing.round_trip_every;
}

std::vector<ServerKey> Peers::tick(Now now, Outbox &out)
{
    std::vector<ServerKey> suspected;
    if (now.mono < m_scan_at)
        return suspected;
    for (auto &[id, peer] : m_peers) {
        if (!peer.alive())
            continue;
        peer.multicast.tick(now.mono, m_timing.multicast);
        if (now.mono < peer.heard_at + m_timing.silence) {
            if (isMeasured(peer) && now.mono >= peer.probed_at + probedEvery(peer, now))
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
            // To one that never answered a nonce, none is sent but in answer to a datagram.
            if (peer.proven)
                probe(peer, now, out);
            else
                peer.probed_at = now.mono;
        }
    }
    loseUnheard(now);
    forgetGone(now);
    m_scan_at = TimePoint::max();
    m_knows_cut_off = false;
    for (const auto &[id, peer] : m_peers) {
        m_scan_at = std::min(m_scan_at, dueAt(peer, now));
        m_knows_cut_off |= peer.cutOff();
    }
    return suspected;
}

void Peers::loseUnheard(Now now)
{
    for (auto &[id, peer] : m_peers) {
        if (!peer.cutOff() || now.mono < peer.heard_at + m_timing.cut_off)
            continue;
        peer.liveness = Liveness::Suspected;
        m_unheard.push_back(peer.member.key);
    }
}

void Peers::forgetGone(Now now)
{
    std::erase_if(m_peers, [&](const auto &row) {
        return !row.second.alive() && !row.second.linked &&
               now.mono >= row.second.heard_at + m_timing.forget;
    });
}

TimePoint Peers::dueAt(const Peer &peer, Now now) const
{
    if (peer.cutOff())
        return peer.heard_at + m_timing.cut_off;
    // What its link is good for shows when it ends.
    if (!peer.alive())
        return peer.linked ? TimePoint::max() : peer.heard_at + m_timing.forget;
    if (peer.unanswered_probes > 0)
        return peer.probed_at + m_timing.probe;
    const TimePoint silent_at = peer.heard_at + m_timing.silence;
    if (!isMeasured(peer))
        return silent_at;
    const TimePoint late_at = peer.multicast.lateAt(m_timing.multicast);
    const TimePoint due = std::min(silent_at, peer.probed_at + probedEvery(peer, now));
    return late_at > now.mono ? std::min(due, late_at) : due;
}

std::optional<TimePoint> Peers::deadline() const
{
    return m_peers.empty() ? std::nullopt : std::optional(m_scan_at);
}

} // namespace roomcast
