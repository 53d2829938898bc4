// SPDX-License-Identifier: MIT
//
// The display is no part of the failure model: servers with windows on a display that does nothing
// for ten seconds elect nobody, wake from no pause, and answer every request meanwhile; the node of
// a client window goes on keeping its cache honest.
#include "net/multicast_transport.h"
#include "node/packet_port.h"
#include "support/display.h"
#include "support/split_group.h"
#include "support/test_main.h"

#include <QHostAddress>
#include <QStandardPaths>
#include <QTest>

namespace roomcast::tst_display_stopped {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

constexpr int kStoppedMs = 10'000;
constexpr int kAskEveryMs = 500;

/// Hears what clients multicast to the group.
class ClientEar final : public QObject {
public:
    explicit ClientEar(quint16 port)
        : m_transport(
              {{QHostAddress(u"239.255.77.67"_s).toIPv4Address(), port}, u"lo"_s, false, {}}),
          m_opened(m_transport.open()), m_port(m_transport)
    {
        connect(
            &m_transport, &Transport::datagramReceived, this,
            [this](const Endpoint &from, const QByteArray &datagram, Channel channel) {
                const auto packet =
                    m_port.receive(from, datagram, channel, [](const Origin &) { return false; });
                if (packet && *packet && std::holds_alternative<ClientOrigin>((*packet)->origin))
                    ++m_heard;
            });
    }
    bool works() const { return bool(m_opened); }
    int heard() const { return m_heard; }

private:
    MulticastTransport m_transport;
    Result<Unit, TransportError> m_opened;
    PacketPort m_port;
    int m_heard = 0;
};

} // namespace

class TestDisplayStopped final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serversGoOn();
    void clientsGoOn();
};

void TestDisplayStopped::serversGoOn()
{
    if (QStandardPaths::findExecutable(u"Xvfb"_s).isEmpty())
        QSKIP("Xvfb is not installed: apt-get install xvfb");
    Display display;
    QVERIFY(display.works());
    Group group(weeklyCatalogue());
    for (const int id : {100, 200, 300})
        group.startServerWindow(id, {}, display.host());
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    const auto client = group.startClient({u"--bypass-cache"_s});
    const QString read = u"check SA314"_s;
    client->writeLine(read);
    QVERIFY(!client->waitFor({{u"command"_s, read}}).isEmpty());

    std::map<int, size_t> since;
    for (const int id : {100, 200, 300})
        since[id] = group.server(id).position();
    display.signal(SIGSTOP);
    int asked = 1;
    for (int ms = 0; ms < kStoppedMs; ms += kAskEveryMs, ++asked) {
        client->writeLine(read);
        QTest::qWait(kAskEveryMs);
    }
    QTRY_COMPARE_WITH_TIMEOUT(client->count({{u"command"_s, read}, {u"ok"_s, true}}), asked,
                              kWaitMs);
    display.signal(SIGCONT);
    QTest::qWait(kAskEveryMs);
    for (const int id : {100, 200, 300}) {
        const auto &objects = group.server(id).objects();
        for (size_t i = since[id]; i < objects.size(); ++i) {
            const QString event = objects[i].value(u"event"_s).toString();
            QVERIFY2(event != u"election-started"_s && event != u"woke-from-pause"_s &&
                         event != u"suspected"_s && event != u"leader-elected"_s,
                     qPrintable(event + u" on "_s + QString::number(id)));
        }
        QVERIFY(objects.size() > since[id]); // the requests
    }
    // They are still there for their windows, too.
    group.server(300).signal(SIGTERM);
    QCOMPARE(group.server(300).waitForEnd(), 0);
}

/// What is on show is vouched for every half second, whether or not anybody sees it.
void TestDisplayStopped::clientsGoOn()
{
    if (QStandardPaths::findExecutable(u"Xvfb"_s).isEmpty())
        QSKIP("Xvfb is not installed: apt-get install xvfb");
    Display display;
    QVERIFY(display.works());
    Group group(weeklyCatalogue());
    group.startServer(300);
    QVERIFY(group.waitForView({300}, 300));
    ClientEar ear(group.port());
    QVERIFY(ear.works());
    const auto client = group.startClientWindow({}, display.host());
    // The display hangs when the window is there and has found its server.
    QTRY_COMPARE_GE_WITH_TIMEOUT(ear.heard(), 20, kWaitMs);
    display.signal(SIGSTOP);
    QTest::qWait(kStoppedMs / 2); // what the window had not drawn yet
    const int before = ear.heard();
    QTest::qWait(kStoppedMs / 2);
    QCOMPARE_GE(ear.heard() - before, kStoppedMs / 2 / 1000);
    display.signal(SIGCONT);
    client->signal(SIGTERM);
    QCOMPARE(client->waitForEnd(), 0);
}

ROOMCAST_TEST(TestDisplayStopped)

} // namespace roomcast::tst_display_stopped

#include "tst_display_stopped.moc"
