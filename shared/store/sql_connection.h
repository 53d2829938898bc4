// SPDX-License-Identifier: MIT
//
// One SQLite database file through Qt SQL, with errors as values. Belongs to the thread that opened
// it, and so do the statements prepared on it, which must be gone before it is. Used by the store's
// own files only.
#pragma once

#include "core/base/result.h"
#include "store/store.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>

namespace roomcast {

class SqlConnection {
public:
    /// Opens `file`, which is made when something is first written. Never waits for a lock.
    static Result<std::unique_ptr<SqlConnection>, StoreError> open(const QString &file);
    ~SqlConnection();

    SqlConnection(const SqlConnection &) = delete;
    SqlConnection &operator=(const SqlConnection &) = delete;

    /// Runs one statement; rows that it returns are dropped.
    StoreDone exec(const QString &statement);
    /// Runs one statement after the other, up to the first that fails.
    StoreDone execAll(const QStringList &statements);
    /// The first column of the first row as a number; 0 if there is no row or a NULL.
    Result<qint64, StoreError> number(const QString &query);
    Result<QSqlQuery, StoreError> prepare(const QString &statement);
    /// Runs what `prepare` gave. A query is left open for `next`, and must be finished after use.
    StoreDone run(QSqlQuery &prepared);
    /// Both, of one without values. To be finished after use.
    Result<QSqlQuery, StoreError> select(const QString &statement);
    /// Why `query`, run before, stopped giving rows: an error, or their end.
    StoreDone ended(const QSqlQuery &query) const;

    StoreError corrupt(const QString &detail) const
    {
        return {StoreError::Kind::Corrupt, file(), detail};
    }
    QString file() const { return m_database.databaseName(); }

private:
    SqlConnection(QSqlDatabase database) : m_database(std::move(database)) {}

    StoreError errorOf(const QSqlError &error) const;

    QSqlDatabase m_database;
};

/// For a column of bytes: QtSql stores a null QByteArray as NULL.
inline QByteArray asBlob(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

} // namespace roomcast
