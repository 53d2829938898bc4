// SPDX-License-Identifier: MIT
//
// The SQLite store as servers use it: what was written is there after a restart and equals what
// StoredCopy::apply makes of it, whatever the batches; identity, slots, folders.
#include "store/sql_connection.h"
#include "store/store_format.h"
#include "store/store_worker.h"
#include "support/store_folders.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QStandardPaths>

using namespace roomcast;
using namespace roomcast::test;

namespace {

qint64 rowsIn(const StoreFolder &folder, const QString &table)
{
    auto connection = SqlConnection::open(folder.file()).value();
    return connection->number(u"SELECT count(*) FROM "_s + table).value();
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
    void closingWritesWhatWaits();
    void spreadsASnapshotOverTransactions();
    void forgetsWhatWasOnlyStaged();
    void removesRubbishLittleByLittle();
    void usesWriteAheadLog();
    void keepsItsIdentity();
    void aCopyIsAnotherStore();
    void anotherMachineOrFileSystemIsAnotherStore();
    void takesTheFirstFreeSlot();
    void passesOverADamagedSlot();
    void runsOutOfSlots();
    void defaultFolders();
};

void TestSqliteStore::startsEmpty()
{
    const StoreFolder folder;
    LiveStore store = folder.open();
    QVERIFY(same(store->takeCopy(), {}));
    QCOMPARE(store->identity(), kFresh);
    QVERIFY(!store->copied());
    QCOMPARE(store->folder(), folder.path());
}

void TestSqliteStore::keepsWhatWasWritten()
{
    const StoreFolder folder;
    StoredCopy expected;
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
    const StoredCopy copy = store->takeCopy();
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
    StoredCopy copy;
    for (int i = 0; i < 10; ++i) {
        const PersistBatch batch = oneEntry(copy, "x");
        worker.enqueue(batch);
        copy.apply(batch);
    }
    QCOMPARE(written.size(), 0);
    QCoreApplication::processEvents();
    QCOMPARE(written.size(), 1);
    QCOMPARE(written.first().at(0).toULongLong(), quint64(10));
}

void TestSqliteStore::closingWritesWhatWaits()
{
    const StoreFolder folder;
    StoredCopy expected;
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

/// The write-ahead log is as long as the longest transaction and what came before it since the last
/// checkpoint.
void TestSqliteStore::spreadsASnapshotOverTransactions()
{
    constexpr qsizetype kPartBytes = 60'000;
    const StoreFolder folder;
    StoredCopy expected;
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
        const qint64 log_bytes = QFileInfo(folder.file() + u"-wal"_s).size();
        QVERIFY2(log_bytes > 0 && log_bytes < 600 * kPartBytes / 2,
                 qPrintable(QString::number(log_bytes)));
    }
    QVERIFY(same(folder.copy(), expected));
}

void TestSqliteStore::forgetsWhatWasOnlyStaged()
{
    const StoreFolder folder;
    StoredCopy expected;
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
    QVERIFY(!again->copied());
}

void TestSqliteStore::aCopyIsAnotherStore()
{
    const StoreFolder folder;
    folder.open({4}).write(oneEntry({}, "booked"));
    const QString other = folder.beside(u"copy"_s);
    QVERIFY(QDir().mkpath(other));
    QVERIFY(QFile::copy(folder.file(), other + u"/store.db"_s));

    auto copy = opened(SqliteStore::open(other, {5}));
    QCOMPARE(copy->identity(), StoreId{5});
    QVERIFY(copy->copied());
    QCOMPARE(copy->takeCopy().entries.size(), size_t(1));
    copy.reset();
    // It is known from then on.
    copy = opened(SqliteStore::open(other, {6}));
    QCOMPARE(copy->identity(), StoreId{5});
    QVERIFY(!copy->copied());
    QCOMPARE(folder.open({7})->identity(), StoreId{4});
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

void TestSqliteStore::takesTheFirstFreeSlot()
{
    const StoreFolder folder;
    OpenedSlot first = openFreeSlot(folder.path(), {1}).value();
    OpenedSlot second = openFreeSlot(folder.path(), {2}).value();
    QVERIFY(first.skipped.empty() && second.skipped.empty());
    QCOMPARE(first.store->folder(), folder.path() + u"/slot-1"_s);
    QCOMPARE(second.store->folder(), folder.path() + u"/slot-2"_s);
    first.store.reset();
    first = openFreeSlot(folder.path(), {3}).value();
    QCOMPARE(first.store->identity(), StoreId{1});
}

void TestSqliteStore::passesOverADamagedSlot()
{
    const StoreFolder folder;
    (void)openFreeSlot(folder.path(), {1}).value();
    QFile file(folder.path() + u"/slot-1/store.db"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("once a database");
    file.close();

    const OpenedSlot slot = openFreeSlot(folder.path(), {2}).value();
    QCOMPARE(slot.store->folder(), folder.path() + u"/slot-2"_s);
    QCOMPARE(slot.skipped.size(), size_t(1));
    QCOMPARE(slot.skipped.front().kind, StoreError::Kind::Corrupt);
    QCOMPARE(slot.skipped.front().where, file.fileName());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("once a database"));
}

void TestSqliteStore::runsOutOfSlots()
{
    const StoreFolder folder;
    for (int slot = 1; slot <= kStoreSlotsMax; ++slot) {
        const QString path = folder.path() + u"/slot-%1"_s.arg(slot);
        QVERIFY(QDir().mkpath(path));
        QFile file(path + u"/store.db"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("x");
    }
    const auto slot = openFreeSlot(folder.path(), {1});
    QVERIFY(!slot);
    QCOMPARE(slot.error().kind, StoreError::Kind::InUse);
    QCOMPARE(slot.error().where, folder.path());
}

void TestSqliteStore::defaultFolders()
{
    QStandardPaths::setTestModeEnabled(true);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    QCOMPARE(defaultDataFolder(u"Rooms"_s, 4242), data + u"/Rooms-4242"_s);
    QSet<QString> folders;
    const QStringList groups = {
        u"a/b"_s,   u"a_b"_s,  u"../a"_s,          u".."_s,
        u""_s,      u"a b"_s,  u"a%20b"_s,         u"R\u00e4ume"_s,
        u"a\nb"_s,  u"a\\b"_s, QString(512, u'x'), QString(511, u'x') + u'y',
        u"%2E%2E"_s};
    for (const QString &group : groups)
        for (const quint16 port : {quint16(1), quint16(12)}) {
            const QString folder = defaultDataFolder(group, port);
            QCOMPARE(QFileInfo(QDir::cleanPath(folder)).path(), data);
            QVERIFY(QFileInfo(folder).fileName().size() < 200);
            folders << folder;
        }
    QCOMPARE(folders.size(), 2 * groups.size());
}

QTEST_GUILESS_MAIN(TestSqliteStore)
#include "tst_sqlite_store.moc"
