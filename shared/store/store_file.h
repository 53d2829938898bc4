// SPDX-License-Identifier: MIT
//
// One open store: the lock on its folder, the connection to its database and the writer, in the
// order in which they depend on each other. Everything blocks on the disk, and belongs to the
// thread that opened it: the store worker's, or a test's.
#pragma once

#include "store/store_folder.h"
#include "store/store_terms.h"
#include "store/store_writer.h"

namespace roomcast {

class StoreFile {
public:
    /// Opens the store in `folder`, or makes it with the identity `fresh`, and verifies all that
    /// it holds. One that is a copy of another takes the identity `fresh`. Fails with every kind of
    /// StoreError; a folder that holds something else, something damaged or something newer is left
    /// as it is.
    static Result<std::unique_ptr<StoreFile>, StoreError> open(const QString &folder, StoreId fresh,
                                                               const StoreTerms &terms = {});
    /// As closed in order: what is copied from now on is told from what was copied before. Nothing
    /// can be written any more.
    void close();

    StoreId identity() const { return m_writer->root().identity; }
    CopiedStore copied() const { return m_copied; }
    /// Whether the computer remembers this opening.
    bool isMarked() const { return m_marked; }
    /// What was on disk at opening; can be taken once.
    StoredReplica takeCopy() { return std::exchange(m_copy, {}); }

    StoreWriter &writer() { return *m_writer; }
    /// Makes what was applied durable; fails also where that may have gone to a file which nobody
    /// will find again.
    StoreDone commit();

private:
    StoreFile(FolderLock lock, const StoreTerms &terms) : m_lock(std::move(lock)), m_terms(terms) {}

    StoreDone open(const QString &file);
    StoreDone settleIdentity(const StorePlace &here, StoreId fresh);
    CopiedStore judge(const StorePlace &here) const;
    StoreDone renewMark(StoreId identity, const StorePlace &here);

    FolderLock m_lock;
    StoreTerms m_terms;
    CopiedStore m_copied = CopiedStore::No;
    bool m_marked = false;
    FilesInPlace m_files;
    std::unique_ptr<SqlConnection> m_connection;
    std::unique_ptr<StoreWriter> m_writer;
    StoredReplica m_copy;
};

} // namespace roomcast
