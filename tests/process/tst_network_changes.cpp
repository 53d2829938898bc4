// SPDX-License-Identifier: MIT
//
// Networks that change under real programs, each on a host of its own: another address, an
// interface that goes and comes back, a firewall, an interface that has no address yet. Within
// three seconds of the network being usable a server is back in its view and a client is served,
// and both have said what was wrong.
#include "support/igmp_ear.h"
#include "support/lan.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

namespace roomcast::tst_network_changes {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using Switch = NetworkNamespaces::Switch;

namespace {

constexpr int kBackWithinMs = 3'000;

/// What a program says of its network, in order: the events' names.
QStringList saidOfNetwork(const Program &program, size_t since = 0)
{
    QStringList names;
    for (size_t i = since; i < program.objects().size(); ++i) {
        const QString name = program.objects()[i].value(u"event"_s).toString();
        if (name.startsWith("network-"_L1))
            names << name;
    }
    return names;
}

} // namespace

class TestNetworkChanges final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServersNetworkComesBack_data();
    void aServersNetworkComesBack();
    void aClientsNetworkComesBack_data();
    void aClientsNetworkComesBack();
    void whoeverIsPluggedInAgainAsksForTheGroup();
    void linksComeFromWhereTheirServerIs();
    void aServerThatCanSendNothingLeadsNobody_data();
    void aServerThatCanSendNothingLeadsNobody();
    void oneHostShutOutIsNoReasonToBeOffline();
    void blockedLinksAreToldOnce();
    void aServerWaitsForItsAddress();
    void withoutWaitingItEnds();
    void onLoopbackNobodyOfTheLanIsHeard();
};

// ---- other addresses, other interfaces --------------------------------------------------------

void TestNetworkChanges::aServersNetworkComesBack_data()
{
    QTest::addColumn<int>("server");
    QTest::addColumn<bool>("new_interface");
    QTest::addColumn<bool>("new_address");
    QTest::newRow("the leader has another address") << 300 << false << true;
    QTest::newRow("a follower has another address") << 200 << false << true;
    QTest::newRow("the lowest has another address") << 100 << false << true;
    QTest::newRow("the leader's interface is replaced") << 300 << true << false;
    QTest::newRow("a follower's interface is replaced") << 200 << true << false;
    QTest::newRow("a follower's is replaced and has another address") << 100 << true << true;
}

void TestNetworkChanges::aServersNetworkComesBack()
{
    QFETCH(int, server);
    QFETCH(bool, new_interface);
    QFETCH(bool, new_address);
    Lan lan;
    NEEDS_NETWORK(lan);
    QVERIFY(lan.startServers());
    const int host = hostOf(server);
    const size_t since = lan.group.server(server).position();
    QVERIFY(new_interface ? lan.network.removeInterface(host) : lan.network.dropAddresses(host));
    QVERIFY(!lan.group.server(server).waitFor({{u"event"_s, u"network-lost"_s}}, since).isEmpty());
    QCOMPARE(lan.group.status(server).value(u"role"_s).toString(), u"offline"_s);
    QTest::qWait(600); // the others have noticed, and elected

    if (new_interface)
        QVERIFY(lan.network.addInterface(host, Switch::Left));
    QVERIFY(lan.network.setAddress(host, new_address ? host + 100 : host));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(QTest::qWaitFor([&] { return lan.isWhole(300); }, 3 * kWaitMs));
    qInfo() << "whole after" << timer.elapsed() << "ms";
    QVERIFY(timer.elapsed() < kBackWithinMs);
    const QStringList said = saidOfNetwork(lan.group.server(server), since);
    QCOMPARE(said.first(), u"network-lost"_s);
    QCOMPARE(said.last(), u"network-back"_s);
    // Links and replies work again: a newcomer takes the copy, and a client is served.
    const auto client = lan.startClient();
    QVERIFY(untilServed(*client) >= 0);
}

void TestNetworkChanges::aClientsNetworkComesBack_data()
{
    QTest::addColumn<bool>("new_interface");
    QTest::addColumn<bool>("new_address");
    QTest::newRow("another address") << false << true;
    QTest::newRow("another interface") << true << false;
    QTest::newRow("another interface with another address") << true << true;
}

