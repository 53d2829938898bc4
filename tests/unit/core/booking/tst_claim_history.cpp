// SPDX-License-Identifier: MIT
//
// What is on record about claims of one log: notices until they are acknowledged, and who did what
// in which entry. Who stands where: tst_waiting_list.
#include "core/booking/claim_merge.h"
#include "support/outcomes.h"
#include "support/test_main.h"
#include "support/three_in_line.h"

#include <QTest>

namespace roomcast::tst_claim_history {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::three_in_line;

class TestClaimHistory final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPromotedClaimHasANoticeUntilAcknowledged();
    void onlyTheHolderAcknowledges();
    void acknowledgingAnOldStandingKeepsTheNotice();
    void changesSayWhoHasANotice();
    void manyNoticesAreCut();

    void historySaysWhoDidWhatInWhichEntry();
    void longHistoriesAreCut();
    void pastsAreBounded();
};

// ---- notices ---------------------------------------------------------------------------------

void TestClaimHistory::aPromotedClaimHasANoticeUntilAcknowledged()
{
    Side side = threeInLine();
    QCOMPARE(side.state.notices(), 0);
    side.write(kKim, Cancel{kSlot, {}, kKim});
    QCOMPARE(side.state.notices(), 1);
    const auto notices = side.notices(u" Ana "_s);
    QCOMPARE(notices.size(), 1U);
    QCOMPARE(notices[0].kind, NoticeKind::Promoted);
    QCOMPARE(notices[0].ahead, 0U);
    QVERIFY(notices[0].slot == kSlot);
    QVERIFY(side.notices(kBob).empty());
    const RequestId claim = side.claimOf(kAna, kSlot);
    QVERIFY(side.write(kAna, Acknowledge{kSlot, claim, ClaimStanding::Holds, kAna}) ==
            Outcome(Done{}));
    QVERIFY(side.notices(kAna).empty());
    QCOMPARE(side.state.notices(), 0);
}

void TestClaimHistory::onlyTheHolderAcknowledges()
{
    Side side = threeInLine();
    side.write(kKim, Cancel{kSlot, {}, kKim});
    const RequestId claim = side.claimOf(kAna, kSlot);
    const Acknowledge by_bob{kSlot, claim, ClaimStanding::Holds, kBob};
    QVERIFY(side.write(kBob, by_bob) == refused(RefusalKind::NotYours, kAna));
    const Acknowledge of_catalogue{kOfCatalogue, RequestId{{0}, {1}}, ClaimStanding::Holds, u""_s};
    QVERIFY(side.write(kBob, of_catalogue) == refused(RefusalKind::NotYours));
    const Acknowledge of_nothing{kFree, {}, ClaimStanding::Holds, kAna};
    QVERIFY(side.write(kAna, of_nothing) == refused(RefusalKind::NotBooked));
    QCOMPARE(side.notices(kAna).size(), 1U);
    QVERIFY(side.write(kAna, Acknowledge{kSlot, {}, ClaimStanding::Holds, kAna}) ==
            Outcome(Done{}));
    QVERIFY(side.notices(kAna).empty());
}

void TestClaimHistory::acknowledgingAnOldStandingKeepsTheNotice()
{
    Side side = threeInLine();
    side.write(kKim, Cancel{kSlot, {}, kKim});
    side.write(kAna, Acknowledge{kSlot, {}, ClaimStanding::Waits, kAna});
    QCOMPARE(side.notices(kAna).size(), 1U);
}

void TestClaimHistory::changesSayWhoHasANotice()
{
    Side side = threeInLine();
    const RequestId claim = side.claimOf(kAna, kSlot);
    side.write(kKim, Cancel{kSlot, {}, kKim});
    QVERIFY(side.changes.changed[0].noticed == std::vector<RequestId>{claim});
    side.write(kAna, Acknowledge{kSlot, {}, ClaimStanding::Holds, kAna});
    QVERIFY(side.changes.changed[0].slot == kSlot);
    QVERIFY(side.changes.changed[0].noticed.empty());
}

void TestClaimHistory::manyNoticesAreCut()
{
    CatalogueSet set = twoRooms();
    for (int i = 0; i < 300; ++i)
        set.catalogue.rooms.push_back(u"r%1"_s.arg(i));
    Side side(set);
    for (int i = 0; i < 300; ++i) {
        const SlotKey slot{u"r%1"_s.arg(i), u"9-10"_s, u"Mon"_s};
        side.write(kKim, Reserve{slot, kKim, {}});
        side.write(kAna, JoinQueue{slot, kAna, QString(200, u'x')});
        side.write(kKim, Cancel{slot, {}, kKim});
    }
    const auto notices = side.ask<Notices>(ReadNotices{kAna});
    QCOMPARE(notices.notices.size() + notices.left_out, 300U);
    QCOMPARE_GT(notices.left_out, 0U);
    QCOMPARE_LT(encode(Outcome(notices)).size(), codec::kBytesMax);
}

// ---- history ---------------------------------------------------------------------------------

void TestClaimHistory::historySaysWhoDidWhatInWhichEntry()
{
    Side side = threeInLine();
    side.epoch = {2, {200}, {2}};
    side.write(kKim, Cancel{kSlot, {}, kKim});
    const SlotRecord record = side.record(kSlot);
    const ClaimHistory &kim = record.cancelled[0].past;
    QCOMPARE(kim.made.epoch.counter, 1U);
    QCOMPARE(kim.made.index.value, 1U);
    QCOMPARE(kim.made.at.value_ms, 1'000);
    QCOMPARE(kim.first, ClaimStanding::Holds);
    QCOMPARE(kim.events[0].in.epoch.counter, 2U);
    QCOMPARE(kim.events[0].in.index.value, 4U);
    QCOMPARE(record.queue[0].past.events[0].in.index.value, 4U);
    QCOMPARE(record.queue[0].past.made.index.value, 2U);
    QVERIFY(side.ask<Refused>(ReadSlot{{u"Q"_s, u"9-10"_s, u"Mon"_s}}).kind ==
            RefusalKind::UnknownRoom);
    QVERIFY(side.record(kOrphan).orphan);
}

void TestClaimHistory::longHistoriesAreCut()
{
    Side side(twoRooms());
    const QString title(200, u'x');
    constexpr quint64 kTimes = 300;
    for (quint64 i = 0; i < kTimes; ++i) {
        side.write(kKim, Reserve{kFree, kKim, title});
        side.write(kKim, Cancel{kFree, {}, kKim});
    }
    const SlotRecord record = side.record(kFree);
    QCOMPARE(record.cancelled.size() + record.left_out, kTimes);
    QCOMPARE_GT(record.left_out, 0U);
    QCOMPARE_GT(record.cancelled.size(), 50U);
    QCOMPARE_LT(encode(Outcome(record)).size(), codec::kBytesMax);
    QCOMPARE(record.cancelled[0].past.made.index.value, 2 * kTimes - 1);
}

void TestClaimHistory::pastsAreBounded()
{
    ClaimHistory past;
    for (quint64 i = 1; i <= 20; ++i)
        addEvent(past, {{WallTime{1}, {}, LogIndex{i}}, ClaimEventKind::Promoted, {}, {}});
    QCOMPARE(std::ssize(past.events), ClaimHistory::kEventsMax);
    QVERIFY(isWellFormed(past));
    QCOMPARE(past.events.back().in.index.value, 20U);
    QCOMPARE(past.events.front().in.index.value, 13U);
}

ROOMCAST_TEST(TestClaimHistory)

} // namespace roomcast::tst_claim_history

#include "tst_claim_history.moc"
