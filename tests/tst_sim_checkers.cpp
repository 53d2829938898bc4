// SPDX-License-Identifier: MIT
//
// The checkers themselves: each is shown a history that breaks its rule, and must say so, and one
// beside it that does not.
#include "sim/check_answers.h"
#include "sim/check_cache.h"
#include "sim/check_end.h"
#include "sim/check_epochs.h"
#include "sim/check_linear.h"
#include "sim/check_logs.h"

#include "support/scene.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast;
using namespace roomcast::sim;
using namespace roomcast::test;

class TestSimCheckers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoLeadersOfOneEpoch();
    void promiseThatFalls();
    void promiseNotOnDisk();
    void acknowledgementBehindAPromise();
    void replyOfAViewNotInstalled();
    void twoEntriesAtOnePosition();
    void gapInALog();
    void twoStatesAtOnePosition();
    void commitWithoutAMember();
    void lateCommitOfWhatAMemberGaveUp();
    void twoConfirmedBookings();
    void conflictWithinOneSide();
    void differentAnswersToOneRequest();
    void claimListedTwice();
    void claimsPromotedTogether();
    void claimPromotedAgain();
    void moveOnAProvisionalSide();
    void requestThatNeverEnds();
    void acknowledgedBookingLost();
    void lossWithEveryDisk();
    void confirmedBookingDisplaced();
    void cancelledBookingBack();
    void otherStandingWithoutANotice();
    void noticesTheClientDoesNotKnowOf();
    void serversThatDoNotMeet();
    void confirmedReadOfThePast();
    void cachedValueOlderThanItsBound();
    void cachedValueLacksWhatItsVersionHas();
    void olderVersionAfterANewer();
    void ownWriteUnseen();
};

namespace {

/// Three servers, and one checker that looks on.
template <typename Checker>
struct Watched : Scene {
    Checker checker;

    template <typename... Args>
    explicit Watched(Args... args) : checker(make<Checker>(args...))
    {
        observers.push_back(&checker);
        startThree();
    }
};

/// One log of two entries; the second is a reservation that server 3 called done after 1 ms.
struct CacheScene : Watched<CacheChecker> {
    RequestId reservation;

    CacheScene()
    {
        install(view(1, {3, 2}));
        append(3, {1}, write(epoch(1, 3), 1));
        append(3, {2}, write(epoch(1, 3), 2));
        world.run(1ms);
        reservation = reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed, {2});
        world.run(10ms);
    }
    void show(ClientId viewer, LogIndex version, const Bookings &value, Duration age,
              bool behind = false)
    {
        CacheMark mark;
        mark.standing = Standing::Confirmed;
        mark.epoch = epoch(1, 3);
        mark.index = version;
        mark.age = age;
        mark.behind = behind;
        tell(&Observer::onShown, client, viewer, Query(CheckRoom{kSlot.room}), Outcome(value),
             mark);
    }
    Bookings booked() const
    {
        Claim claim;
        claim.id = reservation;
        SlotClaims slot;
        slot.slot = kSlot;
        slot.claims = {claim};
        return {{slot}};
    }
};

constexpr ClientId kSomebody{8};

} // namespace

