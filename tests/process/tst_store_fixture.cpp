// SPDX-License-Identifier: MIT
//
// Folders of before are opened by the server of today, with all that they hold, and are upgraded.
// fixtures/store-1.sql is the folder of server 200 as version 0.1 left it, of which only the
// machine's id was changed: a snapshot, which has a booking, one that waits and one more, behind it
// a journal that books and cancels, and the sessions of both people. In its view were 200 and 100.
#include "store/sql_connection.h"
#include "store/store_folder.h"
#include "store/store_schema.h"
#include "support/processes.h"
#include "support/split_group.h"
#include "support/store_folders.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>

namespace roomcast::v1 {

/// As version 1 wrote it; never to be changed.
struct Place {
    QByteArray machine;
    quint64 file_system = 0;
    quint64 inode = 0;
};
struct Chain {
    quint64 first = 0;
    quint64 end = 0;
    Digest before;
    Digest last;
};
struct Root {
    StoreId identity;
    Place place;
    LogIndex base;
    Chain journal;
    Chain parts;
    Digest hard;
    Digest carried;
};

} // namespace roomcast::v1

namespace roomcast::codec {
template <>
struct Fields<v1::Place> {
    static constexpr auto list =
        std::tuple(&v1::Place::machine, &v1::Place::file_system, &v1::Place::inode);
};
template <>
struct Fields<v1::Chain> {
    static constexpr auto list =
        std::tuple(&v1::Chain::first, &v1::Chain::end, &v1::Chain::before, &v1::Chain::last);
};
template <>
struct Fields<v1::Root> {
    static constexpr auto list =
        std::tuple(&v1::Root::identity, &v1::Root::place, &v1::Root::base, &v1::Root::journal,
                   &v1::Root::parts, &v1::Root::hard, &v1::Root::carried);
};
} // namespace roomcast::codec

namespace roomcast::tst_store_fixture {

using namespace roomcast::test;

namespace {

/// Makes the folder's database of the fixture's statements, a line each.
void unpack(const StoreFolder &folder)
{
    QVERIFY(QDir().mkpath(folder.path()));
    QFile fixture(QStringLiteral(ROOMCAST_SOURCE_DIR "/tests/fixtures/store-1.sql"));
    QVERIFY(fixture.open(QIODevice::ReadOnly));
    const auto connection = SqlConnection::open(folder.file()).value();
    for (const QByteArray &line : fixture.readAll().split('\n'))
        if (!line.isEmpty() && !line.startsWith("--"))
            QVERIFY2(connection->exec(QString::fromUtf8(line)), line.constData());
}

v1::Root rootOf(SqlConnection &connection)
{
    auto select = connection.prepare(u"SELECT bytes FROM root"_s).value();
    const bool there = connection.run(select) && select.next();
    return there ? decode<v1::Root>(select.value(0).toByteArray()).value() : v1::Root();
}

/// As if it had been made where it lies now.
void settle(const StoreFolder &folder)
{
    const auto connection = SqlConnection::open(folder.file()).value();
    v1::Root root = rootOf(*connection);
    const StorePlace here = placeOf(folder.file());
    root.place = {here.machine, here.file_system, here.inode};
    auto update = connection->prepare(u"UPDATE root SET bytes = ?, digest = ?"_s).value();
    update.bindValue(0, encode(root));
    update.bindValue(1, digestOf(encode(root)).bytes);
    QVERIFY(connection->run(update));
}

qint64 versionOf(const StoreFolder &folder)
{
    return SqlConnection::open(folder.file()).value()->number(u"PRAGMA user_version"_s).value();
}

QJsonArray lines(const QJsonObject &answer)
{
    return answer.value(u"answer"_s).toArray();
}

} // namespace

class TestStoreFixture final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhatVersion1Wrote();
    void opensAndIsUpgraded();
    void aCopyOfItIsAnotherStore();
    void aServerGoesOnWithIt();
};

void TestStoreFixture::isWhatVersion1Wrote()
{
    const StoreFolder folder;
    unpack(folder);
    QCOMPARE(versionOf(folder), 1);
    const auto connection = SqlConnection::open(folder.file()).value();
    const v1::Root root = rootOf(*connection);
    QCOMPARE(root.journal.end - root.journal.first, quint64(4));
    QCOMPARE(root.parts.end - root.parts.first, quint64(1));
}

void TestStoreFixture::opensAndIsUpgraded()
{
    const StoreFolder folder;
    unpack(folder);
    settle(folder);
    for (int opening = 0; opening < 2; ++opening) {
        LiveStore store = folder.open();
        QVERIFY(store->identity() != kFresh);
        const StoredReplica copy = store->takeCopy();
        QCOMPARE(copy.entries.size(), size_t(4));
        QCOMPARE(copy.snapshot.size(), size_t(1));
        QVERIFY(copy.hard && copy.hard->grounded && copy.hard->primary);
        QCOMPARE(copy.hard->last_primary.members.size(), size_t(2));
        QCOMPARE(copy.hard->last_primary.members.front().store, store->identity());
    }
    QCOMPARE(versionOf(folder), qint64(schemaSteps().size()));
}

void TestStoreFixture::aCopyOfItIsAnotherStore()
{
    const StoreFolder folder;
    unpack(folder);
    LiveStore store = folder.open();
    QCOMPARE(store->identity(), kFresh);
    QVERIFY(!store->takeCopy().hard->grounded);
}

/// It has the vote that wins the tie, and everything that was booked.
void TestStoreFixture::aServerGoesOnWithIt()
{
    const StoreFolder folder;
    unpack(folder);
    settle(folder);
    Group group({u"--data"_s, folder.path()});
    group.startServer(200);
    QVERIFY(group.waitForView({200}, 200));
    QVERIFY(group.status(200).value(u"primary"_s).toBool());
    const auto answers =
        group.run({u"check SA314"_s, u"check ME4494"_s, u"queue SA314 9:30-10:30 Monday"_s,
                   u"reserve SA314 9:30-10:30 Tuesday"_s});
    QCOMPARE(answers.size(), size_t(4));
    const QJsonObject held = lines(answers[0]).at(0).toObject();
    QCOMPARE(lines(answers[0]).size(), 1);
    QCOMPARE(held.value(u"day"_s), u"Monday"_s);
    QCOMPARE(held.value(u"holder"_s), u"Kim"_s);
    QCOMPARE(held.value(u"waiting"_s), 1);
    const QJsonArray others = lines(answers[1]);
    QVERIFY(std::any_of(others.begin(), others.end(), [](const QJsonValue &row) {
        return row[u"day"_s] == u"Friday"_s && row[u"timeslot"_s] == u"9:30-10:30"_s;
    }));
    const QString queue = QString::fromUtf8(QJsonDocument(answers[2]).toJson());
    QVERIFY2(queue.contains(u"Kim"_s) && queue.contains(u"Lee"_s), qPrintable(queue));
    QVERIFY(answers[3].value(u"ok"_s).toBool());
}

ROOMCAST_TEST(TestStoreFixture)

} // namespace roomcast::tst_store_fixture

#include "tst_store_fixture.moc"
