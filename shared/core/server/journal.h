// SPDX-License-Identifier: MIT
//
// What a server's disk has, and what each step leaves to be written: entries, copies taken from
// others, and now and then a snapshot that takes the place of a long run of entries. Owned by the
// server engine; no disk is touched here. Nothing can fail.
#pragma once

#include "core/engine/replica_snapshot.h"
#include "core/engine/stored_replica.h"

namespace roomcast {

class Journal {
public:
    struct Limits {
        quint64 compact_after = 0; ///< committed entries behind the stored snapshot
        qsizetype part_bytes = 0;  ///< of a snapshot, a step
    };

    explicit Journal(const Limits &limits) : m_limits(limits) {}

    /// What the disk gave back: a snapshot up to `base`, and entries up to `last`.
    void recovered(LogIndex base, LogIndex last);
    /// Nothing that is on the disk counts any more: the next batch clears it.
    void clear();

    /// A part of another server's copy came in.
    void stage(StagedPart part) { m_staged.push_back(std::move(part)); }
    /// The parts staged are a whole copy of the log up to `last`.
    void installStaged(LogIndex last) { m_installed = SnapshotInstall{last, false}; }
    /// Of a group that is being born: what its log starts from is on nobody's disk yet.
    void stageBirth(const Replica &replica, const HardState &hard);

    /// What a step wrote.
    struct Written {
        PersistBatch batch;
        /// The snapshot up to there cannot be read back: the stored one and its entries stay.
        std::optional<LogIndex> refused;
    };
    /// `replica` and `hard`: as the step left them. `taking`: a copy of another server is on its
    /// way, and no snapshot of the own one is worth writing.
    Written collect(const Replica &replica, const HardState &hard, bool taking, TimePoint now);

    /// When the next part of a snapshot is due.
    std::optional<TimePoint> deadline() const;

private:
    /// A snapshot on its way to the disk.
    struct Compaction {
        SnapshotParts parts;
        ReplicaReader check; ///< reads what is handed out: only what it takes replaces anything
        LogIndex base;
        quint32 part = 0;
        TimePoint next_at;
    };

    void compact(const Replica &replica, const HardState &hard, TimePoint now, Written &written);
    bool isCompactionDue(LogIndex committed) const;

    Limits m_limits;
    LogIndex m_persisted;    ///< entries up to it have been handed out
    LogIndex m_stored_base;  ///< of the snapshot on disk
    LogIndex m_refused_base; ///< of the last snapshot that could not be read back
    bool m_clear = false;
    std::vector<StagedPart> m_staged;           ///< in this step
    std::optional<SnapshotInstall> m_installed; ///< the staged parts are whole
    std::optional<Compaction> m_compaction;
};

} // namespace roomcast
