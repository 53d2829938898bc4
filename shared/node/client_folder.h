// SPDX-License-Identifier: MIT
//
// The folder in which one client keeps what it knew and what it is to do: a few small files, each
// written whole or not at all, its owner's alone. A lock keeps two clients out of one folder for as
// long as the process lives. Made by the composition root; used by the client node, which it must
// outlive.
#pragma once

#include <QByteArray>
#include <QLockFile>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace roomcast {

class ClientFolder {
public:
    /// Larger files are not ours.
    static constexpr qint64 kFileBytesMax = 32 * 1024 * 1024;
    /// Clients of one group on one computer that find a folder.
    static constexpr int kFoldersMax = 64;
    /// Files of one name that are put aside.
    static constexpr int kAsideMax = 1000;

    /// Takes `path`, making it where it is missing. Null where another client has it, or where it
    /// cannot be made or written to.
    static std::unique_ptr<ClientFolder> take(const QString &path);
    /// The first of the numbered folders in `group_folder` that is free; null where none can be
    /// had.
    static std::unique_ptr<ClientFolder> takeFree(const QString &group_folder);

    /// Those of the numbered folders in `group_folder` that are there and free.
    static std::vector<std::unique_ptr<ClientFolder>> takeLeft(const QString &group_folder);

    const QString &path() const { return m_path; }
    /// None where there is no such file, or it cannot be read.
    std::optional<QByteArray> read(const QString &name) const;
    /// False where the disk did not take it: then the file is as it was.
    bool write(const QString &name, const QByteArray &bytes) const;
    /// Renames a damaged file to a name that no other has, for a person to look into; its path
    /// then. None where that cannot be done.
    std::optional<QString> putAside(const QString &name) const;

private:
    explicit ClientFolder(QString path);

    void shutOthersOut() const;

    QString m_path;
    QLockFile m_lock;
};

} // namespace roomcast
