// SPDX-License-Identifier: MIT
#include "store/sql_connection.h"

#include <QSqlError>

#include <atomic>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// SQLite's result codes (sqlite.org/rescode.html); extended codes keep them in their low byte.
enum ResultCode {
    kError = 1, ///< a statement does not suit the tables
    kPermission = 3,
    kBusy = 5,
    kLocked = 6,
    kReadOnly = 8,
    kCorrupt = 11,
    kFull = 13,
    kNotADatabase = 26,
};

StoreError::Kind kindOf(int code)
{
    switch (code & 0xff) {
    case kBusy:
    case kLocked:
        return StoreError::Kind::InUse;
    case kPermission:
    case kReadOnly:
        return StoreError::Kind::ReadOnly;
    case kError:
    case kCorrupt:
    case kNotADatabase:
        return StoreError::Kind::Corrupt;
    case kFull:
        return StoreError::Kind::Full;
    default:
        return StoreError::Kind::Failed;
    }
}

QString freshName()
{
    static std::atomic<quint64> count;
    return u"roomcast-store-%1"_s.arg(++count);
}

} // namespace

Result<std::unique_ptr<SqlConnection>, StoreError> SqlConnection::open(const QString &file)
{
    auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, freshName());
    database.setDatabaseName(file);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=0"_s);
    std::unique_ptr<SqlConnection> connection(new SqlConnection(std::move(database)));
    if (!connection->m_database.open())
        return Failure{connection->errorOf(connection->m_database.lastError())};
    return connection;
}

SqlConnection::~SqlConnection()
{
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

StoreError SqlConnection::errorOf(const QSqlError &error) const
{
    const QString said = error.databaseText();
    return {kindOf(error.nativeErrorCode().toInt()), file(), said.isEmpty() ? error.text() : said};
}

StoreDone SqlConnection::exec(const QString &statement)
{
    QSqlQuery query(m_database);
    if (!query.exec(statement))
        return Failure{errorOf(query.lastError())};
    return Unit{};
}

StoreDone SqlConnection::execAll(const QStringList &statements)
{
    for (const QString &statement : statements)
        if (auto done = exec(statement); !done)
            return done;
    return Unit{};
}

Result<qint64, StoreError> SqlConnection::number(const QString &query)
{
    QSqlQuery run(m_database);
    run.setForwardOnly(true);
    if (!run.exec(query))
        return Failure{errorOf(run.lastError())};
    return run.next() ? run.value(0).toLongLong() : 0;
}

Result<QSqlQuery, StoreError> SqlConnection::prepare(const QString &statement)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return Failure{errorOf(query.lastError())};
    return query;
}

StoreDone SqlConnection::run(QSqlQuery &prepared)
{
    if (!prepared.exec())
        return Failure{errorOf(prepared.lastError())};
    return Unit{};
}

Result<QSqlQuery, StoreError> SqlConnection::select(const QString &statement)
{
    auto prepared = prepare(statement);
    if (!prepared)
        return Failure{prepared.error()};
    QSqlQuery query = std::move(prepared).value();
    if (auto done = run(query); !done)
        return Failure{done.error()};
    return query;
}

StoreDone SqlConnection::ended(const QSqlQuery &query) const
{
    if (query.lastError().isValid())
        return Failure{errorOf(query.lastError())};
    return Unit{};
}

} // namespace roomcast
