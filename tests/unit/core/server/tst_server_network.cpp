// SPDX-License-Identifier: MIT
//
// One server engine and its own network: lost and back, by which way messages may come, links that
// do not come about or lead to where their server was, and a newcomer that was late.
#include "support/lone_server.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_server_network {

using namespace roomcast::test;
using namespace roomcast::test::lone_server;

namespace {

constexpr Endpoint kElsewhere{0x7f000002, 3};
constexpr quint16 kLinkPort = 5000;

/// Server 400 leads a group of its own.
Heartbeat beatOfALeader()
{
    Heartbeat beat;
    const Epoch epoch{7, {400}, {99}};
    beat.presence.role = Role::Leader;
    beat.presence.genesis = beat.presence.installed = beat.presence.promised = epoch;
    beat.presence.last_primary = epoch;
    beat.presence.link_port = kLinkPort;
    beat.presence.last = {1};
    return beat;
}

ServerKey leaderKey()
{
    return {{400}, {99}};
}

/// A newcomer that has heard it, and wants a link to learn from it.
std::unique_ptr<ServerEngine> newcomer()
{
    auto engine = std::make_unique<ServerEngine>(config(100, 1), 4711);
    engine->step(input::Start{}, at(0s));
    introduce(*engine, 400, at(1ms), beatOfALeader().presence);
    return engine;
}

/// One that has it.
std::unique_ptr<ServerEngine> learner()
{
    auto engine = newcomer();
    engine->step(input::LinkOpened{leaderKey()}, at(32ms));
    engine->step(datagram(kThere, from(400, beatOfALeader())), at(33ms));
    return engine;
}

} // namespace

class TestServerNetwork final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutANetworkNobodyIsLed();
    void withoutANetworkNoGroupIsFounded();
    void theEndOfLinksSaysNothingThen();
    void itLeavesAllTheSame();
    void requestsComeByMulticastOnly();
    void aLinkThatEndedIsForgotten();
    void aJoinIsWelcomedOnceItIsProven();
    void aStrangersNackIsNotAnswered();
    void aBlockedLinkIsToldOnce();
    void aLinkToWhereItsServerWasIsOpenedAnew();
    void aNewcomerThatWasLateListensFirst();
};

void TestServerNetwork::withoutANetworkNobodyIsLed()
{
    const auto engine = loneLeader();
    QCOMPARE(engine->status(at(1s)).role, ShownRole::Leader);
    engine->step(input::NetworkLost{}, at(1s));
    const ServerStatus lost = engine->status(at(1s));
    QCOMPARE(lost.role, ShownRole::Offline);
    QVERIFY(!lost.leader);
    QVERIFY(!lost.primary);
    QVERIFY(!engine->nextDeadline());
    const Effects deaf = engine->step(datagram(kHere, fromClient(openSession())), at(2s));
    QVERIFY(deaf.outbox.empty() && deaf.persist.empty() && deaf.events.empty());
    engine->step(input::NetworkBack{4711}, at(60s));
    // A view of one needs nobody to go on.
    QCOMPARE(engine->status(at(60s)).role, ShownRole::Leader);
    QVERIFY(engine->status(at(60s)).primary);
    QVERIFY(tells<event::RequestReceived>(
        engine->step(datagram(kHere, fromClient(openSession())), at(60s))));
}

void TestServerNetwork::withoutANetworkNoGroupIsFounded()
{
    ServerEngine engine(config(100, 1), 0);
    engine.step(input::Start{}, at(0s));
    engine.step(input::NetworkLost{}, at(0s));
    QVERIFY(!engine.nextDeadline());
    QVERIFY(engine.step(input::Tick{}, at(10s)).events.empty());
    QCOMPARE(engine.status(at(10s)).role, ShownRole::Offline);
    const auto joins = sent<Join>(engine.step(input::NetworkBack{4712}, at(10s)));
    QCOMPARE(joins.size(), size_t(1));
    QCOMPARE(joins.front().presence.link_port, quint16(4712));
    runTo(engine, 10s + Timing().discovery() - 1ms);
    QCOMPARE(engine.status(at(11s)).role, ShownRole::Joining);
    runTo(engine, 11s);
    QCOMPARE(engine.status(at(11s)).role, ShownRole::Leader);
}

void TestServerNetwork::theEndOfLinksSaysNothingThen()
{
    const auto engine = learner();
    engine->step(input::NetworkLost{}, at(35ms));
    QVERIFY(engine->step(input::LinkClosed{leaderKey()}, at(36ms)).events.empty());
    const Effects back = engine->step(input::NetworkBack{4711}, at(60ms));
    QVERIFY(!tells<event::MemberSuspected>(back));
    QCOMPARE(back.links.size(), size_t(1)); // to its leader, again
}

void TestServerNetwork::itLeavesAllTheSame()
{
    const auto engine = loneLeader();
    engine->step(input::NetworkLost{}, at(1s));
    engine->step(input::Leave{}, at(2s));
    std::optional<StopReason> stopped;
    for (int i = 0; i < 10 && !stopped && engine->nextDeadline(); ++i)
        stopped = engine->step(input::Tick{}, {*engine->nextDeadline(), {}, {}}).stop;
    QCOMPARE(stopped, StopReason::Left);
}

