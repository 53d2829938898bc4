// SPDX-License-Identifier: MIT
#include "store/store_worker.h"

#include <QThread>

namespace roomcast {

namespace {

/// About what a batch puts into a transaction; staged parts may leave it for one of their own.
qsizetype bytesOf(const PersistBatch &batch)
{
    qsizetype bytes = batch.carried ? batch.carried->size() : 0;
    for (const StagedPart &part : batch.staged)
        bytes += part.bytes.size();
    for (const Entry &entry : batch.entries)
        if (const auto *write = std::get_if<WriteRecord>(&entry.record))
            bytes += write->command.size();
    return bytes;
}

} // namespace

Result<OpenedStore, StoreError> StoreWorker::open(const QString &folder, StoreId fresh,
                                                  const StoreTerms &terms)
{
    auto file = StoreFile::open(folder, fresh, terms);
    if (!file)
        return Failure{file.error()};
    m_file = std::move(file).value();
    return OpenedStore{m_file->identity(), m_file->takeCopy(), m_file->copied(),
                       m_file->isMarked()};
}

void StoreWorker::enqueue(std::vector<PersistBatch> batches)
{
    if (batches.empty())
        return;
    const QMutexLocker locker(&m_mutex);
    std::move(batches.begin(), batches.end(), std::back_inserter(m_queue));
    if (!std::exchange(m_woken, true))
        QMetaObject::invokeMethod(this, &StoreWorker::drain, Qt::QueuedConnection);
}

void StoreWorker::stopBy(const QDeadlineTimer &deadline)
{
    const QMutexLocker locker(&m_mutex);
    m_deadline = deadline;
}

void StoreWorker::finish()
{
    if (m_file)
        m_file->close();
    m_file.reset();
    QThread::currentThread()->quit();
}

/// What waits, up to the size of a transaction; nothing if nobody waits for it any more.
std::deque<PersistBatch> StoreWorker::takeGroup()
{
    const QMutexLocker locker(&m_mutex);
    std::deque<PersistBatch> group;
    if (m_deadline.hasExpired())
        m_queue.clear();
    for (qsizetype bytes = 0; !m_queue.empty() && bytes < StoreWriter::kTransactionBytesMax;) {
        bytes += bytesOf(m_queue.front());
        group.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
    }
    m_woken = !group.empty();
    return group;
}

void StoreWorker::drain()
{
    for (auto group = takeGroup(); !group.empty(); group = takeGroup()) {
        if (!m_file)
            continue;
        if (const auto done = writeGroup(group); !done) {
            m_file.reset();
            Q_EMIT failed(done.error());
        }
    }
}

/// What waited while the last transaction was written shares the next one.
StoreDone StoreWorker::writeGroup(const std::deque<PersistBatch> &group)
{
    for (const PersistBatch &batch : group)
        if (auto done = m_file->writer().apply(batch); !done)
            return done;
    auto done = m_file->commit();
    if (done) {
        m_count += group.size();
        Q_EMIT written(m_count);
    }
    return done;
}

} // namespace roomcast
