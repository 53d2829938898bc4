// SPDX-License-Identifier: MIT
//
// The other servers as this one knows them, and the failure detector over them: a peer is suspected
// when its last link ends, or after a silence that two probes did not end. Suspicion is a hint that
// starts elections; nothing safe rests on it. Servers of another label are listed as cut off, and
// count for nothing. Bounded; owned by the server engine.
//
// Nothing is signed, so a datagram may lie about its sender. A peer is *proven* once a nonce that
// was sent to its endpoint has come back from there; from then on its endpoint changes only where
// it is silent and the new one answers a nonce too.
#pragma once

#include "core/base/label.h"
#include "core/base/time.h"
#include "core/group/group_clock.h"
#include "core/group/multicast_path.h"
#include "core/protocol/outbox.h"

#include <array>
#include <map>
#include <set>

namespace roomcast {

struct DetectorTiming {
    Duration silence;          ///< after which a peer is probed
    Duration probe;            ///< how long each of the two probes is waited for
    Duration round_trip_every; ///< how often the round trip to a live peer is measured
    Duration forget;           ///< how long a peer that is gone stays listed
    Duration cut_off;          ///< how long one that is cut off, without a word of it
    MulticastTiming multicast;
};

enum class Liveness {
    Alive,
    Probing,
    Suspected,
    Left,
    CutOff, ///< has another label; known by its JOIN only
};

struct Peer {
    ServerIdentity member;
    Endpoint endpoint; ///< where it takes unicast datagrams
    Presence presence;
    LogIndex commit;
    std::optional<std::vector<ServerId>> hears; ///< as it said last; none: it did not say
    TimePoint heard_at;
    Liveness liveness = Liveness::Alive;
    Label label; ///< as it said last
    bool linked = false;
    Endpoint link_to;               ///< where the newest link led to; no port: not known
    int link_failures = 0;          ///< since the last one that stood
    bool proven = false;            ///< a nonce sent to `endpoint` came back from there
    bool waits_for_welcome = false; ///< has said JOIN
    /// What it said of itself in answer to a nonce, and when.
    std::optional<Presence> vouched;
    TimePoint vouched_at;
    bool hears_twin = false; ///< as it said then: another process of this server's store
    /// Since when it says that this server's store was further than it is.
    std::optional<TimePoint> remembers_more;
    std::optional<Duration> round_trip;
    PeerClock clock;
    MulticastPath multicast;
    /// Failed to answer as a candidate's chosen member; left out of proposals until then.
    TimePoint shunned_until;
    std::optional<Epoch> differed_in; ///< the view in which its copy was last seen to differ

    bool alive() const { return liveness == Liveness::Alive || liveness == Liveness::Probing; }
    bool cutOff() const { return liveness == Liveness::CutOff; }
    Endpoint linkEndpoint() const { return {endpoint.ipv4, presence.link_port}; }

    // the detector's own
    struct SentProbe {
        quint64 nonce = 0;
        TimePoint at;
    };
    std::array<SentProbe, 4> asked; ///< not answered yet; the oldest makes room
    TimePoint probed_at;
    int unanswered_probes = 0;
    TimePoint left_at;
    /// Where it may have moved to, and what that endpoint was asked.
    std::optional<Endpoint> elsewhere;
    quint64 elsewhere_nonce = 0;
    TimePoint elsewhere_at;
};

class Peers {
public:
    static constexpr qsizetype kPeersMax = 2048;
    /// Of more, only the leader measures everybody, and is measured: pairs are too many.
    static constexpr qsizetype kAllToAllMax = 16;

    /// `seed`: what its nonces are drawn from; secret, so that nobody answers what he was not sent.
    Peers(DetectorTiming timing, quint64 seed) : m_timing(timing), m_seed(seed) {}

    enum class Heard { Known, New, Recovered, Reachable, Ignored, Elsewhere };
    /// A datagram of `member`, whose label is this server's, came from `from`. A process that
    /// replaced another of the same ID takes its row once the other is gone. Ignored when the table
    /// is full of live peers, or the ID is in use by a live process. Elsewhere: not from where the
    /// peer is known to be, so it may be somebody else's. Sends the probe that may prove it.
    Heard heard(const ServerIdentity &member, const Endpoint &from, Label label, Now now,
                Outbox &out);
    /// Known, and what it multicast has arrived.
    void heardMulticast(const ServerKey &key, Now now);
    enum class Across { Known, New, Lost, Ignored };
    /// A JOIN came across labels. New: not known to be cut off there. Lost: it was alive until now.
    Across heardAcross(const ServerIdentity &member, const Endpoint &from, Label label,
                       const Presence &presence, Now now);
    /// This server's own label has changed: returns whom it loses, who was heard until now.
    std::vector<ServerKey> cutOffAll(Now now);
    /// Somebody is cut off, or was when tick() looked last.
    bool knowsCutOff() const { return m_knows_cut_off; }

