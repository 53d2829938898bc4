// SPDX-License-Identifier: MIT
//
// What changes that COMMIT tells do to the client's cache: they are written in where they belong,
// or invalidate what they cannot be written into.
#include "support/client_bench.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_cache_changes {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::client_bench;
using namespace std::chrono_literals;

class TestCacheChanges final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changeIsWrittenIn();
    void moveChangesTwoSlotsOfOneList();
    void changeIsPutWhereTheServersListIt();
    void changeWithoutAKnownPlaceInvalidates();
    void changeThatOnlyNamesItsSlotInvalidates();
    void changeElsewhereChangesNothing();
    void changeInvalidatesTheSlotsRecord();
    void queueIsCachedUntilItsSlotChanges();
    void changeOvertakesTheAnswer();
    void changeForgottenMakesSuspect();
};

void TestCacheChanges::changeIsWrittenIn()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, commitOf(kSlot, 5, 6), 10ms);
    QCOMPARE(b.touched, std::set<Query>{kCheck});
    QCOMPARE(b.askCheck(15ms), Source::Cache);
    QCOMPARE(lastBookings(b), Bookings{{booked(kSlot, {u"Kim"_s})}});
    const CacheNote mark = b.mark(15ms);
    QCOMPARE(mark.index, LogIndex{6});
    QCOMPARE(mark.changed_by, u"Kim"_s);
    QCOMPARE(mark.changed_ago, Duration(5ms));
    QCOMPARE(mark.age, Duration(13ms)); // a change that comes says nothing of those that did not
    Commit freed = commitOf(kSlot, 6, 7);
    Changes changes;
    changes.changed = {booked(kSlot, {})};
    freed.changes[0].changes = encode(changes);
    b.hear(kEpoch, freed, 16ms);
    QCOMPARE(b.askCheck(17ms), Source::Cache);
    QCOMPARE(lastBookings(b), Bookings{});
}

void TestCacheChanges::moveChangesTwoSlotsOfOneList()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, commitOf(kSlot, 5, 6), 10ms);
    Commit moved = commitOf(kSlot, 6, 7);
    Changes changes;
    changes.changed = {booked(kSlot, {}), booked(kLater, {u"Kim"_s})};
    moved.changes[0].changes = encode(changes);
    b.hear(kEpoch, moved, 11ms);
    QCOMPARE(b.askCheck(12ms), Source::Cache);
    QCOMPARE(lastBookings(b), Bookings{{booked(kLater, {u"Kim"_s})}});
    QCOMPARE(b.mark(12ms).index, LogIndex{7});
}

void TestCacheChanges::changeIsPutWhereTheServersListIt()
{
    Bench b;
    b.warmUp();
    b.submit(Query{ListTimeslots{}}, 5ms);
    const std::vector<QString> timeslots{u"8:30-9:30"_s, kSlot.timeslot, kLater.timeslot};
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Names{timeslots}), 6ms);
    b.hear(kEpoch, commitOf(kLater, 5, 6), 7ms);
    b.hear(kEpoch, commitOf(kSlot, 6, 7), 8ms);
    QCOMPARE(b.askCheck(9ms), Source::Cache);
    const Bookings both{{booked(kSlot, {u"Kim"_s}), booked(kLater, {u"Kim"_s})}};
    QCOMPARE(lastBookings(b), both);
}

void TestCacheChanges::changeWithoutAKnownPlaceInvalidates()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, commitOf(kLater, 5, 6), 7ms);
    QCOMPARE(b.mark(7ms).state, CacheState::Fresh); // alone in its list
    b.hear(kEpoch, commitOf(kSlot, 6, 7), 8ms);
    QCOMPARE(b.mark(8ms).state, CacheState::Invalidated);
    QCOMPARE(b.askCheck(9ms), Source::Server);
}

