// SPDX-License-Identifier: MIT
//
// Writes batches to a store's database, many to a transaction. After a batch and a `commit` the
// database holds what StoredReplica::apply makes of that batch, and all before it. Belongs to the
// thread of its connection. After a failure the connection is to be closed: what was committed is
// safe, and what was not is gone.
#pragma once

#include "store/chained_table.h"

namespace roomcast {

class StoreWriter {
public:
    /// A transaction that has grown to this is committed before more is put into it. A snapshot
    /// of any size therefore holds up the entries that come after a part of it for one short
    /// transaction only.
    static constexpr qsizetype kTransactionBytesMax = 4 * 1024 * 1024;

    /// Continues what `root` describes, which readStore has verified.
    static Result<std::unique_ptr<StoreWriter>, StoreError> open(SqlConnection &connection,
                                                                 const StoreRoot &root);

    /// Begins a transaction where there is none. Parts of a snapshot make no difference until they
    /// are installed; therefore a batch may be spread over several transactions as far as they go.
    StoreDone apply(const PersistBatch &batch);
    /// Ends the transaction: what was applied is durable.
    StoreDone commit();

    /// Takes this identity, in one transaction with what was applied and not committed.
    StoreDone claim(StoreId identity, const StorePlace &place, quint64 opening);
    const StoreRoot &root() const { return m_root; }

private:
    StoreWriter(SqlConnection &connection, const StoreRoot &root, ChainedTable journal,
                ChainedTable parts, quint64 first_free_part);

    StoreDone prepare();
    StoreDone begin();
    StoreDone stage(const StagedPart &part);
    StoreDone clear();
    StoreDone install(const SnapshotInstall &install);
    StoreDone append(LogIndex first, const std::vector<Entry> &entries);
    StoreDone put(RecordKind kind, const QByteArray &bytes, Digest &digest);
    StoreDone putRoot();
    void dropJournal();
    StoreDone removeRubbish();

    SqlConnection &m_connection;
    StoreRoot m_root;
    RowChain m_staged;
    ChainedTable m_journal;
    ChainedTable m_parts;
    QSqlQuery m_put;
    QSqlQuery m_drop;
    QSqlQuery m_put_root;
    bool m_in_transaction = false;
    bool m_rubbish = true; ///< there may be some; true at first, for what a crash left behind
    qsizetype m_bytes = 0; ///< written in this transaction
    int m_entries = 0;     ///< the same
    int m_staged_parts = 0;
};

} // namespace roomcast
