// SPDX-License-Identifier: MIT
//
// The simulator's checkers of what clients are told and shown: each is given a history that breaks
// its rule, and must say so, and one beside it that does not.
#include "sim/check_answers.h"
#include "sim/check_cache.h"
#include "sim/check_linear.h"
#include "support/scene.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_check_answers {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::sim;
using namespace roomcast::test;

namespace {

/// Read in the queue of the slot.
ClaimRecord promoted(const RequestId &id, std::vector<Position> where)
{
    ClaimRecord kept{{id, u"p"_s, {}, {}, {}, {}}, {}};
    for (const Position &at : where)
        kept.past.events.push_back({{{}, at.epoch, at.index}, ClaimEventKind::Promoted, {}, {}});
    return kept;
}

/// One log of two entries; the second is a reservation that server 3 called done after 1 ms.
struct CacheScene : Watched<CacheChecker> {
    RequestId reservation;

    CacheScene()
    {
        install(view(1, {3, 2}));
        append(3, {1}, write(epoch(1, 3), 1));
        append(3, {2}, write(epoch(1, 3), 2));
        world.run(1ms);
        reservation = reserve(u"t1"_s, epoch(1, 3), Confirmation::Confirmed, {2});
        world.run(10ms);
    }
    void show(ClientId viewer, LogIndex version, const Bookings &value, Duration age,
              bool behind = false)
    {
        CacheNote mark;
        mark.confirmation = Confirmation::Confirmed;
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

class TestCheckAnswers final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoConfirmedBookings();
    void conflictWithinOneSide();
    void differentAnswersToOneRequest();
    void claimListedTwice();
    void claimsPromotedTogether();
    void claimPromotedAgain();
    void moveOnAProvisionalSide();
    void requestThatNeverEnds();
    void confirmedReadOfThePast();

    void cachedValueOlderThanItsBound();
    void cachedValueLacksWhatItsVersionHas();
    void olderVersionAfterANewer();
    void ownWriteUnseen();
};

// ---- answers ---------------------------------------------------------------------------------

void TestCheckAnswers::twoConfirmedBookings()
{
    Watched<AnswerChecker> s{Timing()};
    s.install(view(1, {3, 2}));
    s.install(view(2, {3, 2, 1}));
    s.reserve(u"t1"_s, epoch(1, 3), Confirmation::Confirmed);
    QVERIFY(s.verdict.clean());
    s.reserve(u"t2"_s, epoch(2, 3), Confirmation::Confirmed);
    QVERIFY(s.broke(Rule::ConfirmedIsFinal));
}

void TestCheckAnswers::conflictWithinOneSide()
{
    Watched<AnswerChecker> s{Timing()};
    s.install(view(1, {3, 2}));
    s.install(view(2, {1}), false);
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(1, {1}, write(epoch(2, 1), 2));
    s.append(1, {2}, write(epoch(2, 1), 3));
    s.reserve(u"t1"_s, epoch(1, 3), Confirmation::Confirmed, {1});
    s.reserve(u"t2"_s, epoch(2, 1), Confirmation::Provisional, {1});
    QVERIFY(s.verdict.clean());
    s.reserve(u"t3"_s, epoch(2, 1), Confirmation::Provisional, {2});
    QVERIFY(s.broke(Rule::ConflictsFromTwoSides));
}

void TestCheckAnswers::differentAnswersToOneRequest()
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

void TestCheckAnswers::claimListedTwice()
{
    Watched<AnswerChecker> s{Timing()};
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Confirmation::Confirmed);
    const Claim claim{id, u"p"_s, u"t1"_s, {}, {}, {}};
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Confirmation::Confirmed,
          Bookings{{{kSlot, {claim}, false}}});
    QVERIFY(s.verdict.clean());
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Confirmation::Confirmed,
          Bookings{{{kSlot, {claim, claim}, false}}});
    QVERIFY(s.broke(Rule::OnceOnly));
}

