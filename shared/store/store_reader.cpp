// SPDX-License-Identifier: MIT
#include "store/store_reader.h"

#include "store/chained_table.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class StoreReader {
public:
    explicit StoreReader(SqlConnection &connection) : m_connection(connection) {}

    Result<StoreContents, StoreError> read()
    {
        for (const auto step :
             {&StoreReader::readRoot, &StoreReader::readHard, &StoreReader::readCarried,
              &StoreReader::readJournal, &StoreReader::readSnapshot})
            if (auto done = (this->*step)(); !done)
                return Failure{done.error()};
        return std::move(m_contents);
    }

private:
    StoreDone corrupt(const QString &detail) { return Failure{m_connection.corrupt(detail)}; }

    StoreDone readRoot()
    {
        auto selected = m_connection.select(u"SELECT bytes, digest FROM root"_s);
        if (!selected)
            return Failure{selected.error()};
        QSqlQuery select = std::move(selected).value();
        if (!select.next())
            return corrupt(u"the root record is missing"_s);
        const QByteArray bytes = select.value(0).toByteArray();
        auto root = decode<StoreRoot>(bytes);
        if (!root || digestOf(bytes).bytes != select.value(1).toByteArray())
            return corrupt(u"the root record is damaged"_s);
        m_contents.root = std::move(root).value();
        m_contents.copy.base = m_contents.root.base;
        return Unit{};
    }

    /// The record's bytes; empty if there should be none.
    Result<QByteArray, StoreError> record(RecordKind kind, const Digest &digest)
    {
        auto query = m_connection.prepare(u"SELECT bytes FROM record WHERE kind = ?"_s);
        if (!query)
            return Failure{query.error()};
        QSqlQuery select = std::move(query).value();
        select.bindValue(0, qint64(kind));
        if (auto done = m_connection.run(select); !done)
            return Failure{done.error()};
        const bool there = select.next();
        const QByteArray bytes = there ? select.value(0).toByteArray() : QByteArray();
        if (digest != (there ? digestOf(bytes) : Digest{}))
            return Failure{
                m_connection.corrupt(u"record %1 is damaged or missing"_s.arg(qint64(kind)))};
        return bytes;
    }

    StoreDone readHard()
    {
        const auto bytes = record(RecordKind::Hard, m_contents.root.hard);
        if (!bytes)
            return Failure{bytes.error()};
        if (bytes->isEmpty())
            return Unit{};
        auto hard = decode<HardState>(*bytes);
        if (!hard)
            return corrupt(u"the hard state is damaged"_s);
        m_contents.copy.hard = std::move(hard).value();
        return Unit{};
    }

    StoreDone readCarried()
    {
        auto bytes = record(RecordKind::Carried, m_contents.root.carried);
        if (!bytes)
            return Failure{bytes.error()};
        m_contents.copy.carried = std::move(bytes).value();
        return Unit{};
    }

    StoreDone readJournal()
    {
        auto journal = ChainedTable::open(m_connection, u"journal"_s);
        if (!journal)
            return Failure{journal.error()};
        ChainedTable table = std::move(journal).value();
        const auto free = table.firstFreeRow();
        if (!free)
            return Failure{free.error()};
        if (*free > m_contents.root.journal.end)
            return corrupt(u"the journal has more rows than its root record knows"_s);
        return table.read(m_contents.root.journal, [this](const QByteArray &bytes) -> StoreDone {
            auto entry = decode<Entry>(bytes);
            if (!entry)
                return corrupt(u"an entry of the journal is damaged"_s);
            m_contents.copy.entries.push_back(std::move(entry).value());
            return Unit{};
        });
    }

    StoreDone readSnapshot()
    {
        auto parts = ChainedTable::open(m_connection, u"part"_s);
        if (!parts)
            return Failure{parts.error()};
        ChainedTable table = std::move(parts).value();
        return table.read(m_contents.root.parts, [this](const QByteArray &bytes) -> StoreDone {
            m_contents.copy.snapshot.push_back(bytes);
            return Unit{};
        });
    }

    SqlConnection &m_connection;
    StoreContents m_contents;
};

} // namespace

Result<StoreContents, StoreError> readStore(SqlConnection &connection)
{
    return StoreReader(connection).read();
}

} // namespace roomcast
