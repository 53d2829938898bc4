// SPDX-License-Identifier: MIT
#include "store/sqlite_store.h"

#include "store/store_worker.h"

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
/// So that a long turn of the event loop does not keep the disk idle.
constexpr size_t kGatheredMax = 16;

} // namespace

SqliteStore::SqliteStore(const QString &folder)
    : m_folder(folder), m_thread(std::make_unique<QThread>()),
      m_worker(std::make_unique<StoreWorker>())
{
    connect(m_worker.get(), &StoreWorker::written, this, &Store::written, Qt::QueuedConnection);
    connect(m_worker.get(), &StoreWorker::failed, this, &Store::failed, Qt::QueuedConnection);
    m_worker->moveToThread(m_thread.get());
    m_thread->setObjectName(u"store"_s);
    m_thread->start();
}

Result<std::unique_ptr<SqliteStore>, StoreError>
SqliteStore::open(const QString &folder, StoreId fresh, const StoreTerms &terms)
{
    std::unique_ptr<SqliteStore> store(new SqliteStore(folder));
    if (auto done = store->start(fresh, terms); !done)
        return Failure{done.error()};
    return store;
}

Result<Unit, StoreError> SqliteStore::start(StoreId fresh, const StoreTerms &terms)
{
    std::optional<Result<OpenedStore, StoreError>> opened;
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { opened.emplace(m_worker->open(m_folder, fresh, terms)); },
        Qt::BlockingQueuedConnection);
    if (!*opened)
        return Failure{opened->error()};
    OpenedStore store = std::move(*opened).value();
    m_identity = store.identity;
    m_copy = std::move(store.copy);
    m_copied = store.copied;
    m_marked = store.marked;
    return Unit{};
}

SqliteStore::~SqliteStore()
{
    handOver();
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
    m_gathered.push_back(std::move(batch));
    if (m_gathered.size() == 1)
        QMetaObject::invokeMethod(this, &SqliteStore::handOver, Qt::QueuedConnection);
    else if (m_gathered.size() == kGatheredMax)
        handOver();
}

void SqliteStore::handOver()
{
    m_worker->enqueue(std::exchange(m_gathered, {}));
}

} // namespace roomcast
