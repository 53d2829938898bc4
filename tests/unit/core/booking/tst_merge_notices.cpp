// SPDX-License-Identifier: MIT
//
// Single cases of merges: who is displaced and told so, what comes along, and the conflict report.
// Properties over generated histories: tst_booking_merge.
#include "support/booked_twice.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_merge_notices {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::booked_twice;

namespace {

using Records = std::vector<CarriedRecord>;

} // namespace

class TestMergeNotices final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void displacedByAConfirmedBooking();
    void displacedByAnEarlierBooking();
    void cancelledOnTheOtherSidePromotes();
    void refusedHereAndDoneThere_data();
    void refusedHereAndDoneThere();
    void anAcknowledgementOutlivesTheRecordItAnswers();
    void cancelOfACatalogueReservationComesAlong();
    void placedClaimsKeepPlaceAndTime();
    void placesOfAnotherLogAreDropped();
    void aRepeatedRequestIsFoundAfterTheMerge();
    void aRepeatedBookingThatWaitsIsNotSaidToHold();
    void aRepeatedMoveIsAnsweredByItsTarget();
    void conflictsAreCountedAndForgotten();
    void conflictsSayWhatBecameOfThem();
};

void TestMergeNotices::displacedByAConfirmedBooking()
{
    BookedTwice twice;
    Side &side = twice.spine;
    const Merged merged = side.meet(twice.other);
    QCOMPARE(merged.claims, 1U);
    QCOMPARE(merged.both, 1U);
    QCOMPARE(merged.displaced, 1U);
    QCOMPARE(side.people(kSlot), (QStringList{kKim, kAna})); // whatever the times
    const auto notices = side.notices(kAna);
    QCOMPARE(notices.size(), 1U);
    QCOMPARE(notices[0].kind, NoticeKind::DisplacedByConfirmed);
    QCOMPARE(notices[0].by, kKim);
    QCOMPARE(notices[0].holder, kKim);
    QCOMPARE(notices[0].ahead, 1U);
    QVERIFY(side.notices(kKim).empty());
    side.write(kAna, Acknowledge{kSlot, {}, ClaimStanding::Waits, kAna});
    QVERIFY(side.notices(kAna).empty());
    side.write(kKim, Cancel{kSlot, {}, kKim});
    QCOMPARE(side.notices(kAna)[0].kind, NoticeKind::Promoted);
}

void TestMergeNotices::displacedByAnEarlierBooking()
{
    BookedTwice twice;
    Side side = twice.other.part(5);
    Side later = Side(twoRooms()).part(6);
    later.now_ms = 90'000;
    later.write(kBob, Reserve{kSlot, kBob, {}});
    later.meet(side);
    QCOMPARE(later.people(kSlot), (QStringList{kAna, kBob}));
    const auto notices = later.notices(kBob);
    QCOMPARE(notices.size(), 1U);
    QCOMPARE(notices[0].kind, NoticeKind::DisplacedByEarlier);
    QCOMPARE(notices[0].by, kAna);
    QVERIFY(!later.ask<Conflicts>(ReadConflicts{}).rows[0].conflict.confirmed);
}

void TestMergeNotices::cancelledOnTheOtherSidePromotes()
{
    Side spine(twoRooms());
    spine.write(kKim, Reserve{kSlot, kKim, {}});
    spine.write(kAna, JoinQueue{kSlot, kAna, {}});
    Side other = spine.part(2);
    other.write(kKim, Cancel{kSlot, {}, kKim});
    const Merged merged = spine.meet(other);
    QCOMPARE(merged.displaced, 0U);
    QCOMPARE(spine.people(kSlot), QStringList{kAna});
    const auto events = spine.record(kSlot).queue[0].past.events;
    QCOMPARE(events.size(), 1U); // promoted once, on the other side
    QCOMPARE(events[0].in.epoch.counter, 2U);
    QCOMPARE(spine.notices(kAna)[0].kind, NoticeKind::Promoted);
}

void TestMergeNotices::refusedHereAndDoneThere_data()
{
    QTest::addColumn<bool>("done_on_spine");
    QTest::newRow("the spine refused") << false;
    QTest::newRow("the spine executed") << true;
}

