// SPDX-License-Identifier: MIT
//
// Whether a store is the one that was opened here last: what was put back in place, or was opened
// elsewhere meanwhile, is another one. And backups, while the store is written to or not.
#include "store/store_backup.h"
#include "store/store_mark.h"
#include "support/store_folders.h"
#include "support/test_main.h"

#include <QFileInfo>

namespace roomcast::tst_store_copies {

using namespace roomcast::test;

namespace {

constexpr StoreId kOther{7};

PersistBatch booked(const QByteArray &command = "booked")
{
    PersistBatch batch = oneEntry({}, command);
    batch.hard.emplace().grounded = true;
    return batch;
}

/// Into the same files, as `cp -a` does: what the inodes are tells nothing.
void putBack(const std::map<QString, QByteArray> &files, const QString &folder)
{
    QFile::remove(folder + u"/store.db-wal"_s);
    for (const auto &[name, bytes] : files) {
        QFile file(folder + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
}

} // namespace

class TestStoreCopies final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aRestartKeepsTheStore();
    void aCrashBetweenMarkAndStoreKeepsIt_data();
    void aCrashBetweenMarkAndStoreKeepsIt();
    void whatIsPutBackIsAnotherStore_data();
    void whatIsPutBackIsAnotherStore();
    void withoutItsMarkItIsAnotherStore();
    void whereNothingCanBeRememberedItSaysSo();
    void aPersonVouchesForAFolderThatMoved();
    void aFolderThatMovedStaysItselfWithoutAMark();
    void aBackupHasEverythingAndIsNobodys();
    void aBackupIsWholeWhileItsServerWrites();
    void aBackupIsWholeWhileItsServerEnds();
    void aBackupTakesNobodysName();
    void restoringPutsAsideWhatWasThere();
    void whatIsNoBackupIsNotRestored();

private:
    QString marks() const { return m_folder->beside(u"marks"_s); }
    StoreTerms terms(StoreUse use = StoreUse::AsFound) const { return {marks(), use}; }
    std::unique_ptr<SqliteStore> open(StoreId fresh = kOther) const
    {
        return opened(SqliteStore::open(m_folder->path(), fresh, terms()));
    }
    void write(const PersistBatch &batch) const
    {
        LiveStore store(open());
        store.write(batch);
        QVERIFY(store.waitUntilWritten());
    }
    /// Of a backup.
    size_t entriesIn(const QString &file) const
    {
        const StoreFolder elsewhere;
        if (!restoreStore(file, elsewhere.path(), kOther, marks()))
            return 0;
        return elsewhere.copy().entries.size();
    }
    QString markFile(StoreId store) const
    {
        return marks() + u'/' + QString::number(store.value, 16);
    }

    std::unique_ptr<StoreFolder> m_folder;
};

/// A store that was opened and closed, with an entry.
void TestStoreCopies::init()
{
    m_folder = std::make_unique<StoreFolder>();
    LiveStore store(open(kFresh));
    store.write(booked());
    QVERIFY(store.waitUntilWritten());
}

void TestStoreCopies::aRestartKeepsTheStore()
{
    for (int restart = 0; restart < 3; ++restart) {
        const auto store = open();
        QCOMPARE(store->identity(), kFresh);
        QVERIFY(store->copied() == CopiedStore::No);
        QVERIFY(store->isMarked());
        QVERIFY(store->takeCopy().hard->grounded);
    }
}

void TestStoreCopies::aCrashBetweenMarkAndStoreKeepsIt_data()
{
    QTest::addColumn<bool>("store_was_first");
    QTest::newRow("the store was not written yet") << false;
    QTest::newRow("the store was written") << true;
}

/// The mark has both tokens then.
void TestStoreCopies::aCrashBetweenMarkAndStoreKeepsIt()
{
    QFETCH(const bool, store_was_first);
    QFile file(markFile(kFresh));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray token = file.readAll();
    QVERIFY(file.resize(0) && file.seek(0));
    const QByteArray other = "abc\n";
    file.write(store_was_first ? other + token : token + other);
    file.close();
    QCOMPARE(open()->identity(), kFresh);
}

void TestStoreCopies::whatIsPutBackIsAnotherStore_data()
{
    QTest::addColumn<bool>("live");
    QTest::newRow("copied while it was closed") << false;
    QTest::newRow("copied while it was open") << true;
}

void TestStoreCopies::whatIsPutBackIsAnotherStore()
{
    QFETCH(const bool, live);
    auto files = m_folder->bytes();
    {
        LiveStore store(open());
        StoredReplica copy;
        copy.apply(booked());
        store.write(oneEntry(copy, "later"));
        QVERIFY(store.waitUntilWritten());
        if (live)
            files = m_folder->bytes();
    }
    putBack(files, m_folder->path());
    auto store = open();
    QVERIFY(store->copied() == CopiedStore::Older);
    QCOMPARE(store->identity(), kOther);
    const StoredReplica copy = store->takeCopy();
    QCOMPARE(copy.entries.size(), size_t(live ? 2 : 1));
    QVERIFY(!copy.hard->grounded);
    store.reset();
    // Known from then on.
    store = open({9});
    QCOMPARE(store->identity(), kOther);
    QVERIFY(store->copied() == CopiedStore::No);
}

void TestStoreCopies::withoutItsMarkItIsAnotherStore()
{
    QVERIFY(QFile::remove(markFile(kFresh)));
    const auto store = open();
    QVERIFY(store->copied() == CopiedStore::Older);
    QCOMPARE(store->identity(), kOther);
}

void TestStoreCopies::whereNothingCanBeRememberedItSaysSo()
{
    const StoreFolder folder;
    QFile in_the_way(folder.beside(u"file"_s));
    QVERIFY(in_the_way.open(QIODevice::WriteOnly));
    const StoreTerms terms{in_the_way.fileName() + u"/marks"_s, StoreUse::AsFound};
    for (const StoreId fresh : {kFresh, kOther}) {
        const auto store = opened(SqliteStore::open(folder.path(), fresh, terms));
        QCOMPARE(store->identity(), kFresh);
        QVERIFY(!store->isMarked());
    }
}

void TestStoreCopies::aPersonVouchesForAFolderThatMoved()
{
    const QString moved = m_folder->beside(u"moved"_s);
    QVERIFY(QDir().mkpath(moved));
    QVERIFY(QFile::copy(m_folder->file(), moved + u"/store.db"_s));
    {
        const auto store = opened(SqliteStore::open(moved, kOther, terms(StoreUse::AsMoved)));
        QCOMPARE(store->identity(), kFresh);
        QVERIFY(store->takeCopy().hard->grounded);
    }
    QCOMPARE(opened(SqliteStore::open(moved, kOther, terms()))->identity(), kFresh);
    // The one that it was moved from has been overtaken.
    QCOMPARE(open()->identity(), kOther);
}

void TestStoreCopies::aFolderThatMovedStaysItselfWithoutAMark()
{
    const QString moved = m_folder->beside(u"moved"_s);
    QVERIFY(QDir().mkpath(moved));
    QVERIFY(QFile::copy(m_folder->file(), moved + u"/store.db"_s));
    QFile in_the_way(m_folder->beside(u"file"_s));
    QVERIFY(in_the_way.open(QIODevice::WriteOnly));
    StoreTerms terms{in_the_way.fileName() + u"/marks"_s, StoreUse::AsMoved};
    for (int start = 0; start < 3; ++start) {
        const auto store = opened(SqliteStore::open(moved, kOther, terms));
        QCOMPARE(store->identity(), kFresh);
        QVERIFY(!store->isMarked());
        QVERIFY(store->takeCopy().hard->grounded);
        terms.use = StoreUse::AsFound;
    }
}

void TestStoreCopies::aBackupHasEverythingAndIsNobodys()
{
    const QString file = m_folder->beside(u"backup"_s);
    QVERIFY(backUpStore(m_folder->path(), file));
    const StoreFolder elsewhere;
    const auto aside = restoreStore(file, elsewhere.path(), kOther, marks());
    QVERIFY(aside && aside->isEmpty());
    const auto store = opened(SqliteStore::open(elsewhere.path(), {9}, terms()));
    QCOMPARE(store->identity(), kOther);
    const StoredReplica copy = store->takeCopy();
    QCOMPARE(copy.entries.size(), size_t(1));
    QVERIFY(!copy.hard->grounded);
    // Also where it is put in place by hand.
    const StoreFolder by_hand;
    QVERIFY(QDir().mkpath(by_hand.path()));
    QVERIFY(QFile::copy(file, by_hand.file()));
    const auto other = opened(SqliteStore::open(by_hand.path(), {9}, terms()));
    QVERIFY(other->copied() == CopiedStore::Backup);
    QVERIFY(!other->takeCopy().hard->grounded);
}

void TestStoreCopies::aBackupIsWholeWhileItsServerWrites()
{
    constexpr int kBackups = 5;
    const StoreFolder folder;
    LiveStore store(opened(SqliteStore::open(folder.path(), kFresh, terms())));
    RandomBatches batches(4711);
    for (int backup = 0; backup < kBackups; ++backup) {
        const quint64 before = store.written();
        for (int i = 0; i < 40; ++i)
            store.write(batches.next());
        QTest::qWait(1); // hands them over; the disk goes on writing
        const QString file = folder.beside(u"backup-%1"_s.arg(backup));
        const auto done = backUpStore(folder.path(), file);
        QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
        QVERIFY(store.waitUntilWritten());
        // Some state between the two.
        const StoreFolder elsewhere;
        QVERIFY(restoreStore(file, elsewhere.path(), kOther, marks()));
        StoredReplica found = opened(SqliteStore::open(elsewhere.path(), {9}))->takeCopy();
        RandomBatches again(4711);
        bool met = false;
        for (quint64 i = 0; i < store.written() && !met; ++i) {
            (void)again.next();
            StoredReplica expected = again.copy();
            expected.disown();
            met = i + 1 >= before && same(found, expected);
        }
        QVERIFY(met);
    }
}

/// Its end moves the log, which has what was confirmed, into the database.
void TestStoreCopies::aBackupIsWholeWhileItsServerEnds()
{
    auto store = std::make_unique<LiveStore>(open());
    StoredReplica copy;
    copy.apply(booked());
    store->write(oneEntry(copy, "later"));
    QVERIFY(store->waitUntilWritten());
    const QString file = m_folder->beside(u"backup"_s);
    QVERIFY(backUpStore(m_folder->path(), file, [&] { store.reset(); }));
    QCOMPARE(entriesIn(file), size_t(2));
}

void TestStoreCopies::aBackupTakesNobodysName()
{
    const QString file = m_folder->beside(u"backup"_s);
    QFile there(file);
    QVERIFY(there.open(QIODevice::WriteOnly));
    QCOMPARE(there.write("mine"), 4);
    there.close();
    QVERIFY(!backUpStore(m_folder->path(), file));
    QCOMPARE(QFileInfo(file).size(), 4);
    const auto missing = backUpStore(m_folder->beside(u"nothing"_s), m_folder->beside(u"b"_s));
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind, StoreError::Kind::Missing);
}

void TestStoreCopies::restoringPutsAsideWhatWasThere()
{
    const QString file = m_folder->beside(u"backup"_s);
    QVERIFY(backUpStore(m_folder->path(), file));
    {
        const auto busy = open();
        const auto refused = restoreStore(file, m_folder->path(), kOther, marks());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, StoreError::Kind::InUse);
    }
    const auto aside = restoreStore(file, m_folder->path(), kOther, marks());
    QVERIFY(aside);
    QCOMPARE(*aside, m_folder->file() + u".before-1"_s);
    QVERIFY(QFileInfo::exists(*aside));
    QCOMPARE(open({9})->identity(), kOther);
}

void TestStoreCopies::whatIsNoBackupIsNotRestored()
{
    const QString file = m_folder->beside(u"backup"_s);
    QVERIFY(backUpStore(m_folder->path(), file));
    QFile damaged(file);
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    QVERIFY(damaged.seek(damaged.size() / 2) && damaged.write(QByteArray(4000, 'x')) == 4000);
    damaged.close();
    const auto before = m_folder->bytes();
    for (const QString &bad : {file, m_folder->beside(u"nothing"_s)})
        QVERIFY(!restoreStore(bad, m_folder->path(), kOther, marks()));
    QVERIFY(m_folder->bytes() == before);
}

ROOMCAST_TEST(TestStoreCopies)

} // namespace roomcast::tst_store_copies

#include "tst_store_copies.moc"
