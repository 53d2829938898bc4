// SPDX-License-Identifier: MIT
#include "cli/folder_tasks.h"

#include "cli/failure_text.h"
#include "store/free_folder.h"
#include "store/sqlite_store.h"
#include "store/store_backup.h"
#include "store/store_folder.h"
#include "store/store_mark.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHostAddress>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

class FolderTasksWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::FolderTasks)
};

/// The folder that is meant where nobody names one: of several slots a person has to choose.
Result<QString, QString> folderOf(const ServerOptions &options)
{
    if (!options.data_folder.isEmpty())
        return QDir(options.data_folder).absolutePath();
    const Endpoint &group = options.common.group;
    const QDir slots_of_group(defaultDataFolder(QHostAddress(group.ipv4).toString(), group.port));
    const QStringList found = slots_of_group.entryList({u"slot-*"_s}, QDir::Dirs);
    if (found.size() > 1)
        return Failure{FolderTasksWords::tr("%1 has %2 folders; choose one with --data")
                           .arg(slots_of_group.path())
                           .arg(found.size())};
    return slots_of_group.filePath(found.isEmpty() ? u"slot-1"_s : found.first());
}

Result<QString, QString> backUp(const QString &folder, const QString &file)
{
    const auto done = backUpStore(folder, file);
    if (!done)
        return Failure{storeErrorText(done.error())};
    return FolderTasksWords::tr("%1 has the bookings that were in %2").arg(file, folder);
}

Result<QString, QString> restore(const QString &folder, const QString &file, StoreId fresh)
{
    const auto aside = restoreStore(file, folder, fresh, defaultMarksFolder());
    if (!aside)
        return Failure{storeErrorText(aside.error())};
    const QString text =
        FolderTasksWords::tr("%1 has the bookings of %2, and no vote until its group has taken it "
                             "in")
            .arg(folder, file);
    return aside->isEmpty() ? text
                            : text + FolderTasksWords::tr("; what was there is %1").arg(*aside);
}

Result<QString, QString> vouch(const QString &folder, StoreId fresh)
{
    if (!QFileInfo::exists(databaseFile(folder)))
        return Failure{storeErrorText({StoreError::Kind::Missing, databaseFile(folder), {}})};
    const auto store = SqliteStore::open(folder, fresh, {defaultMarksFolder(), StoreUse::AsMoved});
    if (!store)
        return Failure{storeErrorText(store.error())};
    return FolderTasksWords::tr("%1 keeps its vote; use no copy of it").arg(folder);
}

} // namespace

Result<QString, QString> carryOutTask(const ServerOptions &options, StoreId fresh)
{
    if (options.task == FolderTask::Move)
        return vouch(QDir(options.task_path).absolutePath(), fresh);
    const auto folder = folderOf(options);
    if (!folder)
        return folder;
    return options.task == FolderTask::BackUp ? backUp(*folder, options.task_path)
                                              : restore(*folder, options.task_path, fresh);
}

} // namespace roomcast
