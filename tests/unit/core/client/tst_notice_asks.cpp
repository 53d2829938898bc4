// SPDX-License-Identifier: MIT
//
// When a client asks what there is to tell its person, one call at a time. With the engine around
// it: tst_notice_requests.
#include "core/client/notice_asks.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_notice_asks {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestNoticeAsks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForThePersonOnce();
    void nobodysNoticesAreNotAskedFor();
    void doesNotAskAgainAtOnce();
    void aChangeOfTheirSlotIsAReason_data();
    void aChangeOfTheirSlotIsAReason();
    void aMissedChangeIsAReason();
    void aDeniedIndexIsLookedAtAnew();
    void anotherLeaderIsAReason();
};

namespace {

constexpr Timing kTiming; // a heartbeat every 25 ms
constexpr TimePoint kStart = TimePoint(10s);
const SlotKey kSlot{u"SA314"_s, u"9:30-10:30"_s, u"Monday"_s};

/// Ana's, asked for and told up to index 5.
NoticeAsks toldAna(const Notices &told = {})
{
    NoticeAsks asks(kTiming);
    asks.enterView({5});
    asks.setPerson(u" Ana "_s);
    asks.noteAsked(kStart - 1s);
    asks.take(told);
    return asks;
}

SlotChange newsOf(const QString &holder, bool noticed, bool values)
{
    SlotClaims slot;
    slot.slot = kSlot;
    Claim &claim = slot.claims.emplace_back();
    claim.id = {{42}, {7}};
    claim.holder = holder;
    if (noticed)
        slot.noticed = {claim.id};
    return {slot, {6}, u"Kim"_s, values};
}

} // namespace

void TestNoticeAsks::asksForThePersonOnce()
{
    NoticeAsks asks(kTiming);
    asks.setPerson(u" Ana "_s);
    QVERIFY(asks.isPerson(u"Ana"_s));
    QCOMPARE(asks.due(kStart)->person, u"Ana"_s);
    asks.noteAsked(kStart);
    QVERIFY(!asks.due(kStart + 1h));
}

void TestNoticeAsks::nobodysNoticesAreNotAskedFor()
{
    NoticeAsks asks(kTiming);
    asks.enterView({5});
    QVERIFY(!asks.due(kStart));
}

void TestNoticeAsks::doesNotAskAgainAtOnce()
{
    NoticeAsks asks = toldAna();
    asks.noteAsked(kStart);
    asks.askAgain();
    QVERIFY(!asks.due(kStart + 24ms));
    QVERIFY(asks.due(kStart + 25ms));
}

void TestNoticeAsks::aChangeOfTheirSlotIsAReason_data()
{
    QTest::addColumn<QString>("holder");
    QTest::addColumn<bool>("noticed");
    QTest::addColumn<bool>("values");
    QTest::addColumn<bool>("told_of");
    QTest::addColumn<bool>("expected");
    QTest::newRow("somebody else's claim") << u"Bob"_s << true << true << false << false;
    QTest::newRow("a claim that is as it was told") << u"Ana"_s << false << true << false << false;
    QTest::newRow("a claim with a notice") << u"Ana"_s << true << true << false << true;
    QTest::newRow("a slot of a notice") << u"Bob"_s << false << true << true << true;
    QTest::newRow("a change that names its slots only")
        << u"Bob"_s << false << false << false << true;
}

void TestNoticeAsks::aChangeOfTheirSlotIsAReason()
{
    QFETCH(const QString, holder);
    QFETCH(const bool, noticed);
    QFETCH(const bool, values);
    QFETCH(const bool, told_of);
    QFETCH(const bool, expected);
    Notices told;
    if (told_of)
        told.notices.emplace_back().slot = kSlot;
    NoticeAsks asks = toldAna(told);
    asks.look({newsOf(holder, noticed, values)});
    asks.lookUpTo({5}, {6});
    QCOMPARE(asks.due(kStart).has_value(), expected);
}

void TestNoticeAsks::aMissedChangeIsAReason()
{
    NoticeAsks asks = toldAna();
    asks.lookUpTo({5}, {6});
    QVERIFY(!asks.due(kStart));
    asks.lookUpTo({7}, {8});
    QVERIFY(asks.due(kStart));
}

void TestNoticeAsks::aDeniedIndexIsLookedAtAnew()
{
    NoticeAsks asks = toldAna();
    asks.lookUpTo({5}, {1000});
    asks.deny({6});
    asks.lookUpTo({7}, {7});
    QVERIFY(asks.due(kStart));
}

void TestNoticeAsks::anotherLeaderIsAReason()
{
    NoticeAsks asks = toldAna();
    asks.enterView({3});
    QVERIFY(asks.due(kStart));
}

ROOMCAST_TEST(TestNoticeAsks)

} // namespace roomcast::tst_notice_asks

#include "tst_notice_asks.moc"
