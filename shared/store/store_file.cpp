// SPDX-License-Identifier: MIT
#include "store/store_file.h"

#include "store/store_mark.h"
#include "store/store_reader.h"
#include "store/store_schema.h"

#include <QRandomGenerator>

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

Result<std::unique_ptr<StoreFile>, StoreError> StoreFile::open(const QString &folder, StoreId fresh,
                                                               const StoreTerms &terms)
{
    auto lock = FolderLock::take(folder);
    if (!lock)
        return Failure{lock.error()};
    std::unique_ptr<StoreFile> store(new StoreFile(std::move(lock).value(), terms));
    const QString file = databaseFile(folder);
    auto done = store->open(file);
    if (done)
        done = store->m_files.remember(file);
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
    if (auto done = prepareFile(file); !done)
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

StoreDone StoreFile::commit()
{
    auto done = m_writer->commit();
    return done ? m_files.check() : done;
}

/// Whether what is in the folder is the store that wrote it, in the state it was last in, as far as
/// this computer can tell.
CopiedStore StoreFile::judge(const StorePlace &here) const
{
    const StoreRoot &root = m_writer->root();
    if (root.identity == StoreId{})
        return m_copy.hard ? CopiedStore::Backup : CopiedStore::No;
    switch (m_terms.use) {
    case StoreUse::AsMoved:
        return CopiedStore::No;
    case StoreUse::AsCopy:
        return CopiedStore::Found;
    case StoreUse::AsFound:
        break;
    }
    if (root.place != here)
        return CopiedStore::Elsewhere;
    const bool latest = StoreMark(m_terms.marks_folder, root.identity).isOf(root.opening);
    return latest ? CopiedStore::No : CopiedStore::Older;
}

StoreDone StoreFile::settleIdentity(const StorePlace &here, StoreId fresh)
{
    m_copied = judge(here);
    const StoreId before = m_writer->root().identity;
    if (m_copied != CopiedStore::No) {
        // In one transaction with the new identity: the next start finds its place in order.
        m_copy.disown();
        PersistBatch batch;
        batch.hard = m_copy.hard;
        if (auto done = m_writer->apply(batch); !done)
            return done;
    }
    const bool keeps = m_copied == CopiedStore::No && before != StoreId{};
    return renewMark(keeps ? before : fresh, here);
}

/// The mark has both tokens while the store may have either. What cannot be marked keeps its token
/// where that is remembered; otherwise it passes for one that was never marked, or it would be
/// taken for an older copy at its next opening.
StoreDone StoreFile::renewMark(StoreId identity, const StorePlace &here)
{
    const StoreRoot &root = m_writer->root();
    const StoreMark mark(m_terms.marks_folder, identity);
    const quint64 before = root.identity == identity ? root.opening : 0;
    const quint64 now = QRandomGenerator::system()->generate64() | 1; // never 0
    m_marked = mark.remember({before, now});
    const quint64 token = m_marked ? now : mark.isOf(before) ? before : 0;
    if (root.identity == identity && root.place == here && root.opening == token)
        return Unit{};
    if (auto done = m_writer->claim(identity, here, token); !done)
        return done;
    if (m_marked)
        (void)mark.remember({now}); // both tokens do no harm
    return Unit{};
}

void StoreFile::close()
{
    if (m_writer && m_marked && m_files.check())
        (void)renewMark(m_writer->root().identity, m_writer->root().place);
    m_writer.reset();
    m_connection.reset();
}

} // namespace roomcast
