// SPDX-License-Identifier: MIT
//
// A table of numbered rows, each chained to the one before by a digest: the journal, and the parts
// of snapshots. Rows are only ever appended; those outside of the runs in use are rubbish, to be
// removed a few at a time. Runs in the transaction and on the thread of its caller. Fails as the
// database does, and with Corrupt where a row is not the one that was written.
#pragma once

#include "store/sql_connection.h"
#include "store/store_format.h"

#include <functional>

namespace roomcast {

class ChainedTable {
public:
    /// `name` is "journal" or "part"; the table must be there.
    static Result<ChainedTable, StoreError> open(SqlConnection &connection, const QString &name);

    /// The lowest row number above all that are in use, by live rows or by rubbish.
    Result<quint64, StoreError> firstFreeRow();
    /// Calls `visit` with the bytes of each row of the run, all of them verified by then but the
    /// end of the run; what `visit` fails with ends it.
    StoreDone read(const RowChain &run, const std::function<StoreDone(const QByteArray &)> &visit);

    /// Writes the next row of the run.
    StoreDone append(RowChain &run, const QByteArray &bytes);
    /// Takes the first `count` rows, at most run.size(), out of the run.
    StoreDone dropFirst(RowChain &run, quint64 count);
    /// Removes up to `rows_max` of the rows from `first` up to `end`; how many there were.
    Result<int, StoreError> remove(quint64 first, quint64 end, int rows_max);

private:
    ChainedTable(SqlConnection &connection, const QString &name);

    StoreDone prepare();
    Result<Digest, StoreError> linkOf(quint64 row);
    StoreError damaged(quint64 row) const;

    SqlConnection *m_connection;
    QString m_name;
    QSqlQuery m_read;
    QSqlQuery m_append;
    QSqlQuery m_link;
    QSqlQuery m_remove;
};

} // namespace roomcast
