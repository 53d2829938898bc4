// SPDX-License-Identifier: MIT
//
// One server engine, step by step: taken IDs, fences, hostile and stale messages.
#include "support/cluster.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast;
using namespace roomcast::test;

namespace {

constexpr Endpoint kHere{0x7f000001, 1};
constexpr Endpoint kThere{0x7f000001, 2};

ServerConfig config(quint32 id, quint64 incarnation, bool chosen = true)
{
    ServerConfig c;
    c.id = {id};
    c.id_chosen = chosen;
    c.incarnation = {incarnation};
    c.store = {incarnation};
    c.catalogue = Cluster::sampleCatalogue();
    return c;
}

Now at(Duration t)
{
    return {TimePoint(1s + t), {1'700'000'000'000}, {2'461'000}};
}

Packet from(quint32 id, const Message &message, quint64 incarnation = 99)
{
    return {Packet::kMagic, Packet::kVersion, ServerOrigin{{{{id}, {incarnation}}, {incarnation}}},
            message};
}

Packet fromClient(const Message &message)
{
    return {Packet::kMagic, Packet::kVersion, ClientOrigin{{42}}, message};
}

/// `ahead`: what does not wait for the disk.
template <typename T>
std::vector<T> sent(const Effects &effects, bool ahead = false)
{
    std::vector<T> result;
    for (const Outbound &outbound : ahead ? effects.ahead : effects.outbox)
        std::visit(
            [&](const auto &o) {
                if (const auto *m = std::get_if<T>(&o.message))
                    result.push_back(*m);
            },
            outbound);
    return result;
}

bool tells(const Effects &effects, EventKind kind)
{
    return std::any_of(effects.events.begin(), effects.events.end(),
                       [&](const Event &e) { return e.kind == kind; });
}

/// Steps at every deadline up to `until`.
void runTo(ServerEngine &engine, Duration until)
{
    for (int i = 0; i < 10'000 && engine.nextDeadline() && *engine.nextDeadline() <= at(until).mono;
         ++i)
        engine.tick({*engine.nextDeadline(), at(until).wall, at(until).today});
}

/// A server that leads a view of its own at time 1 s.
std::unique_ptr<ServerEngine> loneLeader(quint32 id = 100)
{
    auto engine = std::make_unique<ServerEngine>(config(id, 1), 4711);
    engine->start(at(0s));
    runTo(*engine, 1s);
    return engine;
}

/// Where the log of such a one ends.
LogPosition lastOfALoneLeader(quint32 id)
{
    const auto twin = loneLeader(id);
    const Member self = std::get<ServerOrigin>(twin->origin()).member;
    const Member higher{{{400}, {98}}, {98}};
    const View view{{50, higher.key.id, higher.key.incarnation}, {higher, self}};
    const Epoch genesis = twin->status(at(1s)).epoch;
    return sent<Promise>(
               twin->onDatagram(kThere, from(400, Election{genesis, view, {}}, 98), at(1s)))
        .at(0)
        .last;
}

Request openSession()
{
    return {{1}, 1, {1}, 2000, true, encode(Write{OpenSession{}})};
}

Request reserve(quint64 sequence)
{
    const SlotKey slot{u"SA314"_s, u"8:30-9:30"_s, u"Monday"_s};
    return {{sequence}, 1, {sequence}, 2000, true, encode(Write{Reserve{slot, u"Ana"_s, {}}})};
}

/// What its disk holds after a booking.
StoredCopy storeOfALoneLeader()
{
    ServerEngine engine(config(100, 1), 4711);
    StoredCopy copy;
    const auto keep = [&](const Effects &e) { copy.apply(e.persist); };
    keep(engine.start(at(0s)));
    while (*engine.nextDeadline() <= at(1s).mono)
        keep(engine.tick({*engine.nextDeadline(), at(1s).wall, at(1s).today}));
    keep(engine.onDatagram(kHere, fromClient(openSession()), at(1001ms)));
    keep(engine.onDatagram(kHere, fromClient(reserve(2)), at(1002ms)));
    return copy;
}

} // namespace

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
    void promiseFencesTheOldLeader();
    void whoIsBeingTakenInIsGivenTime();
    void emptyGroupJoinsTheOther();
    void groupsWithBookingsStayApart();
    void personChoosesWhichGroupJoins();
    void nothingToJoin();
    void onlyALeaderBringsItsGroupOver();
    void whereEveryVoterIsDeadWhatIsLeftConfirms();
    void timesAscendOverARestart();
    void undecodableCommandIsRejected();
    void snapshotOfGarbageChangesNothing();
};

