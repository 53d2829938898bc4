// SPDX-License-Identifier: MIT
//
// Waiting lists on one log: who stands where, who is promoted and what moves. What is on record
// about it: tst_claim_history. What merges do to them: tst_booking_merge, tst_merge_notices.
#include "support/outcomes.h"
#include "support/test_main.h"
#include "support/three_in_line.h"

#include <QTest>

namespace roomcast::tst_waiting_list {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::three_in_line;

namespace {

QStringList kindsOf(const ClaimRecord &kept)
{
    static const QStringList names = {u"promoted"_s,  u"by-confirmed"_s, u"by-earlier"_s,
                                      u"cancelled"_s, u"moved-here"_s,   u"moved-away"_s};
    QStringList kinds;
    for (const ClaimEvent &event : kept.past.events)
        kinds << names[int(event.kind)];
    return kinds;
}

} // namespace

class TestWaitingList final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queueOperations_data();
    void queueOperations();

    void whoJoinsWaitsBehindAllOthers();
    void whoJoinsAFreeSlotHoldsIt();
    void onePersonHasOneClaim();
    void joinNamesWhatIsWrong_data();
    void joinNamesWhatIsWrong();
    void waitingListsAreBounded();
    void leavingGivesTheOwnWaitingClaimBack();
    void leavingNeverGivesTheSlotBack();

    void cancelOfTheHeadPromotesTheNextOnce();
    void cancelOfAWaitingClaimPromotesNobody();
    void joinStandsBehindAFasterClock();

    void moveGivesBackAndBooks();
    void moveIsRefused_data();
    void moveIsRefused();
    void movesAreNotMadeOnAProvisionalSide();

    void roomsSayWhatTheySeat();
};

// ---- the queue operations of the sister system, one by one -----------------------------------

void TestWaitingList::queueOperations_data()
{
    using Check = std::function<bool(Side &)>;
    QTest::addColumn<Check>("holds");
    QTest::newRow("qCreate: a slot's queue exists by its name") << Check([](Side &side) {
        return side.record(kFree).queue.empty() &&
               side.write(kBob, JoinQueue{kFree, kBob, {}}) == Outcome(Queued{0});
    });
    QTest::newRow("qId: the slot")
        << Check([](Side &side) { return side.record(kSlot).slot == kSlot; });
    QTest::newRow("qPush: join, or reserve where the queue is empty") << Check([](Side &side) {
        return side.write(u"Eve"_s, JoinQueue{kSlot, u"Eve"_s, {}}) == Outcome(Queued{3}) &&
               side.write(u"Eve"_s, Reserve{kFree, u"Eve"_s, {}}) == Outcome(Done{}) &&
               side.write(kBob, Reserve{kFree, kBob, {}}) ==
                   refused(RefusalKind::SlotTaken, u"Eve"_s);
    });
    QTest::newRow("qTop: the holder")
        << Check([](Side &side) { return side.record(kSlot).queue.front().claim.holder == kKim; });
    QTest::newRow("qSize: the holder and the waiting list")
        << Check([](Side &side) { return side.record(kSlot).queue.size() == 3; });
    QTest::newRow("qPop: cancel of the holder") << Check([](Side &side) {
        return side.write(kKim, Cancel{kSlot, {}, kKim}) == Outcome(Done{}) &&
               side.people(kSlot) == QStringList{kAna, kBob};
    });
    QTest::newRow("qDestroy: a room that the catalogue lacks is closed, its claims stay")
        << Check([](Side &side) {
               return side.write(kBob, JoinQueue{kOrphan, kBob, {}}) ==
                          refused(RefusalKind::UnknownRoom, u"X"_s) &&
                      side.record(kOrphan).orphan && side.record(kOrphan).queue.size() == 1 &&
                      side.write(kBob, Cancel{kOrphan, {}, kBob}) == Outcome(Done{}) &&
                      side.record(kOrphan).cancelled.size() == 1;
           });
}

void TestWaitingList::queueOperations()
{
    using Check = std::function<bool(Side &)>;
    QFETCH(const Check, holds);
    Side side = threeInLine();
    QVERIFY(holds(side));
}

// ---- joining and leaving ---------------------------------------------------------------------

