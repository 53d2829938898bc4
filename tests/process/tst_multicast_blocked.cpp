// SPDX-License-Identifier: MIT
//
// Multicast that does not arrive, under real programs, each on a host of its own: a firewall drops
// what a switch would that snoops without a querier. Unicast passes all the while.
#include "support/lan.h"
#include "support/test_main.h"

namespace roomcast::tst_multicast_blocked {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

constexpr int kQuietMs = 2'000;

const QString kMulticast = u"ip daddr 239.0.0.0/8"_s;

QString multicastFrom(int host)
{
    return u"input ip saddr 10.77.0.%1 "_s.arg(host) + kMulticast;
}

QJsonObject lost(const QString &reason)
{
    return {{u"event"_s, u"multicast-lost"_s}, {u"reason"_s, reason}};
}

int elections(Lan &lan, const std::map<int, size_t> &since)
{
    int count = 0;
    for (const auto &[id, from] : since) {
        const auto &objects = lan.group.server(id).objects();
        count += int(std::count_if(objects.begin() + qsizetype(from), objects.end(),
                                   [](const QJsonObject &object) {
                                       return object.value(u"event"_s) == u"election-started"_s;
                                   }));
    }
    return count;
}

std::map<int, size_t> positions(Lan &lan)
{
    std::map<int, size_t> since;
    for (int id : {100, 200, 300})
        since[id] = lan.group.server(id).position();
    return since;
}

bool books(Program &client, const QString &slot)
{
    const size_t since = client.position();
    client.writeLine(u"reserve "_s + slot);
    const QJsonObject answer = client.waitFor({{u"source"_s, u"server"_s}}, since);
    return answer.value(u"status"_s).toString() == u"confirmed"_s;
}

/// On its standard error, at some time.
bool complains(Program &client, const QByteArray &of)
{
    QByteArray said;
    return QTest::qWaitFor([&] { return (said += client.errors()).contains(of); }, kWaitMs);
}

} // namespace

class TestMulticastBlocked final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeafLeaderGivesWay();
    void aMuteLeaderGivesWay();
    void aDeafFollowerDisturbsNobody();
    void whereAllAreDeafLeadershipStays();
    void aDeafClientSaysSo();
    void aClientThatIsNotHeardSaysSo();
};

void TestMulticastBlocked::aDeafLeaderGivesWay()
{
    Lan lan;
    NEEDS_FIREWALL(lan);
    QVERIFY(lan.startServers());
    const auto client = lan.startClient();
    QVERIFY(untilServed(*client) >= 0);
    const size_t since = lan.group.server(300).position();
    QVERIFY(lan.network.dropAtHost(3, {u"input "_s + kMulticast}));
    const QJsonObject told = lan.group.server(300).waitFor(lost(u"deaf"_s), since);
    QVERIFY(told.value(u"text"_s).toString().contains("IGMP snooping"_L1));
    QVERIFY(QTest::qWaitFor([&] { return lan.isWhole(200); }, kWaitMs));
    QVERIFY(books(*client, u"SA314 9:30-10:30 Monday"_s));
    QCOMPARE(lan.group.status(300).value(u"multicast"_s).toString(), u"deaf"_s);

    QVERIFY(lan.network.dropNothing(3));
    QVERIFY(QTest::qWaitFor([&] { return lan.isWhole(300); }, kWaitMs));
    QCOMPARE(lan.group.status(300).value(u"multicast"_s).toString(), u"works"_s);
    QVERIFY(untilServed(*client) >= 0);
}

void TestMulticastBlocked::aMuteLeaderGivesWay()
{
    Lan lan;
    NEEDS_FIREWALL(lan);
    QVERIFY(lan.startServers());
    const size_t since = lan.group.server(300).position();
    for (int host : {1, 2, kClientHost})
        QVERIFY(lan.network.dropAtHost(host, {multicastFrom(3)}));
    QVERIFY(!lan.group.server(300).waitFor(lost(u"mute"_s), since).isEmpty());
    QVERIFY(QTest::qWaitFor([&] { return lan.isWhole(200); }, kWaitMs));
    QCOMPARE(lan.group.status(100).value(u"multicast_missing"_s).toArray(), QJsonArray{300});
    for (int host : {1, 2, kClientHost})
        QVERIFY(lan.network.dropNothing(host));
    QVERIFY(QTest::qWaitFor([&] { return lan.isWhole(300); }, kWaitMs));
}