void TestServerEngine::takenIdStopsTheNewcomer()
{
    ServerEngine engine(config(100, 1), 0);
    engine.start(at(0s));
    const Effects e =
        engine.onDatagram(kThere, from(100, Refuse{RefuseReason::DuplicateId, {}}), at(1ms));
    QCOMPARE(e.stop, StopReason::DuplicateId);
    QVERIFY(tells(e, EventKind::DuplicateId));
    QVERIFY(!engine.nextDeadline());
}

void TestServerEngine::takenDefaultIdIsDrawnAgain()
{
    ServerEngine engine(config(100, 1, false), 0);
    engine.start(at(0s));
    const Effects e =
        engine.onDatagram(kThere, from(100, Refuse{RefuseReason::DuplicateId, {}}), at(1ms));
    QVERIFY(!e.stop);
    QVERIFY(engine.id() != ServerId{100});
    QVERIFY(engine.id().value > 0);
}

void TestServerEngine::establishedServerRefusesItsId()
{
    const auto engine = loneLeader();
    const Effects e = engine->onDatagram(kThere, from(100, Join{}), at(1001ms));
    QCOMPARE(sent<Refuse>(e).size(), 1U);
    // And is not impressed by a refusal itself.
    QVERIFY(
        !engine->onDatagram(kThere, from(100, Refuse{RefuseReason::DuplicateId, {}}), at(1002ms))
             .stop);
}

void TestServerEngine::ofTwoNewcomersTheHigherIncarnationStays()
{
    ServerEngine engine(config(100, 50), 0);
    engine.start(at(0s));
    QCOMPARE(sent<Refuse>(engine.onDatagram(kThere, from(100, Join{}, 49), at(1ms))).size(), 1U);
    QCOMPARE(sent<Refuse>(engine.onDatagram(kThere, from(100, Join{}, 51), at(2ms))).size(), 0U);
}

void TestServerEngine::writeIsPersistedInTheStepThatRepliesToIt()
{
    const auto engine = loneLeader();
    engine->onDatagram(kHere, fromClient(openSession()), at(1001ms));
    const Effects e = engine->onDatagram(kHere, fromClient(reserve(2)), at(1002ms));
    QCOMPARE(sent<Reply>(e).size(), 1U);
    QCOMPARE(e.persist.entries.size(), 1U);
    QCOMPARE(e.persist.first, LogIndex{3}); // after VIEW and the session
}

void TestServerEngine::writeIsExecutedOnce()
{
    const auto engine = loneLeader();
    engine->onDatagram(kHere, fromClient(openSession()), at(1001ms));
    const auto first = sent<Reply>(engine->onDatagram(kHere, fromClient(reserve(2)), at(1002ms)));
    Request again = reserve(2);
    again.attempt = 2;
    const Effects e = engine->onDatagram(kHere, fromClient(again), at(1003ms));
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
    const auto replies = sent<Reply>(engine->onDatagram(kHere, fromClient(reserve(2)), at(1001ms)));
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
    const Entry forged{before.epoch, {1}, {1}, WriteRecord{{{42}, {9}}, {1}, "x"}};
    const Effects e =
        engine->onDatagram(kThere, from(300, Order{before.epoch, {2}, {forged}}), at(1001ms));
    QVERIFY(e.persist.entries.empty());
    engine->onDatagram(kThere, from(300, Commit{before.epoch, {1}, {99}, true, {}}), at(1002ms));
    QCOMPARE(engine->status(at(1002ms)).index, before.index);
}

