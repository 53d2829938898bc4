// SPDX-License-Identifier: MIT
//
// Where a server keeps its copy. A node hands over each step's batch and sends nothing that rests
// on it before it is told that the batch is on disk. Batches become durable in the order they were
// handed over; several may share one transaction. Nothing here blocks its caller.
#pragma once

#include "core/base/result.h"
#include "core/engine/stored_replica.h"

#include <QObject>

namespace roomcast {

struct StoreError {
    enum class Kind {
        Missing,  ///< the folder is not there and cannot be made
        ReadOnly, ///< the folder or a file in it may not be written
        InUse,    ///< another process works on it
        Corrupt,  ///< a file is damaged, or is not one of Roomcast's
        TooNew,   ///< written by a later version
        Full,     ///< no space is left
        NoLocks,  ///< its file system cannot lock files: two servers could write at once
        Replaced, ///< somebody removed it while it was open, or put something else in its place
        Failed,   ///< any other failure of the disk or the database
    };
    Kind kind{};
    QString where;  ///< the folder or file
    QString detail; ///< what the system said
};

/// It worked, or why it did not.
using StoreDone = Result<Unit, StoreError>;

/// Why a folder that has a copy is not the store that wrote it: it has no vote for that store.
enum class CopiedStore {
    No,
    Elsewhere, ///< its database lies elsewhere than where that store was made
    Older,     ///< that store was opened since, or nothing is remembered of it here
    Backup,    ///< made to be one
    Found,     ///< its own server found that another one, or an older copy, goes by its identity
};

class Store : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Takes a batch; `written` follows when it is on disk, possibly before this call returns.
    /// Batches count from 1.
    virtual void write(PersistBatch batch) = 0;

Q_SIGNALS:
    /// Every batch up to and including the `count`th is durable.
    void written(quint64 count);
    /// The store has stopped working; nothing is written any more. Emitted once.
    void failed(const roomcast::StoreError &error);
};

} // namespace roomcast
