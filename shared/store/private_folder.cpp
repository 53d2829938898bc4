// SPDX-License-Identifier: MIT
#include "store/private_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace roomcast {

namespace {

constexpr mode_t kFolderMode = S_IRWXU;
constexpr mode_t kFileMode = S_IRUSR | S_IWUSR;

/// The umask may take rights from us, too.
bool makeOne(const QByteArray &path)
{
    return ::mkdir(path.constData(), kFolderMode) == 0 &&
           ::chmod(path.constData(), kFolderMode) == 0;
}

} // namespace

Result<Unit, int> makePrivateFolder(const QString &folder)
{
    QStringList missing;
    QString path = QDir::cleanPath(QDir(folder).absolutePath());
    for (; !QFileInfo::exists(path); path = QFileInfo(path).path())
        missing.prepend(path);
    if (!QFileInfo(path).isDir())
        return Failure{ENOTDIR};
    for (const QString &each : std::as_const(missing)) {
        // Another server may have been faster.
        if (!makeOne(QFile::encodeName(each)) && errno != EEXIST)
            return Failure{errno};
        syncFolder(QFileInfo(each).path());
    }
    return Unit{};
}

void keepPrivate(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat at = {};
    if (::stat(name.constData(), &at) == 0)
        (void)::chmod(name.constData(), S_ISDIR(at.st_mode) ? kFolderMode : kFileMode);
}

void syncFolder(const QString &folder)
{
    const int handle =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return;
    (void)::fsync(handle); // some file systems cannot, and need not
    (void)::close(handle);
}

} // namespace roomcast
