// SPDX-License-Identifier: MIT
#include "store/store_writer.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A transaction removes a few rows of rubbish, and more than it writes, so that rubbish does not
/// pile up.
constexpr int kEntriesRemovedMin = 128;
constexpr int kPartsRemovedMin = 8;

} // namespace

StoreWriter::StoreWriter(SqlConnection &connection, const StoreRoot &root, ChainedTable journal,
                         ChainedTable parts, quint64 first_free_part)
    : m_connection(connection), m_root(root), m_staged(RowChain::emptyAt(first_free_part)),
      m_journal(std::move(journal)), m_parts(std::move(parts))
{
}

Result<std::unique_ptr<StoreWriter>, StoreError> StoreWriter::open(SqlConnection &connection,
                                                                   const StoreRoot &root)
{
    auto journal = ChainedTable::open(connection, u"journal"_s);
    if (!journal)
        return Failure{journal.error()};
    auto opened_parts = ChainedTable::open(connection, u"part"_s);
    if (!opened_parts)
        return Failure{opened_parts.error()};
    ChainedTable parts = std::move(opened_parts).value();
    // Parts that were staged before a restart are rubbish.
    const auto free = parts.firstFreeRow();
    if (!free)
        return Failure{free.error()};
    std::unique_ptr<StoreWriter> writer(
        new StoreWriter(connection, root, std::move(journal).value(), std::move(parts),
                        std::max(*free, root.parts.end)));
    if (auto done = writer->prepare(); !done)
        return Failure{done.error()};
    return writer;
}

StoreDone StoreWriter::prepare()
{
    const std::pair<QSqlQuery *, QString> statements[] = {
        {&m_put, u"INSERT OR REPLACE INTO record (kind, bytes) VALUES (?, ?)"_s},
        {&m_drop, u"DELETE FROM record WHERE kind = ?"_s},
        {&m_put_root, u"UPDATE root SET bytes = ?, digest = ?"_s},
    };
    for (const auto &[query, statement] : statements) {
        auto prepared = m_connection.prepare(statement);
        if (!prepared)
            return Failure{prepared.error()};
        *query = std::move(prepared).value();
    }
    return Unit{};
}

StoreDone StoreWriter::begin()
{
    if (m_in_transaction)
        return Unit{};
    m_in_transaction = true;
    m_bytes = 0;
    m_entries = 0;
    m_staged_parts = 0;
    return m_connection.exec(u"BEGIN"_s);
}

StoreDone StoreWriter::apply(const PersistBatch &batch)
{
    // Staged parts first: they do not mind a clear, and may end a transaction.
    for (const StagedPart &part : batch.staged)
        if (auto done = stage(part); !done)
            return done;
    auto done = begin();
    if (done && batch.clear)
        done = clear();
    if (done && batch.install)
        done = install(*batch.install);
    if (done)
        done = append(batch.first, batch.entries);
    if (done && batch.hard)
        done = put(RecordKind::Hard, encode(*batch.hard), m_root.hard);
    if (done && batch.carried)
        done = put(RecordKind::Carried, *batch.carried, m_root.carried);
    return done;
}

StoreDone StoreWriter::stage(const StagedPart &part)
{
    if (m_in_transaction && m_bytes >= kTransactionBytesMax)
        if (auto done = commit(); !done)
            return done;
    if (auto done = begin(); !done)
        return done;
    if (part.part == 0) {
        m_rubbish = m_rubbish || m_staged.size() > 0;
        m_staged = RowChain::emptyAt(m_staged.end);
    }
    m_bytes += part.bytes.size();
    ++m_staged_parts;
    return m_parts.append(m_staged, part.bytes);
}

StoreDone StoreWriter::clear()
{
    m_root.base = {};
    m_root.parts = RowChain::emptyAt(m_staged.first);
    m_rubbish = true;
    dropJournal();
    m_root.carried = {};
    m_drop.bindValue(0, qint64(RecordKind::Carried));
    return m_connection.run(m_drop);
}

void StoreWriter::dropJournal()
{
    m_root.journal.first = m_root.journal.end;
    m_root.journal.before = m_root.journal.last;
}

StoreDone StoreWriter::install(const SnapshotInstall &install)
{
    const quint64 covered = install.base.value - m_root.base.value;
    m_root.base = install.base;
    m_root.parts = std::exchange(m_staged, RowChain::emptyAt(m_staged.end));
    m_rubbish = true;
    if (install.keep_entries && covered <= m_root.journal.size())
        return m_journal.dropFirst(m_root.journal, covered);
    dropJournal();
    return Unit{};
}

StoreDone StoreWriter::append(LogIndex first, const std::vector<Entry> &entries)
{
    const LogIndex expected{m_root.base.value + m_root.journal.size() + 1};
    if (!entries.empty() && first != expected)
        return Failure{StoreError{
            StoreError::Kind::Failed, m_connection.file(),
            u"entries from %1 on do not continue a log that ends before %2"_s.arg(first.value)
                .arg(expected.value)}};
    for (const Entry &entry : entries) {
        const QByteArray bytes = encode(entry);
        m_bytes += bytes.size();
        ++m_entries;
        if (auto done = m_journal.append(m_root.journal, bytes); !done)
            return done;
    }
    return Unit{};
}

StoreDone StoreWriter::put(RecordKind kind, const QByteArray &bytes, Digest &digest)
{
    digest = digestOf(bytes);
    m_put.bindValue(0, qint64(kind));
    m_put.bindValue(1, asBlob(bytes));
    return m_connection.run(m_put);
}

StoreDone StoreWriter::putRoot()
{
    const QByteArray bytes = encode(m_root);
    m_put_root.bindValue(0, bytes);
    m_put_root.bindValue(1, digestOf(bytes).bytes);
    return m_connection.run(m_put_root);
}

StoreDone StoreWriter::removeRubbish()
{
    if (!m_rubbish)
        return Unit{};
    const int entries_max = kEntriesRemovedMin + 2 * m_entries;
    const int parts_max = kPartsRemovedMin + 2 * m_staged_parts;
    const auto entries = m_journal.remove(0, m_root.journal.first, entries_max);
    if (!entries)
        return Failure{entries.error()};
    const auto older = m_parts.remove(0, m_root.parts.first, parts_max);
    if (!older)
        return Failure{older.error()};
    const auto between = m_parts.remove(m_root.parts.end, m_staged.first, parts_max - *older);
    if (!between)
        return Failure{between.error()};
    m_rubbish = *entries == entries_max || *older + *between == parts_max;
    return Unit{};
}

StoreDone StoreWriter::commit()
{
    auto done = begin();
    if (done)
        done = removeRubbish();
    if (done)
        done = putRoot();
    if (done)
        done = m_connection.exec(u"COMMIT"_s);
    if (done)
        m_in_transaction = false;
    return done;
}

StoreDone StoreWriter::claim(StoreId identity, const StorePlace &place, quint64 opening)
{
    m_root.opening = opening;
    m_root.identity = identity;
    m_root.place = place;
    return commit();
}

} // namespace roomcast