void TestCacheChanges::changeThatOnlyNamesItsSlotInvalidates()
{
    Bench b;
    b.warmUp();
    Commit commit = commitOf(kSlot, 5, 6);
    commit.changes[0].values = false;
    b.hear(kEpoch, commit, 10ms);
    QCOMPARE(b.mark(10ms).state, CacheState::Invalidated);
    QCOMPARE(b.mark(10ms).changed_by, u"Kim"_s);
    QCOMPARE(b.askCheck(11ms), Source::Server);
    QCOMPARE(b.requests.size(), 1U);
}

void TestCacheChanges::changeElsewhereChangesNothing()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, commitOf(kElsewhere, 5, 6), 10ms);
    QVERIFY(b.touched.empty());
    QCOMPARE(b.askCheck(11ms), Source::Cache);
    QCOMPARE(lastBookings(b), Bookings{});
}

/// COMMIT does not tell the past of the claims.
void TestCacheChanges::changeInvalidatesTheSlotsRecord()
{
    Bench b;
    b.warmUp();
    const Query record = ReadSlot{kSlot};
    const auto state = [&](Duration t) { return b.engine.mark(record, at(t))->state; };
    b.submit(record, 5ms);
    const Request first = b.requests.back();
    b.hear(kEpoch, b.reply(first, 5, SlotRecord{kSlot, false, {}, {}, 0}), 6ms);
    b.hear(kEpoch, commitOf(kElsewhere, 5, 6), 7ms);
    QCOMPARE(state(7ms), CacheState::Fresh);
    b.submit(record, 7ms, ReadMode::Fresh);
    b.hear(kEpoch, commitOf(kSlot, 6, 7), 8ms);
    QCOMPARE(state(8ms), CacheState::Invalidated);
    // One that was read before and arrives after is no better.
    b.hear(kEpoch, b.reply(b.requests.back(), 6, SlotRecord{kSlot, false, {}, {}, 0}), 10ms);
    QVERIFY(!b.engine.cache().find(record));
    b.submit(record, 11ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 7, SlotRecord{kSlot, false, {}, {}, 0}), 12ms);
    QCOMPARE(state(12ms), CacheState::Fresh);
}

void TestCacheChanges::queueIsCachedUntilItsSlotChanges()
{
    Bench b;
    b.warmUp();
    b.submit(Query(ReadSlot{kSlot}), 10ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, SlotRecord{kSlot, false, {}, {}, 0}), 11ms);
    b.submit(Query(ReadSlot{kSlot}), 12ms);
    QCOMPARE(b.answers.back().source, Source::Cache);
    b.hear(kEpoch, commitOf(kSlot, 5, 6), 13ms);
    b.requests.clear();
    b.submit(Query(ReadSlot{kSlot}), 14ms);
    QCOMPARE(b.requests.size(), 1U);
}

void TestCacheChanges::changeOvertakesTheAnswer()
{
    Bench b;
    b.warmUp();
    b.take(b.engine.clearCache(at(9ms)));
    b.submit(kCheck, 10ms);
    b.hear(kEpoch, commitOf(kSlot, 5, 6), 11ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Bookings{}), 12ms);
    QCOMPARE(b.answers.back().source, Source::Server);
    QCOMPARE(lastBookings(b), Bookings{{booked(kSlot, {u"Kim"_s})}});
    QCOMPARE(b.answers.back().index, LogIndex{6});
    QCOMPARE(b.askCheck(13ms), Source::Cache);
}

void TestCacheChanges::changeForgottenMakesSuspect()
{
    Bench b;
    b.warmUp();
    b.take(b.engine.clearCache(at(9ms)));
    b.submit(kCheck, 10ms);
    for (quint64 i = 0; i <= ClientCache::kNewsMax; ++i)
        b.hear(kEpoch, commitOf({QString::number(i), kSlot.timeslot, kSlot.day}, 5 + i, 6 + i),
               11ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Bookings{}), 12ms);
    QCOMPARE(b.mark(12ms).state, CacheState::Suspect);
}

ROOMCAST_TEST(TestCacheChanges)

} // namespace roomcast::tst_cache_changes

#include "tst_cache_changes.moc"
