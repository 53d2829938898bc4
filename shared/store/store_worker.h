// SPDX-License-Identifier: MIT
//
// Works on a store's file in a thread of its own, for SqliteStore. `enqueue` and `stopBy` may be
// called from any thread; everything else runs in the worker's. Its signals are for queued
// connections.
#pragma once

#include "store/store_file.h"

#include <QDeadlineTimer>
#include <QMutex>

#include <deque>

namespace roomcast {

/// What a store was found to be at opening.
struct OpenedStore {
    StoreId identity;
    StoredReplica copy;
    CopiedStore copied = CopiedStore::No;
    bool marked = false;
};

class StoreWorker final : public QObject {
    Q_OBJECT

public:
    Result<OpenedStore, StoreError> open(const QString &folder, StoreId fresh,
                                         const StoreTerms &terms = {});

    /// Hands over batches. They wait here until the disk has taken those before them: whoever
    /// hands them over keeps their number within bounds.
    void enqueue(std::vector<PersistBatch> batches);
    /// Gives up what is not written by then.
    void stopBy(const QDeadlineTimer &deadline);
    /// Closes the store and ends the thread. To be queued: what was handed over before is written
    /// before.
    void finish();

Q_SIGNALS:
    void written(quint64 count);
    void failed(const roomcast::StoreError &error);

private:
    void drain();
    std::deque<PersistBatch> takeGroup();
    StoreDone writeGroup(const std::deque<PersistBatch> &group);

    QMutex m_mutex; ///< guards the next three
    std::deque<PersistBatch> m_queue;
    bool m_woken = false;
    QDeadlineTimer m_deadline{QDeadlineTimer::Forever};

    std::unique_ptr<StoreFile> m_file; ///< none before `open` and after a failure
    quint64 m_count = 0;
};

} // namespace roomcast