void TestWaitingList::whoJoinsWaitsBehindAllOthers()
{
    Side side = threeInLine();
    QCOMPARE(side.people(kSlot), (QStringList{kKim, kAna, kBob}));
    QVERIFY(side.write(u"Eve"_s, JoinQueue{kSlot, u" Eve "_s, u" Talk "_s}) == Outcome(Queued{3}));
    const SlotRecord record = side.record(kSlot);
    QCOMPARE(record.queue.back().claim.holder, u"Eve"_s);
    QCOMPARE(record.queue.back().claim.title, u"Talk"_s);
    QCOMPARE(record.queue.back().past.first, ClaimStanding::Waits);
    QVERIFY(side.write(kBob, JoinQueue{kOfCatalogue, kBob, {}}) == Outcome(Queued{1}));
}

void TestWaitingList::whoJoinsAFreeSlotHoldsIt()
{
    Side side(twoRooms());
    QVERIFY(side.write(kAna, JoinQueue{kFree, kAna, {}}) == Outcome(Queued{0}));
    QVERIFY(side.write(kKim, Reserve{kFree, kKim, {}}) == refused(RefusalKind::SlotTaken, kAna));
    QCOMPARE(side.record(kFree).queue[0].past.first, ClaimStanding::Holds);
    QVERIFY(side.notices(kAna).empty());
}

void TestWaitingList::onePersonHasOneClaim()
{
    Side side = threeInLine();
    QVERIFY(side.write(kKim, JoinQueue{kSlot, kKim, {}}) ==
            refused(RefusalKind::AlreadyThere, kKim));
    QVERIFY(side.write(kAna, JoinQueue{kSlot, kAna, {}}) ==
            refused(RefusalKind::AlreadyThere, kAna));
    side.write(kAna, LeaveQueue{kSlot, kAna});
    QVERIFY(side.write(kAna, JoinQueue{kSlot, kAna, {}}) == Outcome(Queued{2}));
}

void TestWaitingList::joinNamesWhatIsWrong_data()
{
    QTest::addColumn<JoinQueue>("join");
    QTest::addColumn<RefusalKind>("kind");
    QTest::addColumn<QString>("subject");
    QTest::newRow("room") << JoinQueue{{u"Q"_s, u"9-10"_s, u"Mon"_s}, kAna, {}}
                          << RefusalKind::UnknownRoom << u"Q"_s;
    QTest::newRow("timeslot") << JoinQueue{{u"A"_s, u"1-2"_s, u"Mon"_s}, kAna, {}}
                              << RefusalKind::UnknownTimeslot << u"1-2"_s;
    QTest::newRow("day") << JoinQueue{{u"A"_s, u"9-10"_s, u"Sun"_s}, kAna, {}}
                         << RefusalKind::UnknownDay << u"Sun"_s;
    QTest::newRow("nobody") << JoinQueue{kFree, u" "_s, {}} << RefusalKind::InvalidText << u""_s;
    QTest::newRow("title") << JoinQueue{kFree, kAna, u"a\nb"_s} << RefusalKind::InvalidText
                           << u"a\nb"_s;
}

void TestWaitingList::joinNamesWhatIsWrong()
{
    QFETCH(const JoinQueue, join);
    QFETCH(const RefusalKind, kind);
    QFETCH(const QString, subject);
    Side side(twoRooms());
    QVERIFY(side.write(kAna, join) == refused(kind, subject));
}

void TestWaitingList::waitingListsAreBounded()
{
    Side side(twoRooms());
    for (int i = 0; i < BookingState::kQueueMax; ++i) {
        const QString person = u"p%1"_s.arg(i);
        QVERIFY(side.write(person, JoinQueue{kFree, person, {}}) == Outcome(Queued{quint32(i)}));
    }
    QVERIFY(side.write(kAna, JoinQueue{kFree, kAna, {}}) == refused(RefusalKind::WaitingListFull));
    side.write(u"p7"_s, LeaveQueue{kFree, u"p7"_s});
    QVERIFY(side.write(kAna, JoinQueue{kFree, kAna, {}}) == Outcome(Queued{31}));
}

