// SPDX-License-Identifier: MIT
//
// Partitions on purpose, on a virtual clock: who hears whom, what each side does, and the way back.
#include "support/cluster.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast;
using namespace roomcast::test;

namespace {

const Label kA;
const Label kB = *Label::from(u"B");
const Label kC = *Label::from(u"C");
const SlotKey kSlot{u"SA314"_s, u"9:30-10:30"_s, u"Monday"_s};
const SlotKey kOther{u"ME4494"_s, u"8:30-9:30"_s, u"Tuesday"_s};
constexpr Endpoint kThere{0x7f000001, 2};

Command reserve(const SlotKey &slot, const QString &person = u"Ana"_s)
{
    return Write{Reserve{slot, person, {}}};
}

void form(Cluster &cluster, const std::vector<quint32> &ids)
{
    for (quint32 id : ids)
        cluster.addServer(id);
    QVERIFY(cluster.runUntil(
        [&] { return cluster.inOneView(ids, *std::max_element(ids.begin(), ids.end())); }, 3s));
}

/// 100 and 200 on side B, 300 and 400 on side A, each with a leader.
void split(Cluster &cluster)
{
    form(cluster, {100, 200, 300, 400});
    cluster.setPartition(100, kB);
    cluster.setPartition(200, kB);
    QVERIFY(cluster.runUntil(
        [&] {
            return cluster.inOneView({300, 400}, 400) && cluster.inOneView({100, 200}, 200);
        },
        3s));
}

std::vector<CutOffServer> cutOff(std::initializer_list<quint32> ids, const Label &label)
{
    std::vector<CutOffServer> servers;
    for (const quint32 id : ids)
        servers.push_back({{id}, label});
    return servers;
}

// ---- one engine, step by step ----------------------------------------------------------------

Now at(Duration t)
{
    return {TimePoint(1s + t), {1'700'000'000'000}, {2'461'000}};
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

bool tells(const Effects &effects, EventKind kind)
{
    return std::any_of(effects.events.begin(), effects.events.end(),
                       [&](const Event &e) { return e.kind == kind; });
}

/// Steps at every deadline up to `until`; what was multicast of `T` on the way.
template <typename T = Join>
int runTo(ServerEngine &engine, Duration until)
{
    int count = 0;
    for (int i = 0; i < 10'000 && engine.nextDeadline() && *engine.nextDeadline() <= at(until).mono;
         ++i)
        count += sent<T>(engine.tick({*engine.nextDeadline(), at(until).wall, at(until).today}));
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
    engine->start(at(0s));
    runTo(*engine, 1s);
    return engine;
}

Join joinOf(Phase phase)
{
    Presence presence;
    presence.phase = phase;
    if (phase != Phase::Joining)
        presence.genesis = Epoch{1, {300}, {99}};
    return Join{presence};
}

} // namespace

class TestPartition final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labels_data();
    void labels();
    void onlyJoinCrosses();
    void joinAcrossMakesKnownAndIsAnsweredByJoin();
    void joinWithinALabelIsNotWelcomedTwice();
    void linksAreSilencedNotEnded();
    void bothSidesServeAndMerge();
    void threeSides();
    void cutsOnPurposeTakeNoBackOff();
    void clientOfASideHearsThatSide();
    void clientOfNoSideIsToldOfTwoReplies();
    void newRequestsHeal();
    void eachSideCountsAnew();
    void healsByCountAfterTheReply();
    void newcomerFoundsNoGroupBesideOne();
    void takenIdAcrossALabel();
    void doubleIdsAreToldWhenTheyMeet();
    void whoIsUnheardIsForgotten();
    void nothingIsDueForASilentLinkedPeer();
    void serversCutOffAreNotDeclaredDead();
};

void TestPartition::labels_data()
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

void TestPartition::labels()
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

void TestPartition::onlyJoinCrosses()
{
    const auto engine = loneLeader();
    const auto peers = [&] { return engine->peers(at(1s)).size(); };
    Heartbeat heartbeat;
    heartbeat.presence = joinOf(Phase::Leading).presence;
    engine->onDatagram(kThere, from(300, kB, heartbeat), at(1s));
    engine->onDatagram(kThere, from(300, kB, Welcome{heartbeat.presence, {}}), at(1s));
    QCOMPARE(sent<ProbeReply>(engine->onDatagram(kThere, from(300, kB, Probe{7}), at(1s))), 0);
    QCOMPARE(peers(), 0U);
    QCOMPARE(sent<ProbeReply>(engine->onDatagram(kThere, from(200, kA, Probe{7}), at(1s))), 1);
    QCOMPARE(peers(), 1U);
    engine->onDatagram(kThere, from(300, kB, joinOf(Phase::Leading)), at(1s));
    QCOMPARE(peers(), 2U);
    QCOMPARE(engine->status(at(1s)).role, Role::Leader);
    // Nor does a REFUSE of its own ID.
    QVERIFY(
        !engine->onDatagram(kThere, from(100, kB, Refuse{RefuseReason::DuplicateId, {}}), at(1s))
             .stop);
}

