// SPDX-License-Identifier: MIT
#include "store/store_backup.h"

#include "store/private_folder.h"
#include "store/sql_connection.h"
#include "store/store_file.h"
#include "store/store_reader.h"
#include "store/store_schema.h"

#include <QDir>
#include <QFileInfo>
#include <QThread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A server that works on it may move its log into its database between two reads; what was read
/// then does not fit together, and is read again.
constexpr int kReadsMax = 40;
constexpr unsigned long kReadsApartMs = 50;
constexpr int kAsideMax = 1000;
const QString kLog = u"-wal"_s;

StoreError failed(const QString &path, const QString &why)
{
    return {StoreError::Kind::Failed, path, why};
}

/// A file of a copy that is being made; gone with this object, unless it got its name.
class HalfCopy {
public:
    explicit HalfCopy(const QString &path) : m_path(path) { remove(); }
    ~HalfCopy() { remove(); }
    Q_DISABLE_COPY(HalfCopy)

    const QString &path() const { return m_path; }
    void remove() const
    {
        for (const QString &end : {u""_s, kLog, u"-shm"_s, u"-journal"_s})
            QFile::remove(m_path + end);
    }
    /// Never over a file that is there.
    StoreDone nameIt(const QString &file) const
    {
        if (!QFile::rename(m_path, file))
            return Failure{failed(file, u"there is such a file already, or it cannot be made"_s)};
        syncFolder(QFileInfo(file).absolutePath());
        return Unit{};
    }

private:
    QString m_path;
};

StoreDone copyFile(const QString &from, const QString &to)
{
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly))
        return Failure{failed(from, source.errorString())};
    if (!target.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return Failure{failed(to, target.errorString())};
    keepPrivate(to);
    constexpr qint64 kBlock = 1024 * 1024;
    while (!source.atEnd()) {
        const QByteArray block = source.read(kBlock);
        if (block.isEmpty() || target.write(block) != block.size())
            return Failure{failed(to, target.errorString())};
    }
    if (!target.flush() || ::fsync(target.handle()) != 0)
        return Failure{failed(to, target.errorString())};
    return Unit{};
}

/// What shows that a database was written to, or its log moved into it. The log may grow.
struct DatabaseState {
    quint64 inode = 0;
    qint64 size = 0;
    qint64 written_s = 0;
    qint64 written_ns = 0;
    QByteArray log_head; ///< tells one log from the next that begins in the same file

    static DatabaseState of(const QString &database)
    {
        constexpr qint64 kHeadBytes = 32;
        struct stat at = {};
        if (::stat(QFile::encodeName(database).constData(), &at) != 0)
            return {};
        QFile log(database + kLog);
        return {at.st_ino, at.st_size, at.st_mtim.tv_sec, at.st_mtim.tv_nsec,
                log.open(QIODevice::ReadOnly) ? log.read(kHeadBytes) : QByteArray()};
    }
    friend bool operator==(const DatabaseState &, const DatabaseState &) = default;
};

/// The log last: its frames count more than the pages that they were copied over meanwhile. Where
/// it came, went or began anew meanwhile, pages may be in neither copy: fails with InUse.
StoreDone copyDatabase(const QString &database, const HalfCopy &copy, const Meanwhile &meanwhile)
{
    copy.remove();
    const auto before = DatabaseState::of(database);
    auto done = copyFile(database, copy.path());
    if (meanwhile)
        meanwhile();
    if (done && QFileInfo(database + kLog).size() > 0)
        done = copyFile(database + kLog, copy.path() + kLog);
    if (DatabaseState::of(database) != before)
        return Failure{StoreError{StoreError::Kind::InUse, database,
                                  u"it was written to while it was copied"_s}};
    return done;
}

StoreError about(const QString &path, StoreError error)
{
    error.where = path;
    return error;
}

