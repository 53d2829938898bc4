// SPDX-License-Identifier: MIT
//
// One server engine, step by step: taken IDs, fences, hostile and stale messages. Two
// groups of one name: tst_server_groups.
#include "core/group/replicated_log.h"
#include "support/lone_server.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_server_engine {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::lone_server;

class TestServerEngine final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takenIdStopsTheNewcomer();
    void takenDefaultIdIsDrawnAgain();
    void establishedServerRefusesItsId();
    void ofTwoNewcomersTheHigherIncarnationStays();
    void writeIsPersistedInTheStepThatRepliesToIt();
    void writeIsExecutedOnce();
    void writeWithoutSessionIsExpired();
    void readDuplicatesAreAnsweredOnce();
    void ordersOfAStrangerAreIgnored();
    void coordinatorWithoutPromiseIsIgnored();
    void entriesOfAnAbsurdTimeAreRefused();
    void promiseFencesTheOldLeader();
    void whoIsBeingTakenInIsGivenTime();
    void whereEveryVoterIsDeadWhatIsLeftConfirms();
    void timesAscendOverARestart();
    void undecodableCommandIsRejected();
    void snapshotOfGarbageChangesNothing();
};

void TestServerEngine::takenIdStopsTheNewcomer()
{
    ServerEngine engine(config(100, 1), 0);
    engine.step(input::Start{}, at(0s));
    const Packet refusal = from(100, Refuse{RefuseReason::DuplicateId, {}});
    QVERIFY(!engine.step(datagram(kThere, refusal), at(1ms)).stop);
    QVERIFY(!engine.step(datagram(kThere, refusal), at(2ms)).stop); // a copy of the datagram
    const Effects e = engine.step(datagram(kThere, refusal), at(30ms));
    QCOMPARE(e.stop, StopReason::DuplicateId);
    QVERIFY(tells<event::DuplicateId>(e));
    QVERIFY(!engine.nextDeadline());
}

void TestServerEngine::takenDefaultIdIsDrawnAgain()
{
    ServerEngine engine(config(100, 1, false), 0);
    engine.step(input::Start{}, at(0s));
    const Packet refusal = from(100, Refuse{RefuseReason::DuplicateId, {}});
    engine.step(datagram(kThere, refusal), at(1ms));
    const Effects e = engine.step(datagram(kThere, refusal), at(30ms));
    QVERIFY(!e.stop);
    QVERIFY(engine.id() != ServerId{100});
    QVERIFY(engine.id().value > 0);
}

void TestServerEngine::establishedServerRefusesItsId()
{
    const auto engine = loneLeader();
    const Effects e = engine->step(datagram(kThere, from(100, Join{})), at(1001ms));
    QCOMPARE(sent<Refuse>(e).size(), 1U);
    // And is not impressed by a refusal itself.
    QVERIFY(
        !engine
             ->step(datagram(kThere, from(100, Refuse{RefuseReason::DuplicateId, {}})), at(1002ms))
             .stop);
}

void TestServerEngine::ofTwoNewcomersTheHigherIncarnationStays()
{
    ServerEngine engine(config(100, 50), 0);
    engine.step(input::Start{}, at(0s));
    QCOMPARE(sent<Refuse>(engine.step(datagram(kThere, from(100, Join{}, 49)), at(1ms))).size(),
             1U);
    QCOMPARE(sent<Refuse>(engine.step(datagram(kThere, from(100, Join{}, 51)), at(2ms))).size(),
             0U);
}

void TestServerEngine::writeIsPersistedInTheStepThatRepliesToIt()
{
    const auto engine = loneLeader();
    engine->step(datagram(kHere, fromClient(openSession())), at(1001ms));
    const Effects e = engine->step(datagram(kHere, fromClient(reserve(2))), at(1002ms));
    QCOMPARE(sent<Reply>(e).size(), 1U);
    QCOMPARE(e.persist.entries.size(), 1U);
    QCOMPARE(e.persist.first, LogIndex{3}); // after VIEW and the session
}

