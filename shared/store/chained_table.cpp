// SPDX-License-Identifier: MIT
#include "store/chained_table.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

ChainedTable::ChainedTable(SqlConnection &connection, const QString &name)
    : m_connection(&connection), m_name(name)
{
}

Result<ChainedTable, StoreError> ChainedTable::open(SqlConnection &connection, const QString &name)
{
    ChainedTable table(connection, name);
    if (auto done = table.prepare(); !done)
        return Failure{done.error()};
    return table;
}

StoreDone ChainedTable::prepare()
{
    const std::pair<QSqlQuery *, QString> statements[] = {
        {&m_read, u"SELECT bytes, link FROM %1 WHERE row >= ? AND row < ? ORDER BY row"_s},
        {&m_append, u"INSERT INTO %1 (row, bytes, link) VALUES (?, ?, ?)"_s},
        {&m_link, u"SELECT link FROM %1 WHERE row = ?"_s},
        {&m_remove, u"DELETE FROM %1 WHERE row IN "
                    "(SELECT row FROM %1 WHERE row >= ? AND row < ? ORDER BY row LIMIT ?)"_s},
    };
    for (const auto &[query, statement] : statements) {
        auto prepared = m_connection->prepare(statement.arg(m_name));
        if (!prepared)
            return Failure{prepared.error()};
        *query = std::move(prepared).value();
    }
    return Unit{};
}

StoreError ChainedTable::damaged(quint64 row) const
{
    return m_connection->corrupt(u"row %1 of %2 is damaged or missing"_s.arg(row).arg(m_name));
}

Result<quint64, StoreError> ChainedTable::firstFreeRow()
{
    const auto last = m_connection->number(u"SELECT max(row) FROM "_s + m_name);
    if (!last)
        return Failure{last.error()};
    return quint64(*last) + 1;
}

StoreDone ChainedTable::read(const RowChain &run,
                             const std::function<StoreDone(const QByteArray &)> &visit)
{
    m_read.bindValue(0, qint64(run.first));
    m_read.bindValue(1, qint64(run.end));
    if (auto done = m_connection->run(m_read); !done)
        return done;
    quint64 row = run.first;
    Digest link = run.before;
    for (; m_read.next(); ++row) {
        const QByteArray bytes = m_read.value(0).toByteArray();
        link = chained(link, bytes);
        if (m_read.value(1).toByteArray() != link.bytes)
            return Failure{damaged(row)};
        if (auto done = visit(bytes); !done)
            return done;
    }
    auto done = m_connection->ended(m_read);
    m_read.finish();
    if (done && (row != run.end || link != run.last))
        return Failure{damaged(row)};
    return done;
}

StoreDone ChainedTable::append(RowChain &run, const QByteArray &bytes)
{
    run.last = chained(run.last, bytes);
    m_append.bindValue(0, qint64(run.end++));
    m_append.bindValue(1, asBlob(bytes));
    m_append.bindValue(2, run.last.bytes);
    return m_connection->run(m_append);
}

Result<Digest, StoreError> ChainedTable::linkOf(quint64 row)
{
    m_link.bindValue(0, qint64(row));
    if (auto done = m_connection->run(m_link); !done)
        return Failure{done.error()};
    if (!m_link.next())
        return Failure{damaged(row)};
    Digest link{m_link.value(0).toByteArray()};
    m_link.finish();
    return link;
}

StoreDone ChainedTable::dropFirst(RowChain &run, quint64 count)
{
    if (count == 0)
        return Unit{};
    const auto link = linkOf(run.first + count - 1);
    if (!link)
        return Failure{link.error()};
    run.first += count;
    run.before = *link;
    return Unit{};
}

Result<int, StoreError> ChainedTable::remove(quint64 first, quint64 end, int rows_max)
{
    m_remove.bindValue(0, qint64(first));
    m_remove.bindValue(1, qint64(end));
    m_remove.bindValue(2, qint64(rows_max));
    if (auto done = m_connection->run(m_remove); !done)
        return Failure{done.error()};
    return m_remove.numRowsAffected();
}

} // namespace roomcast
