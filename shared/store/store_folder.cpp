// SPDX-License-Identifier: MIT
#include "store/store_folder.h"

#include "store/private_folder.h"
#include "store/store_schema.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>
#include <QtEndian>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// The header of an SQLite database (sqlite.org/fileformat.html, 1.3).
constexpr qint64 kHeaderBytes = 100;
constexpr qsizetype kApplicationIdAt = 68;

StoreError errorAt(const QString &path, StoreError::Kind kind, int code)
{
    return {kind, path, qt_error_string(code)};
}

bool mayUse(const QString &path, int mode)
{
    return ::faccessat(AT_FDCWD, QFile::encodeName(path).constData(), mode, AT_EACCESS) == 0;
}

int openFolder(const QString &folder)
{
    return ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/// What says that a file system has no locks; a lock that somebody else holds says otherwise.
bool isHeldByOthers(int code)
{
    return code == EWOULDBLOCK || code == EACCES;
}

/// Whose the folder is: it was made for a store, or will be the store's alone.
bool isOurs(const QString &folder)
{
    return QFileInfo::exists(databaseFile(folder)) || QDir(folder).isEmpty();
}

FileId idOf(const struct stat &at)
{
    return {quint64(at.st_dev), quint64(at.st_ino)};
}

/// Nothing where there is no such file.
std::optional<FileId> idOf(const QString &path)
{
    struct stat at = {};
    if (::stat(QFile::encodeName(path).constData(), &at) != 0)
        return std::nullopt;
    return idOf(at);
}

} // namespace

Result<FolderLock, StoreError> FolderLock::take(const QString &folder)
{
    if (const auto made = makePrivateFolder(folder); !made)
        return Failure{errorAt(folder, StoreError::Kind::Missing, made.error())};
    if (!mayUse(folder, R_OK | W_OK | X_OK))
        return Failure{errorAt(folder, StoreError::Kind::ReadOnly, errno)};
    const int handle = openFolder(folder);
    if (handle < 0)
        return Failure{errorAt(folder, StoreError::Kind::Failed, errno)};
    FolderLock lock(handle);
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0 && isHeldByOthers(errno))
        return Failure{errorAt(folder, StoreError::Kind::InUse, errno)};
    if (isOurs(folder))
        keepPrivate(folder);
    return lock;
}

FolderLock::~FolderLock()
{
    if (m_handle >= 0)
        (void)::close(m_handle);
}

QString databaseFile(const QString &folder)
{
    return QDir(folder).filePath(u"store.db"_s);
}

StoreDone prepareFile(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const bool is_new = !QFileInfo::exists(path);
    const int handle = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (handle < 0)
        return Failure{errorAt(path, StoreError::Kind::Failed, errno)};
    struct flock whole = {};
    whole.l_type = F_WRLCK;
    const bool locked = ::fcntl(handle, F_SETLK, &whole) == 0 || isHeldByOthers(errno);
    const int code = errno;
    (void)::close(handle); // and with it the lock
    if (locked) {
        // SQLite's other files take after the database.
        for (const QString &end : {u""_s, u"-wal"_s, u"-journal"_s})
            keepPrivate(path + end);
        return Unit{};
    }
    if (is_new)
        (void)::unlink(name.constData());
    return Failure{errorAt(QFileInfo(path).path(), StoreError::Kind::NoLocks, code)};
}

StoreDone FilesInPlace::remember(const QString &file)
{
    m_paths = {QFileInfo(file).path(), file, file + u"-wal"_s};
    for (size_t i = 0; i < m_paths.size(); ++i)
        m_ids[i] = idOf(m_paths[i]);
    return check();
}

StoreDone FilesInPlace::check()
{
    for (size_t i = 0; i < m_paths.size(); ++i) {
        const auto now = idOf(m_paths[i]);
        // SQLite makes its log when it first writes, and keeps it from then on.
        const bool not_yet = i == m_paths.size() - 1 && !m_ids[i];
        if (not_yet)
            m_ids[i] = now;
        else if (!now || now != m_ids[i])
            return Failure{StoreError{StoreError::Kind::Replaced, m_paths[i],
                                      now ? QString() : qt_error_string(ENOENT)}};
    }
    return Unit{};
}

StoreDone checkFile(const QString &path)
{
    const auto corrupt = [&path](const QString &why) {
        return Failure{StoreError{StoreError::Kind::Corrupt, path, why}};
    };
    const bool has_log = QFileInfo(path + u"-wal"_s).size() > 0;
    QFile file(path);
    if (file.size() == 0)
        return has_log ? StoreDone(corrupt(u"the file is gone, its write-ahead log is not"_s))
                       : StoreDone(Unit{});
    if (!mayUse(path, R_OK | W_OK))
        return Failure{errorAt(path, StoreError::Kind::ReadOnly, errno)};
    // A crash while the file was made: SQLite puts it right from its rollback journal.
    if (QFileInfo(path + u"-journal"_s).size() > 0)
        return Unit{};
    if (!file.open(QIODevice::ReadOnly))
        return Failure{StoreError{StoreError::Kind::Failed, path, file.errorString()}};
    const QByteArray header = file.read(kHeaderBytes);
    if (header.size() < kHeaderBytes ||
        qFromBigEndian<quint32>(header.constData() + kApplicationIdAt) != kStoreApplicationId)
        return corrupt(u"not a store's database"_s);
    return Unit{};
}

StorePlace placeOf(const QString &file)
{
    const QByteArray path = QFile::encodeName(file);
    struct stat at_file = {};
    struct statvfs at_system = {};
    (void)::stat(path.constData(), &at_file);
    (void)::statvfs(path.constData(), &at_system);
    // The file system's own id: st_dev is handed out anew at every boot, in the order of mounting.
    return {QSysInfo::machineUniqueId(), quint64(at_system.f_fsid), quint64(at_file.st_ino)};
}

} // namespace roomcast
