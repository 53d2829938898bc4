// SPDX-License-Identifier: MIT
//
// One open store: the lock on its folder, the connection to its database and the writer, in the
// order in which they depend on each other. Everything blocks on the disk, and belongs to the
// thread that opened it: the store worker's, or a test's.
#pragma once

#include "store/store_folder.h"
#include "store/store_writer.h"

namespace roomcast {

class StoreFile {
public:
    /// Opens the store in `folder`, or makes it with the identity `fresh`, and verifies all that
    /// it holds. One that lies elsewhere than where it was made takes the identity `fresh`. Fails
    /// with every kind of StoreError; a folder that holds something else, something damaged or
    /// something newer is left as it is.
    static Result<std::unique_ptr<StoreFile>, StoreError> open(const QString &folder,
                                                               StoreId fresh);

    StoreId identity() const { return m_writer->root().identity; }
    /// What was on disk at opening; can be taken once.
    StoredCopy takeCopy() { return std::exchange(m_copy, {}); }

    StoreWriter &writer() { return *m_writer; }

private:
    explicit StoreFile(FolderLock lock) : m_lock(std::move(lock)) {}

    StoreDone open(const QString &file);
    StoreDone settleIdentity(const StorePlace &here, StoreId fresh);

    FolderLock m_lock;
    std::unique_ptr<SqlConnection> m_connection;
    std::unique_ptr<StoreWriter> m_writer;
    StoredCopy m_copy;
};

} // namespace roomcast