void TestWaitingList::leavingGivesTheOwnWaitingClaimBack()
{
    Side side = threeInLine();
    QVERIFY(side.write(kAna, LeaveQueue{kSlot, kAna}) == Outcome(Done{}));
    QCOMPARE(side.people(kSlot), (QStringList{kKim, kBob}));
    QVERIFY(side.write(kAna, LeaveQueue{kSlot, kAna}) == refused(RefusalKind::NotWaiting, kAna));
    QVERIFY(side.write(kAna, LeaveQueue{{u"Q"_s, u"9-10"_s, u"Mon"_s}, kAna}) ==
            refused(RefusalKind::UnknownRoom, u"Q"_s));
    QVERIFY(side.write(kAna, LeaveQueue{kOfCatalogue, u""_s}) ==
            refused(RefusalKind::NotWaiting, u""_s));
}

void TestWaitingList::leavingNeverGivesTheSlotBack()
{
    Side side = threeInLine();
    QVERIFY(side.write(kKim, LeaveQueue{kSlot, kKim}) == refused(RefusalKind::NotWaiting, kKim));
    QCOMPARE(side.people(kSlot), (QStringList{kKim, kAna, kBob}));
}

// ---- promotion -------------------------------------------------------------------------------

void TestWaitingList::cancelOfTheHeadPromotesTheNextOnce()
{
    Side side = threeInLine();
    const RequestId gone = side.claimOf(kKim, kSlot);
    const RequestId request{Side::clientOf(kKim), {90}};
    QVERIFY(side.write(request, Cancel{kSlot, {}, kKim}) == Outcome(Done{}));
    const EntryStamp in{WallTime{side.now_ms}, side.epoch, LogIndex{side.index}};
    // A successor of the leader orders it again.
    QVERIFY(side.write(request, Cancel{kSlot, {}, kKim}) == Outcome(Done{}));
    const SlotRecord record = side.record(kSlot);
    QCOMPARE(side.people(kSlot), (QStringList{kAna, kBob}));
    QCOMPARE(record.queue[0].past.events.size(), 1U);
    QVERIFY(record.queue[0].past.events[0] == (ClaimEvent{in, ClaimEventKind::Promoted, gone, {}}));
    QVERIFY(record.queue[1].past.events.empty());
    QCOMPARE(kindsOf(record.cancelled[0]), QStringList{u"cancelled"_s});
    QVERIFY(record.cancelled[0].past.events[0].by == request);
}

void TestWaitingList::cancelOfAWaitingClaimPromotesNobody()
{
    Side side = threeInLine();
    QVERIFY(side.write(kAna, Cancel{kSlot, side.claimOf(kAna, kSlot), kAna}) == Outcome(Done{}));
    for (const ClaimRecord &kept : side.record(kSlot).queue)
        QVERIFY(kept.past.events.empty());
    QCOMPARE(side.people(kSlot), (QStringList{kKim, kBob}));
}

void TestWaitingList::joinStandsBehindAFasterClock()
{
    Side side = Side(twoRooms()).part(2);
    Side faster = side.part(3);
    faster.now_ms = 1'000'000;
    faster.write(kKim, Reserve{kSlot, kKim, {}});
    side.meet(faster);
    QVERIFY(side.write(kAna, JoinQueue{kSlot, kAna, {}}) == Outcome(Queued{1}));
    QCOMPARE(side.people(kSlot), (QStringList{kKim, kAna}));
}

// ---- moves -----------------------------------------------------------------------------------

void TestWaitingList::moveGivesBackAndBooks()
{
    Side side = threeInLine();
    const RequestId moved = side.claimOf(kKim, kSlot);
    const RequestId request{Side::clientOf(kKim), {90}};
    QVERIFY(side.write(request, Move{kSlot, kFree, moved, kKim}) == Outcome(Done{}));
    QCOMPARE(side.changes.changed.size(), 2U);
    QCOMPARE(side.people(kSlot), (QStringList{kAna, kBob}));
    const SlotRecord target = side.record(kFree);
    QCOMPARE(target.queue.size(), 1U);
    QVERIFY(target.queue[0].claim.id == request);
    QCOMPARE(target.queue[0].claim.title, u"Seminar"_s);
    QCOMPARE(kindsOf(target.queue[0]), QStringList{u"moved-here"_s});
    QVERIFY(target.queue[0].past.events[0].slot == kSlot);
    const SlotRecord source = side.record(kSlot);
    QCOMPARE(kindsOf(source.cancelled[0]), QStringList{u"moved-away"_s});
    QVERIFY(source.cancelled[0].past.events[0].slot == kFree);
    QCOMPARE(kindsOf(source.queue[0]), QStringList{u"promoted"_s});
    // By name, and of a claim that waits.
    QVERIFY(side.write(kBob, Move{kSlot, {u"A"_s, u"10-11"_s, u"Mon"_s}, {}, kBob}) ==
            Outcome(Done{}));
    QCOMPARE(side.people(kSlot), QStringList{kAna});
}

