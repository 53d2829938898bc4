// SPDX-License-Identifier: MIT
//
// What goes to the disk and comes back from it.
#include "core/base/mutation.h"
#include "core/engine/facts.h"
#include "core/server/server_engine.h"

namespace roomcast {

namespace {

/// Between two parts of a snapshot for the disk, so that it never holds up a step for long.
constexpr Duration kCompactionPace = std::chrono::milliseconds(2);

} // namespace

/// Goes on where the process that wrote `copy` ended: with a whole, if old, copy.
bool ServerEngine::recover(const StoredCopy &copy)
{
    m_carried = CarriedRecords(copy.carried);
    HardState hard = *copy.hard;
    if (mutated(Mutation::ForgetPromise)) {
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
    m_persisted = m_replica.log().lastIndex();
    m_stored_base = copy.base;
    m_phase = Phase::Ready;
    return true;
}

void ServerEngine::collectPersist()
{
    PersistBatch &batch = m_effects.persist;
    batch.clear = std::exchange(m_clear_store, false);
    batch.staged = std::exchange(m_staged, {});
    if (m_installed) {
        m_persisted = m_stored_base = m_installed->base;
        batch.install = std::exchange(m_installed, std::nullopt);
    }
    compactJournal(batch);
    const ReplicatedLog &log = m_replica.log();
    if (inGroup() && m_persisted < log.lastIndex()) {
        batch.first = next(m_persisted);
        batch.entries = log.from(batch.first, std::numeric_limits<qsizetype>::max());
        m_persisted = log.lastIndex();
    }
    m_replica.dropOldEntries(m_config.limits.log_tail_max);
    if (m_bully.takeUnsaved())
        batch.hard = m_bully.hard();
    if (std::exchange(m_carried_unsaved, false))
        batch.carried = m_carried.row();
}

/// Of a group that is being born: what its log starts from is on nobody's disk yet.
void ServerEngine::stageCopy()
{
    SnapshotParts parts(ReplicaSource::ofState(m_replica, m_bully.hard()));
    m_staged.clear();
    for (quint32 part = 0; !parts.atEnd(); ++part)
        m_staged.push_back({part, parts.next()});
    m_installed = SnapshotInstall{m_replica.committed(), true};
}

bool ServerEngine::isCompactionDue() const
{
    const LogIndex last = std::max(m_stored_base, m_refused_base);
    // A snapshot takes the place of entries that are stored, not of those in this very batch.
    return inGroup() && m_replica.committed() > last && m_replica.committed() <= m_persisted &&
           m_replica.committed().value - last.value > m_config.limits.compact_after;
}

/// Writes a snapshot now and then, a part a step, so that the journal stays short. Each part is
/// read back: a snapshot that no reader would take must not replace one that can be read.
void ServerEngine::compactJournal(PersistBatch &batch)
{
    if (m_taker.active() || batch.install) {
        m_compaction.reset();
        return;
    }
    if (!m_compaction && isCompactionDue())
        m_compaction =
            Compaction{SnapshotParts(ReplicaSource::ofState(m_replica, m_bully.hard()),
                                     m_config.limits.part_bytes),
                       ReplicaReader(SnapshotReading::Check), m_replica.committed(), 0, m_now.mono};
    if (!m_compaction || m_now.mono < m_compaction->next_at)
        return;
    SnapshotParts &parts = m_compaction->parts;
    batch.staged.push_back({m_compaction->part++, parts.next()});
    m_compaction->next_at = m_now.mono + kCompactionPace;
    const bool readable = bool(m_compaction->check.take(batch.staged.back().bytes));
    if (!readable || (parts.atEnd() && !m_compaction->check.isSound()))
        return refuseSnapshot(batch);
    if (!parts.atEnd())
        return;
    batch.install = SnapshotInstall{m_compaction->base, true};
    m_stored_base = m_compaction->base;
    m_compaction.reset();
}

/// The stored snapshot and the journal behind it stay, and are enough for a restart.
void ServerEngine::refuseSnapshot(PersistBatch &batch)
{
    batch.staged.pop_back();
    m_refused_base = m_compaction->base;
    m_compaction.reset();
    tell(EventKind::SnapshotRefused, {fact("index", m_refused_base)});
}

} // namespace roomcast
