// SPDX-License-Identifier: MIT
//
// The SQLite store as servers use it: what was written is there after a restart and equals what
// StoredReplica::apply makes of it, whatever the batches; and which store it is.
#include "store/sql_connection.h"
#include "store/store_format.h"
#include "store/store_worker.h"
#include "support/store_folders.h"
#include "support/test_main.h"

#include <QCoreApplication>

namespace roomcast::tst_sqlite_store {

using namespace roomcast::test;

namespace {

qint64 rowsIn(const StoreFolder &folder, const QString &table)
{
    auto connection = SqlConnection::open(folder.file()).value();
    return connection->number(u"SELECT count(*) FROM "_s + table).value();
}

/// The write-ahead log is as long as the longest transaction and what came before it since the last
/// checkpoint.
qint64 logBytes(const StoreFolder &folder)
{
    return QFileInfo(folder.file() + u"-wal"_s).size();
}

/// Puts another root record into a closed store.
void changeRoot(const StoreFolder &folder, const std::function<void(StoreRoot &)> &change)
{
    const auto connection = SqlConnection::open(folder.file()).value();
    auto select = connection->prepare(u"SELECT bytes FROM root"_s).value();
    QVERIFY(connection->run(select) && select.next());
    StoreRoot root = decode<StoreRoot>(select.value(0).toByteArray()).value();
    select.finish();
    change(root);
    auto update = connection->prepare(u"UPDATE root SET bytes = ?, digest = ?"_s).value();
    update.bindValue(0, encode(root));
    update.bindValue(1, digestOf(encode(root)).bytes);
    QVERIFY(connection->run(update));
}

} // namespace

class TestSqliteStore final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void keepsWhatWasWritten();
    void matchesApply_data();
    void matchesApply();
    void reportsInItsCallersThreadAndLater();
    void sharesATransaction();
    void stopsWritingAtTheDeadline();
    void closingWritesWhatWaits();
    void spreadsASnapshotOverTransactions();
    void spreadsWhatWaitsOverTransactions();
    void forgetsWhatWasOnlyStaged();
    void removesRubbishLittleByLittle();
    void removesWhatWasStagedForNothing();
    void usesWriteAheadLog();
    void keepsItsIdentity();
    void aCopyIsAnotherStore();
    void anotherMachineOrFileSystemIsAnotherStore();
};

void TestSqliteStore::startsEmpty()
{
    const StoreFolder folder;
    LiveStore store = folder.open();
    QVERIFY(same(store->takeCopy(), {}));
    QCOMPARE(store->identity(), kFresh);
    QCOMPARE(store->folder(), folder.path());
}

void TestSqliteStore::keepsWhatWasWritten()
{
    const StoreFolder folder;
    StoredReplica expected;
    {
        LiveStore store = folder.open();
        PersistBatch batch = stagedParts(0, 2, 10);
        batch.install = SnapshotInstall{{41}, true};
        batch.first = {42};
        batch.entries = {entryOf(42, "one"), entryOf(43, "")};
        batch.hard.emplace().promised = {quint64(1) << 61, {~quint32(0)}, {~quint64(0)}};
        batch.carried = "claims";
        expected.apply(batch);
        store.write(batch);
        QVERIFY(store.waitUntilWritten());
    }
    LiveStore store = folder.open();
    const StoredReplica copy = store->takeCopy();
    QVERIFY(same(copy, expected));
    QCOMPARE(copy.base, LogIndex{41});
    QCOMPARE(copy.entries.size(), size_t(2));
    QCOMPARE(copy.snapshot, (std::vector<QByteArray>{"aaaaaaaaaa", "bbbbbbbbbb"}));
    QCOMPARE(copy.carried, QByteArray("claims"));
    QVERIFY(same(store->takeCopy(), {}));
}

void TestSqliteStore::matchesApply_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestSqliteStore::matchesApply()
{
    QFETCH(const quint32, seed);
    const StoreFolder folder;
    RandomBatches batches(seed);
    for (int restart = 0; restart < 12; ++restart) {
        LiveStore store = folder.open();
        QVERIFY2(same(store->takeCopy(), batches.copy()), qPrintable(QString::number(restart)));
        for (int count = 0; count < 30; ++count) {
            store.write(batches.next());
            if (count % 7 == 0)
                QVERIFY(store.waitUntilWritten());
        }
        QVERIFY(store.waitUntilWritten());
        batches.restart();
    }
    QVERIFY(same(folder.copy(), batches.copy()));
}

