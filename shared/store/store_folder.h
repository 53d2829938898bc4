// SPDX-License-Identifier: MIT
//
// The folder that a store lives in: made where it is missing, locked against other servers, looked
// at before SQLite may touch it. Used when a store is opened. What can fail says so in a
// StoreError; nothing here changes a file that is there already.
#pragma once

#include "store/sql_connection.h"
#include "store/store_format.h"

namespace roomcast {

/// Keeps other servers out of a folder. The lock is the kernel's, on the open folder: it leaves no
/// file behind and ends with the process, however that ends.
class FolderLock {
public:
    /// Makes the folder if need be. Fails with Missing, ReadOnly or InUse. Where the file system
    /// knows no such locks SQLite's own lock on the database has to do.
    static Result<FolderLock, StoreError> take(const QString &folder);
    ~FolderLock();

    FolderLock(FolderLock &&other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}
    FolderLock &operator=(FolderLock &&) = delete;

private:
    explicit FolderLock(int handle) : m_handle(handle) {}

    int m_handle;
};

/// The database's file in a store's folder.
QString databaseFile(const QString &folder);

/// Whether SQLite may be let loose on the file: it is not there or empty, and nor is a journal of
/// SQLite's left alone; or it is a store's, by its header. Reads only. The folder must be locked.
StoreDone checkFile(const QString &file);

/// Where the file, which must be there, lies now.
StorePlace placeOf(const QString &file);

} // namespace roomcast
