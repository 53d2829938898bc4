// SPDX-License-Identifier: MIT
#include "core/server/journal.h"

#include <limits>
#include <utility>

namespace roomcast {

namespace {

/// Between two parts of a snapshot for the disk, so that it never holds up a step for long.
constexpr Duration kCompactionPace = std::chrono::milliseconds(2);

} // namespace

void Journal::recovered(LogIndex base, LogIndex last)
{
    m_stored_base = base;
    m_persisted = last;
}

void Journal::clear()
{
    m_persisted = m_stored_base = {};
    m_clear = true;
    m_compaction.reset();
}

void Journal::stageBirth(const Replica &replica, const HardState &hard)
{
    SnapshotParts parts(ReplicaSource::ofState(replica, hard));
    m_staged.clear();
    for (quint32 part = 0; !parts.atEnd(); ++part)
        m_staged.push_back({part, parts.next()});
    m_installed = SnapshotInstall{replica.committed(), true};
}

Journal::Written Journal::collect(const Replica &replica, const HardState &hard, bool taking,
                                  TimePoint now)
{
    Written written;
    PersistBatch &batch = written.batch;
    batch.clear = std::exchange(m_clear, false);
    batch.staged = std::exchange(m_staged, {});
    if (m_installed) {
        m_persisted = m_stored_base = m_installed->base;
        batch.install = std::exchange(m_installed, std::nullopt);
    }
    if (taking || batch.install)
        m_compaction.reset();
    else
        compact(replica, hard, now, written);
    const ReplicatedLog &log = replica.log();
    if (hard.genesis && m_persisted < log.lastIndex()) {
        batch.first = next(m_persisted);
        batch.entries = log.from(batch.first, std::numeric_limits<qsizetype>::max());
        m_persisted = log.lastIndex();
    }
    return written;
}

bool Journal::isCompactionDue(LogIndex committed) const
{
    const LogIndex last = std::max(m_stored_base, m_refused_base);
    // A snapshot takes the place of entries that are stored, not of those in this very batch.
    return committed > last && committed <= m_persisted &&
           committed.value - last.value > m_limits.compact_after;
}

/// A part a step. Each is read back: a snapshot that no reader would take must not replace one that
/// can be read.
void Journal::compact(const Replica &replica, const HardState &hard, TimePoint now,
                      Written &written)
{
    if (!m_compaction && hard.genesis && isCompactionDue(replica.committed()))
        m_compaction =
            Compaction{SnapshotParts(ReplicaSource::ofState(replica, hard), m_limits.part_bytes),
                       ReplicaReader(SnapshotReading::Check), replica.committed(), 0, now};
    if (!m_compaction || now < m_compaction->next_at)
        return;
    SnapshotParts &parts = m_compaction->parts;
    std::vector<StagedPart> &staged = written.batch.staged;
    staged.push_back({m_compaction->part++, parts.next()});
    m_compaction->next_at = now + kCompactionPace;
    const bool readable = bool(m_compaction->check.take(staged.back().bytes));
    if (!readable || (parts.atEnd() && !m_compaction->check.isSound())) {
        staged.pop_back();
        written.refused = m_refused_base = m_compaction->base;
        m_compaction.reset();
    } else if (parts.atEnd()) {
        m_stored_base = m_compaction->base;
        written.batch.install = SnapshotInstall{m_stored_base, true};
        m_compaction.reset();
    }
}

std::optional<TimePoint> Journal::deadline() const
{
    return m_compaction ? std::optional(m_compaction->next_at) : std::nullopt;
}

} // namespace roomcast
