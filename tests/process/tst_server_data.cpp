// SPDX-License-Identifier: MIT
//
// Where real servers keep their copies, what they do with what they find there, and what they say
// when they cannot.
#include "cli/failure_text.h"
#include "support/processes.h"
#include "support/test_main.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

namespace roomcast::tst_server_data {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

const QJsonObject kStarted{{u"event"_s, u"server-started"_s}};
const QStringList kWeekly{u"--catalogue"_s,
                          QStringLiteral(ROOMCAST_SOURCE_DIR "/tests/data/weekly")};
const QString kReserve = u"reserve SA314 9:30-10:30 Monday"_s;

QString placeOf(Program &server)
{
    return server.waitFor(kStarted).value(u"data"_s).toString();
}

void write(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestServerData final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyServerGetsASlot();
    void whatWasConfirmedSurvivesEverybodysCrash();
    void memoryLeavesNothingBehind();
    void aFolderTakesOneServer();
    void aFolderThatCannotBeMadeIsNamed();
    void aDamagedSlotIsLeftAloneAndTold();
    void aFullDiskStopsItsServerOnly();
    void everyErrorNamesThePlaceAndAWayOut_data();
    void everyErrorNamesThePlaceAndAWayOut();
};

void TestServerData::everyServerGetsASlot()
{
    Group group(kWeekly);
    const QString first = placeOf(group.startServer(100));
    const QString second = placeOf(group.startServer(200));
    QVERIFY2(first.startsWith(dataHome() + u'/'), qPrintable(first));
    QVERIFY2(first.endsWith(u"/239.255.77.67-%1/slot-1"_s.arg(group.port())), qPrintable(first));
    QVERIFY2(second.endsWith(u"-%1/slot-2"_s.arg(group.port())), qPrintable(second));
    QVERIFY(QFile::exists(first + u"/store.db"_s));
}

void TestServerData::whatWasConfirmedSurvivesEverybodysCrash()
{
    Group group(kWeekly);
    group.startServer(100);
    group.startServer(200);
    QVERIFY(group.waitForView({100, 200}, 200));
    const QJsonObject booked = group.run({kReserve}).at(0);
    QVERIFY2(booked.value(u"ok"_s).toBool(), qPrintable(booked.value(u"answer"_s).toString()));
    group.kill(100);
    group.kill(200);
    // Other IDs: the copies are found by their slots.
    group.startServer(101);
    group.startServer(201);
    QVERIFY(group.waitForView({101, 201}, 201));
    const auto answers = group.run({u"check SA314"_s});
    QCOMPARE(answers.at(0).value(u"answer"_s).toArray().size(), 1);
    QVERIFY(group.status(101).value(u"primary"_s).toBool());
}

void TestServerData::memoryLeavesNothingBehind()
{
    Group group(kWeekly + QStringList{u"--durability"_s, u"memory"_s});
    QCOMPARE(placeOf(group.startServer(100)), u"memory"_s);
    QVERIFY(group.waitForView({100}, 100));
    const QString own = u"*-%1"_s.arg(group.port());
    QDirIterator folders(dataHome(), {own}, QDir::Dirs, QDirIterator::Subdirectories);
    QVERIFY2(!folders.hasNext(), qPrintable(folders.next()));
}

void TestServerData::aFolderTakesOneServer()
{
    const QTemporaryDir folder;
    Group group(kWeekly + QStringList{u"--data"_s, folder.path()});
    QCOMPARE(placeOf(group.startServer(100)), folder.path());
    Program &second = group.startServer(200);
    QCOMPARE(second.waitForEnd(), 1);
    const QString said = QString::fromLocal8Bit(second.errors());
    QVERIFY2(said.contains(folder.path() + u" is in use by another server"_s), qPrintable(said));
    QVERIFY(!second.has(kStarted));
    QVERIFY(group.waitForView({100}, 100));
}

void TestServerData::aFolderThatCannotBeMadeIsNamed()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"file"_s), "no folder");
    const QString wanted = folder.filePath(u"file/data"_s);
    Group group(kWeekly + QStringList{u"--data"_s, wanted});
    Program &server = group.startServer(100);
    QCOMPARE(server.waitForEnd(), 1);
    const QString said = QString::fromLocal8Bit(server.errors());
    QVERIFY2(said.contains(wanted + u" is not there and cannot be made"_s), qPrintable(said));
}