void TestServerEngine::writeIsExecutedOnce()
{
    const auto engine = loneLeader();
    engine->step(datagram(kHere, fromClient(openSession())), at(1001ms));
    const auto first =
        sent<Reply>(engine->step(datagram(kHere, fromClient(reserve(2))), at(1002ms)));
    Request again = reserve(2);
    again.attempt = 2;
    const Effects e = engine->step(datagram(kHere, fromClient(again)), at(1003ms));
    const auto second = sent<Reply>(e);
    QCOMPARE(second.size(), 1U);
    QVERIFY(second[0].again);
    QCOMPARE(second[0].index, first[0].index);
    QCOMPARE(second[0].outcome, first[0].outcome);
    QVERIFY(e.persist.entries.empty());
    QCOMPARE(engine->status(at(1003ms)).claims, 1);
}

void TestServerEngine::writeWithoutSessionIsExpired()
{
    const auto engine = loneLeader();
    const auto replies =
        sent<Reply>(engine->step(datagram(kHere, fromClient(reserve(2))), at(1001ms)));
    const auto outcome = decode<Outcome>(replies.at(0).outcome);
    QCOMPARE(std::get<Refused>(*outcome).kind, RefusalKind::SessionExpired);
    QCOMPARE(engine->status(at(1001ms)).claims, 0);
}

void TestServerEngine::readDuplicatesAreAnsweredOnce()
{
    // With a member in the view a read waits for its round, and a copy of it waits with it.
    Cluster noisy(3, {.duplication = 1.0});
    noisy.addServer(100);
    noisy.addServer(200);
    QVERIFY(noisy.runUntil([&] { return noisy.inOneView({100, 200}, 200); }, 3s));
    const int client = noisy.addClient();
    for (int i = 0; i < 20; ++i) {
        QVERIFY(noisy.ask(client, Query{CheckRoom{u"SA314"_s}}).ok());
        noisy.client(client).clearCache(noisy.now());
        noisy.run(10ms);
    }
    QVERIFY(noisy.doubleReplies(client).empty());
}

void TestServerEngine::ordersOfAStrangerAreIgnored()
{
    const auto engine = loneLeader();
    const ServerStatus before = engine->status(at(1001ms));
    const Entry forged{before.epoch, {1}, CivilDay{1}, WriteRecord{{{42}, {9}}, {1}, "x"}};
    const Effects e = engine->step(
        datagram(kThere, from(300, Order{before.epoch, {2}, {}, {forged}})), at(1001ms));
    QVERIFY(e.persist.entries.empty());
    engine->step(datagram(kThere, from(300, Commit{before.epoch, {1}, {99}, true, {}})),
                 at(1002ms));
    QCOMPARE(engine->status(at(1002ms)).index, before.index);
}

void TestServerEngine::coordinatorWithoutPromiseIsIgnored()
{
    const auto engine = loneLeader();
    const ServerStatus before = engine->status(at(1001ms));
    const ServerIdentity self = std::get<ServerOrigin>(engine->origin()).member;
    const ServerIdentity usurper{{{300}, {99}}, {99}};
    const View view{{50, usurper.key.id, usurper.key.incarnation}, {usurper, self}};
    Coordinator forged;
    forged.genesis = before.epoch;
    forged.last_primary = view;
    forged.view_entry = {view.epoch, {1}, CivilDay{1}, ViewRecord{view, true, {}}};
    engine->step(datagram(kThere, from(300, forged)), at(1001ms));
    QCOMPARE(engine->status(at(1001ms)).epoch, before.epoch);
    QCOMPARE(engine->status(at(1001ms)).role, ShownRole::Leader);
}

