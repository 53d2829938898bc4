// SPDX-License-Identifier: MIT
//
// The parts of a client below its window, put together as the program does: in the person's data
// folder, on loopback, with no server there.
#include "client_gui/app/client_process.h"
#include "client_gui/app/script_session.h"
#include "support/live_group.h"
#include "support/test_main.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <unistd.h>

namespace roomcast::tst_client_process {

using namespace roomcast::test;
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

/// A client process, but for the process.
struct Client {
    Client(InProcessNetwork &network, ClientFolder *folder)
        : transport(network), opened(transport.open()),
          node(ClientConfig{{++ids}, {}}, transport, clock, folder)
    {
    }

    static inline quint64 ids = 40;
    SystemClock clock;
    InProcessTransport transport;
    Result<Unit, TransportError> opened;
    ClientNode node;
};

/// One that runs a script, which has no commands and does not end.
struct Script {
    Script(InProcessNetwork &network, ClientFolder *folder) : client(network, folder)
    {
        if (!output.open() || pipe(input) != 0)
            qFatal("no descriptors");
        session.emplace(client.node, jsonOptions(), input[0], output.handle());
        client.node.start();
    }
    ~Script()
    {
        session.reset();
        close(input[0]);
        close(input[1]);
    }
    Script(const Script &) = delete;
    Script &operator=(const Script &) = delete;

    static ClientOptions jsonOptions()
    {
        ClientOptions options;
        options.common.format = OutputFormat::Json;
        return options;
    }
    QByteArray printed()
    {
        QFile file(output.fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    Client client;
    QTemporaryFile output;
    int input[2] = {};
    std::optional<ScriptSession> session;
};

bool isClear(const ClientFolder &folder)
{
    OfflineBookingList intents;
    return intents.restore(folder.read(u"intents"_s).value_or(QByteArray())) && intents.empty();
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
    void aScriptTellsOnceWhatWasKept();

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
        QCOMPARE(second.node().keepOffline(kWish), Keeping::OnDisk);
        QCOMPARE(third.node().keepOffline(kWish), Keeping::OnDisk);
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
    QCOMPARE(process.node().keepOffline(kWish), Keeping::InMemory);
}

/// What waited is sent, what came of it is printed; the next script has nothing to say of it.
void TestClientProcess::aScriptTellsOnceWhatWasKept()
{
    const auto folder = ClientFolder::take(QDir(m_home->path()).filePath(u"data"_s));
    InProcessNetwork network;
    {
        Client away(network, folder.get());
        away.node.start();
        QCOMPARE(away.node.keepOffline(kWish), Keeping::OnDisk);
    }
    const LiveServer server(network, 300);
    Script script(network, folder.get());
    QTRY_VERIFY_WITH_TIMEOUT(script.printed().contains("\"kept\":true"), 10'000);
    QVERIFY(script.printed().contains("\"ok\":true"));
    QTRY_VERIFY_WITH_TIMEOUT(script.client.node.intents().empty(), 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(isClear(*folder), 10'000);
    Script later(network, folder.get());
    later.client.node.tellNow();
    QVERIFY(later.printed().isEmpty());
}

ROOMCAST_TEST(TestClientProcess)

} // namespace roomcast::tst_client_process

#include "tst_client_process.moc"