void TestNetworkChanges::aClientsNetworkComesBack()
{
    QFETCH(bool, new_interface);
    QFETCH(bool, new_address);
    Lan lan;
    NEEDS_NETWORK(lan);
    QVERIFY(lan.startServers());
    const auto client = lan.startClient();
    QVERIFY(untilServed(*client) >= 0);
    QVERIFY(new_interface ? lan.network.removeInterface(kClientHost)
                          : lan.network.dropAddresses(kClientHost));
    if (new_interface)
        QVERIFY(lan.network.addInterface(kClientHost, Switch::Left));
    QVERIFY(lan.network.setAddress(kClientHost, new_address ? kClientHost + 100 : kClientHost));
    const qint64 served = untilServed(*client);
    qInfo() << "served after" << served << "ms";
    QVERIFY(served >= 0 && served < kBackWithinMs);
    const QString said = QString::fromUtf8(client->errors());
    QVERIFY2(said.contains("No network"_L1) && said.contains("back"_L1), qPrintable(said));
}

/// A switch that knows who listens at which port hears it at the new one.
void TestNetworkChanges::whoeverIsPluggedInAgainAsksForTheGroup()
{
    Lan lan;
    NEEDS_NETWORK(lan);
    const int host = hostOf(200);
    IgmpEar ear(lan.network.hubFile(), NetworkNamespaces::portName(host));
    QVERIFY(ear.listens());
    QVERIFY(lan.startServers());
    // The system says each twice; the second time must not pass for what comes later.
    int asked = 0;
    QVERIFY(QTest::qWaitFor([&] { return (asked += ear.takeReports()) >= 2; }, kWaitMs));
    const size_t since = lan.group.server(200).position();
    QVERIFY(lan.network.unplug(host));
    const QJsonObject lost =
        lan.group.server(200).waitFor({{u"event"_s, u"network-lost"_s}}, since);
    QCOMPARE(lost.value(u"cause"_s).toString(), u"no-carrier"_s);
    QCOMPARE(ear.takeReports(), 0);
    QVERIFY(lan.network.plugIn(host));
    QVERIFY(QTest::qWaitFor([&] { return ear.takeReports() > 0; }, kWaitMs));
    QVERIFY(QTest::qWaitFor([&] { return lan.isWhole(300); }, 3 * kWaitMs));
}

/// The system would choose the other of its addresses for what it sends to that part of the net.
void TestNetworkChanges::linksComeFromWhereTheirServerIs()
{
    constexpr int kFar = 200;
    Lan lan;
    NEEDS_NETWORK(lan);
    QVERIFY(lan.network.addHost(kFar, Switch::Left));
    QVERIFY(lan.network.setAddress(1, 129, 25));
    lan.group.startServer(300, {}, lan.network.enter(kFar));
    QVERIFY(lan.group.waitForView({300}, 300));
    lan.group.startServer(100, {}, lan.network.enter(1)); // fetches the copy over its link
    QVERIFY(lan.group.waitForView({100, 300}, 300));
}

// ---- firewalls --------------------------------------------------------------------------------

void TestNetworkChanges::aServerThatCanSendNothingLeadsNobody_data()
{
    QTest::addColumn<QString>("forbidden");
    QTest::newRow("all") << u"output ip protocol udp"_s;
    QTest::newRow("unicast") << u"output ip protocol udp ip daddr != 239.0.0.0/8"_s;
}

/// It hears the others, and may not say a word, or none to one of them.
void TestNetworkChanges::aServerThatCanSendNothingLeadsNobody()
{
    QFETCH(QString, forbidden);
    Lan lan;
    NEEDS_FIREWALL(lan);
    QVERIFY(lan.startServers());
    const size_t since = lan.group.server(300).position();
    const size_t others_since = lan.group.server(200).position();
    QVERIFY(lan.network.dropAtHost(3, {forbidden}));
    const QJsonObject lost =
        lan.group.server(300).waitFor({{u"event"_s, u"network-lost"_s}}, since);
    QCOMPARE(lost.value(u"cause"_s).toString(), u"send-failed"_s);
    QCOMPARE(lan.group.status(300).value(u"role"_s).toString(), u"offline"_s);
    QVERIFY(!lan.group.server(200).waitFor(elected(200, {200, 100}), others_since).isEmpty());
    const size_t after = lan.group.server(300).position();
    QTest::qWait(500);
    QCOMPARE(lan.group.status(300).value(u"role"_s).toString(), u"offline"_s);
    QCOMPARE(lan.group.server(300).waitFor({{u"event"_s, u"status"_s}}, after).value(u"network"_s),
             u"send-failed"_s);
    QVERIFY(lan.network.dropNothing(3));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(QTest::qWaitFor([&] { return lan.isWhole(300); }, 3 * kWaitMs));
    qInfo() << "whole after" << timer.elapsed() << "ms";
    QVERIFY(timer.elapsed() < kBackWithinMs);
}

