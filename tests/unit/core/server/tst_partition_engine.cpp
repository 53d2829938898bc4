// SPDX-License-Identifier: MIT
//
// Partitions on purpose, one engine step by step: labels, what crosses them, when new requests
// heal, and one ID on two sides. Groups and their clients: tst_partition.
#include "support/cluster.h"
#include "support/inputs.h"
#include "support/sides.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_partition_engine {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::sides;

namespace {

constexpr Endpoint kThere{0x7f000001, 2};

Now at(Duration t)
{
    return {TimePoint(1s + t), {1'700'000'000'000}, {}};
}

Packet from(quint32 id, const Label &label, const Message &message)
{
    return {Packet::kMagic, Packet::kVersion, ServerOrigin{{{{id}, {99}}, {99}}, label}, message};
}

Packet fromClient(quint64 sequence, quint32 attempt, const Write &write,
                  std::optional<Label> label = {})
{
    return {Packet::kMagic, Packet::kVersion, ClientOrigin{{42}, label},
            Request{{sequence}, attempt, {1}, 2000, true, encode(write)}};
}

template <typename T>
int sent(const Effects &effects)
{
    return int(std::count_if(effects.outbox.begin(), effects.outbox.end(), [](const Outbound &o) {
        return std::visit([](const auto &to) { return std::holds_alternative<T>(to.message); }, o);
    }));
}

/// Of the only PROBE among the effects.
quint64 nonceOf(const Effects &effects)
{
    for (const Outbound &outbound : effects.outbox)
        if (const auto *one = std::get_if<ToEndpoint>(&outbound))
            if (const auto *probe = std::get_if<Probe>(&one->message))
                return probe->nonce;
    return 0;
}

template <typename E>
bool tells(const Effects &effects)
{
    return std::any_of(effects.events.begin(), effects.events.end(),
                       [](const Event &e) { return std::holds_alternative<E>(e); });
}

/// Steps at every deadline up to `until`; what was multicast of `T` on the way.
template <typename T = Join>
int runTo(ServerEngine &engine, Duration until)
{
    int count = 0;
    for (int i = 0; i < 10'000 && engine.nextDeadline() && *engine.nextDeadline() <= at(until).mono;
         ++i)
        count += sent<T>(engine.step(input::Tick{}, {*engine.nextDeadline(), at(until).wall, {}}));
    return count;
}

/// A server that leads a view of its own at time 1 s.
std::unique_ptr<ServerEngine> loneLeader()
{
    ServerConfig config;
    config.id = {100};
    config.id_chosen = true;
    config.incarnation = {1};
    config.store = {1};
    config.catalogue = Cluster::sampleCatalogue();
    auto engine = std::make_unique<ServerEngine>(config, quint16(4711));
    engine->step(input::Start{}, at(0s));
    runTo(*engine, 1s);
    return engine;
}

Join joinOf(Role role)
{
    Presence presence;
    presence.role = role;
    if (role != Role::Joining)
        presence.genesis = Epoch{1, {300}, {99}};
    return Join{presence};
}

} // namespace

class TestPartitionEngine final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labels_data();
    void labels();
    void onlyJoinCrosses();
    void joinAcrossMakesKnownAndIsAnsweredByJoin();
    void joinWithinALabelIsNotWelcomedTwice();
    void nothingIsDueForASilentLinkedPeer();

    void newRequestsHeal();
    void eachSideCountsAnew();

    void takenIdAcrossALabel();
    void doubleIdsAreToldWhenTheyMeet();
};

// ---- labels ----------------------------------------------------------------------------------

void TestPartitionEngine::labels_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::newRow("one") << u"B"_s << u"B"_s;
    QTest::newRow("capitals") << u"left2"_s << u"LEFT2"_s;
    QTest::newRow("longest") << u"ABCDEFGH"_s << u"ABCDEFGH"_s;
    QTest::newRow("too long") << u"ABCDEFGHI"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("space") << u"A B"_s << QString();
    QTest::newRow("letter beyond ASCII") << u"Ä"_s << QString();
    QTest::newRow("zero byte") << QString(u'A') + QChar(0) << QString();
}

