// SPDX-License-Identifier: MIT
#include "store/sqlite_store.h"

#include "store/store_worker.h"

#include <QDir>
#include <QThread>

#include <chrono>
#include <optional>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How long a closing store may go on writing, and how long the last transaction may take then.
constexpr auto kFinishMax = 10s;
constexpr auto kLastTransactionMax = 10s;

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
    case StoreError::Kind::Failed:
        return false;
    }
    return false;
}

} // namespace

SqliteStore::SqliteStore(const QString &folder)
    : m_folder(folder), m_thread(std::make_unique<QThread>()),
      m_worker(std::make_unique<StoreWorker>())
{
    connect(m_worker.get(), &StoreWorker::written, this, &Store::written, Qt::QueuedConnection);
    connect(m_worker.get(), &StoreWorker::failed, this, &SqliteStore::fail, Qt::QueuedConnection);
    m_worker->moveToThread(m_thread.get());
    m_thread->setObjectName(u"store"_s);
    m_thread->start();
}

Result<std::unique_ptr<SqliteStore>, StoreError> SqliteStore::open(const QString &folder,
                                                                   StoreId fresh)
{
    std::unique_ptr<SqliteStore> store(new SqliteStore(folder));
    if (auto done = store->start(fresh); !done)
        return Failure{done.error()};
    return store;
}

Result<Unit, StoreError> SqliteStore::start(StoreId fresh)
{
    std::optional<Result<OpenedStore, StoreError>> opened;
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { opened.emplace(m_worker->open(m_folder, fresh)); },
        Qt::BlockingQueuedConnection);
    if (!*opened)
        return Failure{opened->error()};
    OpenedStore store = std::move(*opened).value();
    m_identity = store.identity;
    m_copied = store.copied;
    m_copy = std::move(store.copy);
    return Unit{};
}

SqliteStore::~SqliteStore()
{
    m_worker->stopBy(QDeadlineTimer(kFinishMax));
    QMetaObject::invokeMethod(m_worker.get(), &StoreWorker::finish, Qt::QueuedConnection);
    if (m_thread->wait(QDeadlineTimer(kFinishMax + kLastTransactionMax)))
        return;
    // A disk that hangs holds its thread in the kernel. The process is about to end, and must.
    qWarning("a store's disk does not answer; what was not reported as written may be lost");
    (void)m_thread.release();
    (void)m_worker.release();
}

void SqliteStore::write(PersistBatch batch)
{
    if (!m_failed)
        m_worker->enqueue(std::move(batch));
}

void SqliteStore::fail(const StoreError &error)
{
    m_failed = true;
    Q_EMIT failed(error);
}

Result<OpenedSlot, StoreError> openFreeSlot(const QString &group_folder, StoreId fresh)
{
    OpenedSlot slot;
    for (int number = 1; number <= kStoreSlotsMax; ++number) {
        auto opened =
            SqliteStore::open(QDir(group_folder).filePath(u"slot-%1"_s.arg(number)), fresh);
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
