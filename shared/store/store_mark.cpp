// SPDX-License-Identifier: MIT
#include "store/store_mark.h"

#include "store/private_folder.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Larger files are not ours.
constexpr qint64 kFileBytesMax = 4096;
constexpr int kBase = 16;

QStringList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLatin1(file.read(kFileBytesMax)).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

QString defaultMarksFolder()
{
    const QString named = qEnvironmentVariable("XDG_STATE_HOME");
    const QString state =
        QDir::isAbsolutePath(named) ? named : QDir::home().filePath(u".local/state"_s);
    return QDir(state).filePath(u"Roomcast/roomcast-server/stores"_s);
}

StoreMark::StoreMark(const QString &folder, StoreId store)
    : m_file(folder.isEmpty() ? QString()
                              : QDir(folder).filePath(QString::number(store.value, kBase)))
{
}

bool StoreMark::isOf(quint64 token) const
{
    if (m_file.isEmpty() || !QFileInfo::exists(m_file))
        return token == 0 || m_file.isEmpty();
    return linesOf(m_file).contains(QString::number(token, kBase));
}

bool StoreMark::remember(const std::vector<quint64> &tokens) const
{
    const QString folder = QFileInfo(m_file).path();
    if (m_file.isEmpty() || !makePrivateFolder(folder))
        return false;
    QByteArray text;
    for (const quint64 token : tokens)
        text += QByteArray::number(token, kBase) + '\n';
    QSaveFile file(m_file);
    const bool kept = file.open(QIODevice::WriteOnly) &&
                      file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                      file.write(text) == text.size() && file.commit();
    if (kept)
        syncFolder(folder);
    return kept;
}

void StoreMark::forget() const
{
    QFile::remove(m_file);
}

} // namespace roomcast
