// SPDX-License-Identifier: MIT
//
// The only code that changes a server's role, and what is handed on from one to the next.
#include "core/server/role_state.h"

namespace roomcast {

namespace {

struct Transition {
    Phase from;
    Phase to;
};

/// Those of PROTOCOL.md, "Phases", by its numbers. To begin a role anew is none.
constexpr Transition kTransitions[] = {
    {Phase::Joining, Phase::Ready},      // –: its store has a copy
    {Phase::Joining, Phase::Learning},   // 1
    {Phase::Joining, Phase::Following},  // 2
    {Phase::Joining, Phase::Leading},    // 3
    {Phase::Learning, Phase::Joining},   // 4, 22
    {Phase::Learning, Phase::Ready},     // 5
    {Phase::Learning, Phase::Following}, // 6
    {Phase::Ready, Phase::Learning},     // 7
    {Phase::Ready, Phase::Following},    // 8
    {Phase::Ready, Phase::Standing},     // 9
    {Phase::Following, Phase::Learning}, // 10
    {Phase::Following, Phase::Standing}, // 11
    {Phase::Standing, Phase::Ready},     // 12
    {Phase::Standing, Phase::Following}, // 13
    {Phase::Standing, Phase::Leading},   // 14
    {Phase::Leading, Phase::Learning},   // 15
    {Phase::Leading, Phase::Following},  // 16
    {Phase::Leading, Phase::Standing},   // 17
    {Phase::Learning, Phase::Frozen},    // 18
    {Phase::Ready, Phase::Frozen},       // 18
    {Phase::Following, Phase::Frozen},   // 18
    {Phase::Standing, Phase::Frozen},    // 18
    {Phase::Leading, Phase::Frozen},     // 18
    {Phase::Frozen, Phase::Learning},    // 19
    {Phase::Frozen, Phase::Following},   // 20
    {Phase::Frozen, Phase::Leading},     // 21
    {Phase::Ready, Phase::Joining},      // 22
    {Phase::Following, Phase::Joining},  // 22
    {Phase::Standing, Phase::Joining},   // 22
    {Phase::Leading, Phase::Joining},    // 22
    {Phase::Frozen, Phase::Joining},     // 22
};

bool isListed(Phase from, Phase to)
{
    return from == to ||
           std::any_of(std::begin(kTransitions), std::end(kTransitions),
                       [&](const Transition &t) { return t.from == from && t.to == to; });
}

} // namespace

void RoleState::enter(Any next)
{
    const Phase before = phase();
    m_role = std::move(next);
    m_strayed = m_strayed || !isListed(before, phase());
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

void RoleState::becomeCandidate(StandReason reason)
{
    Candidacy begun;
    begun.reason = reason;
    if (phase() == Phase::Joining)
        enter(role::Joining{knownLeader(), std::move(begun)});
    else
        enter(role::Candidate{knownLeader(), std::move(begun), takeLeadership()});
}

void RoleState::becomeLeader(const KnownLeader &itself, Leadership leadership)
{
    if (auto before = takeLeadership())
        for (PendingRead &read : before->sequencer.takeReads())
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