void TestSqliteStore::reportsInItsCallersThreadAndLater()
{
    const StoreFolder folder;
    LiveStore store = folder.open();
    QThread *reported_in = nullptr;
    connect(
        store.operator->(), &Store::written, this,
        [&reported_in] { reported_in = QThread::currentThread(); }, Qt::DirectConnection);
    store.write(oneEntry({}, "x"));
    QCOMPARE(store.written(), quint64(0));
    QVERIFY(store.waitUntilWritten());
    QCOMPARE(reported_in, QThread::currentThread());
}

void TestSqliteStore::sharesATransaction()
{
    const StoreFolder folder;
    StoreWorker worker;
    QSignalSpy written(&worker, &StoreWorker::written);
    QVERIFY(worker.open(folder.path(), kFresh));
    StoredReplica copy;
    for (int i = 0; i < 10; ++i) {
        const PersistBatch batch = oneEntry(copy, "x");
        worker.enqueue({batch});
        copy.apply(batch);
    }
    QCOMPARE(written.size(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(written.size(), 1);
    QCOMPARE(written.first().at(0).toULongLong(), quint64(10));
}

void TestSqliteStore::stopsWritingAtTheDeadline()
{
    const StoreFolder folder;
    StoreWorker worker;
    QSignalSpy written(&worker, &StoreWorker::written);
    QVERIFY(worker.open(folder.path(), kFresh));
    worker.enqueue({oneEntry({}, "nobody waits for it any more")});
    worker.stopBy(QDeadlineTimer(0));
    QCoreApplication::processEvents();
    QCOMPARE(written.size(), 0);
}

void TestSqliteStore::closingWritesWhatWaits()
{
    const StoreFolder folder;
    StoredReplica expected;
    {
        LiveStore store = folder.open();
        for (int i = 0; i < 2000; ++i) {
            const PersistBatch batch = oneEntry(expected, QByteArray(1000, 'x'));
            store.write(batch);
            expected.apply(batch);
        }
    }
    QVERIFY(same(folder.copy(), expected));
}

void TestSqliteStore::spreadsASnapshotOverTransactions()
{
    constexpr qsizetype kPartBytes = 60'000;
    const StoreFolder folder;
    StoredReplica expected;
    {
        LiveStore store = folder.open();
        PersistBatch first = oneEntry({}, "before the snapshot");
        first.clear = true;
        first.staged = stagedParts(0, 600, kPartBytes).staged;
        PersistBatch second = stagedParts(600, 601, kPartBytes);
        second.install = SnapshotInstall{{1}, true};
        for (const PersistBatch &batch : {first, second}) {
            expected.apply(batch);
            store.write(batch);
        }
        QVERIFY(store.waitUntilWritten());
        QVERIFY(logBytes(folder) > 0);
        QVERIFY(logBytes(folder) < 600 * kPartBytes / 2);
    }
    QVERIFY(same(folder.copy(), expected));
}

void TestSqliteStore::spreadsWhatWaitsOverTransactions()
{
    constexpr qsizetype kEntryBytes = 50'000;
    const StoreFolder folder;
    StoreWorker worker;
    QVERIFY(worker.open(folder.path(), kFresh));
    StoredReplica copy;
    for (int i = 0; i < 400; ++i) {
        const PersistBatch batch = oneEntry(copy, QByteArray(kEntryBytes, 'x'));
        worker.enqueue({batch});
        copy.apply(batch);
    }
    QCoreApplication::processEvents();
    QVERIFY(logBytes(folder) > 0);
    QVERIFY(logBytes(folder) < 400 * kEntryBytes / 2);
}

void TestSqliteStore::forgetsWhatWasOnlyStaged()
{
    const StoreFolder folder;
    StoredReplica expected;
    {
        LiveStore store = folder.open();
        PersistBatch batch = stagedParts(0, 1, 10);
        batch.install.emplace();
        expected.apply(batch);
        store.write(batch);
        store.write(stagedParts(0, 5, 100));
    }
    {
        LiveStore store = folder.open();
        QVERIFY(same(store->takeCopy(), expected));
        PersistBatch batch = stagedParts(0, 2, 7);
        batch.install.emplace();
        expected = {};
        expected.apply(batch);
        store.write(batch);
    }
    QVERIFY(same(folder.copy(), expected));
}

void TestSqliteStore::removesRubbishLittleByLittle()
{
    const StoreFolder folder;
    PersistBatch many = stagedParts(0, 200, 5000);
    many.install.emplace();
    many.first = {1};
    for (quint64 i = 1; i <= 2000; ++i)
        many.entries.push_back(entryOf(i, "x"));
    folder.open().write(many);
    PersistBatch clear;
    clear.clear = true;
    folder.open().write(clear);
    QVERIFY(rowsIn(folder, u"part"_s) > 150);
    QVERIFY(rowsIn(folder, u"journal"_s) > 1500);
    {
        LiveStore store = folder.open();
        // A snapshot that is being staged stays while what lies around it goes.
        store.write(stagedParts(0, 3, 10));
        for (int i = 0; i < 60; ++i) {
            store.write(oneEntry({}, {}));
            store.write(clear);
            QVERIFY(store.waitUntilWritten());
        }
        PersistBatch install;
        install.install.emplace();
        store.write(install);
    }
    QCOMPARE(rowsIn(folder, u"part"_s), 3);
    QVERIFY(rowsIn(folder, u"journal"_s) <= 1);
    QCOMPARE(folder.copy().snapshot.size(), size_t(3));
}

void TestSqliteStore::removesWhatWasStagedForNothing()
{
    const StoreFolder folder;
    {
        LiveStore store = folder.open();
        PersistBatch installed = stagedParts(0, 4, 10);
        installed.install.emplace();
        store.write(installed);
        for (int i = 0; i < 100; ++i) {
            store.write(stagedParts(0, 5, 10));
            QVERIFY(store.waitUntilWritten());
        }
    }
    QVERIFY(rowsIn(folder, u"part"_s) < 30);
    QCOMPARE(folder.copy().snapshot.size(), size_t(4));
}

void TestSqliteStore::usesWriteAheadLog()
{
    const StoreFolder folder;
    folder.open().write(oneEntry({}, "x"));
    const QByteArray header = folder.bytes().at(u"store.db"_s).left(100);
    QCOMPARE(header.mid(18, 2), QByteArray("\2\2"));
    QCOMPARE(header.mid(68, 4), QByteArray("RMCS"));
    QCOMPARE(folder.bytes().size(), size_t(1));
}

void TestSqliteStore::keepsItsIdentity()
{
    const StoreFolder folder;
    (void)folder.open({1ULL << 63});
    LiveStore again = folder.open({5});
    QCOMPARE(again->identity(), StoreId{1ULL << 63});
}

void TestSqliteStore::aCopyIsAnotherStore()
{
    const StoreFolder folder;
    PersistBatch batch = oneEntry({}, "booked");
    batch.hard.emplace().grounded = true;
    folder.open({4}).write(batch);
    const QString other = folder.beside(u"copy"_s);
    QVERIFY(QDir().mkpath(other));
    QVERIFY(QFile::copy(folder.file(), other + u"/store.db"_s));

    auto copy = opened(SqliteStore::open(other, {5}));
    QCOMPARE(copy->identity(), StoreId{5});
    StoredReplica contents = copy->takeCopy();
    QCOMPARE(contents.entries.size(), size_t(1));
    QVERIFY(!contents.hard->grounded);
    copy.reset();
    // Known from then on, and its log ranks as low although nothing was written since.
    copy = opened(SqliteStore::open(other, {6}));
    QCOMPARE(copy->identity(), StoreId{5});
    QVERIFY(!copy->takeCopy().hard->grounded);
    LiveStore original = folder.open({7});
    QCOMPARE(original->identity(), StoreId{4});
    QVERIFY(original->takeCopy().hard->grounded);
    // Moving is not copying.
    copy.reset();
    const QString moved = folder.beside(u"moved"_s);
    QVERIFY(QDir().rename(other, moved));
    QCOMPARE(opened(SqliteStore::open(moved, {8}))->identity(), StoreId{5});
}

void TestSqliteStore::anotherMachineOrFileSystemIsAnotherStore()
{
    const StoreFolder folder;
    (void)folder.open({4});
    changeRoot(folder, [](StoreRoot &root) { root.place.machine += 'x'; });
    QCOMPARE(folder.open({5})->identity(), StoreId{5});
    changeRoot(folder, [](StoreRoot &root) { ++root.place.file_system; });
    QCOMPARE(folder.open({6})->identity(), StoreId{6});
    changeRoot(folder, [](StoreRoot &) {});
    QCOMPARE(folder.open({7})->identity(), StoreId{6});
}

ROOMCAST_TEST(TestSqliteStore)

} // namespace roomcast::tst_sqlite_store

#include "tst_sqlite_store.moc"
