// SPDX-License-Identifier: MIT
//
// What goes to the disk and comes back from it.
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

/// Goes on where the process that wrote `copy` ended: with a whole, if old, copy.
bool ServerEngine::recover(const StoredCopy &copy)
{
    m_carried = CarriedRecords(copy.carried);
    HardState hard = *copy.hard;
    if (!rules::remembersPromises()) {
        hard.promised = hard.installed.epoch;
        hard.attempts.clear();
    }
    m_bully.recover(std::move(hard));
    if (!inGroup())
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
    m_role.becomeReady();
    return true;
}

void ServerEngine::collectPersist()
{
    auto written = m_journal.collect(m_replica, m_bully.hard(), m_fetch.isUnderWay(), m_now.mono);
    if (written.refused)
        raise(event::SnapshotRefused{*written.refused});
    m_replica.dropOldEntries(m_config.limits.log_tail_max);
    PersistBatch &batch = m_effects.persist = std::move(written.batch);
    if (m_bully.takeUnsaved())
        batch.hard = m_bully.hard();
    if (m_carried.takeUnsaved())
        batch.carried = m_carried.row();
}

} // namespace roomcast
