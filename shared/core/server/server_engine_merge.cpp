// SPDX-License-Identifier: MIT
//
// The merge: what logs that were given up had and the group's lacks (shared/PROTOCOL.md, "Merge").
#include "core/base/records.h"
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

LogSummary ServerEngine::logSummary() const
{
    return {replica().log().last(), replica().committed(),
            m_own.carried().firstRow(m_config.limits.carried_bytes_max)};
}

/// The copy that is on its way is read for the merge, and takes nothing's place.
bool ServerEngine::isGathering() const
{
    return m_role.candidacy() && m_role.candidacy()->gathering_from;
}

/// With a complete ballot: takes over the spine if another holds it, then reads what the members'
/// other logs have and the spine lacks, and leads when it has everything.
void ServerEngine::gather()
{
    Candidacy &candidacy = *m_role.candidacy();
    if (!rules::takesSpineOver())
        candidacy.decision->spine = replica().log().last();
    if (candidacy.decision->spine != replica().log().last())
        return startTransfer(candidacy.decision->spine_holder);
    for (const auto &[key, promise] : m_bully.ballot()->promises) {
        const bool read = std::ranges::count(candidacy.gathered, promise.last) > 0;
        if (key == m_self.key || read || !inGroup() || replica().log().has(promise.last) ||
            !rules::keepsOtherLogs())
            continue;
        candidacy.gathering_from = key;
        return startTransfer(key);
    }
    installAsLeader();
}

void ServerEngine::finishGathering(const ServerKey &from)
{
    Candidacy &candidacy = *m_role.candidacy();
    candidacy.gathering_from.reset();
    auto copy = m_fetch.reader().head()->from_log ? std::nullopt : m_fetch.reader().replica();
    if (!copy || !candidacy.decision || !m_bully.ballot() ||
        !m_bully.ballot()->promises.contains(from))
        return abandonTransfer();
    m_own.keepRecordsOf(*copy);
    candidacy.gathered.push_back(m_bully.ballot()->promises.at(from).last);
    gather();
}

/// What the members told of and what was gathered: the first row for the VIEW entry, the others for
/// the entries that follow it.
std::vector<QByteArray> ServerEngine::mergeFor(const Ballot &ballot) const
{
    if (!rules::keepsOtherLogs())
        return {QByteArray()};
    CarriedRecords all = m_own.carried();
    for (const auto &[key, promise] : ballot.promises)
        all.add(recordsFrom(promise.carried));
    return all.rows(m_config.limits.carried_bytes_max);
}

/// A member tells its leader what the group's log still lacks.
void ServerEngine::offerCarried()
{
    if (m_own.carried().empty() || !rules::keepsOtherLogs())
        return;
    const Peer *leader = leaderAsPeer();
    const bool follows = m_role.role() == Role::Follower && leader;
    if (m_role.role() != Role::Leader && !follows)
        return;
    const QByteArray row = m_own.carried().firstRow(m_config.limits.carried_bytes_max);
    if (follows)
        unicast(leader->endpoint, Carried{installed(), row});
    else
        orderMerge(row);
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Carried &carried)
{
    if (m_role.role() == Role::Leader && carried.epoch == installed() &&
        m_bully.hard().installed.has(from.key))
        orderMerge(carried.claims);
}

/// One at a time: what it brought is known when it is committed.
void ServerEngine::orderMerge(const QByteArray &claims)
{
    LogIndex &last_merge = m_role.leadership()->last_merge;
    if (last_merge > replica().committed() || m_bully.hard().promised != installed())
        return;
    std::vector<CarriedRecord> lacking = recordsFrom(claims);
    std::erase_if(lacking, [&](const CarriedRecord &r) { return replica().state().contains(r); });
    if (lacking.empty())
        return;
    orderBatch({nextEntry(installed(), MergeRecord{toRow(lacking)})});
    last_merge = replica().log().lastIndex();
}

} // namespace roomcast
