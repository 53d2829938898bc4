// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/timing.h"
#include "core/booking/catalogue.h"
#include "core/group/partition.h"
#include "core/group/replicated_log.h"
#include "core/group/request_pool.h"
#include "core/group/sequencer.h"
#include "core/group/transfer.h"

namespace roomcast {

/// What a server does on a side that may not be the only one.
enum class ProvisionalPolicy {
    Serve, ///< answers provisionally; what is booked is merged when the sides meet
    Refuse ///< refuses writes; reads are answered, provisionally
};

/// How much of everything a server holds at most. The defaults are for production; a simulator
/// makes them small so that the rare paths are common.
struct Limits {
    quint64 in_flight_max = 4096;   ///< entries ordered and not yet committed; the next ones wait
    qsizetype batch_max = 256;      ///< entries in one ORDER
    qsizetype log_tail_max = 8192;  ///< committed entries kept for servers that missed some
    quint64 compact_after = 20'000; ///< journal entries after which a new snapshot is written
    /// Bytes of slots that one entry's changes push to clients; of larger ones only the names.
    qsizetype pushed_bytes_max = 4096;
    qsizetype part_bytes = SnapshotParts::kPartBytes; ///< of a copy, a message or a disk's row
    qsizetype carried_bytes_max = 32 * 1024;          ///< of records of other sides, in one message
    RequestPool::Limits held;                         ///< writes that wait for a reply
    qsizetype reads_max = Sequencer::kReadsMax;       ///< that wait for a round
};

/// What a server is started with.
struct ServerConfig {
    ServerId id;
    bool id_chosen = false; ///< by the person; otherwise a taken ID is drawn again
    Incarnation incarnation;
    StoreId store;
    ProvisionalPolicy provisional = ProvisionalPolicy::Serve;
    Limits limits;
    CatalogueSet catalogue;        ///< what the group is born with, should this server found it
    bool catalogue_chosen = false; ///< by a person, who is told where the group's differs
    Timing timing;
    quint64 seed = 0;       ///< of the jitter
    Label label;            ///< the side of a partition on purpose that it starts on
    quint32 heal_after = 0; ///< new requests of clients after which it heals by itself; 0: never
};

/// Why a server ended.
enum class StopReason {
    Left,        ///< in order, as asked
    DuplicateId, ///< another live server has the ID that the person chose
    StoreFailed, ///< the store could not be written
    StoreCopied, ///< the store is a copy, or older than others remember it: to be started again
                 ///< with a store of another identity
};

} // namespace roomcast