void TestPartition::joinAcrossMakesKnownAndIsAnsweredByJoin()
{
    const auto engine = loneLeader();
    QCOMPARE(runTo<Join>(*engine, 2s), 0); // at home, and nobody is cut off
    const Effects met = engine->onDatagram(kThere, from(300, kB, joinOf(Phase::Leading)), at(2s));
    QVERIFY(tells(met, EventKind::CutOff));
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
    QVERIFY(!tells(engine->onDatagram(kThere, from(300, kB, joinOf(Phase::Leading)), at(3s)),
                   EventKind::CutOff));
    QVERIFY(tells(engine->onDatagram(kThere, from(300, kC, joinOf(Phase::Leading)), at(3s)),
                  EventKind::CutOff));
    QVERIFY(tells(engine->onDatagram(kThere, from(300, kA, Probe{1}), at(3s)),
                  EventKind::ReachableAgain));
    QVERIFY(engine->status(at(3s)).cut_off.empty());
}

void TestPartition::joinWithinALabelIsNotWelcomedTwice()
{
    const auto engine = loneLeader();
    QCOMPARE(
        sent<Welcome>(engine->onDatagram(kThere, from(50, kA, joinOf(Phase::Joining)), at(1s))), 1);
    QCOMPARE(
        sent<Welcome>(engine->onDatagram(kThere, from(50, kA, joinOf(Phase::Following)), at(1s))),
        0);
}

void TestPartition::linksAreSilencedNotEnded()
{
    Cluster cluster;
    form(cluster, {100, 200});
    cluster.setPartition(100, kB);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({200}, 200); }, 2s));
    cluster.run(3s);
    QVERIFY(cluster.peers(200).at(0).linked);
    QVERIFY(cluster.peers(100).at(0).linked);
    cluster.setPartition(100, kA);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 3s));
    QCOMPARE(cluster.count(EventKind::MemberSuspected) + cluster.count(EventKind::HeartbeatFailed),
             0);
}

void TestPartition::bothSidesServeAndMerge()
{
    Cluster cluster;
    split(cluster);
    for (const quint32 id : {100U, 200U})
        QVERIFY(
            cluster.has(EventKind::PartitionChanged, id,
                        {{u"label"_s, u"B"_s}, {u"before"_s, u"A"_s}, {u"reason"_s, u"asked"_s}}));
    QVERIFY(cluster.has(EventKind::ElectionStarted, 200, {{u"reason"_s, u"partition"_s}}));
    QVERIFY(cluster.has(EventKind::ElectionStarted, 400, {{u"reason"_s, u"partition"_s}}));
    QVERIFY(cluster.runUntil(
        [&] {
            return cluster.status(400).cut_off == cutOff({200, 100}, kB) &&
                   cluster.status(100).cut_off == cutOff({400, 300}, kA);
        },
        1s));
    const Answer here = cluster.ask(cluster.addClient(kA), reserve(kSlot));
    const Answer there = cluster.ask(cluster.addClient(kB), reserve(kOther, u"Ben"_s));
    QVERIFY(here.ok() && there.ok());
    QCOMPARE(here.server, ServerId{400});
    QCOMPARE(there.server, ServerId{200});
    QCOMPARE(here.standing, Standing::Confirmed);
    QCOMPARE(there.standing, Standing::Provisional);
    for (const quint32 id : {100U, 200U})
        cluster.setPartition(id, kA);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300, 400}, 400); }, 5s));
    // What a side carries may follow a little later.
    QVERIFY(cluster.runUntil([&] { return cluster.converged() && cluster.status(100).claims == 2; },
                             2s));
    QVERIFY(cluster.has(EventKind::ReachableAgain, 400, {{u"member"_s, 200}}));
    for (const quint32 id : {100U, 200U, 300U, 400U})
        QVERIFY(cluster.status(id).cut_off.empty());
}

