// SPDX-License-Identifier: MIT
#include "store/store_file.h"

#include "store/store_reader.h"
#include "store/store_schema.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Keeps everybody else out until the connection is closed or the process ends. Done before
/// anything is read: in WAL mode a connection that is exclusive from the start needs no shared
/// memory file. The lock outlives the transaction; committing would write a page to an empty file.
StoreDone lockDatabase(SqlConnection &connection)
{
    return connection.execAll(
        {u"PRAGMA locking_mode = EXCLUSIVE"_s, u"BEGIN EXCLUSIVE"_s, u"ROLLBACK"_s});
}

/// One write to the disk per transaction instead of several, and none that is not flushed.
StoreDone chooseDurability(SqlConnection &connection)
{
    return connection.execAll({u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s});
}

} // namespace

Result<std::unique_ptr<StoreFile>, StoreError> StoreFile::open(const QString &folder, StoreId fresh)
{
    auto lock = FolderLock::take(folder);
    if (!lock)
        return Failure{lock.error()};
    std::unique_ptr<StoreFile> store(new StoreFile(std::move(lock).value()));
    const QString file = databaseFile(folder);
    auto done = store->open(file);
    if (done)
        done = store->settleIdentity(placeOf(file), fresh);
    if (!done)
        return Failure{done.error()};
    return store;
}

StoreDone StoreFile::open(const QString &file)
{
    if (auto done = checkFile(file); !done)
        return done;
    auto opened = SqlConnection::open(file);
    if (!opened)
        return Failure{opened.error()};
    m_connection = std::move(opened).value();
    auto done = lockDatabase(*m_connection);
    if (done)
        done = bringUpToDate(*m_connection, schemaSteps());
    if (!done)
        return done;
    auto contents = readStore(*m_connection);
    if (!contents)
        return Failure{contents.error()};
    if (done = chooseDurability(*m_connection); !done)
        return done;
    auto writer = StoreWriter::open(*m_connection, contents->root);
    if (!writer)
        return Failure{writer.error()};
    m_writer = std::move(writer).value();
    m_copy = std::move(contents).value().copy;
    return Unit{};
}

StoreDone StoreFile::settleIdentity(const StorePlace &here, StoreId fresh)
{
    const StoreRoot &root = m_writer->root();
    const bool is_new = root.identity == StoreId{};
    if (!is_new && root.place == here)
        return Unit{};
    if (!is_new) {
        // In one transaction with the new identity: the next start finds its place in order.
        m_copy.disown();
        PersistBatch batch;
        batch.hard = m_copy.hard;
        if (auto done = m_writer->apply(batch); !done)
            return done;
    }
    return m_writer->claim(fresh, here);
}

} // namespace roomcast
