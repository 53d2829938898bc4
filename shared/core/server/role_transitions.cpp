// SPDX-License-Identifier: MIT
//
// The only code that changes a server's role, and what is handed on from one to the next.
#include "core/server/role_state.h"

namespace roomcast {

namespace {

struct Transition {
    Role from;
    Role to;
};

/// Those of PROTOCOL.md, "Phases", by its numbers. To begin a role anew is none.
constexpr Transition kTransitions[] = {
    {Role::Joining, Role::Ready},      // –: its store has a copy
    {Role::Joining, Role::Learner},    // 1
    {Role::Joining, Role::Follower},   // 2
    {Role::Joining, Role::Leader},     // 3
    {Role::Learner, Role::Joining},    // 4, 22
    {Role::Learner, Role::Ready},      // 5
    {Role::Learner, Role::Follower},   // 6
    {Role::Ready, Role::Learner},      // 7
    {Role::Ready, Role::Follower},     // 8
    {Role::Ready, Role::Candidate},    // 9
    {Role::Follower, Role::Learner},   // 10
    {Role::Follower, Role::Candidate}, // 11
    {Role::Candidate, Role::Ready},    // 12
    {Role::Candidate, Role::Follower}, // 13
    {Role::Candidate, Role::Leader},   // 14
    {Role::Leader, Role::Learner},     // 15
    {Role::Leader, Role::Follower},    // 16
    {Role::Leader, Role::Candidate},   // 17
    {Role::Learner, Role::Waking},     // 18
    {Role::Ready, Role::Waking},       // 18
    {Role::Follower, Role::Waking},    // 18
    {Role::Candidate, Role::Waking},   // 18
    {Role::Leader, Role::Waking},      // 18
    {Role::Waking, Role::Learner},     // 19
    {Role::Waking, Role::Follower},    // 20
    {Role::Waking, Role::Leader},      // 21
    {Role::Ready, Role::Joining},      // 22
    {Role::Follower, Role::Joining},   // 22
    {Role::Candidate, Role::Joining},  // 22
    {Role::Leader, Role::Joining},     // 22
    {Role::Waking, Role::Joining},     // 22
};

bool isListed(Role from, Role to)
{
    return from == to ||
           std::any_of(std::begin(kTransitions), std::end(kTransitions),
                       [&](const Transition &t) { return t.from == from && t.to == to; });
}

} // namespace

void RoleState::enter(Any next)
{
    const Role before = role();
    m_role = std::move(next);
    m_strayed = m_strayed || !isListed(before, role());
}

// ---- what is handed on -----------------------------------------------------------------------

/// Who gives its lead up follows nobody yet.
KnownLeader RoleState::leaderButItself() const
{
    KnownLeader known = knownLeader();
    if (leadership())
        known.key.reset();
    return known;
}

std::optional<Leadership> RoleState::takeLeadership()
{
    Leadership *mine = leadership();
    return mine ? std::optional(std::move(*mine)) : std::nullopt;
}

// ---- transitions -----------------------------------------------------------------------------

void RoleState::becomeJoining()
{
    enter(role::Joining{knownLeader(), {}});
}

void RoleState::becomeLearner()
{
    becomeLearner(knownLeader());
}

void RoleState::becomeLearner(const KnownLeader &leader)
{
    enter(role::Learner{leader});
}

void RoleState::becomeReady()
{
    enter(role::Ready{leaderButItself()});
}

void RoleState::becomeFollower()
{
    becomeFollower(leaderButItself());
}

void RoleState::becomeFollower(const KnownLeader &leader)
{
    enter(role::Follower{leader});
}

void RoleState::becomeCandidate(ElectionReason reason)
{
    Candidacy begun;
    begun.reason = reason;
    if (role() == Role::Joining)
        enter(role::Joining{knownLeader(), std::move(begun)});
    else
        enter(role::Candidate{knownLeader(), std::move(begun), takeLeadership()});
}

void RoleState::becomeLeader(const KnownLeader &itself, Leadership leadership)
{
    if (auto before = takeLeadership())
        for (WaitingRead &read : before->sequencer.takeReads())
            leadership.sequencer.addRead(std::move(read));
    enter(role::Leader{itself, std::move(leadership)});
}

void RoleState::becomeLeaderAgain()
{
    const KnownLeader itself = knownLeader();
    if (auto interrupted = takeLeadership())
        enter(role::Leader{itself, *std::move(interrupted)});
}

void RoleState::becomeWaking(TimePoint ignores_until, TimePoint until)
{
    enter(role::Waking{knownLeader(), ignores_until, until, takeLeadership()});
}

} // namespace roomcast