void TestSimCheckers::twoLeadersOfOneEpoch()
{
    Watched<EpochChecker> s;
    s.send(3, Commit{epoch(1, 3), {}, {1}, true, {}});
    QVERIFY(s.verdict.clean());
    s.send(2, Commit{epoch(1, 3), {}, {1}, true, {}});
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestSimCheckers::promiseThatFalls()
{
    Watched<EpochChecker> s;
    s.install(view(5, {3, 2}));
    QVERIFY(s.verdict.clean());
    s.install(view(4, {3, 2}));
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestSimCheckers::promiseNotOnDisk()
{
    Watched<EpochChecker> s;
    s.install(view(5, {3, 2}));
    Promise promise;
    promise.epoch = epoch(5, 3);
    s.send(2, promise);
    QVERIFY(s.verdict.clean());
    promise.epoch = epoch(6, 3);
    s.send(2, promise);
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestSimCheckers::acknowledgementBehindAPromise()
{
    Watched<EpochChecker> s;
    s.install(view(6, {3, 2}));
    Promise promise;
    promise.epoch = epoch(6, 3);
    s.send(2, Ack{epoch(5, 3), {1}, 0});
    s.send(2, promise);
    QVERIFY(s.verdict.clean());
    s.send(2, Ack{epoch(5, 3), {2}, 0});
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestSimCheckers::replyOfAViewNotInstalled()
{
    Watched<EpochChecker> s;
    s.install(view(1, {3, 2}));
    s.send(3, reply(epoch(1, 3), {1}));
    QVERIFY(s.verdict.clean());
    s.send(3, reply(epoch(2, 3), {1}));
    QVERIFY(s.broke(Rule::OneLeader));
}

void TestSimCheckers::twoEntriesAtOnePosition()
{
    Watched<LogChecker> s;
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(2, {1}, write(epoch(1, 3), 1));
    QVERIFY(s.verdict.clean());
    s.append(1, {1}, write(epoch(1, 3), 2));
    QVERIFY(s.broke(Rule::EqualLogs));
}

void TestSimCheckers::gapInALog()
{
    Watched<LogChecker> s;
    s.append(3, {1}, write(epoch(1, 3), 1));
    QVERIFY(s.verdict.clean());
    s.append(3, {3}, write(epoch(1, 3), 3));
    QVERIFY(s.broke(Rule::EqualLogs));
}

void TestSimCheckers::twoStatesAtOnePosition()
{
    Watched<LogChecker> s;
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(2, {1}, write(epoch(1, 3), 1));
    ServerStatus status;
    status.index = {1};
    status.digest = {"one"};
    s.tell(&Observer::onStatus, Node(3), server(3), status, s.disks[3]);
    s.tell(&Observer::onStatus, Node(2), server(2), status, s.disks[2]);
    QVERIFY(s.verdict.clean());
    status.digest = {"another"};
    s.tell(&Observer::onStatus, Node(2), server(2), status, s.disks[2]);
    QVERIFY(s.broke(Rule::EqualLogs));
}

void TestSimCheckers::commitWithoutAMember()
{
    Watched<LogChecker> s;
    s.install(view(1, {3, 2, 1}));
    for (const quint32 id : {3U, 2U, 1U})
        s.append(id, {1}, write(epoch(1, 3), 1));
    s.send(3, Commit{epoch(1, 3), {}, {1}, true, {}});
    QVERIFY(s.verdict.clean());
    s.append(3, {2}, write(epoch(1, 3), 2));
    s.append(2, {2}, write(epoch(1, 3), 2));
    s.send(3, Commit{epoch(1, 3), {}, {2}, true, {}});
    QVERIFY(s.broke(Rule::CommittedEverywhere));
}

void TestSimCheckers::lateCommitOfWhatAMemberGaveUp()
{
    Watched<LogChecker> s;
    s.install(view(1, {3, 2}));
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(3, {2}, write(epoch(1, 3), 2));
    PersistBatch snapshot;
    snapshot.install = SnapshotInstall{{1}, false};
    s.persist(2, snapshot);
    s.install(view(2, {2}));
    PersistBatch cleared;
    cleared.clear = true;
    s.persist(2, cleared);
    s.send(3, Commit{epoch(1, 3), {}, {1}, true, {}});
    QVERIFY(s.verdict.clean());
    s.send(3, Commit{epoch(1, 3), {}, {2}, true, {}});
    QVERIFY(s.broke(Rule::CommittedEverywhere));
}

void TestSimCheckers::twoConfirmedBookings()
{
    Watched<AnswerChecker> s{Timing()};
    s.install(view(1, {3, 2}));
    s.install(view(2, {3, 2, 1}));
    s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    QVERIFY(s.verdict.clean());
    s.reserve(u"t2"_s, epoch(2, 3), Standing::Confirmed);
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

void TestSimCheckers::conflictWithinOneSide()
{
    Watched<AnswerChecker> s{Timing()};
    s.install(view(1, {3, 2}));
    s.install(view(2, {1}), false);
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(1, {1}, write(epoch(2, 1), 2));
    s.append(1, {2}, write(epoch(2, 1), 3));
    s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed, {1});
    s.reserve(u"t2"_s, epoch(2, 1), Standing::Provisional, {1});
    QVERIFY(s.verdict.clean());
    s.reserve(u"t3"_s, epoch(2, 1), Standing::Provisional, {2});
    QVERIFY(s.broke(Rule::ConflictsFromTwoSides));
}

void TestSimCheckers::differentAnswersToOneRequest()
{
    Watched<AnswerChecker> s{Timing()};
    Request request;
    request.sequence = {1};
    request.write = true;
    s.tell(&Observer::onRequested, s.client, ClientId{7}, request);
    s.send(3, reply(epoch(1, 3), {1}));
    s.send(3, reply(epoch(1, 3), {1}));
    QVERIFY(s.verdict.clean());
    s.send(2, reply(epoch(2, 2), {4}, Refused{RefusalKind::SlotTaken, u"p"_s}));
    QVERIFY(s.broke(Rule::OnceOnly));
}

void TestSimCheckers::claimListedTwice()
{
    Watched<AnswerChecker> s{Timing()};
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    const Claim claim{id, u"p"_s, u"t1"_s, {}, {}, {}};
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Standing::Confirmed,
          Bookings{{{kSlot, {claim}, false}}});
    QVERIFY(s.verdict.clean());
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Standing::Confirmed,
          Bookings{{{kSlot, {claim, claim}, false}}});
    QVERIFY(s.broke(Rule::OnceOnly));
}

/// Read in the queue of the slot.
KeptClaim promoted(const RequestId &id, std::vector<Position> where)
{
    KeptClaim kept{{id, u"p"_s, {}, {}, {}, {}}, {}};
    for (const Position &at : where)
        kept.past.events.push_back({{{}, at.epoch, at.index}, ClaimEventKind::Promoted, {}, {}});
    return kept;
}

void TestSimCheckers::claimsPromotedTogether()
{
    Watched<AnswerChecker> s{Timing()};
    const Position one{epoch(1, 3), {5}};
    const Position other{epoch(1, 3), {6}};
    const auto read = [&](const Position &second) {
        s.ask(Query(ReadSlot{kSlot}), epoch(1, 3), Standing::Confirmed,
              SlotRecord{kSlot,
                         false,
                         {promoted({{7}, {1}}, {one}), promoted({{7}, {2}}, {second})},
                         {},
                         0});
    };
    read(other);
    QVERIFY(s.verdict.clean());
    read(one);
    QVERIFY(s.broke(Rule::OnceOnly));
}

void TestSimCheckers::claimPromotedAgain()
{
    Watched<AnswerChecker> s{Timing()};
    s.install(view(1, {3, 2}));
    s.install(view(2, {1}), false);
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(3, {2}, write(epoch(1, 3), 2));
    s.append(1, {1}, write(epoch(2, 1), 3));
    const Position first{epoch(1, 3), {1}};
    const auto read = [&](const Position &second) {
        s.ask(Query(ReadSlot{kSlot}), epoch(1, 3), Standing::Confirmed,
              SlotRecord{kSlot, false, {promoted({{7}, {1}}, {first, second})}, {}, 0});
    };
    read({epoch(2, 1), {1}}); // in another log
    QVERIFY(s.verdict.clean());
    read({epoch(1, 3), {2}});
    QVERIFY(s.broke(Rule::OnceOnly));
}

void TestSimCheckers::moveOnAProvisionalSide()
{
    Watched<AnswerChecker> s{Timing()};
    s.install(view(1, {3, 2}));
    s.install(view(2, {1}), false);
    const Write move = Move{kSlot, {u"B"_s, u"8:30-9:30"_s, u"Mon"_s}, RequestId{{7}, {1}}, u"p"_s};
    Entry entry{epoch(1, 3), {}, {}, WriteRecord{{{7}, {1}}, {1}, encode(move)}};
    s.append(3, {1}, entry);
    s.ask(move, epoch(1, 3), Standing::Confirmed, Done{}, {1});
    QVERIFY(s.verdict.clean());
    s.ask(move, epoch(2, 1), Standing::Provisional, Refused{RefusalKind::Unconfirmed, {}}, {1});
    QVERIFY(s.verdict.clean());
    s.ask(move, epoch(2, 1), Standing::Provisional, Done{}, {2});
    QVERIFY(s.broke(Rule::ConflictsFromTwoSides));
}

void TestSimCheckers::requestThatNeverEnds()
{
    Watched<AnswerChecker> s{Timing()};
    s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    s.checker.finish();
    QVERIFY(s.verdict.clean());
    s.tell(&Observer::onSubmitted, s.client, ClientId{7}, Ticket{99}, Command(Query(ListDays{})));
    s.checker.finish();
    QVERIFY(s.broke(Rule::RequestsEnd));
}

void TestSimCheckers::acknowledgedBookingLost()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    checker.audit(epoch(1, 3), {{{kSlot, {id}}}, {}});
    QVERIFY(s.verdict.clean());
    checker.audit(epoch(1, 3), {});
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

void TestSimCheckers::lossWithEveryDisk()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    for (const quint32 id : {3U, 2U}) {
        s.disks[id].wipe({id + 100});
        s.tell(&Observer::onWiped, Node(id), s.disks[id]);
    }
    checker.audit(epoch(1, 3), {});
    QVERIFY(s.verdict.clean());
}

void TestSimCheckers::confirmedBookingDisplaced()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    s.install(view(2, {1}), false);
    const RequestId confirmed = s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    const RequestId provisional = s.reserve(u"t2"_s, epoch(2, 1), Standing::Provisional);
    checker.audit(epoch(1, 3), {{{kSlot, {confirmed, provisional}}}, {provisional}});
    QVERIFY(s.verdict.clean());
    checker.audit(epoch(1, 3), {{{kSlot, {provisional, confirmed}}}, {}});
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

void TestSimCheckers::cancelledBookingBack()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    s.ask(Write(Cancel{kSlot, id, u"p"_s}), epoch(1, 3), Standing::Confirmed);
    checker.audit(epoch(1, 3), {});
    QVERIFY(s.verdict.clean());
    checker.audit(epoch(1, 3), {{{kSlot, {id}}}, {}});
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

void TestSimCheckers::otherStandingWithoutANotice()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.startThree();
    s.install(view(1, {3, 2}));
    const RequestId held = s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    const RequestId joined = s.ask(Write(JoinQueue{kSlot, u"q"_s, u"t2"_s}), epoch(1, 3),
                                   Standing::Confirmed, Queued{1});
    checker.audit(epoch(1, 3), {{{kSlot, {held, joined}}}, {}});
    QVERIFY(s.verdict.clean());
    s.ask(Write(Cancel{kSlot, held, u"p"_s}), epoch(1, 3), Standing::Confirmed);
    checker.audit(epoch(1, 3), {{{kSlot, {joined}}}, {joined}});
    QVERIFY(s.verdict.clean());
    checker.audit(epoch(1, 3), {{{kSlot, {joined}}}, {}});
    QVERIFY(s.broke(Rule::ConflictsFromTwoSides));
}

