// SPDX-License-Identifier: MIT
//
// A folder for a store under test, and short ways to open, fill and compare stores.
#pragma once

#include "store/free_folder.h"
#include "support/store_batches.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <map>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

inline constexpr StoreId kFresh{0xfedc'ba98'7654'3210};

/// An open store that knows how much of what it was given is on disk.
class LiveStore {
public:
    explicit LiveStore(std::unique_ptr<SqliteStore> store)
        : m_store(std::move(store)), m_written(m_store.get(), &Store::written),
          m_failed(m_store.get(), &Store::failed)
    {
    }

    SqliteStore *operator->() { return m_store.get(); }
    void write(PersistBatch batch)
    {
        ++m_handed_over;
        m_store->write(std::move(batch));
    }
    quint64 written() const
    {
        return m_written.isEmpty() ? 0 : m_written.last().at(0).toULongLong();
    }
    const QSignalSpy &failures() const { return m_failed; }
    bool waitUntilWritten()
    {
        while (written() < m_handed_over && m_written.wait(kStoreWaitMs)) {
        }
        return written() == m_handed_over;
    }
    bool waitUntilFailed() { return !m_failed.isEmpty() || m_failed.wait(kStoreWaitMs); }

private:
    std::unique_ptr<SqliteStore> m_store;
    QSignalSpy m_written;
    QSignalSpy m_failed;
    quint64 m_handed_over = 0;
};

/// A store is expected to open; where it does not, the test ends with the reason.
inline std::unique_ptr<SqliteStore> opened(Result<std::unique_ptr<SqliteStore>, StoreError> result)
{
    if (!result)
        qFatal("%s: %s", qPrintable(result.error().where), qPrintable(result.error().detail));
    return std::move(result).value();
}

class StoreFolder {
public:
    QString path() const { return m_folder.filePath(u"store"_s); }
    QString file() const { return path() + u"/store.db"_s; }
    QString beside(const QString &name) const { return m_folder.filePath(name); }

    LiveStore open(StoreId fresh = kFresh) const
    {
        return LiveStore(opened(SqliteStore::open(path(), fresh)));
    }
    /// What a restarted server finds.
    StoredReplica copy() const { return opened(SqliteStore::open(path(), kFresh))->takeCopy(); }
    /// Why it cannot be opened.
    std::optional<StoreError> refusal() const
    {
        const auto store = SqliteStore::open(path(), kFresh);
        return store ? std::nullopt : std::optional(store.error());
    }

    /// Everything in the folder, by name.
    std::map<QString, QByteArray> bytes() const
    {
        std::map<QString, QByteArray> result;
        for (const QString &name : QDir(path()).entryList(QDir::Files | QDir::Hidden)) {
            QFile file(path() + u'/' + name);
            result[name] = file.open(QIODevice::ReadOnly) ? file.readAll() : "unreadable";
        }
        return result;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace roomcast::test