void TestServerEngine::promiseFencesTheOldLeader()
{
    const auto engine = loneLeader();
    engine->step(datagram(kHere, fromClient(openSession())), at(1001ms));
    const ServerStatus before = engine->status(at(1001ms));
    const ServerIdentity self = std::get<ServerOrigin>(engine->origin()).member;
    const ServerIdentity higher{{{300}, {99}}, {99}};
    const View view{{50, higher.key.id, higher.key.incarnation}, {higher, self}};
    introduce(*engine, 300, at(1002ms));
    const Effects promised =
        engine->step(datagram(kThere, from(300, Election{before.epoch, view, {}})), at(1032ms));
    QCOMPARE(sent<ElectionAnswer>(promised).size(), 1U);
    QVERIFY(promised.persist.hard);
    QCOMPARE(promised.persist.hard->promised, view.epoch);
    // From here on it leads nothing: the write is held for the successor, not answered.
    const Effects e = engine->step(datagram(kHere, fromClient(reserve(2))), at(1033ms));
    QVERIFY(sent<Reply>(e).empty());
    QVERIFY(e.persist.entries.empty());
}

/// A member that has to fetch the log goes on saying that it is ready until it has it.
void TestServerEngine::whoIsBeingTakenInIsGivenTime()
{
    const auto engine = loneLeader(300);
    const Epoch genesis = engine->status(at(1s)).epoch;
    Heartbeat ready;
    ready.presence = {Role::Ready, genesis, genesis, {1}, false, 5, genesis};
    const auto hear = [&](Duration t) {
        return sent<Election>(engine->step(datagram(kThere, from(100, ready)), at(t)), true);
    };
    const auto stood = sent<Election>(introduceLinked(*engine, 100, at(1s), ready.presence), true);
    QCOMPARE(stood.size(), 1U);
    ElectionAnswer promise;
    promise.epoch = stood[0].view.epoch;
    promise.last = lastOfALoneLeader(300);
    const Effects led = engine->step(datagram(kThere, from(100, promise)), at(1032ms));
    ReplicatedLog log(promise.last);
    log.append(sent<Coordinator>(led, true).at(0).view_entry);
    ready.log = log.last().prefix;
    QCOMPARE(engine->status(at(1032ms)).members.size(), 2U);
    const Duration bound = Timing{}.latency_bound;
    const Epoch installed = engine->status(at(1032ms)).epoch;
    ready.presence = {Role::Ready, genesis, installed, {2}, false, 5, installed, true, installed};
    const auto vouched = [&](Duration t) {
        return sent<Election>(introduce(*engine, 100, at(t), ready.presence, 99, ready.log), true);
    };
    for (Duration t = 1033ms; t < 1002ms + bound; t += 5ms)
        QVERIFY(hear(t).empty());
    QVERIFY(vouched(970ms + bound).empty());
    QCOMPARE(vouched(1032ms + bound).size(), 1U);
}

/// No clock can have made them, and what is computed from them would overflow.
void TestServerEngine::entriesOfAnAbsurdTimeAreRefused()
{
    const auto engine = loneLeader();
    const Epoch genesis = engine->status(at(1s)).epoch;
    const Packet challenged = challenge(*engine);
    engine->step(datagram(kThere, challenged), at(1s));
    const View view = std::get<Election>(challenged.message).view;
    const LogPosition spine = lastOfALoneLeader(100);
    const auto coordinator = [&](WallTime time) {
        const Entry entry{view.epoch, time, CivilDay{1}, ViewRecord{view, true, {}}};
        return from(400,
                    Coordinator{genesis, view, {}, false, true, {}, spine, spine.index, entry, {}},
                    98);
    };
    const auto order = [&](WallTime time, CivilTime civil) {
        ReplicatedLog log(spine);
        log.append({view.epoch, {1'700'000'000'000}, CivilDay{1}, ViewRecord{view, true, {}}});
        const Entry entry{view.epoch, time, civil, WriteRecord{{{42}, {9}}, {1}, "x"}};
        return from(400, Order{view.epoch, next(log.lastIndex()), log.last().prefix, {entry}}, 98);
    };
    const auto stores = [&](const Packet &packet) {
        return engine->step(datagram(kThere, packet), at(1001ms)).persist.entries.size();
    };
    constexpr WallTime kAbsurd{std::numeric_limits<qint64>::max()};
    QCOMPARE(stores(coordinator(kAbsurd)), 0U);
    QCOMPARE(stores(coordinator({1'700'000'000'000})), 1U);
    QCOMPARE(stores(order(kAbsurd, {})), 0U);
    QCOMPARE(stores(order({-1}, {})), 0U);
    QCOMPARE(stores(order({1}, CivilTime(CivilDay{1}, kMinutesOfDay))), 0U);
    QCOMPARE(stores(order({1}, CivilDay{kAbsurd.value_ms})), 0U);
    QCOMPARE(stores(order({1}, CivilTime(CivilDay{1}, 1))), 1U);
}

