// SPDX-License-Identifier: MIT
//
// Which answers lack what the client has written. What the person is shown: tst_own_writes.
#include "core/client/own_writes.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_own_write_order {

using namespace std::chrono_literals;

class TestOwnWriteOrder final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void olderStatesOfItsEpochLackIt();
    void whatTheCachePutsInIsNotMissing();
    void oneThatIsNotPutInIsEnoughToBeMissed();
    void anotherLeadersAnswersAreNotUpdated();
    void aWriteOfAnOlderEpochChangesNothing();
    void aDeniedIndexIsNotWaitedFor();
    void aWriteElsewhereIsInLaterAnswersOnly();
    void itOutlastsTheGroup();
};

namespace {

constexpr TimePoint kAsked = TimePoint(10s);
const Epoch kFirst{1, {300}, {7}};
const Epoch kSecond{2, {200}, {8}};

} // namespace

void TestOwnWriteOrder::olderStatesOfItsEpochLackIt()
{
    OwnWrites writes;
    writes.note({kFirst, {6}}, false);
    QVERIFY(writes.areMissingFrom({kFirst, {5}}, kAsked));
    QVERIFY(!writes.areMissingFrom({kFirst, {6}}, kAsked));
    QVERIFY(!writes.areMissingFrom({kSecond, {1}}, kAsked)); // does not compare
}

void TestOwnWriteOrder::whatTheCachePutsInIsNotMissing()
{
    OwnWrites writes;
    writes.note({kFirst, {6}}, true);
    QVERIFY(!writes.areMissingFrom({kFirst, {5}}, kAsked));
}

void TestOwnWriteOrder::oneThatIsNotPutInIsEnoughToBeMissed()
{
    OwnWrites writes;
    writes.note({kFirst, {6}}, false);
    writes.note({kFirst, {7}}, true);
    QVERIFY(writes.areMissingFrom({kFirst, {5}}, kAsked));
}

void TestOwnWriteOrder::anotherLeadersAnswersAreNotUpdated()
{
    OwnWrites writes;
    writes.note({kFirst, {6}}, true);
    writes.enterView();
    QVERIFY(writes.areMissingFrom({kFirst, {5}}, kAsked));
}

void TestOwnWriteOrder::aWriteOfAnOlderEpochChangesNothing()
{
    OwnWrites writes;
    writes.note({kSecond, {6}}, true);
    writes.note({kFirst, {9}}, false);
    QVERIFY(!writes.areMissingFrom({kSecond, {5}}, kAsked));
}

void TestOwnWriteOrder::aDeniedIndexIsNotWaitedFor()
{
    OwnWrites writes;
    writes.note({kFirst, {1000}}, false);
    writes.deny({kSecond, {6}});
    QVERIFY(writes.areMissingFrom({kFirst, {6}}, kAsked));
    writes.deny({kFirst, {6}});
    QVERIFY(!writes.areMissingFrom({kFirst, {6}}, kAsked));
}

void TestOwnWriteOrder::aWriteElsewhereIsInLaterAnswersOnly()
{
    OwnWrites writes;
    writes.noteElsewhere(kAsked);
    QVERIFY(writes.areMissingFrom({kFirst, {5}}, kAsked));
    QVERIFY(!writes.areMissingFrom({kFirst, {5}}, kAsked + 1ms));
    QVERIFY(writes.areMissingFrom({kFirst, {5}}, {})); // an earlier attempt, whenever it was
}

void TestOwnWriteOrder::itOutlastsTheGroup()
{
    OwnWrites writes;
    writes.note({kFirst, {6}}, false);
    writes.noteElsewhere(kAsked);
    writes.enterGroup();
    QVERIFY(!writes.areMissingFrom({kFirst, {5}}, kAsked + 1ms));
    QVERIFY(writes.areMissingFrom({kFirst, {5}}, kAsked));
}

ROOMCAST_TEST(TestOwnWriteOrder)

} // namespace roomcast::tst_own_write_order

#include "tst_own_write_order.moc"
