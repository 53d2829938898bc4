// SPDX-License-Identifier: MIT
//
// The parts of a client below its window, put together as the program does: in the person's data
// folder, on loopback, with no server there.
#include "client_gui/client_process.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace roomcast;
using namespace Qt::Literals::StringLiterals;

namespace {

const Reserve kWish{{u"SA314"_s, u"9:30-10:30"_s, u"First"_s}, u"Ana"_s, u"Seminar"_s};

/// A group of its own.
ClientOptions options()
{
    ClientOptions options;
    options.common.interface_name = u"lo"_s;
    options.common.group.port = quint16(20'000 + QCoreApplication::applicationPid() % 20'000);
    return options;
}

} // namespace

class TestClientProcess final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
    }

    void noBookingIsStrandedInAnotherFolder();
    void thatNothingCanBeKeptIsSaid();

private:
    std::unique_ptr<QTemporaryDir> m_home;
};

/// Two windows, of which the second keeps something; after both are closed, one.
void TestClientProcess::noBookingIsStrandedInAnotherFolder()
{
    {
        ClientProcess first{options()};
        ClientProcess second{options()};
        ClientProcess third{options()};
        QVERIFY(first.start() && second.start() && third.start());
        QCOMPARE(second.node().keepIntent(kWish), Keeping::OnDisk);
        QCOMPARE(third.node().keepIntent(kWish), Keeping::OnDisk);
        ClientProcess fourth{options()};
        QVERIFY(bool(fourth.start()));
        QVERIFY(fourth.node().intents().empty()); // they are still at it
    }
    {
        ClientProcess later{options()};
        QVERIFY(bool(later.start()));
        QCOMPARE(later.node().intents().size(), 2U);
    }
    ClientProcess again{options()};
    QVERIFY(bool(again.start()));
    QCOMPARE(again.node().intents().size(), 2U);
}

void TestClientProcess::thatNothingCanBeKeptIsSaid()
{
    ClientProcess well(options());
    QVERIFY(bool(well.start()));
    QVERIFY(well.missingFolderText().isEmpty());
    const QString no_folder = QDir(m_home->path()).filePath(u"file"_s);
    QVERIFY(QFile(no_folder).open(QIODevice::WriteOnly));
    qputenv("XDG_DATA_HOME", no_folder.toUtf8());
    ClientOptions script = options();
    script.script = u"-"_s;
    QVERIFY(ClientProcess(script).missingFolderText().isEmpty()); // it is to keep nothing
    ClientProcess process(options());
    QVERIFY(bool(process.start()));
    QVERIFY(process.missingFolderText().contains(no_folder));
    QCOMPARE(process.node().keepIntent(kWish), Keeping::InMemory);
}

QTEST_GUILESS_MAIN(TestClientProcess)
#include "tst_client_process.moc"