/// Verifies what was copied, and makes it one file that is nobody's.
StoreDone settleCopy(const HalfCopy &copy)
{
    auto opened = SqlConnection::open(copy.path());
    if (!opened)
        return Failure{opened.error()};
    const auto connection = std::move(opened).value();
    if (auto done = bringUpToDate(*connection, schemaSteps()); !done)
        return done;
    auto contents = readStore(*connection);
    if (!contents)
        return Failure{contents.error()};
    {
        auto opened_writer = StoreWriter::open(*connection, contents->root);
        if (!opened_writer)
            return Failure{opened_writer.error()};
        const auto writer = std::move(opened_writer).value();
        StoredReplica copied = std::move(contents).value().copy;
        copied.disown();
        PersistBatch batch;
        batch.hard = copied.hard;
        auto done = writer->apply(batch);
        if (done)
            done = writer->claim({}, {}, 0);
        if (!done)
            return done;
    }
    return connection->exec(u"PRAGMA journal_mode = DELETE"_s);
}

/// A name beside the database that nothing has.
QString asideOf(const QString &database)
{
    QString aside;
    for (int number = 1; number <= kAsideMax; ++number) {
        aside = database + u".before-%1"_s.arg(number);
        if (!QFileInfo::exists(aside) && !QFileInfo::exists(aside + kLog))
            break;
    }
    return aside;
}

/// Where it went; empty if there was nothing.
Result<QString, StoreError> putAside(const QString &database)
{
    if (!QFileInfo::exists(database))
        return QString();
    const QString aside = asideOf(database);
    const bool moved =
        (!QFileInfo::exists(database + kLog) || QFile::rename(database + kLog, aside + kLog)) &&
        QFile::rename(database, aside);
    if (!moved)
        return Failure{failed(database, u"cannot be put aside"_s)};
    return aside;
}

/// As it was before putAside().
void takeBack(const QString &aside, const QString &database)
{
    if (QFile::rename(aside, database))
        QFile::rename(aside + kLog, database + kLog);
}

} // namespace

StoreDone backUpStore(const QString &folder, const QString &file, const Meanwhile &meanwhile)
{
    const QString database = databaseFile(folder);
    if (!QFileInfo::exists(database))
        return Failure{StoreError{StoreError::Kind::Missing, database, {}}};
    if (QFileInfo::exists(file))
        return Failure{failed(file, u"there is such a file already"_s)};
    const HalfCopy copy(file + u".part"_s);
    StoreDone done = Unit{};
    for (int read = 0; read < kReadsMax; ++read) {
        done = copyDatabase(database, copy, meanwhile);
        if (done)
            done = settleCopy(copy);
        if (done)
            return copy.nameIt(file);
        if (done.error().kind != StoreError::Kind::Corrupt &&
            done.error().kind != StoreError::Kind::InUse)
            return done;
        QThread::msleep(kReadsApartMs);
    }
    return Failure{about(database, done.error())};
}

Result<QString, StoreError> restoreStore(const QString &file, const QString &folder, StoreId fresh,
                                         const QString &marks_folder)
{
    const QString database = databaseFile(folder);
    QString aside;
    {
        const auto lock = FolderLock::take(folder);
        if (!lock)
            return Failure{lock.error()};
        const HalfCopy copy(database + u".restoring"_s);
        auto done = QFileInfo(file).size() > 0
                        ? checkFile(file)
                        : StoreDone(Failure{failed(file, u"nothing is there"_s)});
        if (done)
            done = copyDatabase(file, copy, {});
        if (done)
            done = settleCopy(copy);
        if (!done)
            return Failure{about(file, done.error())};
        auto moved = putAside(database);
        if (!moved)
            return moved;
        aside = *moved;
        if (done = copy.nameIt(database); !done) {
            if (!aside.isEmpty())
                takeBack(aside, database);
            return Failure{done.error()};
        }
    }
    const auto store = StoreFile::open(folder, fresh, {marks_folder, StoreUse::AsCopy});
    if (!store)
        return Failure{store.error()};
    (*store)->close();
    return aside;
}

} // namespace roomcast
