// SPDX-License-Identifier: MIT
#include "store/store_folder.h"

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

/// Makes the names of new folders durable: SQLite does that for its files only.
void syncFolder(const QString &folder)
{
    const int handle = openFolder(folder);
    if (handle < 0)
        return;
    (void)::fsync(handle); // some file systems cannot, and need not
    (void)::close(handle);
}

StoreDone makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return Unit{};
    QStringList parents;
    QString path = QDir(folder).absolutePath();
    while (!QFileInfo::exists(path) && path != QFileInfo(path).path()) {
        path = QFileInfo(path).path();
        parents << path;
    }
    errno = 0;
    if (!QDir().mkpath(folder))
        return Failure{errorAt(folder, StoreError::Kind::Missing, errno ? errno : ENOTDIR)};
    for (const QString &parent : std::as_const(parents))
        syncFolder(parent);
    return Unit{};
}

} // namespace

Result<FolderLock, StoreError> FolderLock::take(const QString &folder)
{
    if (auto done = makeFolder(folder); !done)
        return Failure{done.error()};
    if (!mayUse(folder, R_OK | W_OK | X_OK))
        return Failure{errorAt(folder, StoreError::Kind::ReadOnly, errno)};
    const int handle = openFolder(folder);
    if (handle < 0)
        return Failure{errorAt(folder, StoreError::Kind::Failed, errno)};
    FolderLock lock(handle);
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return Failure{errorAt(folder, StoreError::Kind::InUse, errno)};
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