void TestServerData::aDamagedSlotIsLeftAloneAndTold()
{
    Group group(kWeekly);
    const QString slot = placeOf(group.startServer(100));
    group.kill(100);
    const QString file = slot + u"/store.db"_s;
    write(file, QByteArray(4096, 'x'));
    QFile::remove(file + u"-wal"_s);
    Program &server = group.startServer(100);
    const QJsonObject started = server.waitFor(kStarted);
    QVERIFY(started.value(u"data"_s).toString().endsWith(u"/slot-2"_s));
    QCOMPARE(started.value(u"skipped"_s).toArray(), QJsonArray{file});
    QVERIFY2(started.value(u"text"_s).toString().contains(file),
             qPrintable(started.value(u"text"_s).toString()));
    const QString said = QString::fromLocal8Bit(server.errors());
    QVERIFY2(said.contains(u"warning: "_s + file), qPrintable(said));
}

/// A limit on the size of its files is to a process what a full disk is.
void TestServerData::aFullDiskStopsItsServerOnly()
{
    Group group(kWeekly);
    const QString place = placeOf(group.startServer(100));
    group.startServer(200);
    group.startServer(300);
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    Program &full = group.server(100);
    const rlimit nothing{0, 0};
    QCOMPARE(::prlimit(pid_t(full.processId()), RLIMIT_FSIZE, &nothing, nullptr), 0);
    QVERIFY(group.run({kReserve}).at(0).value(u"ok"_s).toBool());
    QCOMPARE(full.waitForEnd(), 1);
    const QJsonObject failed = full.waitFor({{u"event"_s, u"store-failed"_s}});
    QVERIFY2(failed.value(u"where"_s).toString().startsWith(place),
             qPrintable(failed.value(u"where"_s).toString()));
    const QString said = QString::fromLocal8Bit(full.errors());
    QVERIFY2(said.contains(place), qPrintable(said));
    QVERIFY2(said.contains(u"--data"_s), qPrintable(said));
    QVERIFY2(said.contains(u"the others of its group go on"_s), qPrintable(said));
    QVERIFY(group.waitForView({200, 300}, 300));
    QCOMPARE(group.status(200).value(u"claims"_s).toInt(), 7);
}

void TestServerData::everyErrorNamesThePlaceAndAWayOut_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("expected");
    using Kind = StoreError::Kind;
    const auto row = [](const char *name, Kind kind, const QString &expected) {
        QTest::newRow(name) << int(kind) << expected;
    };
    const QString elsewhere = u"choose another folder with --data"_s;
    row("missing", Kind::Missing,
        u"the data folder /a/b is not there and cannot be made (why); choose another with --data"_s);
    row("read-only", Kind::ReadOnly,
        u"/a/b may not be written (why); give this account the right to, or "_s + elsewhere);
    row("in use", Kind::InUse,
        u"/a/b is in use by another server (why); end that one, or "_s + elsewhere);
    row("corrupt", Kind::Corrupt,
        u"/a/b is damaged, or not one of Roomcast's (why); "_s + elsewhere +
            u", or move this one away and let the server learn from its group"_s);
    row("too new", Kind::TooNew,
        u"/a/b was written by a later version of Roomcast (why); start that version, or "_s +
            elsewhere);
    row("full", Kind::Full, u"there is no space left for /a/b (why); free some, or "_s + elsewhere);
    row("no locks", Kind::NoLocks,
        u"/a/b lies on a file system without locks (why), where two servers could write at once; "
        "choose a folder on another one with --data"_s);
    row("replaced", Kind::Replaced,
        u"/a/b was removed or replaced while the server ran (why); what was confirmed before is in "
        "the copies of the others of its group"_s);
    row("failed", Kind::Failed, u"/a/b cannot be used (why); check the disk, or "_s + elsewhere);
}

void TestServerData::everyErrorNamesThePlaceAndAWayOut()
{
    QFETCH(int, kind);
    QTEST(storeErrorText({StoreError::Kind(kind), u"/a/b"_s, u"why"_s}), "expected");
}

ROOMCAST_TEST(TestServerData)

} // namespace roomcast::tst_server_data

#include "tst_server_data.moc"
