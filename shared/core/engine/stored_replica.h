// SPDX-License-Identifier: MIT
//
// What a server keeps on disk, and how a step changes it. A batch is applied whole or not at all,
// in the order of its fields. `apply` is the meaning of a batch: every store must give back, after
// a restart, what the batches it had written come to under it.
#pragma once

#include "core/election/ballot.h"

#include <optional>
#include <vector>

namespace roomcast {

/// A part of a snapshot on its way to the disk. Parts come in order, from 0, and make no difference
/// until their snapshot is installed; at most one snapshot is staged at a time, and a part 0 drops
/// whatever was staged before it.
struct StagedPart {
    quint32 part = 0;
    QByteArray bytes;

    friend bool operator==(const StagedPart &, const StagedPart &) = default;
};

/// Makes the staged snapshot the stored one.
struct SnapshotInstall {
    LogIndex base;            ///< the last entry whose effect the snapshot contains
    bool keep_entries = true; ///< those after `base`; false where the log is replaced by another's
};

/// Written to the store as one transaction, before anything of the same step is sent.
struct PersistBatch {
    bool clear = false; ///< forgets snapshot, log and carried claims; `hard` stays
    std::vector<StagedPart> staged;
    std::optional<SnapshotInstall> install;
    LogIndex first;             ///< index of the first of `entries`
    std::vector<Entry> entries; ///< appended to the stored log
    std::optional<HardState> hard;
    std::optional<QByteArray> carried; ///< claims of a log that was given up; opaque to the store

    bool empty() const
    {
        return !clear && staged.empty() && !install && entries.empty() && !hard && !carried;
    }
};

/// A store's contents.
struct StoredReplica {
    std::optional<HardState> hard;
    std::vector<QByteArray> snapshot; ///< the parts; empty if none was installed
    LogIndex base;                    ///< of the snapshot
    std::vector<Entry> entries;       ///< those after `base`, without a gap
    QByteArray carried;
    std::vector<QByteArray> staged; ///< not worth reading back after a restart

    void apply(const PersistBatch &batch);
    /// These are another store's contents now: they rank as a learner's, whose log may have gone on
    /// without it.
    void disown();
};

} // namespace roomcast