void TestSimCheckers::noticesTheClientDoesNotKnowOf()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    checker.compareNotices(5, {{{7}, {1}}}, {{{7}, {1}}});
    QVERIFY(s.verdict.clean());
    checker.compareNotices(5, {}, {{{7}, {1}}});
    QVERIFY(s.broke(Rule::ConflictsFromTwoSides));
}

/// Real servers, kept apart.
void TestSimCheckers::serversThatDoNotMeet()
{
    Scene s;
    EndChecker checker(s.world, s.ledger, s.history, s.verdict);
    s.world.observe(s.ledger);
    for (const quint32 id : {1U, 2U}) {
        ServerConfig config;
        config.id = {id};
        config.incarnation = {id};
        s.world.start(s.world.addMachine(), config, quint16(1000 + id));
    }
    QVERIFY(s.world.runUntil([&] { return checker.converged(); }, 5s));
    s.world.cut(0, 1);
    s.world.cut(1, 0);
    QVERIFY(s.world.runUntil([&] { return !checker.converged(); }, 5s));
    s.world.mendAll();
    QVERIFY(s.world.runUntil([&] { return checker.converged(); }, 5s));
}

/// From answers to the verdict.
void TestSimCheckers::confirmedReadOfThePast()
{
    Scene s;
    LinearChecker checker = s.make<LinearChecker>(std::vector<SlotKey>{kSlot});
    s.startThree();
    s.install(view(1, {3, 2}));
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Standing::Confirmed);
    const Claim claim{id, u"p"_s, u"t1"_s, {}, {}, {}};
    s.world.run(1ms);
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Standing::Confirmed,
          Bookings{{{kSlot, {claim}, false}}});
    checker.finish();
    QVERIFY(s.verdict.clean());
    s.world.run(1ms);
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Standing::Confirmed, Bookings{});
    checker.finish();
    QVERIFY(s.broke(Rule::Linearizable));
}

