// SPDX-License-Identifier: MIT
#include "store/free_folder.h"

#include "core/base/digest.h"

#include <QDir>
#include <QStandardPaths>
#include <QUrl>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

bool concernsOneSlot(StoreError::Kind kind)
{
    switch (kind) {
    case StoreError::Kind::InUse:
    case StoreError::Kind::Corrupt:
    case StoreError::Kind::TooNew:
        return true;
    case StoreError::Kind::Missing:
    case StoreError::Kind::ReadOnly:
    case StoreError::Kind::Full:
    case StoreError::Kind::NoLocks:
    case StoreError::Kind::Replaced:
    case StoreError::Kind::Failed:
        return false;
    }
    return false;
}

} // namespace

QString defaultDataFolder(const QString &group, quint16 port)
{
    // Percent-encoded is safe everywhere and different for different names; file systems take 255
    // bytes.
    constexpr qsizetype kNameMax = 120;
    constexpr qsizetype kKeptOfLongNames = 60;
    QByteArray name = QUrl::toPercentEncoding(group, {}, QByteArrayLiteral("~"));
    if (name.size() > kNameMax)
        name = name.left(kKeptOfLongNames) + '~' + digestOf(group.toUtf8()).bytes.toHex();
    return QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation))
        .filePath(QString::fromLatin1(name) + u'-' + QString::number(port));
}

Result<OpenedFolder, StoreError> openFreeFolder(const QString &group_folder, StoreId fresh,
                                                const StoreTerms &terms)
{
    OpenedFolder slot;
    for (int number = 1; number <= kStoreSlotsMax; ++number) {
        auto opened =
            SqliteStore::open(QDir(group_folder).filePath(u"slot-%1"_s.arg(number)), fresh, terms);
        if (opened) {
            slot.store = std::move(opened).value();
            return slot;
        }
        if (!concernsOneSlot(opened.error().kind))
            return Failure{opened.error()};
        if (opened.error().kind != StoreError::Kind::InUse)
            slot.skipped.push_back(opened.error());
    }
    return Failure{
        StoreError{StoreError::Kind::InUse, group_folder,
                   u"none of %1 slots is free, %2 of them damaged or too new"_s.arg(kStoreSlotsMax)
                       .arg(slot.skipped.size())}};
}

} // namespace roomcast
