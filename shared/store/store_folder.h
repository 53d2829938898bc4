// SPDX-License-Identifier: MIT
//
// The folder that a store lives in: made where it is missing, locked against other servers, looked
// at before SQLite may touch it. Used when a store is opened. What can fail says so in a
// StoreError; nothing here changes a file that is there already.
#pragma once

#include "store/store.h"
#include "store/store_format.h"

#include <array>
#include <optional>

namespace roomcast {

/// Tells one file from all others while the system runs.
struct FileId {
    quint64 device = 0;
    quint64 inode = 0;

    friend bool operator==(const FileId &, const FileId &) = default;
};

/// Keeps other servers out of a folder. The lock is the kernel's, on the open folder: it leaves no
/// file behind and ends with the process, however that ends.
class FolderLock {
public:
    /// Makes the folder if need be, and keeps it from everybody but its owner. Fails with Missing,
    /// ReadOnly or InUse. Where the file system knows no such locks SQLite's own lock on the
    /// database has to do.
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

/// Makes the database's file, empty, where it is not there, and keeps it from everybody but its
/// owner. Fails with NoLocks where the file system cannot lock it: SQLite would take that for a
/// lock of another server. The folder must be locked, and the file not open in this process.
StoreDone prepareFile(const QString &file);

/// Which files an open store works on: what is written to a file that was removed, or that another
/// one has taken the place of, is lost with the process.
class FilesInPlace {
public:
    /// Of the database, when it has just been opened.
    StoreDone remember(const QString &file);
    /// To be asked after a transaction and before anybody is told that it is durable. Fails with
    /// Replaced.
    StoreDone check();

private:
    std::array<QString, 3> m_paths; ///< folder, database, write-ahead log
    std::array<std::optional<FileId>, 3> m_ids;
};

/// Where the file, which must be there, lies now.
StorePlace placeOf(const QString &file);

} // namespace roomcast
