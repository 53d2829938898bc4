// SPDX-License-Identifier: MIT
//
// What a server is doing, with the data that it has only while it does that. Each role owns its
// data, so what belongs to a role ends with it. Roles change in role_transitions.cpp and nowhere
// else. Source: PROTOCOL.md, "Phases". Owned by the server engine. Nothing can fail.
#pragma once

#include "core/election/bully.h"
#include "core/group/sequencer.h"
#include "core/protocol/presence.h"

#include <variant>

namespace roomcast {

/// Whom a server takes for the leader of its view, or learns from.
struct KnownLeader {
    std::optional<ServerKey> key; ///< none: it is gone
    TimePoint seen_at;            ///< it led then
};

/// What a leader has of its view.
struct Leadership {
    Sequencer sequencer;
    Coordinator coordinator; ///< repeated to members that lack it
    LogIndex last_merge;     ///< of the last MergeRecord ordered
};

/// What a candidate has beside its ballot.
struct Candidacy {
    ElectionReason reason{};
    std::optional<Decision> decision;        ///< of its complete ballot, until installed
    std::optional<ServerKey> gathering_from; ///< whose log is read for the merge only
    std::vector<LogPosition> gathered;       ///< logs read; bounded by the members
};

namespace role {

/// Founders are candidates in this role.
struct Joining {
    KnownLeader leader; ///< whose state it was fetching when its network was lost
    Candidacy founding;
};
struct Learner {
    KnownLeader leader;
};
struct Ready {
    KnownLeader leader;
};
struct Follower {
    KnownLeader leader;
};
struct Candidate {
    KnownLeader leader;
    Candidacy candidacy;
    std::optional<Leadership> interrupted; ///< it led, and proposes the next view
};
struct Leader {
    KnownLeader leader; ///< itself
    Leadership leadership;
};
struct Waking {
    KnownLeader leader;
    TimePoint ignores_until;               ///< datagrams: they are from before it woke
    TimePoint until;                       ///< it goes on by itself
    std::optional<Leadership> interrupted; ///< it led, and may go on
};

} // namespace role

class RoleState {
public:
    Role role() const;
    /// None where nobody is known to lead.
    const std::optional<ServerKey> &leader() const { return knownLeader().key; }
    KnownLeader &knownLeader();
    const KnownLeader &knownLeader() const;
    /// Also of one that may go on leading. Null of others.
    Leadership *leadership();
    const Leadership *leadership() const;
    /// Null of who can have no ballot.
    Candidacy *candidacy();
    const Candidacy *candidacy() const;
    const role::Waking *waking() const { return std::get_if<role::Waking>(&m_role); }

    // Transitions: role_transitions.cpp
    void becomeJoining();
    void becomeLearner();
    void becomeLearner(const KnownLeader &leader);
    void becomeReady();
    void becomeFollower();
    void becomeFollower(const KnownLeader &leader);
    /// Whatever was decided in an election before is over. A founder goes on joining.
    void becomeCandidate(ElectionReason reason);
    /// Reads that waited in the view before go on waiting in this one.
    void becomeLeader(const KnownLeader &itself, Leadership leadership);
    /// Goes on with what was interrupted, which there is.
    void becomeLeaderAgain();
    void becomeWaking(TimePoint ignores_until, TimePoint until);
    /// True once it went from one role to another in a way that PROTOCOL.md does not list.
    bool hasStrayed() const { return m_strayed; }

private:
    using Any = std::variant<role::Joining, role::Learner, role::Ready, role::Follower,
                             role::Candidate, role::Leader, role::Waking>;

    void enter(Any next);
    KnownLeader leaderButItself() const;
    std::optional<Leadership> takeLeadership();

    Any m_role;
    bool m_strayed = false;
};

} // namespace roomcast