void TestPartitionEngine::labels()
{
    QFETCH(const QString, text);
    QFETCH(const QString, label);
    const auto made = Label::from(text);
    QCOMPARE(made.has_value(), !label.isEmpty());
    if (made)
        QCOMPARE(made->text(), label);
    // On the wire there is one way to write it.
    QCOMPARE(bool(decode<Label>(encode(text))), !label.isEmpty() && text == label);
}

void TestPartitionEngine::onlyJoinCrosses()
{
    const auto engine = loneLeader();
    const auto peers = [&] { return engine->peers(at(1s)).size(); };
    Heartbeat heartbeat;
    heartbeat.presence = joinOf(Role::Leader).presence;
    engine->step(datagram(kThere, from(300, kB, heartbeat)), at(1s));
    engine->step(datagram(kThere, from(300, kB, Welcome{heartbeat.presence, {}})), at(1s));
    QCOMPARE(sent<ProbeReply>(engine->step(datagram(kThere, from(300, kB, Probe{7})), at(1s))), 0);
    QCOMPARE(peers(), 0U);
    QCOMPARE(sent<ProbeReply>(engine->step(datagram(kThere, from(200, kA, Probe{7})), at(1s))), 1);
    QCOMPARE(peers(), 1U);
    engine->step(datagram(kThere, from(300, kB, joinOf(Role::Leader))), at(1s));
    QCOMPARE(peers(), 2U);
    QCOMPARE(engine->status(at(1s)).role, ShownRole::Leader);
    // Nor does a REFUSE of its own ID.
    QVERIFY(
        !engine
             ->step(datagram(kThere, from(100, kB, Refuse{RefuseReason::DuplicateId, {}})), at(1s))
             .stop);
}

void TestPartitionEngine::joinAcrossMakesKnownAndIsAnsweredByJoin()
{
    const auto engine = loneLeader();
    QCOMPARE(runTo<Join>(*engine, 2s), 0); // at home, and nobody is cut off
    const Effects met = engine->step(datagram(kThere, from(300, kB, joinOf(Role::Leader))), at(2s));
    QVERIFY(tells<event::CutOff>(met));
    QCOMPARE(sent<Welcome>(met), 0);
    const ServerStatus status = engine->status(at(2s));
    QCOMPARE(status.cut_off, cutOff({300}, kB));
    QCOMPARE(status.members.size(), 1U);
    const PeerStatus peer = engine->peers(at(2s)).at(0);
    QCOMPARE(peer.state, PeerState::CutOff);
    QCOMPARE(peer.label, kB);
    // Soon once, then every 5 bounds, give or take a fifth; probes and links never.
    QCOMPARE(runTo<Join>(*engine, 2s + 100ms), 1);
    QCOMPARE(runTo<Join>(*engine, 2s + 390ms), 0);
    QCOMPARE(runTo<Join>(*engine, 2s + 800ms), 1);
    QCOMPARE(runTo<Probe>(*engine, 3s), 0);
    QVERIFY(!tells<event::CutOff>(
        engine->step(datagram(kThere, from(300, kB, joinOf(Role::Leader))), at(3s))));
    QVERIFY(tells<event::CutOff>(
        engine->step(datagram(kThere, from(300, kC, joinOf(Role::Leader))), at(3s))));
    QVERIFY(tells<event::ReachableAgain>(
        engine->step(datagram(kThere, from(300, kA, Probe{1})), at(3s))));
    QVERIFY(engine->status(at(3s)).cut_off.empty());
}

void TestPartitionEngine::joinWithinALabelIsNotWelcomedTwice()
{
    const auto engine = loneLeader();
    // Once it has proven to be there.
    const Effects asked =
        engine->step(datagram(kThere, from(50, kA, joinOf(Role::Joining))), at(1s));
    QCOMPARE(sent<Welcome>(asked), 0);
    const ProbeReply here{nonceOf(asked), {}};
    QCOMPARE(sent<Welcome>(engine->step(datagram(kThere, from(50, kA, here)), at(1s))), 1);
    QCOMPARE(
        sent<Welcome>(engine->step(datagram(kThere, from(50, kA, joinOf(Role::Follower))), at(1s))),
        0);
}