void TestCheckAnswers::claimsPromotedTogether()
{
    Watched<AnswerChecker> s{Timing()};
    const Position one{epoch(1, 3), {5}};
    const Position other{epoch(1, 3), {6}};
    const auto read = [&](const Position &second) {
        s.ask(Query(ReadSlot{kSlot}), epoch(1, 3), Confirmation::Confirmed,
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

void TestCheckAnswers::claimPromotedAgain()
{
    Watched<AnswerChecker> s{Timing()};
    s.install(view(1, {3, 2}));
    s.install(view(2, {1}), false);
    s.append(3, {1}, write(epoch(1, 3), 1));
    s.append(3, {2}, write(epoch(1, 3), 2));
    s.append(1, {1}, write(epoch(2, 1), 3));
    const Position first{epoch(1, 3), {1}};
    const auto read = [&](const Position &second) {
        s.ask(Query(ReadSlot{kSlot}), epoch(1, 3), Confirmation::Confirmed,
              SlotRecord{kSlot, false, {promoted({{7}, {1}}, {first, second})}, {}, 0});
    };
    read({epoch(2, 1), {1}}); // in another log
    QVERIFY(s.verdict.clean());
    read({epoch(1, 3), {2}});
    QVERIFY(s.broke(Rule::OnceOnly));
}

void TestCheckAnswers::moveOnAProvisionalSide()
{
    Watched<AnswerChecker> s{Timing()};
    s.install(view(1, {3, 2}));
    s.install(view(2, {1}), false);
    const Write move = Move{kSlot, {u"B"_s, u"8:30-9:30"_s, u"Mon"_s}, RequestId{{7}, {1}}, u"p"_s};
    Entry entry{epoch(1, 3), {}, {}, WriteRecord{{{7}, {1}}, {1}, encode(move)}};
    s.append(3, {1}, entry);
    s.ask(move, epoch(1, 3), Confirmation::Confirmed, Done{}, {1});
    QVERIFY(s.verdict.clean());
    s.ask(move, epoch(2, 1), Confirmation::Provisional, Refused{RefusalKind::Unconfirmed, {}}, {1});
    QVERIFY(s.verdict.clean());
    s.ask(move, epoch(2, 1), Confirmation::Provisional, Done{}, {2});
    QVERIFY(s.broke(Rule::ConflictsFromTwoSides));
}

void TestCheckAnswers::requestThatNeverEnds()
{
    Watched<AnswerChecker> s{Timing()};
    s.reserve(u"t1"_s, epoch(1, 3), Confirmation::Confirmed);
    s.checker.finish();
    QVERIFY(s.verdict.clean());
    s.tell(&Observer::onSubmitted, s.client, ClientId{7}, Ticket{99}, Command(Query(ListDays{})));
    s.checker.finish();
    QVERIFY(s.broke(Rule::RequestsEnd));
}

/// From answers to the verdict.
void TestCheckAnswers::confirmedReadOfThePast()
{
    Scene s;
    LinearChecker checker = s.make<LinearChecker>(std::vector<SlotKey>{kSlot});
    s.startThree();
    s.install(view(1, {3, 2}));
    const RequestId id = s.reserve(u"t1"_s, epoch(1, 3), Confirmation::Confirmed);
    const Claim claim{id, u"p"_s, u"t1"_s, {}, {}, {}};
    s.world.run(1ms);
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Confirmation::Confirmed,
          Bookings{{{kSlot, {claim}, false}}});
    checker.finish();
    QVERIFY(s.verdict.clean());
    s.world.run(1ms);
    s.ask(Query(CheckRoom{kSlot.room}), epoch(1, 3), Confirmation::Confirmed, Bookings{});
    checker.finish();
    QVERIFY(s.broke(Rule::Linearizable));
}

// ---- the cache -------------------------------------------------------------------------------

void TestCheckAnswers::cachedValueOlderThanItsBound()
{
    CacheScene s;
    s.show(kSomebody, {1}, Bookings{}, 10ms); // asked for when the reservation was told, not after
    QVERIFY(s.verdict.clean());
    s.show(kSomebody, {1}, s.booked(), 9ms);
    QVERIFY(s.verdict.clean());
    s.show(kSomebody, {1}, Bookings{}, 9ms);
    QVERIFY(s.broke(Rule::CacheAge));
}

void TestCheckAnswers::cachedValueLacksWhatItsVersionHas()
{
    CacheScene s;
    s.show(kSomebody, {2}, s.booked(), 1h);
    QVERIFY(s.verdict.clean());
    s.show(kSomebody, {2}, Bookings{}, 1h);
    QVERIFY(s.broke(Rule::CacheAge));
}

void TestCheckAnswers::olderVersionAfterANewer()
{
    CacheScene s;
    s.show(kSomebody, {2}, s.booked(), 1h);
    s.show(kSomebody, {1}, Bookings{}, 1h, true); // and it says so
    s.show({9}, {1}, Bookings{}, 1h);
    QVERIFY(s.verdict.clean());
    s.show(kSomebody, {1}, Bookings{}, 1h);
    QVERIFY(s.broke(Rule::CacheAge));
}

void TestCheckAnswers::ownWriteUnseen()
{
    CacheScene s;
    s.show(kSomebody, {1}, Bookings{}, 1h);
    s.show({7}, {1}, s.booked(), 1h);
    QVERIFY(s.verdict.clean());
    s.show({7}, {1}, Bookings{}, 1h);
    QVERIFY(s.broke(Rule::CacheAge));
}

ROOMCAST_TEST(TestCheckAnswers)

} // namespace roomcast::tst_check_answers

#include "tst_check_answers.moc"
