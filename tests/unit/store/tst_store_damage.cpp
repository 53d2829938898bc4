// SPDX-License-Identifier: MIT
//
// What a store does with a folder that it cannot use: damaged, somebody else's, too new, read-only,
// out of space. It says which, leaves everything as it is, and loses nothing that it reported as
// written. And how the tables of an older version become those of a newer one.
#include "store/sql_connection.h"
#include "store/store_reader.h"
#include "store/store_schema.h"
#include "store/store_worker.h"
#include "support/store_folders.h"
#include "support/test_main.h"

#include <QCoreApplication>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

namespace roomcast::tst_store_damage {

using namespace roomcast::test;

using Kind = StoreError::Kind;
using Damage = std::function<void(const StoreFolder &)>;

namespace {

const QByteArray kCommand("a command that is easy to find");

/// A store that has something in every table, rubbish too.
void fill(const StoreFolder &folder)
{
    LiveStore store = folder.open();
    PersistBatch batch = stagedParts(0, 3, 100);
    batch.install = SnapshotInstall{{10}, true};
    batch.first = {11};
    for (quint64 i = 11; i < 20; ++i)
        batch.entries.push_back(entryOf(i, kCommand));
    batch.hard.emplace().promised = {9, {8}, {7}};
    batch.carried = "carried";
    store.write(batch);
    store.write(stagedParts(0, 1, 20'000));
    QVERIFY(store.waitUntilWritten());
}

Damage sql(const QString &statement)
{
    return [statement](const StoreFolder &folder) {
        const auto connection = SqlConnection::open(folder.file()).value();
        const auto done = connection->exec(statement);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    };
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Does something to the bytes of the database.
template <typename F>
Damage fileBytes(F change)
{
    return [change](const StoreFolder &folder) {
        QByteArray content = readFile(folder.file());
        change(content);
        writeFile(folder.file(), content);
    };
}

/// Damages what only a later removal of rubbish would find: the staged part's chain of pages.
void breakOverflowChain(QByteArray &content)
{
    constexpr qsizetype kPageBytes = 4096;
    constexpr qsizetype kPointerBytes = 4;
    for (qsizetype at = 0; at < content.size(); at += kPageBytes)
        if (content.mid(at + kPointerBytes, kPageBytes - kPointerBytes).count('a') ==
            kPageBytes - kPointerBytes) {
            content.replace(at, kPointerBytes, QByteArray(kPointerBytes, '\xff'));
            return;
        }
    QFAIL("no such page");
}

/// Sets, and gives back, what a file may grow to: to write more fails as on a bad disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes_max)
    {
        (void)std::signal(SIGXFSZ, SIG_IGN);
        (void)::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes_max, m_before.rlim_max};
        (void)::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { (void)::setrlimit(RLIMIT_FSIZE, &m_before); }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    rlimit m_before{};
};

/// As somebody who may not write where root may.
class Unprivileged {
public:
    Unprivileged()
    {
        if (m_user == 0)
            (void)!::seteuid(kNobody);
    }
    ~Unprivileged() { (void)!::seteuid(m_user); }
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;
    bool given() const { return ::geteuid() != 0; }

    static constexpr uid_t kNobody = 65534;

private:
    uid_t m_user = ::geteuid();
};

} // namespace

class TestStoreDamage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesDamage_data();
    void refusesDamage();
    void leavesAForeignDatabaseAndItsLog();
    void openingLeavesAnIntactStoreIntact();
    void refusesWhatCannotBeAFolder();
    void refusesWhatIsReadOnly();
    void refusesALaterVersion();
    void stepsFromVersionToVersion();
    void aStepThatFailsChangesNothing();
    void diskFull();
    void stopsAtTheFirstFailure();
    void failsOnce();
};

void TestStoreDamage::refusesDamage_data()
{
    QTest::addColumn<Damage>("damage");
    const auto row = [](const char *name, const Damage &damage) { QTest::newRow(name) << damage; };

    row("entry changed",
        sql(u"UPDATE journal SET bytes = (SELECT bytes FROM journal WHERE row = 2) "
            "WHERE row = 3"_s));
    row("link changed", sql(u"UPDATE journal SET link = zeroblob(20) WHERE row = 9"_s));
    row("first entry missing", sql(u"DELETE FROM journal WHERE row = 1"_s));
    row("entry missing", sql(u"DELETE FROM journal WHERE row = 5"_s));
    row("last entry missing", sql(u"DELETE FROM journal WHERE row = 9"_s));
    row("entries exchanged", sql(u"UPDATE journal SET row = CASE row WHEN 3 THEN -4 ELSE -3 END "
                                 "WHERE row IN (3, 4)"_s));
    row("entry too many", sql(u"INSERT INTO journal SELECT row + 1, bytes, link FROM journal "
                              "WHERE row = 9"_s));
    row("entry renumbered", sql(u"UPDATE journal SET row = 12 WHERE row = 9"_s));
    row("part changed", sql(u"UPDATE part SET bytes = zeroblob(100) WHERE row = 2"_s));
    row("part missing", sql(u"DELETE FROM part WHERE row = 2"_s));
    row("last part missing", sql(u"DELETE FROM part WHERE row = 3"_s));
    row("hard state changed", sql(u"UPDATE record SET bytes = bytes || x'00' WHERE kind = 1"_s));
    row("hard state missing", sql(u"DELETE FROM record WHERE kind = 1"_s));
    row("carried changed", sql(u"UPDATE record SET bytes = x'00' WHERE kind = 2"_s));
    row("carried missing", sql(u"DELETE FROM record WHERE kind = 2"_s));
    row("root missing", sql(u"DELETE FROM root"_s));
    row("root changed", sql(u"UPDATE root SET digest = zeroblob(20)"_s));
    row("table missing", sql(u"DROP TABLE part"_s));
    row("no version", sql(u"PRAGMA user_version = 0"_s));
    row("another program's", sql(u"PRAGMA application_id = 42"_s));

    row("flipped bit in an entry", fileBytes([](QByteArray &content) {
            const auto at = content.indexOf(kCommand);
            QVERIFY(at > 0);
            content[at] = char(content[at] ^ 1);
        }));
    row("flipped bit in the header", fileBytes([](QByteArray &content) { content[3] = 'j'; }));
    row("page lost",
        fileBytes([](QByteArray &content) { content.replace(8192, 4096, QByteArray(4096, 0)); }));
    row("a page of rubbish", fileBytes(breakOverflowChain));
    row("half of it", fileBytes([](QByteArray &content) { content.truncate(content.size() / 2); }));
    row("half a page", fileBytes([](QByteArray &content) { content.truncate(2000); }));
    row("half a header", fileBytes([](QByteArray &content) { content.truncate(50); }));
    row("not a database", fileBytes([](QByteArray &content) { content.fill('x'); }));
    row("only a log", [](const StoreFolder &folder) {
        QVERIFY(QFile::rename(folder.file(), folder.file() + u"-wal"_s));
    });
}

void TestStoreDamage::refusesDamage()
{
    QFETCH(const Damage, damage);
    const StoreFolder folder;
    fill(folder);
    damage(folder);
    const auto before = folder.bytes();
    const auto error = folder.refusal();
    QVERIFY(error);
    QVERIFY2(error->kind == Kind::Corrupt, qPrintable(error->detail));
    QCOMPARE(error->where, folder.file());
    QVERIFY(!error->detail.isEmpty());
    QCOMPARE(folder.bytes(), before);
}

void TestStoreDamage::leavesAForeignDatabaseAndItsLog()
{
    const StoreFolder folder;
    QVERIFY(QDir().mkpath(folder.path()));
    const QString foreign = folder.beside(u"foreign.db"_s);
    const auto connection = SqlConnection::open(foreign).value();
    QVERIFY(connection->execAll({u"CREATE TABLE t (n INTEGER)"_s, u"PRAGMA journal_mode = WAL"_s,
                                 u"INSERT INTO t VALUES (1)"_s}));
    // As a crash of its program leaves it.
    for (const QString &suffix : {u""_s, u"-wal"_s})
        QVERIFY(QFile::copy(foreign + suffix, folder.file() + suffix));
    const auto before = folder.bytes();
    QVERIFY(!before.at(u"store.db-wal"_s).isEmpty());
    const auto error = folder.refusal();
    QVERIFY(error);
    QCOMPARE(error->kind, Kind::Corrupt);
    QCOMPARE(folder.bytes(), before);
}

void TestStoreDamage::openingLeavesAnIntactStoreIntact()
{
    const StoreFolder folder;
    fill(folder);
    const auto before = folder.bytes();
    QCOMPARE(folder.copy().entries.size(), size_t(9));
    QCOMPARE(folder.bytes(), before);
}

void TestStoreDamage::refusesWhatCannotBeAFolder()
{
    const StoreFolder folder;
    writeFile(folder.path(), "a file");
    auto error = folder.refusal();
    QVERIFY(error);
    QCOMPARE(error->kind, Kind::Missing);
    QCOMPARE(error->where, folder.path());
    const auto inside = SqliteStore::open(folder.path() + u"/inside"_s, kFresh);
    QVERIFY(!inside);
    QCOMPARE(inside.error().kind, Kind::Missing);
    QCOMPARE(readFile(folder.path()), QByteArray("a file"));
}

void TestStoreDamage::refusesWhatIsReadOnly()
{
    const StoreFolder folder;
    fill(folder);
    const auto before = folder.bytes();
    for (const QString &path : {folder.beside(u"."_s), folder.path(), folder.file()})
        QCOMPARE(::chown(QFile::encodeName(path).constData(), Unprivileged::kNobody, gid_t(-1)),
                 ::geteuid() == 0 ? 0 : -1);
    const auto kind = [&folder](const QString &path, QFile::Permissions without) {
        const auto permissions = QFile::permissions(path);
        QFile::setPermissions(path, permissions & ~without);
        std::optional<StoreError> error;
        {
            const Unprivileged somebody;
            error = folder.refusal();
        }
        QFile::setPermissions(path, permissions);
        return error ? std::optional(error->kind) : std::nullopt;
    };
    const auto write = QFile::WriteOwner | QFile::WriteUser | QFile::WriteGroup | QFile::WriteOther;
    if (!Unprivileged().given())
        QSKIP("root cannot become somebody else here");
    QCOMPARE(kind(folder.file(), write), Kind::ReadOnly);
    QCOMPARE(kind(folder.path(), write), Kind::ReadOnly);
    QCOMPARE(folder.bytes(), before);
    QVERIFY(QFile::remove(folder.file()));
    QCOMPARE(kind(folder.path(), write), Kind::ReadOnly);
    QCOMPARE(kind(folder.path(), {}), std::nullopt);
}

void TestStoreDamage::refusesALaterVersion()
{
    const StoreFolder folder;
    fill(folder);
    sql(u"PRAGMA user_version = 1000"_s)(folder);
    const auto before = folder.bytes();
    const auto error = folder.refusal();
    QVERIFY(error);
    QCOMPARE(error->kind, Kind::TooNew);
    QVERIFY(error->detail.contains(u"1000"));
    QCOMPARE(folder.bytes(), before);
}

void TestStoreDamage::stepsFromVersionToVersion()
{
    const StoreFolder folder;
    fill(folder);
    std::vector<SchemaStep> steps(schemaSteps().begin(), schemaSteps().end());
    const size_t known = steps.size();
    steps.push_back([](SqlConnection &connection) {
        return connection.exec(u"CREATE TABLE extra (n INTEGER)"_s);
    });
    steps.push_back([](SqlConnection &connection) {
        return connection.exec(u"INSERT INTO extra VALUES (7)"_s);
    });
    const auto connection = SqlConnection::open(folder.file()).value();
    QVERIFY(bringUpToDate(*connection, steps));
    QCOMPARE(connection->number(u"PRAGMA user_version"_s).value(), qint64(known + 2));
    QVERIFY(bringUpToDate(*connection, steps)); // and has nothing left to do
    QCOMPARE(connection->number(u"SELECT sum(n) FROM extra"_s).value(), 7);
    QCOMPARE(readStore(*connection).value().copy.entries.size(), size_t(9));
    QCOMPARE(bringUpToDate(*connection, std::span(steps).first(known + 1)).error().kind,
             Kind::TooNew);
}

void TestStoreDamage::aStepThatFailsChangesNothing()
{
    const StoreFolder folder;
    fill(folder);
    const auto before = folder.bytes();
    std::vector<SchemaStep> steps(schemaSteps().begin(), schemaSteps().end());
    steps.push_back([](SqlConnection &connection) {
        return connection.execAll({u"DROP TABLE part"_s, u"DROP TABLE no_such_table"_s});
    });
    QVERIFY(!bringUpToDate(*SqlConnection::open(folder.file()).value(), steps));
    QCOMPARE(folder.bytes(), before);
}

void TestStoreDamage::diskFull()
{
    const StoreFolder folder;
    fill(folder);
    StoredReplica before;
    {
        const auto connection = SqlConnection::open(folder.file()).value();
        const StoreContents contents = readStore(*connection).value();
        const auto writer = StoreWriter::open(*connection, contents.root).value();
        before = contents.copy;
        // What the file may grow to stands for the disk: SQLite says the same of both.
        QVERIFY(connection->exec(u"PRAGMA max_page_count = 20"_s));
        const PersistBatch batch = oneEntry(before, "fits");
        QVERIFY(writer->apply(batch) && writer->commit());
        before.apply(batch);
        QCOMPARE(writer->apply(stagedParts(0, 4, 60'000)).error().kind, Kind::Full);
    }
    QVERIFY(same(folder.copy(), before));
}

void TestStoreDamage::stopsAtTheFirstFailure()
{
    const StoreFolder folder;
    StoredReplica written;
    {
        LiveStore store = folder.open();
        const PersistBatch small = oneEntry({}, "small");
        store.write(small);
        written.apply(small);
        QVERIFY(store.waitUntilWritten());

        const FileSizeLimit limit(100'000);
        store.write(stagedParts(0, 4, 60'000));
        store.write(oneEntry(written, "waits behind it"));
        QVERIFY(store.waitUntilFailed());
        const auto error = store.failures().first().at(0).value<StoreError>();
        QCOMPARE(std::pair(error.kind, error.where), std::pair(Kind::Failed, folder.file()));
        store.write(oneEntry(written, "too late"));
        store.write(stagedParts(0, 4, 60'000));
    }
    QVERIFY(same(folder.copy(), written));
}

void TestStoreDamage::failsOnce()
{
    const StoreFolder folder;
    fill(folder);
    StoreWorker worker;
    QSignalSpy written(&worker, &StoreWorker::written);
    QSignalSpy failed(&worker, &StoreWorker::failed);
    const StoredReplica copy = worker.open(folder.path(), kFresh).value().copy;
    PersistBatch after_a_gap = oneEntry(copy, "after a gap");
    ++after_a_gap.first.value;
    for (const PersistBatch &batch : {after_a_gap, after_a_gap, oneEntry(copy, "no gap")}) {
        worker.enqueue({batch});
        QCoreApplication::processEvents();
    }
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(0).value<StoreError>().kind, Kind::Failed);
    QCOMPARE(written.size(), 0);
    QVERIFY(same(folder.copy(), copy));
}

ROOMCAST_TEST(TestStoreDamage)

} // namespace roomcast::tst_store_damage

#include "tst_store_damage.moc"
