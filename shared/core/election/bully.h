// SPDX-License-Identifier: MIT
//
// The bully election (Garcia-Molina 1982) with epochs and promises: a candidate proposes a view,
// every member promises and tells its state, and only a complete ballot makes a leader. This class
// keeps the promises and the ballot; who may stand, and with whom, is the engine's to say.
// Owned and called by the server engine.
#pragma once

#include "core/base/time.h"
#include "core/election/ballot.h"
#include "core/protocol/outbox.h"

namespace roomcast {

struct BullyTiming {
    Duration answer;     ///< how long a candidate waits for promises, and to be challenged
    Duration resend;     ///< how often it repeats its ELECTION meanwhile
    Duration fulfilment; ///< how long a promise waits for the leader it was given to
};

/// Why a server stands.
enum class ElectionReason {
    Birth,              ///< nobody with state was heard
    ConnectionClosed,   ///< the leader's or a member's monitor connection ended
    Silence,            ///< the leader or a member was silent and left the probes unanswered
    Departure,          ///< the leader or a member left in order
    LearnerReady,       ///< a newcomer has caught up
    Challenged,         ///< a lower ID stood
    PromiseUnfulfilled, ///< the leader that was promised to never came
    Refused,            ///< a member had promised a higher epoch
    NoAnswer,           ///< a member of the proposed view did not answer
    WokeUp,             ///< nobody leads after a pause
    DeclaredDead,       ///< a person declared a voter dead
    Partition,          ///< the leader or a member has another label
    Precedence,         ///< a follower comes before its leader: see MulticastHealth
};

/// What a promise says of its giver's copy.
struct LogSummary {
    LogPosition last;
    LogIndex commit;
    QByteArray carried;
};

class Bully {
public:
    Bully(ServerIdentity self, BullyTiming timing) : m_self(self), m_timing(timing) {}

    const BullyTiming &timing() const { return m_timing; }
    const HardState &hard() const { return m_hard; }
    /// True once after each change of hard(): it must be persisted before anything is sent.
    bool takeUnsaved() { return std::exchange(m_unsaved, false); }

    bool isCandidate() const { return m_ballot.has_value(); }
    const std::optional<Ballot> &ballot() const { return m_ballot; }
    /// A promise was given and its leader has not come yet.
    bool awaitingCoordinator() const { return m_fulfil_by.has_value(); }
    /// The leader that was promised to is at work on it: gives its log to this server.
    void awaitLonger(Now now);

    /// Proposes a view of `members` (this server among them) under a new epoch and promises it.
    void propose(std::vector<ServerIdentity> members, const LogSummary &copy, Now now, Outbox &out);
    /// The ballot has been decided; it no longer expires.
    void conclude() { m_concluded = true; }
    /// Forgets the own candidacy.
    void withdraw();
    /// Stands at `at` for `reason` unless a leader or a promise comes first; an earlier date stays.
    void startElectionAt(TimePoint at, ElectionReason reason);
    void cancelStanding() { m_stand_at.reset(); }
    bool willStand() const { return m_stand_at.has_value(); }

    enum class Response { Promised, Repeated, Refused };
    /// Promises the epoch of `election`, whose view names this server, or refuses.
    Response onElection(const Election &election, const Endpoint &from, const LogSummary &copy,
                        Now now, Outbox &out);
    /// True if the promise completed the ballot.
    bool onAnswer(const ServerKey &from, const ElectionAnswer &promise);
    /// True if it ends the own candidacy: somebody has promised above it.
    bool onRefuse(const Refuse &refuse);
    /// What an honest server may have come to unheard: far above every epoch seen is none.
    bool believes(const Epoch &epoch) const { return isWithin(Epoch::kCounterStepMax, epoch); }
    /// The same of one that its owner vouches for, by a link or in answer to a nonce.
    bool believesVouched(const Epoch &epoch) const
    {
        return isWithin(Epoch::kCounterLeapMax, epoch);
    }
    /// So that the next epoch is above every one seen that can be believed.
    void noteEpoch(const Epoch &epoch);
    void noteVouched(const Epoch &epoch);

    /// Takes note that the view of `coordinator` is installed, as leader or as member.
    void install(const Coordinator &coordinator);
    /// Takes over what the giver of a copy remembered; its promises are not taken over. Belongs to
    /// taking over its log: what is installed says what the log is. An own candidacy goes on.
    void adopt(const HardState &other);
    /// A person vouches that the store is gone: it has no vote until the next primary view.
    /// False where it has none anyway.
    bool declareDead(StoreId store);

    /// What the store kept.
    void recover(HardState hard);
    /// Back to a newcomer: remembers nothing of the group but that its promises must not fall.
    void forgetGroup();

    struct Due {
        enum class Kind { Stand, BallotExpired, PromiseExpired } kind;
        ElectionReason reason{};
    };
    /// What has become due; at most one thing a call. Repeats the ELECTION by itself.
    std::optional<Due> tick(Now now, Outbox &out);
    std::optional<TimePoint> deadline() const;

private:
    ElectionAnswer promiseFor(const Epoch &epoch, const LogSummary &copy) const;
    bool isWithin(quint64 leap, const Epoch &epoch) const;
    void promise(const View &view);
    void sendElection(Now now, Outbox &out);

    ServerIdentity m_self;
    BullyTiming m_timing;
    HardState m_hard;
    bool m_unsaved = false;
    quint64 m_counter_seen = 0;

    std::optional<Ballot> m_ballot;
    bool m_concluded = false;
    TimePoint m_ballot_by;
    TimePoint m_resend_at;
    std::optional<TimePoint> m_fulfil_by;
    std::optional<TimePoint> m_stand_at;
    ElectionReason m_election_reason{};
};

} // namespace roomcast
