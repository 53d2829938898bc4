// SPDX-License-Identifier: MIT
//
// Whether this server's store may vote: what others remember of it, and which other processes go by
// its identity. A store that was put back to an older state, or is a copy of a live one, has no
// vote; its server ends, and its driver starts it again with a store of another identity. Source:
// PROTOCOL.md, "Identities". Owned by the server engine. Nothing can fail.
#pragma once

#include "core/base/timing.h"
#include "core/group/peers.h"
#include "core/group/store_progress_table.h"

#include <compare>

namespace roomcast {

/// Of two processes of one store the one with the greater claim keeps it.
struct StorePrecedence {
    bool voted = false;   ///< since it was started
    bool primary = false; ///< is a member of a primary view
    Epoch last_primary;
    Epoch promised;
    Incarnation incarnation;

    friend auto operator<=>(const StorePrecedence &, const StorePrecedence &) = default;
};

class OwnStore {
public:
    static constexpr qsizetype kClonesMax = 16;

    /// `found`: where the store was when this process opened it.
    OwnStore(const Timing &timing, const StoreProgress &found) : m_timing(timing), m_past(found) {}

    /// From now on it listens to others for a while, before it votes.
    void listen(TimePoint now) { m_vote_at = now + m_timing.listening(); }
    bool hasVoted() const { return m_voted; }
    void noteVote() { m_voted = true; }
    /// Its state after a step.
    void note(const StoreProgress &present) { m_past.note(present); }

    // Before it votes. `in_group`: it has a state that could be lost.
    /// A restarted server has listened, and everybody who is there has said what it remembers, and
    /// that it hears no clone. From its first promise on it waits for nobody.
    bool mayVote(const Peers &peers, bool in_group, TimePoint now) const;
    /// The peer has said what it remembers of this store, and that is no more than the store knows.
    static bool wasAsked(const Peer &peer, bool in_group);
    /// The peer is to be asked what it remembers.
    bool hasToAsk(const Peer &peer) const
    {
        return !peer.vouched || (peer.hears_twin && !m_voted) || peer.remembers_more;
    }

    /// The peer answered what it remembers. True where the store has gone back: one answer alone
    /// may be a lie, and what it says is asked again. `believable`: its epoch can have been
    /// reached.
    bool hasGoneBack(Peer &peer, const std::optional<StoreProgress> &past, bool believable,
                     TimePoint now);

    // Another process of the same store.
    struct TwinMet {
        std::optional<Probe> question; ///< for the clone: whether it lives
        bool yields = false;           ///< the clone lives, and its claim is greater
    };
    /// The clone sent `message`; `own` is this server's claim. It proves nothing by itself: it may
    /// be late, of this store's process of before. Whoever answers a question lives.
    TwinMet meetClone(const ServerKey &twin, const Message &message, const StorePrecedence &own,
                      Peers &nonces, TimePoint now);

private:
    /// Another process of the store.
    struct StoreClone {
        quint64 nonce = 0; ///< of the question whether it lives
        TimePoint asked_at;
        TimePoint heard_at;
        int answers = 0; ///< to questions

        /// It has answered twice: one datagram in its name must not take a store from its server.
        bool lives() const { return answers >= 2; }
        std::optional<StorePrecedence> claim; ///< as it said last
    };

    bool isInDoubt(const Peers &peers, TimePoint now) const;
    bool hearsClone(TimePoint now) const;
    StoreClone *twinOf(const ServerKey &key);

    Timing m_timing;
    OwnProgress m_past;
    std::map<ServerKey, StoreClone> m_twins; ///< kClonesMax at most
    bool m_voted = false;                    ///< since it was started
    TimePoint m_vote_at;                     ///< until then it only listens, if it was restarted
};

} // namespace roomcast