/// A restored copy has no vote of its own. When the store that it is a copy of is gone for good,
/// nothing else would ever be confirmed again.
void TestServerEngine::whereEveryVoterIsDeadWhatIsLeftConfirms()
{
    StoredReplica copy = storeOfALoneLeader();
    copy.disown();
    ServerEngine engine(config(200, 2), 4711, copy);
    engine.step(input::Start{}, at(2s));
    runTo(engine, 3s);
    QVERIFY(!engine.status(at(3s)).primary);
    QVERIFY(tells<event::DeclaredDead>(engine.step(input::DeclareDead{{100}}, at(3s))));
    runTo(engine, 4s);
    QVERIFY(engine.status(at(4s)).primary);
    QCOMPARE(engine.status(at(4s)).claims, 1);
}

/// By a clock that is a day behind, from a snapshot without the entries before it.
void TestServerEngine::timesAscendOverARestart()
{
    StoredReplica copy = storeOfALoneLeader();
    ReplicaReader reader;
    for (const QByteArray &part : copy.snapshot)
        QVERIFY(reader.take(part));
    Replica replica = *reader.replica();
    for (const Entry &entry : copy.entries)
        replica.append(entry);
    replica.commit(replica.log().lastIndex());
    const WallTime before = copy.entries.back().at;
    SnapshotParts parts(ReplicaSource::ofState(replica, *copy.hard), 1'000'000);
    copy.snapshot = {parts.next()};
    copy.base = replica.committed();
    copy.entries.clear();

    ServerEngine engine(config(100, 2), 4711, copy);
    Now late = at(2s);
    late.wall.value_ms -= 86'400'000;
    Effects e = engine.step(input::Start{}, late);
    std::vector<Entry> entries = e.persist.entries;
    for (int i = 0; i < 1'000 && entries.empty(); ++i) {
        late.mono = *engine.nextDeadline();
        entries = engine.step(input::Tick{}, late).persist.entries;
    }
    QVERIFY(!entries.empty());
    QVERIFY(entries.front().at > before);
}

void TestServerEngine::undecodableCommandIsRejected()
{
    const auto engine = loneLeader();
    Request garbage = openSession();
    garbage.command = "garbage";
    const Effects e = engine->step(datagram(kHere, fromClient(garbage)), at(1001ms));
    QVERIFY(tells<event::DatagramRejected>(e));
    QVERIFY(e.persist.entries.empty());
    QVERIFY(sent<Reply>(e).empty());
}

void TestServerEngine::snapshotOfGarbageChangesNothing()
{
    const Replica replica(Cluster::sampleCatalogue());
    SnapshotParts parts(std::make_unique<ReplicaSource>(replica, HardState{}), 1'000'000);
    const QByteArray good = parts.next();
    QVERIFY(parts.atEnd());
    for (qsizetype length = 0; length < good.size(); ++length) {
        ReplicaReader reader;
        QVERIFY(!reader.take(good.left(length)) || !reader.complete());
    }
    ReplicaReader trailing;
    QVERIFY(!trailing.take(good + 'x') || !trailing.complete());
    ReplicaReader reader;
    QVERIFY(reader.take(good) && reader.complete());
    QCOMPARE(reader.replica()->state().digest(), replica.state().digest());
}

ROOMCAST_TEST(TestServerEngine)

} // namespace roomcast::tst_server_engine

#include "tst_server_engine.moc"