void TestWaitingList::moveIsRefused_data()
{
    const SlotKey nowhere{u"Q"_s, u"9-10"_s, u"Mon"_s};
    QTest::addColumn<Move>("move");
    QTest::addColumn<RefusalKind>("kind");
    QTest::addColumn<QString>("subject");
    QTest::newRow("taken") << Move{kSlot, kOfCatalogue, {}, kKim} << RefusalKind::SlotTaken
                           << u""_s;
    QTest::newRow("to itself") << Move{kSlot, kSlot, {}, kKim} << RefusalKind::SlotTaken << kKim;
    QTest::newRow("unknown target")
        << Move{kSlot, nowhere, {}, kKim} << RefusalKind::UnknownRoom << u"Q"_s;
    QTest::newRow("unknown source")
        << Move{nowhere, kFree, {}, kKim} << RefusalKind::UnknownRoom << u"Q"_s;
    QTest::newRow("nobody's") << Move{kFree, kSlot, {}, kKim} << RefusalKind::NotBooked << u""_s;
    QTest::newRow("gone") << Move{kSlot, kFree, RequestId{{7}, {7}}, kKim} << RefusalKind::NotBooked
                          << u""_s;
    QTest::newRow("another's") << Move{kSlot, kFree, threeInLine().claimOf(kKim, kSlot), kBob}
                               << RefusalKind::NotYours << kKim;
    QTest::newRow("the catalogue's")
        << Move{kOfCatalogue, kFree, RequestId{{0}, {1}}, kKim} << RefusalKind::NotYours << u""_s;
    QTest::newRow("the catalogue's, without a name")
        << Move{kOfCatalogue, kFree, RequestId{{0}, {1}}, u""_s} << RefusalKind::NotYours << u""_s;
    QTest::newRow("without a name")
        << Move{kOfCatalogue, kFree, {}, u""_s} << RefusalKind::NotBooked << u""_s;
}

void TestWaitingList::moveIsRefused()
{
    QFETCH(const Move, move);
    QFETCH(const RefusalKind, kind);
    QFETCH(const QString, subject);
    Side side = threeInLine();
    const SlotRecord before = side.record(kSlot);
    QVERIFY(side.write(kKim, move) == refused(kind, subject));
    QVERIFY(side.record(kSlot) == before);
    QVERIFY(side.people(kFree).isEmpty());
}

void TestWaitingList::movesAreNotMadeOnAProvisionalSide()
{
    Side side = threeInLine().part(2);
    QVERIFY(side.write(kKim, Move{kSlot, kFree, {}, kKim}) == refused(RefusalKind::Unconfirmed));
    QCOMPARE(side.people(kSlot), (QStringList{kKim, kAna, kBob}));
    QVERIFY(side.write(kKim, Cancel{kSlot, {}, kKim}) == Outcome(Done{}));
    QVERIFY(side.write(kKim, JoinQueue{kSlot, kKim, {}}) == Outcome(Queued{2}));
}

// ---- rooms -----------------------------------------------------------------------------------

void TestWaitingList::roomsSayWhatTheySeat()
{
    const auto rooms = Side(twoRooms()).ask<Rooms>(ReadRooms{}).rooms;
    QVERIFY(rooms == (std::vector<Room>{{u"A"_s, std::nullopt}, {u"B"_s, Seats{30}}}));
}

ROOMCAST_TEST(TestWaitingList)

} // namespace roomcast::tst_waiting_list

#include "tst_waiting_list.moc"
