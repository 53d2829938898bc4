// SPDX-License-Identifier: MIT
//
// Who may stand for leader, with whom, and why this server does not.
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

/// As scripts read it; null where it may stand.
std::optional<event::NotStandingReason> ServerEngine::whyNoElection() const
{
    using enum event::NotStandingReason;
    if (m_life.departure().begun())
        return Leaving;
    if (eligibility().leavesItToOthers())
        return Multicast;
    if (!mayVote())
        return NoVote;
    switch (m_role.role()) {
    case Role::Joining: {
        const bool may_found = !inGroup() && rules::mayFound(hearsGroup());
        return may_found ? std::nullopt : std::optional(NoCopy);
    }
    case Role::Learner:
        return NoCopy;
    case Role::Waking:
        return Listening;
    case Role::Ready:
    case Role::Follower:
    case Role::Candidate:
    case Role::Leader:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

/// Whom it would lead now, and who rather than it.
Eligibility ServerEngine::eligibility() const
{
    return {m_self, m_multicast.works(), m_bully.hard().genesis, m_peers, m_now.mono};
}

bool ServerEngine::mayStartElection() const
{
    return !whyNoElection();
}

void ServerEngine::startElectionByRank(ElectionReason reason)
{
    if (const auto reason_not = whyNoElection())
        return raiseNoElection({*reason_not});
    const Eligibility eligible = eligibility();
    const int step = eligible.rank();
    if (step == 0)
        return stand(reason);
    const Duration wait = step * m_config.timing.rankStep();
    m_bully.startElectionAt(m_now.mono + wait, reason);
    raiseNoElection({event::NotStandingReason::HigherUp, eligible.first()->member.key.id, wait});
}

/// Once in each election, however often it looks again.
void ServerEngine::raiseNoElection(const event::NotStanding &event)
{
    if (m_no_election_told == event)
        return;
    m_no_election_told = event;
    raise(event);
}

/// A learner takes over from the leader that it learnt from, not from its back.
bool ServerEngine::leavesLeaderOut(const std::vector<ServerIdentity> &members) const
{
    const Peer *leader = m_role.role() == Role::Ready ? leaderAsPeer() : nullptr;
    return leader && leader->alive() && leader->presence.role == Role::Leader &&
           std::none_of(members.begin(), members.end(),
                        [&](const ServerIdentity &m) { return m.key == leader->member.key; });
}

void ServerEngine::raiseRefusal(const ServerKey &candidate, const Epoch &epoch)
{
    const bool yields = eligibility().comesBefore(candidate.id);
    raise(event::RefusalSent{epoch, candidate.id, m_bully.hard().promised,
                             yields ? std::nullopt : std::optional(event::RefusalReason::Higher)});
}

} // namespace roomcast
