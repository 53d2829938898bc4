// SPDX-License-Identifier: MIT
//
// Keeps a server's copy in an SQLite database, in a folder that one server at a time may use. The
// disk is worked on by a thread of its own: `write` only hands over, and all that was handed over
// while one transaction was on its way to the disk shares the next. A batch that was not reported
// as written when a store fails, or its process ends, may be on disk or not, but is so as a whole
// and with all that were handed over before it. Layout of the database: FORMAT.md.
#pragma once

#include "core/base/result.h"
#include "store/store.h"
#include "store/store_terms.h"

#include <memory>

class QThread;

namespace roomcast {

class StoreWorker;

class SqliteStore final : public Store {
    Q_OBJECT

public:
    /// Opens the store in `folder`, or makes one there with the identity `fresh`. Blocks while the
    /// contents are read and verified. Fails with every kind of StoreError; what is damaged,
    /// somebody else's or too new is left alone.
    static Result<std::unique_ptr<SqliteStore>, StoreError>
    open(const QString &folder, StoreId fresh, const StoreTerms &terms = {});

    /// Writes what was handed over, for at most ten seconds.
    ~SqliteStore() override;

    /// What primary views count: the same at each opening, as long as the database stays where it
    /// was made. A folder that is a copy of another one, or was restored from one, took `fresh`.
    StoreId identity() const { return m_identity; }
    CopiedStore copied() const { return m_copied; }
    /// False where nothing outside of the folder remembers this opening: a backup that is put back
    /// in place will not be told from it.
    bool isMarked() const { return m_marked; }
    QString folder() const { return m_folder; }
    /// What was on disk at opening, verified; can be taken once.
    StoredReplica takeCopy() { return std::exchange(m_copy, {}); }

    /// Never blocks. Batches wait in memory until the disk has taken those before them; to bound
    /// that is up to the caller, who knows from `written` how many wait. Ignored after `failed`.
    void write(PersistBatch batch) override;

private:
    explicit SqliteStore(const QString &folder);

    Result<Unit, StoreError> start(StoreId fresh, const StoreTerms &terms);
    void handOver();

    QString m_folder;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<StoreWorker> m_worker;
    StoreId m_identity;
    CopiedStore m_copied = CopiedStore::No;
    bool m_marked = false;
    StoredReplica m_copy;
    /// Of this turn of the event loop. A view and the orders behind it arrive in one, and cost one
    /// sync to the disk, not two in a row.
    std::vector<PersistBatch> m_gathered;
};

} // namespace roomcast
