// SPDX-License-Identifier: MIT
//
// Stores and real processes: who holds a folder keeps others out until it ends, however it ends,
// and what was reported as written survives a SIGKILL. The other processes are this program,
// started with `--as ROLE FOLDER [SEED]`.
#include "store/sql_connection.h"
#include "support/store_folders.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>

using namespace roomcast;
using namespace roomcast::test;

namespace {

/// Batches a writer hands over before it waits for the first of them.
constexpr quint64 kUnreportedMax = 8;

void say(const QString &line)
{
    std::puts(qPrintable(line));
    std::fflush(stdout);
}

int saySlot(const QString &folder)
{
    const auto slot = openFreeFolder(folder, kFresh);
    say(slot ? slot->store->folder() : slot.error().detail);
    return std::getchar() == EOF ? 0 : 1;
}

int holdLock(const QString &file)
{
    const auto connection = SqlConnection::open(file).value();
    say(connection->exec(u"BEGIN EXCLUSIVE"_s) ? u"locked"_s : u"not locked"_s);
    return std::getchar() == EOF ? 0 : 1;
}

/// Writes batch after batch until it is killed, and says how many are on disk.
int writeForEver(const QString &folder, quint32 seed)
{
    const auto store = opened(SqliteStore::open(folder, kFresh));
    RandomBatches batches(seed);
    quint64 handed_over = 0;
    const auto hand_over = [&](quint64 written) {
        for (; handed_over < written + kUnreportedMax; ++handed_over)
            store->write(batches.next());
    };
    QObject::connect(store.get(), &Store::written, store.get(), [&](quint64 count) {
        say(QString::number(count));
        hand_over(count);
    });
    hand_over(0);
    return QCoreApplication::exec();
}

int play(const QStringList &arguments)
{
    const QString role = arguments.at(2);
    if (role == u"slot")
        return saySlot(arguments.at(3));
    if (role == u"lock")
        return holdLock(arguments.at(3));
    return writeForEver(arguments.at(3), arguments.at(4).toUInt());
}

class Child : public QProcess {
public:
    explicit Child(const QStringList &arguments)
    {
        setProcessChannelMode(QProcess::ForwardedErrorChannel);
        start(QCoreApplication::applicationFilePath(), QStringList{u"--as"_s} + arguments);
    }
    ~Child() override { end(); }

    void end()
    {
        kill();
        waitForFinished(kStoreWaitMs);
    }
    /// The next line it says; empty if it says nothing any more.
    QString line()
    {
        while (!canReadLine() && waitForReadyRead(kStoreWaitMs)) {
        }
        return QString::fromLocal8Bit(readLine()).trimmed();
    }
};

} // namespace

class TestStoreProcesses final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneProcessAtATime();
    void heedsTheLockOfOtherPrograms();
    void serversStartedTogetherShareTheSlots();
    void survivesAKill_data();
    void survivesAKill();
};

void TestStoreProcesses::oneProcessAtATime()
{
    const StoreFolder folder;
    Child other({u"slot"_s, folder.path()});
    const QString slot = other.line();
    QCOMPARE(slot, folder.path() + u"/slot-1"_s);
    const auto refused = SqliteStore::open(slot, {2});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, StoreError::Kind::InUse);
    QCOMPARE(refused.error().where, slot);
    other.end();
    const auto store = SqliteStore::open(slot, {2});
    QVERIFY(store);
    QCOMPARE(store.value()->identity(), kFresh);
}

void TestStoreProcesses::heedsTheLockOfOtherPrograms()
{
    const StoreFolder folder;
    (void)folder.open();
    Child other({u"lock"_s, folder.file()});
    QCOMPARE(other.line(), u"locked"_s);
    const auto error = folder.refusal();
    QVERIFY(error);
    QCOMPARE(error->kind, StoreError::Kind::InUse);
    other.end();
    QVERIFY(!folder.refusal());
    // And the other way round.
    const LiveStore store = folder.open();
    Child late({u"lock"_s, folder.file()});
    QCOMPARE(late.line(), u"not locked"_s);
}

void TestStoreProcesses::serversStartedTogetherShareTheSlots()
{
    constexpr int kServers = 5;
    const StoreFolder folder;
    std::vector<std::unique_ptr<Child>> servers;
    QSet<QString> expected;
    for (int i = 1; i <= kServers; ++i) {
        servers.push_back(std::make_unique<Child>(QStringList{u"slot"_s, folder.path()}));
        expected << folder.path() + u"/slot-%1"_s.arg(i);
    }
    QSet<QString> slots_taken;
    for (const auto &server : servers)
        slots_taken << server->line();
    QCOMPARE(slots_taken, expected);
}

void TestStoreProcesses::survivesAKill_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<quint64>("enough");
    QTest::newRow("at once") << 101U << quint64(1);
    QTest::newRow("soon") << 102U << quint64(40);
    QTest::newRow("after checkpoints") << 103U << quint64(900);
}

void TestStoreProcesses::survivesAKill()
{
    QFETCH(const quint32, seed);
    QFETCH(const quint64, enough);
    const StoreFolder folder;
    Child writer({u"write"_s, folder.path(), QString::number(seed)});
    quint64 reported = 0;
    while (reported < enough) {
        const QString line = writer.line();
        QVERIFY(!line.isEmpty());
        reported = line.toULongLong();
    }
    writer.end();
    for (QString line = writer.line(); !line.isEmpty(); line = writer.line())
        reported = line.toULongLong();

    // What was handed over but not reported may be there or not, in order.
    const StoredReplica found = folder.copy();
    RandomBatches batches(seed);
    for (quint64 i = 0; i < reported; ++i)
        (void)batches.next();
    bool as_after_a_batch = same(found, batches.copy());
    for (quint64 i = 0; i < kUnreportedMax * 2 && !as_after_a_batch; ++i) {
        (void)batches.next();
        as_after_a_batch = same(found, batches.copy());
    }
    QVERIFY(as_after_a_batch);
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--as"_s)
        return play(app.arguments());
    TestStoreProcesses test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_processes.moc"