void TestMergeNotices::refusedHereAndDoneThere()
{
    QFETCH(const bool, done_on_spine);
    Side spine(twoRooms());
    Side other = spine.part(2);
    Side &refusing = done_on_spine ? other : spine;
    Side &doing = done_on_spine ? spine : other;
    const RequestId request{Side::clientOf(kAna), {77}};
    const Write reserve = Reserve{kSlot, kAna, {}};
    refusing.write(kKim, Reserve{kSlot, kKim, {}});
    QVERIFY(std::holds_alternative<Refused>(refusing.write(request, reserve)));
    refusing.write(kKim, Cancel{kSlot, {}, kKim});
    QVERIFY(std::holds_alternative<Done>(doing.write(request, reserve)));
    spine.meet(other);
    QCOMPARE(spine.people(kSlot), QStringList{kAna});
    const auto notices = spine.notices(kAna);
    QCOMPARE(notices.size(), 1U);
    QCOMPARE(notices[0].kind, NoticeKind::AnsweredTwice);
    QCOMPARE(notices[0].ahead, 0U);
    spine.write(kAna, Acknowledge{kSlot, {}, ClaimStanding::Holds, kAna});
    QVERIFY(spine.notices(kAna).empty());
    // The log that was given up is offered again by a server that was away.
    spine.meet(other);
    QVERIFY(spine.notices(kAna).empty());
}

void TestMergeNotices::anAcknowledgementOutlivesTheRecordItAnswers()
{
    BookedTwice twice;
    const Records records = twice.other.state.lackingIn(twice.spine.state);
    twice.spine.meet(twice.other);
    twice.spine.write(kAna, Acknowledge{kSlot, {}, ClaimStanding::Waits, kAna});
    for (const CarriedRecord &record : records)
        QVERIFY(twice.spine.state.contains(record));
    twice.spine.state.merge(records);
    QVERIFY(twice.spine.notices(kAna).empty());
}

void TestMergeNotices::cancelOfACatalogueReservationComesAlong()
{
    CatalogueSet set = twoRooms();
    set.reservations = {kSlot, kOther};
    Side spine(set);
    Side other = spine.part(2);
    other.write(kAna, Cancel{kSlot, {}, kAna});
    other.write(kAna, Reserve{kSlot, kAna, {}});
    spine.meet(other);
    QCOMPARE(spine.people(kSlot), QStringList{kAna});
    QCOMPARE(spine.people(kOther), QStringList{u""_s});
    // Another group's catalogue is its own.
    Side elsewhere(twoRooms());
    elsewhere.meet(other);
    QVERIFY(elsewhere.people(kOther).isEmpty());
}

/// Both were given one place by the entry that brought them: time decides between them for good.
void TestMergeNotices::placedClaimsKeepPlaceAndTime()
{
    Side spine(twoRooms());
    const RequestId late{Side::clientOf(kAna), {70}};
    const Write reserve = Reserve{kSlot, kAna, {}};
    Side early = spine.part(2);
    Side first = spine.part(3);
    Side second = spine.part(4);
    early.write(late, reserve);
    first.now_ms = 10'000;
    first.write(kKim, Reserve{kSlot, kKim, {}});
    second.now_ms = 20'000;
    second.write(late, reserve);
    first.meet(second);
    spine.meet(first);
    QCOMPARE(spine.people(kSlot), (QStringList{kKim, kAna}));
    spine.meet(early);
    QCOMPARE(spine.people(kSlot), (QStringList{kKim, kAna}));
    // Where they have no place yet, the earlier time counts.
    first.meet(early);
    QCOMPARE(first.people(kSlot), (QStringList{kAna, kKim}));
}

void TestMergeNotices::placesOfAnotherLogAreDropped()
{
    BookedTwice twice;
    ClaimRecord foreign = twice.other.record(kSlot).queue[0];
    foreign.claim.place = LogIndex{1};
    twice.spine.index = 5;
    twice.spine.state.merge(Records{SlotClaim{kSlot, foreign}});
    QVERIFY(!twice.spine.record(kSlot).queue[1].claim.place);
    QCOMPARE(twice.spine.people(kSlot), (QStringList{kKim, kAna}));
}

void TestMergeNotices::aRepeatedRequestIsFoundAfterTheMerge()
{
    Side spine(twoRooms());
    spine.write(kKim, Reserve{kSlot, kKim, {}});
    Side other = spine.part(2);
    const RequestId join{Side::clientOf(kAna), {70}};
    const RequestId leave{Side::clientOf(kBob), {71}};
    other.write(kBob, JoinQueue{kSlot, kBob, {}});
    other.write(join, JoinQueue{kSlot, kAna, {}});
    other.write(leave, LeaveQueue{kSlot, kBob});
    // The claims come in, the sessions are lost.
    spine.state.merge(claimsOf(other.state.lackingIn(spine.state)));
    QVERIFY(spine.write(join, JoinQueue{kSlot, kAna, {}}) == Outcome(Queued{1}));
    QVERIFY(spine.write(leave, LeaveQueue{kSlot, kBob}) == Outcome(Done{}));
    QCOMPARE(spine.people(kSlot), (QStringList{kKim, kAna}));
    QVERIFY(spine.state.recorded(join)->provisional);
}

