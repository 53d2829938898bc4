// SPDX-License-Identifier: MIT
//
// Who may stand for leader, with whom, and why this server does not.
#include "core/engine/facts.h"
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

/// As scripts read it; null where it may stand.
const char *ServerEngine::whyNotStanding() const
{
    if (m_departure.begun())
        return "leaving";
    if (eligibility().leavesItToOthers())
        return "multicast";
    if (!mayVote())
        return "no-vote";
    switch (m_role.phase()) {
    case Phase::Joining: {
        const bool may_found = !inGroup() && rules::mayFound(hearsGroup());
        return may_found ? nullptr : "no-copy";
    }
    case Phase::Learning:
        return "no-copy";
    case Phase::Frozen:
        return "listening";
    case Phase::Ready:
    case Phase::Following:
    case Phase::Standing:
    case Phase::Leading:
        return nullptr;
    }
    Q_UNREACHABLE();
}

/// Whom it would lead now, and who rather than it.
Eligibility ServerEngine::eligibility() const
{
    return {m_self, m_multicast.works(), m_bully.hard().genesis, m_peers, m_now.mono};
}

bool ServerEngine::mayStand() const
{
    return !whyNotStanding();
}

void ServerEngine::standByRank(StandReason reason)
{
    if (const char *reason_not = whyNotStanding())
        return tellNotStanding({fact("reason", reason_not)});
    const Eligibility eligible = eligibility();
    const int step = eligible.rank();
    if (step == 0)
        return stand(reason);
    const Duration wait = step * m_config.timing.rankStep();
    m_bully.standAt(m_now.mono + wait, reason);
    tellNotStanding({fact("reason", "higher-up"), fact("member", eligible.first()->member.key),
                     fact("wait_ms", wait)});
}

/// Once in each election, however often it looks again.
void ServerEngine::tellNotStanding(QVariantMap facts)
{
    if (m_not_standing_told == facts)
        return;
    m_not_standing_told = facts;
    tell(EventKind::NotStanding, std::move(facts));
}

/// A learner takes over from the leader that it learnt from, not from its back.
bool ServerEngine::leavesLeaderOut(const std::vector<Member> &members) const
{
    const Peer *leader = m_role.phase() == Phase::Ready ? leaderAsPeer() : nullptr;
    return leader && leader->alive() && leader->presence.phase == Phase::Leading &&
           std::none_of(members.begin(), members.end(),
                        [&](const Member &m) { return m.key == leader->member.key; });
}

void ServerEngine::tellRefusal(const ServerKey &candidate, const Epoch &epoch)
{
    QVariantMap facts{fact("epoch", epoch), fact("candidate", candidate),
                      fact("promised", m_bully.hard().promised)};
    if (!eligibility().comesBefore(candidate.id))
        facts.insert(QStringLiteral("reason"), QStringLiteral("higher"));
    tell(EventKind::RefusalSent, std::move(facts));
}

} // namespace roomcast