void TestServerEngine::coordinatorWithoutPromiseIsIgnored()
{
    const auto engine = loneLeader();
    const ServerStatus before = engine->status(at(1001ms));
    const Member self = std::get<ServerOrigin>(engine->origin()).member;
    const Member usurper{{{300}, {99}}, {99}};
    const View view{{50, usurper.key.id, usurper.key.incarnation}, {usurper, self}};
    Coordinator forged;
    forged.genesis = before.epoch;
    forged.last_primary = view;
    forged.view_entry = {view.epoch, {1}, {1}, ViewRecord{view, true, {}}};
    engine->onDatagram(kThere, from(300, forged), at(1001ms));
    QCOMPARE(engine->status(at(1001ms)).epoch, before.epoch);
    QCOMPARE(engine->status(at(1001ms)).role, Role::Leader);
}

void TestServerEngine::promiseFencesTheOldLeader()
{
    const auto engine = loneLeader();
    engine->onDatagram(kHere, fromClient(openSession()), at(1001ms));
    const ServerStatus before = engine->status(at(1001ms));
    const Member self = std::get<ServerOrigin>(engine->origin()).member;
    const Member higher{{{300}, {99}}, {99}};
    const View view{{50, higher.key.id, higher.key.incarnation}, {higher, self}};
    const Effects promised =
        engine->onDatagram(kThere, from(300, Election{before.epoch, view, {}}), at(1002ms));
    QCOMPARE(sent<Promise>(promised).size(), 1U);
    QVERIFY(promised.persist.hard);
    QCOMPARE(promised.persist.hard->promised, view.epoch);
    // From here on it leads nothing: the write is held for the successor, not answered.
    const Effects e = engine->onDatagram(kHere, fromClient(reserve(2)), at(1003ms));
    QVERIFY(sent<Reply>(e).empty());
    QVERIFY(e.persist.entries.empty());
}

/// A member that has to fetch the log goes on saying that it is ready until it has it.
void TestServerEngine::whoIsBeingTakenInIsGivenTime()
{
    const auto engine = loneLeader(300);
    const Epoch genesis = engine->status(at(1s)).epoch;
    Heartbeat ready;
    ready.presence = {Phase::Ready, genesis, Epoch{1, {100}, {1}}, {0}, false, 5};
    const auto hear = [&](Duration t) {
        return sent<Election>(engine->onDatagram(kThere, from(100, ready), at(t)), true);
    };
    const auto stood = hear(1001ms);
    QCOMPARE(stood.size(), 1U);
    Promise promise;
    promise.epoch = stood[0].view.epoch;
    promise.last = lastOfALoneLeader(300);
    engine->onDatagram(kThere, from(100, promise), at(1002ms));
    QCOMPARE(engine->status(at(1002ms)).members.size(), 2U);
    const Duration bound = Timing{}.latency_bound;
    for (Duration t = 1003ms; t < 1002ms + bound; t += 5ms)
        QVERIFY(hear(t).empty());
    QCOMPARE(hear(1002ms + bound).size(), 1U);
}

void TestServerEngine::emptyGroupJoinsTheOther()
{
    const auto engine = loneLeader();
    Heartbeat other;
    other.presence = {Phase::Leading, Epoch{1, {300}, {99}}, Epoch{1, {300}, {99}}, {5}, true, 5};
    const Effects e = engine->onDatagram(kThere, from(300, other), at(1001ms));
    QVERIFY(tells(e, EventKind::OtherGroup));
    QVERIFY(tells(e, EventKind::Joined));
    QCOMPARE(engine->status(at(1001ms)).role, Role::Learner);
}

void TestServerEngine::groupsWithBookingsStayApart()
{
    const auto engine = loneLeader();
    engine->onDatagram(kHere, fromClient(openSession()), at(1001ms));
    engine->onDatagram(kHere, fromClient(reserve(2)), at(1002ms));
    Heartbeat other;
    other.presence = {Phase::Leading, Epoch{1, {300}, {99}}, Epoch{1, {300}, {99}}, {5}, true, 5};
    const Effects e = engine->onDatagram(kThere, from(300, other), at(1003ms));
    QVERIFY(tells(e, EventKind::OtherGroup));
    QCOMPARE(engine->status(at(1003ms)).role, Role::Leader);
    QCOMPARE(engine->status(at(1003ms)).claims, 1);
    // It is told once, not with every heartbeat.
    QVERIFY(
        !tells(engine->onDatagram(kThere, from(300, other), at(1004ms)), EventKind::OtherGroup));
}

