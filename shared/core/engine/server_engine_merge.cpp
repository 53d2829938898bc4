// SPDX-License-Identifier: MIT
//
// The merge: what logs that were given up had and the group's lacks (shared/PROTOCOL.md, "Merge").
#include "core/base/mutation.h"
#include "core/base/records.h"
#include "core/engine/server_engine.h"

namespace roomcast {

/// Called before another log takes the place of this server's. An accepted entry counts, known to
/// be committed or not: its client may have been answered.
void ServerEngine::giveUpLog(const Replica &taken)
{
    m_carried.giveUp(m_replica.acceptedState(), taken.acceptedState());
    m_carried_unsaved = true;
}

CopyReport ServerEngine::copyReport() const
{
    return {m_replica.log().last(), m_replica.committed(), m_carried.firstRow()};
}

/// The claims for the VIEW entry: all that the members told of, up to what a message holds. The
/// rest follows in MergeRecords.
QByteArray ServerEngine::mergeFor(const Ballot &ballot) const
{
    CarriedClaims all;
    if (!mutated(Mutation::MergeDropped))
        for (const auto &[key, promise] : ballot.promises)
            all.add(claimsFrom(promise.carried));
    return all.firstRow();
}

/// A member tells its leader what the group's log still lacks.
void ServerEngine::offerCarried()
{
    if (m_carried.empty() || mutated(Mutation::MergeDropped))
        return;
    const Peer *leader = m_leader ? m_peers.find(*m_leader) : nullptr;
    if (m_phase == Phase::Leading)
        orderMerge(m_carried.firstRow());
    else if (m_phase == Phase::Following && leader)
        unicast(leader->endpoint, Carried{installed(), m_carried.firstRow()});
}

void ServerEngine::on(const Member &from, const Endpoint &, const Carried &carried)
{
    if (m_phase == Phase::Leading && carried.epoch == installed() &&
        m_bully.hard().installed.has(from.key))
        orderMerge(carried.claims);
}

/// One at a time: what it brought is known when it is committed.
void ServerEngine::orderMerge(const QByteArray &claims)
{
    if (m_merge_index > m_replica.committed() || m_bully.hard().promised != installed())
        return;
    std::vector<StoredClaim> lacking = claimsFrom(claims);
    std::erase_if(lacking, [&](const StoredClaim &s) { return m_replica.state().contains(s); });
    if (lacking.empty())
        return;
    orderBatch({Entry{installed(), m_now.wall, m_now.today, MergeRecord{toRow(lacking)}}});
    m_merge_index = m_replica.log().lastIndex();
}

void ServerEngine::settleCarried()
{
    if (!m_carried.empty() && m_carried.settle(m_replica.state()))
        m_carried_unsaved = true;
}

} // namespace roomcast