void TestNetworkChanges::oneHostShutOutIsNoReasonToBeOffline()
{
    Lan lan;
    NEEDS_FIREWALL(lan);
    QVERIFY(lan.startServers());
    const auto client = lan.startClient();
    QVERIFY(untilServed(*client) >= 0);
    const size_t since = lan.group.server(300).position();
    QVERIFY(lan.network.dropAtHost(3, {u"output ip daddr 10.77.0.%1"_s.arg(kClientHost)}));
    client->writeLine(u"queue SA314 9:30-10:30 Monday"_s);
    QVERIFY(!client->waitFor({{u"source"_s, u"stale"_s}}).isEmpty());
    QVERIFY(saidOfNetwork(lan.group.server(300), since).isEmpty());
    QVERIFY(lan.isWhole(300));
}

void TestNetworkChanges::blockedLinksAreToldOnce()
{
    Lan lan;
    NEEDS_FIREWALL(lan);
    QVERIFY(lan.startServers({200, 300}));
    QVERIFY(lan.network.dropAtHost(1, {u"input ip protocol tcp"_s, u"output ip protocol tcp"_s}));
    Program &newcomer = lan.group.startServer(100, {}, lan.network.enter(1));
    const QJsonObject blocked = {{u"event"_s, u"link-blocked"_s}, {u"member"_s, 300}};
    const QJsonObject told = newcomer.waitFor(blocked);
    QCOMPARE(told.value(u"severity"_s).toString(), u"warning"_s);
    QCOMPARE(told.value(u"address"_s).toString(), u"10.77.0.3:%1"_s.arg(lan.group.port()));
    QTest::qWait(6'000);
    QCOMPARE(newcomer.count(blocked), 1);
    QVERIFY(newcomer.count({{u"severity"_s, u"notice"_s}}) < 5);
    QCOMPARE(lan.group.status(100).value(u"blocked_links"_s).toArray().size(), 1);
    QVERIFY(lan.network.dropNothing(1));
    QVERIFY(QTest::qWaitFor([&] { return lan.isWhole(300); }, 3 * kWaitMs));
    QVERIFY(lan.group.status(100).value(u"blocked_links"_s).toArray().isEmpty());
}

// ---- interfaces without an address -------------------------------------------------------------

void TestNetworkChanges::aServerWaitsForItsAddress()
{
    Lan lan;
    NEEDS_NETWORK(lan);
    QVERIFY(lan.startServers({200, 300}));
    QVERIFY(lan.network.dropAddresses(1));
    Program &early = lan.group.startServer(100, {}, lan.network.enter(1));
    const QJsonObject lost = early.waitFor({{u"event"_s, u"network-lost"_s}});
    QCOMPARE(lost.value(u"cause"_s).toString(), u"no-address"_s);
    QVERIFY(lost.value(u"text"_s).toString().contains("no IPv4 address"_L1));
    QTest::qWait(500); // longer than it takes to found a group
    QCOMPARE(lan.group.status(100).value(u"role"_s).toString(), u"offline"_s);
    QVERIFY(lan.network.setAddress(1, 1));
    QElapsedTimer timer;
    timer.start();
    QVERIFY(QTest::qWaitFor([&] { return lan.isWhole(300); }, 3 * kWaitMs));
    qInfo() << "whole after" << timer.elapsed() << "ms";
    QVERIFY(timer.elapsed() < kBackWithinMs);
}

void TestNetworkChanges::withoutWaitingItEnds()
{
    Lan lan;
    NEEDS_NETWORK(lan);
    QVERIFY(lan.network.dropAddresses(1));
    Program &server = lan.group.startServer(100, {u"--no-wait"_s}, lan.network.enter(1));
    QCOMPARE(server.waitForEnd(), 4);
    const QString said = QString::fromUtf8(server.errors());
    QVERIFY2(said.contains("lan has no IPv4 address"_L1), qPrintable(said));
}

// ---- other interfaces of the host --------------------------------------------------------------

void TestNetworkChanges::onLoopbackNobodyOfTheLanIsHeard()
{
    Lan lan;
    NEEDS_NETWORK(lan);
    // The last of a repeated option counts.
    Program &local = lan.group.startServer(400, {u"--interface"_s, u"lo"_s}, lan.network.enter(1));
    QVERIFY(!local.waitFor({{u"event"_s, u"leader-elected"_s}}).isEmpty());
    QVERIFY(lan.startServers());
    QTest::qWait(1'000);
    QVERIFY(!local.has({{u"event"_s, u"member-seen"_s}}));
    for (int id : {100, 200, 300})
        QVERIFY(!lan.group.server(id).has({{u"event"_s, u"member-seen"_s}, {u"member"_s, 400}}));
}

ROOMCAST_TEST(TestNetworkChanges)

} // namespace roomcast::tst_network_changes

#include "tst_network_changes.moc"
