// SPDX-License-Identifier: MIT
#include "core/server/own_replica.h"

namespace roomcast {

bool OwnReplica::recover(const StoredReplica &copy, bool has_state)
{
    m_carried = CarriedRecords(copy.carried);
    if (!has_state)
        return true;
    ReplicaReader reader;
    for (const QByteArray &part : copy.snapshot)
        if (!reader.take(part))
            return false;
    auto replica = reader.complete() ? reader.replica() : std::nullopt;
    if (!replica)
        return false;
    m_replica = *std::move(replica);
    for (const Entry &entry : copy.entries)
        m_replica.append(entry);
    m_journal.recovered(copy.base, m_replica.log().lastIndex());
    return true;
}

std::vector<Applied> OwnReplica::commit(LogIndex index)
{
    auto applied = m_replica.commit(index);
    settle();
    return applied;
}

/// An accepted entry counts, known to be committed or not: its client may have been answered.
void OwnReplica::replace(Replica taken, bool keeps)
{
    if (keeps)
        m_carried.giveUp(m_replica.acceptedState(), taken.acceptedState());
    m_replica = std::move(taken);
    m_journal.installStaged(m_replica.log().lastIndex());
}

void OwnReplica::keepRecordsOf(const Replica &other)
{
    m_carried.giveUp(other.acceptedState(), m_replica.acceptedState());
}

void OwnReplica::keepOwnRecords()
{
    m_carried.giveUp(m_replica.acceptedState(), BookingState(m_catalogue));
}

void OwnReplica::forget()
{
    m_replica = Replica(m_catalogue);
    m_journal.clear();
    m_carried.storeWasCleared();
}

std::optional<CatalogueDifference> OwnReplica::takeDifference()
{
    auto difference = differenceOf(m_catalogue, m_replica.state().catalogue());
    if (difference == m_difference)
        return std::nullopt;
    m_difference = difference;
    return difference.empty() ? std::nullopt : std::optional(std::move(difference));
}

Journal::Written OwnReplica::collect(const HardState &hard, bool taking, TimePoint now)
{
    auto written = m_journal.collect(m_replica, hard, taking, now);
    m_replica.dropOldEntries(m_log_tail_max);
    if (m_carried.takeUnsaved())
        written.batch.carried = m_carried.row();
    return written;
}

} // namespace roomcast
