// SPDX-License-Identifier: MIT
#include "node/client_folder.h"

#include "store/private_folder.h"

#include <QDir>
#include <QSaveFile>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QString numbered(const QString &group_folder, int number)
{
    return QDir(group_folder).filePath(u"client-%1"_s.arg(number));
}

bool isOurs(const QFileInfo &entry)
{
    static const QStringList names{u"lock"_s, u"cache"_s, u"intents"_s};
    return entry.isFile() && names.contains(entry.fileName().section(u'.', 0, 0));
}

} // namespace

ClientFolder::ClientFolder(QString path)
    : m_path(std::move(path)), m_lock(QDir(m_path).filePath(u"lock"_s))
{
    // The lock is its process's, however old it is.
    m_lock.setStaleLockTime(0);
}

std::unique_ptr<ClientFolder> ClientFolder::take(const QString &path)
{
    if (!makePrivateFolder(path))
        return nullptr;
    std::unique_ptr<ClientFolder> folder(new ClientFolder(path));
    if (!folder->m_lock.tryLock())
        return nullptr;
    folder->shutOthersOut();
    return folder;
}

/// A folder that an earlier version made is open to others. One that a person named may hold what
/// is not ours, so it stays as it is, but for our files.
void ClientFolder::shutOthersOut() const
{
    bool all_ours = true;
    const auto everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    for (const QFileInfo &entry : QDir(m_path).entryInfoList(everything)) {
        if (isOurs(entry))
            keepPrivate(entry.filePath());
        else
            all_ours = false;
    }
    if (all_ours)
        keepPrivate(m_path);
}

std::unique_ptr<ClientFolder> ClientFolder::takeFree(const QString &group_folder)
{
    for (int number = 1; number <= kFoldersMax; ++number)
        if (auto folder = take(numbered(group_folder, number)))
            return folder;
    return nullptr;
}

std::vector<std::unique_ptr<ClientFolder>> ClientFolder::takeLeft(const QString &group_folder)
{
    std::vector<std::unique_ptr<ClientFolder>> left;
    for (int number = 1; number <= kFoldersMax; ++number) {
        const QString path = numbered(group_folder, number);
        auto folder = QDir(path).exists() ? take(path) : nullptr;
        if (folder)
            left.push_back(std::move(folder));
    }
    return left;
}

std::optional<QByteArray> ClientFolder::read(const QString &name) const
{
    QFile file(QDir(m_path).filePath(name));
    if (!file.open(QIODevice::ReadOnly) || file.size() > kFileBytesMax)
        return std::nullopt;
    return file.readAll();
}

bool ClientFolder::write(const QString &name, const QByteArray &bytes) const
{
    QSaveFile file(QDir(m_path).filePath(name));
    constexpr auto kOwnersAlone = QFile::ReadOwner | QFile::WriteOwner;
    return file.open(QIODevice::WriteOnly) && file.setPermissions(kOwnersAlone) &&
           file.write(bytes) == bytes.size() && file.commit();
}

std::optional<QString> ClientFolder::putAside(const QString &name) const
{
    QDir folder(m_path);
    QString aside = name + u".damaged"_s;
    for (int number = 2; folder.exists(aside) && number <= kAsideMax; ++number)
        aside = u"%1.damaged-%2"_s.arg(name).arg(number);
    const bool moved = !folder.exists(aside) && folder.rename(name, aside);
    return moved ? std::optional(folder.filePath(aside)) : std::nullopt;
}

} // namespace roomcast
