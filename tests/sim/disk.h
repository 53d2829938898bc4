// SPDX-License-Identifier: MIT
//
// A machine's disk: what is durable, and the batches on their way to it, which a crash loses. Like
// the real store it writes what has gathered as one transaction. The world calls it and tells the
// process when a transaction is durable.
#pragma once

#include "core/engine/stored_replica.h"
#include "sim/random.h"

#include <deque>

namespace roomcast::sim {

/// How long one transaction takes.
struct DiskConditions {
    Duration write_min{};
    Duration write_max{}; ///< zero: durable at once
};

/// What goes by the identity of a store and is not it.
enum class Impostor {
    None,
    Clone, ///< of a disk whose own server runs
    Older, ///< an older state, put back in place
};

struct Disk {
    StoreId store;
    StoredReplica durable;
    DiskConditions conditions;
    /// Holds a copy of another machine's data, and was not opened since.
    bool copied = false;
    /// Neither it nor its machine can know.
    Impostor impostor = Impostor::None;
    /// What is stored is not what was written, until another copy replaces it.
    bool decayed = false;
    /// Every write fails from now on.
    bool failing = false;
    /// Counts the times all data was lost: data of another generation is gone.
    int generation = 0;

    std::deque<PersistBatch> pending; ///< handed over, not durable
    size_t writing = 0;               ///< how many of them the running transaction holds

    bool immediate() const { return conditions.write_max == Duration::zero(); }
    /// The process is gone, and with it what it had not written.
    void crash()
    {
        pending.clear();
        writing = 0;
        durable.staged.clear();
    }
    void wipe(StoreId fresh)
    {
        crash();
        store = fresh;
        durable = {};
        copied = false;
        impostor = Impostor::None;
        decayed = false;
        ++generation;
    }
};

} // namespace roomcast::sim