void TestPartition::threeSides()
{
    Cluster cluster;
    form(cluster, {100, 200, 300});
    cluster.setPartition(100, kB);
    cluster.setPartition(200, kC);
    QVERIFY(cluster.runUntil(
        [&] {
            return cluster.inOneView({100}, 100) && cluster.inOneView({200}, 200) &&
                   cluster.inOneView({300}, 300);
        },
        3s));
    QVERIFY(cluster.runUntil(
        [&] {
            return cluster.status(300).cut_off ==
                   std::vector<CutOffServer>{{{200}, kC}, {{100}, kB}};
        },
        1s));
    // B and C meet first, then both come home.
    cluster.setPartition(200, kB);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 5s));
    cluster.setPartition(100, kA);
    cluster.setPartition(200, kA);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 300); }, 5s));
    QVERIFY(cluster.runUntil([&] { return cluster.converged(); }, 2s));
}

/// Whoever is cut off and comes back again and again does not wait longer each time, as it would
/// where a link comes and goes.
void TestPartition::cutsOnPurposeTakeNoBackOff()
{
    Cluster cluster;
    form(cluster, {100, 200});
    for (int i = 0; i < 12; ++i) {
        cluster.setPartition(100, kB);
        QVERIFY(cluster.runUntil(
            [&] { return cluster.inOneView({100}, 100) && cluster.inOneView({200}, 200); }, 1s));
        cluster.setPartition(100, kA);
        QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 1s));
    }
}

void TestPartition::clientOfASideHearsThatSide()
{
    Cluster cluster;
    form(cluster, {100});
    const int client = cluster.addClient(kB);
    const quint64 before = cluster.status(100).requests_received;
    QCOMPARE(cluster.ask(client, reserve(kSlot)).error, AnswerError::NoServer);
    QCOMPARE(cluster.status(100).requests_received, before);
    QVERIFY(!cluster.client(client).sight(cluster.now()).silence);
    cluster.setPartition(100, kB);
    QVERIFY(cluster.ask(client, reserve(kSlot)).ok());
}

void TestPartition::clientOfNoSideIsToldOfTwoReplies()
{
    Cluster cluster;
    split(cluster);
    const int client = cluster.addClient();
    const Ticket ticket = cluster.submit(client, reserve(kSlot));
    const auto two = [&]() -> const Answer * {
        for (const Answer &answer : cluster.doubleReplies(client))
            if (answer.ticket == ticket)
                return &answer;
        return nullptr;
    };
    QVERIFY(cluster.runUntil([&] { return two() != nullptr; }, 3s));
    QCOMPARE(two()->error, AnswerError::TwoReplies);
    const OtherReply other = *two()->other;
    QVERIFY(two()->outcome && other.outcome);
    QCOMPARE(std::set<quint32>({two()->server.value, other.server.value}),
             std::set<quint32>({200, 400}));
    QVERIFY(two()->epoch != other.epoch);
    QCOMPARE(two()->epoch.owner, two()->server);
    QCOMPARE(other.epoch.owner, other.server);
    QVERIFY(two()->standing != other.standing);
}

/// Retries, the opening of the session and requests of other sides do not count.
void TestPartition::newRequestsHeal()
{
    const auto engine = loneLeader();
    const auto label = [&] { return engine->status(at(1s)).label; };
    engine->setHealAfter(2, at(1s));
    engine->onDatagram(kThere, fromClient(1, 1, OpenSession{}), at(1s));
    engine->onDatagram(kThere, fromClient(2, 1, Reserve{kSlot, u"Ana"_s, {}}), at(1s));
    engine->setPartition(kB, at(1s)); // what came before the change is not counted
    for (quint32 attempt = 1; attempt <= 5; ++attempt)
        engine->onDatagram(kThere, fromClient(3, attempt, Cancel{kSlot, {}, u"Ana"_s}), at(1s));
    engine->onDatagram(kThere, fromClient(4, 1, OpenSession{}), at(1s));
    engine->onDatagram(kThere, fromClient(5, 1, Reserve{kSlot, u"Ana"_s, {}}, kC), at(1s));
    runTo(*engine, 2s);
    QCOMPARE(label(), kB);
    engine->onDatagram(kThere, fromClient(6, 1, Reserve{kSlot, u"Ana"_s, {}}, kB), at(2s));
    QCOMPARE(label(), kB); // its reply leaves under the old label
    runTo(*engine, 3s);
    QCOMPARE(label(), kA);
}

void TestPartition::eachSideCountsAnew()
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

void TestPartition::healsByCountAfterTheReply()
{
    Cluster cluster;
    split(cluster);
    for (const quint32 id : {100U, 200U})
        cluster.setHealAfter(id, 2);
    const int client = cluster.addClient(kB);
    QVERIFY(cluster.ask(client, Query{ListRooms{}}).ok());
    cluster.run(1s);
    QCOMPARE(cluster.status(200).label, kB);
    const Answer last = cluster.ask(client, reserve(kSlot));
    QVERIFY(last.ok());
    QCOMPARE(last.attempts, 1);
    QCOMPARE(last.server, ServerId{200});
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300, 400}, 400); }, 5s));
    for (const quint32 id : {100U, 200U})
        QVERIFY(cluster.has(EventKind::PartitionChanged, id,
                            {{u"label"_s, u"A"_s}, {u"reason"_s, u"healed-by-count"_s}}));
    QVERIFY(cluster.runUntil([&] { return cluster.converged() && cluster.status(400).claims == 1; },
                             2s));
}

