// SPDX-License-Identifier: MIT
//
// Who may stand for leader, with whom, and why this server does not.
#include "core/engine/facts.h"
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

#include <set>

namespace roomcast {

/// As scripts read it; null where it may stand.
const char *ServerEngine::whyNotStanding() const
{
    if (m_departure.begun())
        return "leaving";
    if (leavesItToOthers())
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

bool ServerEngine::mayStand() const
{
    return !whyNotStanding();
}

/// May be a member of the next view: alive, of the same group, and with the state.
bool ServerEngine::eligible(const Peer &peer) const
{
    if (!peer.alive() || m_now.mono < peer.shunned_until || !rules::isKnown(peer.proven))
        return false;
    if (!inGroup())
        return !peer.presence.genesis && peer.presence.phase == Phase::Joining;
    return peer.presence.genesis == m_bully.hard().genesis &&
           peer.presence.phase != Phase::Joining && peer.presence.phase != Phase::Learning &&
           peer.presence.phase != Phase::Frozen;
}

/// Whom this server would lead: who does not come before it, highest ID first, each hearing all
/// that come before it, and heard by them, as far as they say.
std::vector<Member> ServerEngine::electorate() const
{
    std::vector<Member> members{m_self};
    std::vector<const Peer *> chosen;
    std::set<StoreId> stores{m_self.store};
    const auto &all = m_peers.all();
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        const Peer &peer = it->second;
        if (comesBefore(peer) || !eligible(peer) || !hearsBothWays(peer, chosen) ||
            std::ssize(members) >= View::kMembersMax)
            continue;
        if (!wasAsked(peer) || !stores.insert(peer.member.store).second)
            continue;
        members.push_back(peer.member);
        chosen.push_back(&peer);
    }
    return members;
}

/// A link counts only if it works both ways.
bool ServerEngine::hearsBothWays(const Peer &peer, const std::vector<const Peer *> &others) const
{
    const auto hears = [](const Peer &who, ServerId whom) {
        return !who.hears ||
               std::find(who.hears->begin(), who.hears->end(), whom) != who.hears->end();
    };
    return hears(peer, m_self.key.id) &&
           std::all_of(others.begin(), others.end(), [&](const Peer *other) {
               return hears(peer, other->member.key.id) && hears(*other, peer.member.key.id);
           });
}

/// How many live servers would lead rather than this one.
int ServerEngine::rank() const
{
    const auto &all = m_peers.all();
    return int(std::count_if(all.begin(), all.end(), [this](const auto &row) {
        return comesBefore(row.second) && eligible(row.second);
    }));
}

void ServerEngine::standByRank(StandReason reason)
{
    if (const char *reason_not = whyNotStanding())
        return tellNotStanding({fact("reason", reason_not)});
    const int step = rank();
    if (step == 0)
        return stand(reason);
    const Duration wait = step * m_config.timing.rankStep();
    m_bully.standAt(m_now.mono + wait, reason);
    const auto &all = m_peers.all();
    const auto first = std::find_if(all.rbegin(), all.rend(), [this](const auto &row) {
        return comesBefore(row.second) && eligible(row.second);
    });
    tellNotStanding({fact("reason", "higher-up"), fact("member", first->second.member.key),
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
    if (!comesBefore(candidate.id))
        facts.insert(QStringLiteral("reason"), QStringLiteral("higher"));
    tell(EventKind::RefusalSent, std::move(facts));
}

} // namespace roomcast