void TestServerEngine::personChoosesWhichGroupJoins()
{
    const auto engine = loneLeader();
    engine->onDatagram(kHere, fromClient(openSession()), at(1001ms));
    engine->onDatagram(kHere, fromClient(reserve(2)), at(1002ms));
    Heartbeat other;
    other.presence = {Phase::Leading, Epoch{1, {300}, {99}}, Epoch{1, {300}, {99}}, {5}, true, 5};
    engine->onDatagram(kThere, from(300, other), at(1003ms));
    QCOMPARE(engine->status(at(1003ms)).other_group, ServerId{300});
    const Effects e = engine->joinOtherGroup(at(1004ms));
    QVERIFY(tells(e, EventKind::OtherGroup));
    // What was booked goes with it, on its disk too.
    QVERIFY(e.persist.clear);
    QVERIFY(e.persist.carried && !e.persist.carried->isEmpty());
    QCOMPARE(engine->status(at(1004ms)).carried, 1);
    QVERIFY(tells(engine->onDatagram(kThere, from(300, other), at(1005ms)), EventKind::Joined));
}

void TestServerEngine::nothingToJoin()
{
    const auto engine = loneLeader();
    QVERIFY(tells(engine->joinOtherGroup(at(1001ms)), EventKind::ControlRejected));
    QCOMPARE(engine->status(at(1001ms)).role, Role::Leader);
}

void TestServerEngine::onlyALeaderBringsItsGroupOver()
{
    const auto engine = loneLeader();
    engine->onDatagram(kHere, fromClient(openSession()), at(1001ms));
    engine->onDatagram(kHere, fromClient(reserve(2)), at(1002ms));
    Heartbeat other;
    other.presence = {Phase::Leading, Epoch{1, {300}, {99}}, Epoch{1, {300}, {99}}, {5}, true, 5};
    engine->onDatagram(kThere, from(300, other), at(1003ms));
    const Member self = std::get<ServerOrigin>(engine->origin()).member;
    const Member successor{{{400}, {98}}, {98}};
    const View view{{50, successor.key.id, successor.key.incarnation}, {successor, self}};
    const Epoch genesis = engine->status(at(1003ms)).epoch;
    engine->onDatagram(kThere, from(400, Election{genesis, view, {}}, 98), at(1004ms));
    const Effects e = engine->joinOtherGroup(at(1005ms));
    QVERIFY(tells(e, EventKind::ControlRejected));
    QVERIFY(!tells(e, EventKind::OtherGroup) && !e.persist.clear);
}

/// A restored copy has no vote of its own. When the store that it is a copy of is gone for good,
/// nothing else would ever be confirmed again.
void TestServerEngine::whereEveryVoterIsDeadWhatIsLeftConfirms()
{
    StoredCopy copy = storeOfALoneLeader();
    copy.disown();
    ServerEngine engine(config(200, 2), 4711, copy);
    engine.start(at(2s));
    runTo(engine, 3s);
    QVERIFY(!engine.status(at(3s)).primary);
    QVERIFY(tells(engine.declareDead({100}, at(3s)), EventKind::DeclaredDead));
    runTo(engine, 4s);
    QVERIFY(engine.status(at(4s)).primary);
    QCOMPARE(engine.status(at(4s)).claims, 1);
}

/// By a clock that is a day behind, from a snapshot without the entries before it.
void TestServerEngine::timesAscendOverARestart()
{
    StoredCopy copy = storeOfALoneLeader();
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
    Effects e = engine.start(late);
    std::vector<Entry> entries = e.persist.entries;
    for (int i = 0; i < 1'000 && entries.empty(); ++i) {
        late.mono = *engine.nextDeadline();
        entries = engine.tick(late).persist.entries;
    }
    QVERIFY(!entries.empty());
    QVERIFY(entries.front().at > before);
}

void TestServerEngine::undecodableCommandIsRejected()
{
    const auto engine = loneLeader();
    Request garbage = openSession();
    garbage.command = "garbage";
    const Effects e = engine->onDatagram(kHere, fromClient(garbage), at(1001ms));
    QVERIFY(tells(e, EventKind::DatagramRejected));
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

QTEST_GUILESS_MAIN(TestServerEngine)
#include "tst_server_engine.moc"