void TestSimCheckers::cachedValueOlderThanItsBound()
{
    CacheScene s;
    s.show(kSomebody, {1}, Bookings{}, 10ms); // asked for when the reservation was told, not after
    QVERIFY(s.verdict.clean());
    s.show(kSomebody, {1}, s.booked(), 9ms);
    QVERIFY(s.verdict.clean());
    s.show(kSomebody, {1}, Bookings{}, 9ms);
    QVERIFY(s.broke(Rule::CacheAge));
}

void TestSimCheckers::cachedValueLacksWhatItsVersionHas()
{
    CacheScene s;
    s.show(kSomebody, {2}, s.booked(), 1h);
    QVERIFY(s.verdict.clean());
    s.show(kSomebody, {2}, Bookings{}, 1h);
    QVERIFY(s.broke(Rule::CacheAge));
}

void TestSimCheckers::olderVersionAfterANewer()
{
    CacheScene s;
    s.show(kSomebody, {2}, s.booked(), 1h);
    s.show(kSomebody, {1}, Bookings{}, 1h, true); // and it says so
    s.show({9}, {1}, Bookings{}, 1h);
    QVERIFY(s.verdict.clean());
    s.show(kSomebody, {1}, Bookings{}, 1h);
    QVERIFY(s.broke(Rule::CacheAge));
}

void TestSimCheckers::ownWriteUnseen()
{
    CacheScene s;
    s.show(kSomebody, {1}, Bookings{}, 1h);
    s.show({7}, {1}, s.booked(), 1h);
    QVERIFY(s.verdict.clean());
    s.show({7}, {1}, Bookings{}, 1h);
    QVERIFY(s.broke(Rule::CacheAge));
}

QTEST_GUILESS_MAIN(TestSimCheckers)
#include "tst_sim_checkers.moc"