/// And misses nothing: it gets what is ordered by unicast.
void TestMulticastBlocked::aDeafFollowerDisturbsNobody()
{
    Lan lan;
    NEEDS_FIREWALL(lan);
    QVERIFY(lan.startServers());
    const auto client = lan.startClient();
    QVERIFY(untilServed(*client) >= 0);
    const auto since = positions(lan);
    QVERIFY(lan.network.dropAtHost(1, {u"input "_s + kMulticast}));
    QVERIFY(!lan.group.server(100).waitFor(lost(u"deaf"_s), since.at(100)).isEmpty());
    QVERIFY(books(*client, u"SA314 9:30-10:30 Monday"_s));
    QTest::qWait(kQuietMs);
    QVERIFY(books(*client, u"SA314 9:30-10:30 Tuesday"_s));
    QCOMPARE(elections(lan, since), 0);
    QVERIFY(lan.isWhole(300));
    QTRY_COMPARE(lan.group.status(100).value(u"index"_s), lan.group.status(300).value(u"index"_s));
}

void TestMulticastBlocked::whereAllAreDeafLeadershipStays()
{
    Lan lan;
    NEEDS_FIREWALL(lan);
    QVERIFY(lan.startServers());
    // Not with the highest ID, which would lead anyway.
    QVERIFY(lan.network.dropAtHost(3, {u"input "_s + kMulticast}));
    QVERIFY(QTest::qWaitFor([&] { return lan.isWhole(200); }, kWaitMs));
    const auto since = positions(lan);
    for (int host : {1, 2})
        QVERIFY(lan.network.dropAtHost(host, {u"input "_s + kMulticast}));
    for (int id : {100, 200})
        QVERIFY(!lan.group.server(id).waitFor(lost(u"deaf"_s), since.at(id)).isEmpty());
    QTest::qWait(kQuietMs);
    QVERIFY(lan.isWhole(200));
    QCOMPARE(elections(lan, since), 0);
}

void TestMulticastBlocked::aDeafClientSaysSo()
{
    Lan lan;
    NEEDS_FIREWALL(lan);
    QVERIFY(lan.startServers());
    const auto client = lan.startClient();
    QVERIFY(untilServed(*client) >= 0);
    QVERIFY(lan.network.dropAtHost(kClientHost, {u"input "_s + kMulticast}));
    QTest::qWait(kQuietMs / 2);
    QVERIFY(books(*client, u"SA314 9:30-10:30 Monday"_s));
    QTest::qWait(kQuietMs / 10);
    QVERIFY(books(*client, u"SA314 9:30-10:30 Tuesday"_s));
    QVERIFY(complains(*client, "This computer hears no multicast"));
    QVERIFY(lan.network.dropNothing(kClientHost));
    QVERIFY(complains(*client, "Multicast works again"));
}

void TestMulticastBlocked::aClientThatIsNotHeardSaysSo()
{
    Lan lan;
    NEEDS_FIREWALL(lan);
    QVERIFY(lan.startServers());
    const auto client = lan.startClient();
    QVERIFY(untilServed(*client) >= 0);
    for (int host : {1, 2, 3})
        QVERIFY(lan.network.dropAtHost(host, {multicastFrom(kClientHost)}));
    client->writeLine(u"queue SA314 9:30-10:30 Monday"_s);
    QVERIFY(complains(*client, "Servers are heard, and none answers"));
    for (int host : {1, 2, 3})
        QVERIFY(lan.network.dropNothing(host));
    QVERIFY(untilServed(*client) >= 0);
    QVERIFY(complains(*client, "Multicast works again"));
}

ROOMCAST_TEST(TestMulticastBlocked)

} // namespace roomcast::tst_multicast_blocked

#include "tst_multicast_blocked.moc"