void TestPartition::newcomerFoundsNoGroupBesideOne()
{
    Cluster cluster;
    form(cluster, {100});
    cluster.addServer(200, Cluster::sampleCatalogue(), true, kB);
    cluster.run(5s);
    QCOMPARE(cluster.status(200).role, Role::Joining);
    QVERIFY(cluster.status(200).waits_across);
    QVERIFY(cluster.has(EventKind::CutOff, 200, {{u"action"_s, u"stays-joining"_s}}));
    QVERIFY(cluster.has(EventKind::PartitionChanged, 200, {{u"reason"_s, u"started"_s}}));
    QCOMPARE(cluster.status(100).cut_off, cutOff({200}, kB));
    cluster.setPartition(200, kA);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 3s));
    QVERIFY(!cluster.has(EventKind::OtherGroup, 100));
}

void TestPartition::takenIdAcrossALabel()
{
    Cluster cluster;
    form(cluster, {100});
    ServerConfig config;
    config.id = {100};
    config.id_chosen = true;
    config.incarnation = {7};
    config.label = kB;
    ServerEngine newcomer(config, 0);
    newcomer.start(at(0s));
    const Effects e = newcomer.onDatagram(kThere, from(100, kA, joinOf(Phase::Leading)), at(10ms));
    QCOMPARE(e.stop, StopReason::DuplicateId);
    // The one that stays is asked for that JOIN, as its REFUSE would not be heard.
    const auto stays = loneLeader();
    const Effects asked = stays->onDatagram(kThere, from(100, kB, joinOf(Phase::Joining)), at(1s));
    QCOMPARE(sent<Refuse>(asked), 0);
    QCOMPARE(sent<Join>(asked), 1);
}

void TestPartition::doubleIdsAreToldWhenTheyMeet()
{
    const auto engine = loneLeader();
    const Packet other = from(100, kB, joinOf(Phase::Leading));
    const Effects met = engine->onDatagram(kThere, other, at(1s));
    QVERIFY(tells(met, EventKind::DuplicateId));
    QVERIFY(!met.stop);
    QVERIFY(!tells(engine->onDatagram(kThere, other, at(2s)), EventKind::DuplicateId));
    QVERIFY(engine->peers(at(2s)).empty());
}

void TestPartition::whoIsUnheardIsForgotten()
{
    Cluster cluster;
    form(cluster, {100});
    cluster.addServer(200, Cluster::sampleCatalogue(), true, kB);
    QVERIFY(cluster.runUntil([&] { return !cluster.status(100).cut_off.empty(); }, 1s));
    cluster.kill(200);
    cluster.run(1400ms);
    QVERIFY(!cluster.status(100).cut_off.empty());
    cluster.run(300ms);
    QVERIFY(cluster.status(100).cut_off.empty());
    QVERIFY(cluster.has(EventKind::MemberSuspected, 100, {{u"reason"_s, u"unheard"_s}}));
}

/// It is gone, but its link stands: that used to be due for ever.
void TestPartition::nothingIsDueForASilentLinkedPeer()
{
    Peers peers({200ms, 50ms, 1s, 30s, 1500ms});
    const Member member{{{300}, {1}}, {1}};
    Outbox out;
    peers.heard(member, kThere, kA, at(0s));
    peers.linkOpened(member.key);
    for (Duration t = 0s; t < 40s; t += 10ms)
        peers.tick(at(t), out);
    QCOMPARE(peers.all().size(), 1U);
    QVERIFY(*peers.deadline() > at(40s).mono);
    peers.linkClosed(member.key);
    peers.tick(at(41s), out);
    QVERIFY(peers.all().empty());
}

void TestPartition::serversCutOffAreNotDeclaredDead()
{
    Cluster cluster;
    split(cluster);
    const auto voter = [&] { return cluster.status(200).missing_voters; };
    QVERIFY(cluster.runUntil([&] { return !voter().empty(); }, 1s));
    cluster.declareDead(200, 400);
    QVERIFY(cluster.has(EventKind::DeclarationRefused, 200, {{u"reason"_s, u"alive"_s}}));
}

QTEST_GUILESS_MAIN(TestPartition)
#include "tst_partition.moc"
