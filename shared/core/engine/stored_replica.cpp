// SPDX-License-Identifier: MIT
#include "core/engine/stored_replica.h"

namespace roomcast {

void StoredReplica::apply(const PersistBatch &batch)
{
    if (batch.clear) {
        snapshot.clear();
        entries.clear();
        carried.clear();
        base = {};
    }
    for (const StagedPart &part : batch.staged) {
        if (part.part == 0)
            staged.clear();
        staged.push_back(part.bytes);
    }
    if (batch.install) {
        snapshot = std::exchange(staged, {});
        const auto covered = batch.install->base.value - base.value;
        if (batch.install->keep_entries && covered <= entries.size())
            entries.erase(entries.begin(), entries.begin() + qsizetype(covered));
        else
            entries.clear();
        base = batch.install->base;
    }
    entries.insert(entries.end(), batch.entries.begin(), batch.entries.end());
    if (batch.hard)
        hard = batch.hard;
    if (batch.carried)
        carried = *batch.carried;
}

void StoredReplica::disown()
{
    if (hard)
        hard->grounded = false;
}

} // namespace roomcast