/// It is gone, but its link stands: that used to be due for ever.
void TestPartitionEngine::nothingIsDueForASilentLinkedPeer()
{
    Peers peers({200ms, 50ms, 1s, 30s, 1500ms, {200ms, 1s, 50ms, 300ms, 12ms}}, 1);
    const ServerIdentity member{{{300}, {1}}, {1}};
    Outbox out;
    peers.heard(member, kThere, kA, at(0s), out);
    peers.linkOpened(member.key);
    for (Duration t = 0s; t < 40s; t += 10ms)
        peers.tick(at(t), out);
    QCOMPARE(peers.all().size(), 1U);
    QVERIFY(*peers.deadline() > at(40s).mono);
    peers.linkClosed(member.key);
    peers.suspect(member.key);
    peers.tick(at(41s), out);
    QVERIFY(peers.all().empty());
}

// ---- healing by requests ---------------------------------------------------------------------

/// Retries, the opening of the session and requests of other sides do not count.
void TestPartitionEngine::newRequestsHeal()
{
    const auto engine = loneLeader();
    const auto label = [&] { return engine->status(at(1s)).label; };
    engine->step(input::SetHealAfter{2}, at(1s));
    engine->step(datagram(kThere, fromClient(1, 1, OpenSession{})), at(1s));
    engine->step(datagram(kThere, fromClient(2, 1, Reserve{kSlot, u"Ana"_s, {}})), at(1s));
    engine->step(input::SetPartition{kB}, at(1s)); // what came before the change is not counted
    for (quint32 attempt = 1; attempt <= 5; ++attempt)
        engine->step(datagram(kThere, fromClient(3, attempt, Cancel{kSlot, {}, u"Ana"_s})), at(1s));
    engine->step(datagram(kThere, fromClient(4, 1, OpenSession{})), at(1s));
    engine->step(datagram(kThere, fromClient(5, 1, Reserve{kSlot, u"Ana"_s, {}}, kC)), at(1s));
    runTo(*engine, 2s);
    QCOMPARE(label(), kB);
    engine->step(datagram(kThere, fromClient(6, 1, Reserve{kSlot, u"Ana"_s, {}}, kB)), at(2s));
    QCOMPARE(label(), kB); // its reply leaves under the old label
    runTo(*engine, 3s);
    QCOMPARE(label(), kA);
}

void TestPartitionEngine::eachSideCountsAnew()
{
    Partition partition(kA, 2);
    const auto request = [](quint64 sequence) { return RequestId{{42}, {sequence}}; };
    QVERIFY(!partition.waitsForRequests());
    QVERIFY(partition.goTo(kB));
    QVERIFY(!partition.counts(request(1)));
    QVERIFY(partition.goTo(kC));
    QVERIFY(!partition.goTo(kC));
    QVERIFY(!partition.counts(request(2)));
    partition.setHealAfter(2);
    QVERIFY(!partition.counts(request(3)));
    QVERIFY(partition.counts(request(4)));
}

// ---- one ID on two sides ---------------------------------------------------------------------

void TestPartitionEngine::takenIdAcrossALabel()
{
    ServerConfig config;
    config.id = {100};
    config.id_chosen = true;
    config.incarnation = {7};
    config.label = kB;
    ServerEngine newcomer(config, 0);
    newcomer.step(input::Start{}, at(0s));
    const Packet join = from(100, kA, joinOf(Role::Leader));
    QVERIFY(!newcomer.step(datagram(kThere, join), at(10ms)).stop);
    const Effects e = newcomer.step(datagram(kThere, join), at(40ms));
    QCOMPARE(e.stop, StopReason::DuplicateId);
    // The one that stays is asked for that JOIN, as its REFUSE would not be heard.
    const auto stays = loneLeader();
    const Effects asked =
        stays->step(datagram(kThere, from(100, kB, joinOf(Role::Joining))), at(1s));
    QCOMPARE(sent<Refuse>(asked), 0);
    QCOMPARE(sent<Join>(asked), 1);
}

void TestPartitionEngine::doubleIdsAreToldWhenTheyMeet()
{
    const auto engine = loneLeader();
    const Packet other = from(100, kB, joinOf(Role::Leader));
    const Effects met = engine->step(datagram(kThere, other), at(1s));
    QVERIFY(tells<event::DuplicateId>(met));
    QVERIFY(!met.stop);
    QVERIFY(!tells<event::DuplicateId>(engine->step(datagram(kThere, other), at(2s))));
    QVERIFY(engine->peers(at(2s)).empty());
}

ROOMCAST_TEST(TestPartitionEngine)

} // namespace roomcast::tst_partition_engine

#include "tst_partition_engine.moc"
