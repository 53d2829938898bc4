// SPDX-License-Identifier: MIT
//
// How long a store takes: `bench_store`, or with TMPDIR on another disk. Not one of the tests: the
// numbers are the disk's.
#include "support/store_folders.h"
#include "support/test_main.h"

#include <QCoreApplication>

namespace roomcast::bench_store {

using namespace roomcast::test;

class BenchStore final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void durableBatch_data();
    void durableBatch();
    void waitingBatches();
    void opening_data();
    void opening();
};

namespace {

constexpr qsizetype kCommandBytes = 120;

PersistBatch batchAt(quint64 first, int entries)
{
    PersistBatch batch;
    batch.first = {first};
    for (int i = 0; i < entries; ++i)
        batch.entries.push_back(entryOf(first + quint64(i), QByteArray(kCommandBytes, 'x')));
    return batch;
}

} // namespace

void BenchStore::durableBatch_data()
{
    QTest::addColumn<int>("entries");
    QTest::newRow("1 entry") << 1;
    QTest::newRow("64 entries") << 64;
}

/// From handing a batch over to hearing that it is on disk, with nothing else going on.
void BenchStore::durableBatch()
{
    QFETCH(const int, entries);
    const StoreFolder folder;
    LiveStore store = folder.open();
    quint64 first = 1;
    QBENCHMARK
    {
        store.write(batchAt(first, entries));
        first += quint64(entries);
        QVERIFY(store.waitUntilWritten());
    }
}

/// A thousand batches of one entry, handed over at once.
void BenchStore::waitingBatches()
{
    const StoreFolder folder;
    LiveStore store = folder.open();
    quint64 first = 1;
    QBENCHMARK
    {
        for (int i = 0; i < 1000; ++i)
            store.write(batchAt(first++, 1));
        QVERIFY(store.waitUntilWritten());
    }
}

void BenchStore::opening_data()
{
    QTest::addColumn<int>("entries");
    QTest::addColumn<int>("parts");
    QTest::newRow("100,000 entries") << 100'000 << 0;
    QTest::newRow("snapshot of 200 MB") << 0 << 4'000;
}

void BenchStore::opening()
{
    constexpr qsizetype kPartBytes = 50'000;
    QFETCH(const int, entries);
    QFETCH(const int, parts);
    const StoreFolder folder;
    {
        LiveStore store = folder.open();
        PersistBatch snapshot = stagedParts(0, quint32(parts), kPartBytes);
        snapshot.install.emplace();
        store.write(snapshot);
        for (quint64 first = 1; first < quint64(entries); first += 100)
            store.write(batchAt(first, 100));
        QVERIFY(store.waitUntilWritten());
    }
    QBENCHMARK
    {
        const StoredReplica copy = folder.copy();
        QCOMPARE(copy.entries.size(), size_t(entries));
        QCOMPARE(copy.snapshot.size(), size_t(parts));
    }
}

ROOMCAST_TEST(BenchStore)

} // namespace roomcast::bench_store

#include "bench_store.moc"
