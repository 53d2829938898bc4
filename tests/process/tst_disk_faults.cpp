// SPDX-License-Identifier: MIT
//
// Real servers whose disk is taken away, or is none for a store: they say so and stop before they
// confirm anything that nobody will find again.
#include "support/processes.h"
#include "support/split_group.h"
#include "support/test_main.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace roomcast::tst_disk_faults {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

const QString kReserve = u"reserve SA314 9:30-10:30 Monday"_s;

} // namespace

class TestDiskFaults final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFolderThatIsRemovedStopsItsServer();
    void oneThatIsRestoredUnderItStopsItToo();
    void aFileSystemWithoutLocksIsNamed();
};

/// The person is told that nobody answers, and not that the booking is confirmed.
void TestDiskFaults::aFolderThatIsRemovedStopsItsServer()
{
    const QTemporaryDir home;
    const QString folder = home.filePath(u"data"_s);
    Group group(weeklyCatalogue() + QStringList{u"--data"_s, folder});
    Program &server = group.startServer(100);
    QVERIFY(group.waitForView({100}, 100));
    QVERIFY(QDir(folder).removeRecursively());
    const QJsonObject answer = group.run({kReserve}).at(0);
    QVERIFY2(!answer.value(u"ok"_s).toBool(), qPrintable(answer.value(u"answer"_s).toString()));
    QCOMPARE(server.waitForEnd(), 1);
    QVERIFY(!server.waitFor(logged(u"store-failed"_s)).isEmpty());
    const QString said = QString::fromLocal8Bit(server.errors());
    QVERIFY2(said.contains(folder + u" was removed or replaced while the server ran"_s),
             qPrintable(said));
}

void TestDiskFaults::oneThatIsRestoredUnderItStopsItToo()
{
    const QTemporaryDir home;
    const QString folder = home.filePath(u"data"_s);
    Group group(weeklyCatalogue() + QStringList{u"--data"_s, folder});
    Program &server = group.startServer(100);
    QVERIFY(group.waitForView({100}, 100));
    const QStringList copy{u"-a"_s, folder, home.filePath(u"backup"_s)};
    QCOMPARE(QProcess::execute(u"cp"_s, copy), 0);
    QVERIFY(QDir(folder).removeRecursively());
    QVERIFY(QDir().rename(home.filePath(u"backup"_s), folder));
    QVERIFY(!group.run({kReserve}).at(0).value(u"ok"_s).toBool());
    QCOMPARE(server.waitForEnd(), 1);
}

void TestDiskFaults::aFileSystemWithoutLocksIsNamed()
{
    const QStringList preloaded{u"env"_s, u"LD_PRELOAD="_s + QStringLiteral(ROOMCAST_NO_LOCKS)};
    Group group(weeklyCatalogue());
    Program &server = group.startServer(100, {}, preloaded);
    QCOMPARE(server.waitForEnd(), 1);
    const QString said = QString::fromLocal8Bit(server.errors()).trimmed();
    QVERIFY2(said.contains(u"lies on a file system without locks"_s), qPrintable(said));
    QCOMPARE(said.count(u'\n'), 0);
    const QDir data(dataHome() + u"/Roomcast/roomcast-server/239.255.77.67-%1"_s.arg(group.port()));
    QVERIFY(data.exists());
    QVERIFY2(data.entryList(QDir::Dirs | QDir::NoDotAndDotDot).size() <= 1,
             "one folder for each try");
}

ROOMCAST_TEST(TestDiskFaults)

} // namespace roomcast::tst_disk_faults

#include "tst_disk_faults.moc"