void TestServerNetwork::requestsComeByMulticastOnly()
{
    const auto engine = loneLeader();
    const Packet request = fromClient(openSession());
    const Effects unicast = engine->step(datagram(kHere, request, Channel::Unicast), at(1s));
    QVERIFY(unicast.persist.empty() && unicast.events.empty());
    QCOMPARE(engine->status(at(1s)).requests_received, quint64(0));
    const Effects multicast = engine->step(datagram(kHere, request, Channel::Multicast), at(1s));
    QVERIFY(tells<event::RequestReceived>(multicast));
    // Nor does a server's word to all count when it comes to one.
    const Packet join = from(300, Join{});
    QVERIFY(sent<Probe>(engine->step(datagram(kThere, join, Channel::Unicast), at(1s))).empty());
    const auto probes =
        sent<Probe>(engine->step(datagram(kThere, join, Channel::Multicast), at(1s)));
    QCOMPARE(probes.size(), size_t(1));
}

/// Its server was not heard yet: one that is heard later has no link that ended before.
void TestServerNetwork::aLinkThatEndedIsForgotten()
{
    const auto engine = loneLeader();
    const ServerKey peer{{300}, {99}};
    const auto isLinked = [&](Duration t) {
        introduce(*engine, 300, at(t));
        return engine->peers(at(t)).at(0).linked;
    };
    engine->step(input::LinkOpened{peer}, at(1s));
    engine->step(input::LinkClosed{peer}, at(1s));
    QVERIFY(!isLinked(1s));
    engine->step(input::LinkOpened{peer}, at(1100ms));
    QVERIFY(isLinked(1100ms));
}

/// Its address may be another's, who would get more than was sent in its name.
void TestServerNetwork::aJoinIsWelcomedOnceItIsProven()
{
    const auto engine = loneLeader();
    const Effects asked = engine->step(datagram(kThere, from(300, Join{})), at(1s));
    QVERIFY(sent<Welcome>(asked).empty());
    const ProbeReply answer{sent<Probe>(asked).at(0).nonce, {}};
    const auto welcomes = [&](const Message &message) {
        return sent<Welcome>(engine->step(datagram(kThere, from(300, message)), at(1s))).size();
    };
    QCOMPARE(welcomes(answer), size_t(1));
    QCOMPARE(welcomes(Join{}), size_t(1));
    QCOMPARE(welcomes(answer), size_t(0));
}

void TestServerNetwork::aStrangersNackIsNotAnswered()
{
    const auto engine = loneLeader();
    const Nack missing{engine->status(at(1s)).epoch, {1}};
    QVERIFY(sent<Order>(engine->step(datagram(kThere, from(200, missing)), at(1s))).empty());
    const Packet nack = from(300, missing);
    introduce(*engine, 300, at(1s));
    QVERIFY(sent<Order>(engine->step(datagram(kElsewhere, nack), at(1040ms))).empty());
    QCOMPARE(sent<Order>(engine->step(datagram(kThere, nack), at(1040ms))).size(), size_t(1));
}

void TestServerNetwork::aBlockedLinkIsToldOnce()
{
    const auto engine = newcomer();
    int told = 0;
    for (int i = 0; i < 10; ++i) {
        const Duration now = 40ms + i * 100ms;
        engine->step(datagram(kThere, from(400, beatOfALeader())), at(now));
        const Effects e = engine->step(input::LinkClosed{leaderKey()}, at(now + 1ms));
        told += tells<event::LinkBlocked>(e);
        QCOMPARE(told, i == 0 ? 0 : 1);
    }
    const BlockedLink blocked{{400}, {kThere.ipv4, kLinkPort}};
    QCOMPARE(engine->status(at(1s)).blocked_links, std::vector<BlockedLink>{blocked});
    engine->step(input::LinkOpened{leaderKey()}, at(1s));
    QVERIFY(engine->status(at(1s)).blocked_links.empty());
}

void TestServerNetwork::aLinkToWhereItsServerWasIsOpenedAnew()
{
    const auto engine = learner();
    QVERIFY(engine->step(datagram(kThere, from(400, beatOfALeader())), at(34ms)).links.empty());
    Heartbeat moved = beatOfALeader();
    moved.presence.link_port = kLinkPort + 1;
    const Effects e = engine->step(datagram(kThere, from(400, moved)), at(35ms));
    QCOMPARE(e.links.size(), size_t(1));
    QCOMPARE(e.links.front().to, (Endpoint{kThere.ipv4, kLinkPort + 1}));
}

/// By its clock its time to listen is over, but what came meanwhile is still unread.
void TestServerNetwork::aNewcomerThatWasLateListensFirst()
{
    ServerEngine engine(config(100, 1), 0);
    engine.step(input::Start{}, at(0s));
    QVERIFY(!tells<event::ElectionStarted>(engine.step(input::Tick{}, at(1s))));
    QVERIFY(tells<event::Joined>(introduceLinked(engine, 400, at(1s), beatOfALeader().presence)));
    // Not for ever: a machine may always be late.
    ServerEngine slow(config(100, 1), 0);
    slow.step(input::Start{}, at(0s));
    bool founded = false;
    for (int i = 1; i < 30 && !founded; ++i)
        founded = tells<event::LeaderElected>(slow.step(input::Tick{}, at(i * 1s)));
    QVERIFY(founded);
}

ROOMCAST_TEST(TestServerNetwork)

} // namespace roomcast::tst_server_network

#include "tst_server_network.moc"