    Peer *find(const ServerKey &key);
    const Peer *find(const ServerKey &key) const;
    const std::map<ServerId, Peer> &all() const { return m_peers; }
    /// A live server, perhaps one that is cut off, works on this store.
    bool hearsStore(StoreId store) const;
    /// Who is heard; nothing if they are more than `count_max`.
    std::optional<std::vector<ServerId>> heard(qsizetype count_max) const;

    /// True if one stood, also to a server that is not in the table.
    bool linkClosed(const ServerKey &key);
    /// True if the peer was alive until now.
    bool suspect(const ServerKey &key);
    void linkOpened(const ServerKey &key);
    bool left(const ServerKey &key, Now now);
    /// What the prober says of multicast, to it and as a whole.
    void noteArrival(Peer &peer, const Probe &probe, Now now)
    {
        peer.multicast.note(probe.heard, now.mono, m_timing.multicast);
        peer.presence.multicast_works = probe.multicast_works;
    }
    /// For this server, which tells so.
    void setMulticastWorks(bool works) { m_multicast_works = works; }
    enum class Answered { Nothing, Proven, Recovered, MulticastMissing };
    /// Proven: it is at `where`, which may be another endpoint than before. Recovered: so is one
    /// that had said goodbye. MulticastMissing: proven, and what it multicasts does not arrive.
    Answered onProbeReply(const ServerKey &from, const Endpoint &where, const ProbeReply &reply,
                          Now now);
    /// None of the peers is heard by multicast, and some answer.
    bool hearsNoMulticast(Now now) const;
    /// Of the peers that hear others none hears this server's multicast.
    bool isHeardByNone(Now now) const;
    /// Who does not get what this server multicasts, as they say.
    std::vector<Endpoint> unreached(Now now) const;
    /// Asks the peer what it is, unless that was done a moment ago.
    void ask(Peer &peer, Now now, Outbox &out);
    /// Nobody can tell the next one from those that he was sent.
    quint64 newNonce();
    /// Whom this server takes for the leader, which may be itself.
    void follow(const std::optional<ServerKey> &leader, bool leads);
    /// Nobody is late when this server itself was away.
    void forgive(Now now);

    /// Cut off, and not a word of them for too long; once each.
    std::vector<ServerKey> takeUnheard() { return std::exchange(m_unheard, {}); }
    /// Sends probes; returns those that have just become suspected by silence.
    std::vector<ServerKey> tick(Now now, Outbox &out);
    /// When tick() may have something to do; not later than that, at times earlier.
    std::optional<TimePoint> deadline() const;

private:
    Peer *rowFor(const ServerIdentity &member, Now now);
    Heard heardElsewhere(Peer &peer, const Endpoint &from, Now now, Outbox &out);
    Heard heardAfterLeaving(Peer &peer, Now now, Outbox &out);
    void probe(Peer &peer, Now now, Outbox &out);
    bool measures(const Peer &peer) const;
    bool isMeasured(const Peer &peer) const { return peer.proven && measures(peer); }
    void loseUnheard(Now now);
    void forgetGone(Now now);
    Duration probedEvery(const Peer &peer, Now now) const;
    TimePoint dueAt(const Peer &peer, Now now) const;
    Duration askedAgainAfter(const Peer &peer) const;
    bool makeRoom();

    DetectorTiming m_timing;
    quint64 m_seed;
    std::map<ServerId, Peer> m_peers;
    std::set<ServerKey> m_links;      ///< to whom one stands; at most kPeersMax
    std::vector<ServerKey> m_unheard; ///< not taken yet
    std::optional<ServerKey> m_leader;
    bool m_leads = false;
    bool m_multicast_works = true;
    bool m_knows_cut_off = false;
    quint64 m_nonces = 0;
    /// Nothing is due before: hearing a peer only ever puts off what is due for it.
    TimePoint m_scan_at;
};

} // namespace roomcast