void TestMergeNotices::aRepeatedBookingThatWaitsIsNotSaidToHold()
{
    Side spine(twoRooms());
    Side other = spine.part(2);
    spine.write(kKim, Reserve{kSlot, kKim, {}});
    const RequestId displaced{Side::clientOf(kAna), {70}};
    const RequestId held{Side::clientOf(kBob), {71}};
    const RequestId cancelled{Side::clientOf(kAna), {72}};
    other.write(displaced, Reserve{kSlot, kAna, {}});
    other.write(cancelled, Reserve{kOther, kAna, {}});
    other.write(kAna, Cancel{kOther, cancelled, kAna});
    other.write(held, Reserve{kOther, kBob, {}});
    spine.state.merge(claimsOf(other.state.lackingIn(spine.state)));
    QVERIFY(spine.write(displaced, Reserve{kSlot, kAna, {}}) == Outcome(Queued{1}));
    QVERIFY(spine.write(held, Reserve{kOther, kBob, {}}) == Outcome(Done{}));
    QVERIFY(spine.write(cancelled, Reserve{kOther, kAna, {}}) == Outcome(Done{})); // it had been
    QCOMPARE(spine.people(kSlot), (QStringList{kKim, kAna}));
}

void TestMergeNotices::aRepeatedMoveIsAnsweredByItsTarget()
{
    Side spine(twoRooms());
    spine.write(kAna, Reserve{kSlot, kAna, {}});
    const RequestId move{Side::clientOf(kAna), {70}};
    Side other = spine.part(2);
    spine.write(kKim, Reserve{kOther, kKim, {}});
    other.primary = true;
    QVERIFY(other.write(move, Move{kSlot, kOther, {}, kAna}) == Outcome(Done{}));
    spine.state.merge(claimsOf(other.state.lackingIn(spine.state)));
    QVERIFY(spine.write(move, Move{kSlot, kOther, {}, kAna}) == Outcome(Queued{1}));
    QVERIFY(spine.people(kSlot).isEmpty());
}

// ---- the conflict report ---------------------------------------------------------------------

void TestMergeNotices::conflictsAreCountedAndForgotten()
{
    ConflictList list;
    for (qsizetype i = 0; i < ConflictList::kKeptMax + 2; ++i)
        list.add({0, {}, kSlot, {{1}, {1}}, {{2}, {2}}, true, 1});
    QCOMPARE(std::ssize(list.kept()), ConflictList::kKeptMax);
    QCOMPARE(list.kept().front().number, 3U);
    QCOMPARE(list.forgotten(), 3U);
    QCOMPARE(ConflictList(list.next(), list.kept()).fingerprint(), list.fingerprint());
    const QByteArray before = list.fingerprint();
    list.add({0, {}, kOther, {{1}, {1}}, {{2}, {2}}, true, 1});
    QVERIFY(list.fingerprint() != before);
}

void TestMergeNotices::conflictsSayWhatBecameOfThem()
{
    BookedTwice twice;
    Side &side = twice.spine;
    side.meet(twice.other);
    const auto row = [&] { return side.ask<Conflicts>(ReadConflicts{}).rows.at(0); };
    QCOMPARE(row().conflict.number, 1U);
    QVERIFY(row().conflict.confirmed);
    QCOMPARE(row().conflict.in.index.value, side.index);
    QCOMPARE(row().holder.holder, kKim);
    QCOMPARE(row().holder.made.epoch.counter, 3U);
    QCOMPARE(row().displaced.holder, kAna);
    QCOMPARE(row().displaced.title, u"Talk"_s);
    QCOMPARE(row().displaced.made.epoch.counter, 2U);
    QVERIFY(row().ahead_now == 1U);
    side.write(kKim, Cancel{kSlot, {}, kKim});
    QVERIFY(row().ahead_now == 0U);
    QCOMPARE(row().holder_now->holder, kAna);
    side.write(kAna, Cancel{kSlot, {}, kAna});
    QVERIFY(!row().ahead_now && !row().holder_now);
    QVERIFY(side.ask<Conflicts>(ReadConflicts{2}).rows.empty());
}

ROOMCAST_TEST(TestMergeNotices)

} // namespace roomcast::tst_merge_notices

#include "tst_merge_notices.moc"
