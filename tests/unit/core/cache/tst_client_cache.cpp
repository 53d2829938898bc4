// SPDX-License-Identifier: MIT
//
// The client's cache, step by step: what is fresh, what gaps do to it, and how much it keeps.
// Changes that are told: tst_cache_changes. How old it may be and what it never shows:
// tst_cache_bounds.
#include "core/booking/catalogue.h"
#include "support/client_bench.h"
#include "support/slot_marks.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_client_cache {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::client_bench;
using namespace std::chrono_literals;

class TestClientCache final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freshValueIsServedFromTheCache();
    void freshIsAskedOfTheServer();
    void oldValueIsAskedAgain();
    void watchedKeyIsAskedAgain();
    void daysAreOnlyVouchedForOnTheirDay();

    void missedCommitMakesSuspectUntilItComes();
    void heartbeatRevealsAGapAndFreshensNothing();
    void tooManyChangesToTellAreAGap();
    void newEpochMakesSuspect();
    void silenceMakesStale();
    void anotherCatalogueMakesItsNamesSuspect();

    void slotsHaveMarks();
    void unusedMakesRoom();
    void changesMakeRoomToo();
};

// ---- freshness -------------------------------------------------------------------------------

void TestClientCache::freshValueIsServedFromTheCache()
{
    Bench b;
    b.warmUp();
    QCOMPARE(b.askCheck(10ms), Source::Cache);
    QVERIFY(b.requests.empty());
    QCOMPARE(b.answers.back().attempts, 0);
    QCOMPARE(b.answers.back().age, Duration(8ms));
    const CacheTotals totals = b.engine.cacheTotals(at(10ms));
    QCOMPARE(totals.hits, 1U);
    QCOMPARE(totals.saved, Duration(1ms));
    QVERIFY(totals.bytes > 0);
}

void TestClientCache::freshIsAskedOfTheServer()
{
    Bench b;
    b.warmUp();
    b.take(b.engine.submit(kCheck, {9}, at(10ms), ReadMode::Fresh));
    QCOMPARE(b.requests.size(), 1U);
    QCOMPARE(b.askCheck(11ms), Source::Cache);
    b.engine.setReadMode(ReadMode::Fresh);
    QCOMPARE(b.askCheck(12ms), Source::Server);
    QCOMPARE(b.requests.size(), 2U);
    b.take(b.engine.submit(kCheck, {10}, at(13ms), ReadMode::Cached));
    QCOMPARE(b.requests.size(), 2U);
}

/// The leader is there, but answers for nothing.
void TestClientCache::oldValueIsAskedAgain()
{
    Bench b;
    b.warmUp();
    for (Duration t = 100ms; t <= 1100ms; t += 100ms)
        b.hear(kEpoch, heartbeat(kEpoch, 5), t);
    QCOMPARE(b.mark(1002ms).state, CacheState::Fresh);
    QCOMPARE(b.mark(1003ms).state, CacheState::Suspect);
    QCOMPARE(b.askCheck(1101ms), Source::Server);
}

void TestClientCache::watchedKeyIsAskedAgain()
{
    Bench b;
    b.warmUp();
    b.take(b.engine.watch({kCheck}, at(9ms)));
    QVERIFY(b.requests.empty());
    b.hear(kEpoch, heartbeat(kEpoch, 6), 10ms);
    QCOMPARE(b.requests.size(), 1U);
    b.hear(kEpoch, b.reply(b.requests.back(), 6, Bookings{{booked(kSlot, {u"Kim"_s})}}), 11ms);
    QVERIFY(b.answers.empty()); // nobody asked for it aloud
    QCOMPARE(b.askCheck(12ms), Source::Cache);
}

/// A rolling calendar moves on at the leader's midnight, and no entry of the log says so.
void TestClientCache::daysAreOnlyVouchedForOnTheirDay()
{
    Bench b;
    b.warmUp();
    b.submit(Query{ListDays{}}, 10ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Names{{u"2026-11-20"_s, u"2026-11-21"_s}}), 11ms);
    const auto age = [&b](Duration t) { return b.engine.mark(ListDays{}, at(t))->age; };
    for (Duration t = 100ms; t < 500ms; t += 100ms)
        b.hear(kEpoch, heartbeat(kEpoch, 5), t);
    const qint64 friday = isoDay(u"2026-11-20"_s)->julian;
    b.tick(510ms);
    b.beacon(5, 511ms, kEpoch, friday);
    QCOMPARE(age(520ms), Duration(10ms));
    b.submit(kCheck, 530ms); // an answer to something else says nothing of the day
    b.take(b.engine.submit(kCheck, {9}, at(530ms), ReadMode::Fresh));
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Bookings{}), 531ms);
    QCOMPARE(age(540ms), Duration(30ms));
    const size_t asks = b.asks.size();
    Duration t = 600ms;
    while (b.asks.size() == asks && t < 1100ms)
        b.hear(kEpoch, heartbeat(kEpoch, 5), t += 100ms);
    b.beacon(5, t + 1ms, kEpoch, friday + 1);
    QCOMPARE(b.mark(t + 10ms).age, Duration(10ms));
    QCOMPARE(age(t + 10ms), t + 10ms - 510ms);
}

// ---- gaps ------------------------------------------------------------------------------------

void TestClientCache::missedCommitMakesSuspectUntilItComes()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, commitOf(kElsewhere, 6, 7), 10ms);
    QCOMPARE(b.mark(10ms).state, CacheState::Suspect);
    b.hear(kEpoch, commitOf(kSlot, 5, 6), 11ms);
    QCOMPARE(b.mark(11ms).state, CacheState::Fresh);
    QCOMPARE(b.askCheck(12ms), Source::Cache);
    QCOMPARE(lastBookings(b), Bookings{{booked(kSlot, {u"Kim"_s})}});
    b.hear(kEpoch, commitOf(kElsewhere, 8, 9), 13ms);
    QCOMPARE(b.askCheck(14ms), Source::Server);
}

void TestClientCache::heartbeatRevealsAGapAndFreshensNothing()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, heartbeat(kEpoch, 5), 10ms);
    QCOMPARE(b.mark(12ms).age, Duration(10ms));
    b.hear(kEpoch, heartbeat(kEpoch, 6), 13ms);
    QCOMPARE(b.mark(13ms).state, CacheState::Suspect);
    QCOMPARE(b.askCheck(14ms), Source::Server);
}

void TestClientCache::tooManyChangesToTellAreAGap()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, Commit{kEpoch, {5}, {6}, true, {{{6}, false, {}}}}, 10ms);
    QCOMPARE(b.askCheck(11ms), Source::Server);
}

void TestClientCache::newEpochMakesSuspect()
{
    Bench b;
    b.warmUp();
    b.hear(kNext, heartbeat(kNext, 5), 10ms);
    QCOMPARE(b.engine.sight(at(10ms)).leader, ServerId{200});
    QCOMPARE(b.askCheck(11ms), Source::Server);
}

void TestClientCache::silenceMakesStale()
{
    Bench b;
    b.warmUp();
    b.tick(299ms);
    QVERIFY(b.engine.sight(at(299ms)).reachable);
    b.tick(400ms);
    QVERIFY(!b.engine.sight(at(400ms)).reachable);
    QCOMPARE(b.touched, std::set<Query>{kCheck});
    QCOMPARE(b.engine.cacheRows(at(400ms))[0].state, CacheState::Stale);
    b.engine.setReadMode(ReadMode::Fresh); // offline is nobody's choice
    QCOMPARE(b.askCheck(401ms), Source::Stale);
    QVERIFY(b.answers.back().ok());
    QCOMPARE(b.answers.back().age, Duration(399ms));
    b.engine.setReadMode(ReadMode::Cached);
    // The same leader is back, and has changed nothing meanwhile; or has.
    b.hear(kEpoch, heartbeat(kEpoch, 5), 500ms);
    QCOMPARE(b.askCheck(501ms), Source::Cache);
    QCOMPARE(b.answers.back().age, Duration(499ms));
    b.tick(900ms);
    b.hear(kEpoch, heartbeat(kEpoch, 6), 901ms);
    QCOMPARE(b.askCheck(902ms), Source::Server);
}

void TestClientCache::anotherCatalogueMakesItsNamesSuspect()
{
    Bench b;
    b.warmUp();
    b.submit(Query{ListRooms{}}, 10ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Names{{u"A"_s}}), 11ms);
    const auto state = [&b](Duration t) { return b.engine.mark(ListRooms{}, at(t))->state; };
    QCOMPARE(state(12ms), CacheState::Fresh);
    b.hear(kNext, heartbeat(kNext, 9), 13ms); // bookings may have changed: names have not
    QCOMPARE(state(13ms), CacheState::Fresh);
    Heartbeat other = heartbeat(kNext, 9);
    other.catalogue = digestOf("another");
    b.hear(kNext, other, 14ms);
    QCOMPARE(state(14ms), CacheState::Suspect);
}

// ---- slots and room --------------------------------------------------------------------------

void TestClientCache::slotsHaveMarks()
{
    Bench b;
    b.warmUp();
    QVERIFY(!slotRead(b.engine, kElsewhere, at(10ms)));
    const auto mark = [&b](const SlotKey &slot, Duration t) {
        return slotRead(b.engine, slot, at(t))->mark;
    };
    QCOMPARE(mark(kSlot, 10ms).age, Duration(8ms));
    b.submit(Query{ReadDay{kSlot.day}}, 11ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Bookings{}), 12ms);
    QCOMPARE(mark(kSlot, 13ms).age, Duration(2ms));
    b.hear(kEpoch, commitOf(kSlot, 5, 6), 14ms);
    b.hear(kEpoch, commitOf(kElsewhere, 6, 7), 15ms);
    QCOMPARE(mark(kSlot, 16ms).index, LogIndex{6}); // of the room's list
    QCOMPARE(mark(kSlot, 16ms).state, CacheState::Fresh);
    QCOMPARE(mark(kElsewhere, 16ms).index, LogIndex{6}); // of which its value is
    QCOMPARE(mark(kElsewhere, 16ms).state, CacheState::Invalidated);
}

void TestClientCache::unusedMakesRoom()
{
    ClientCache cache;
    cache.enterEpoch(kEpoch, {1});
    CacheEntry entry;
    entry.version = {kEpoch, {1}};
    Bookings many;
    for (int i = 0; i < 1000; ++i) {
        const SlotKey slot{u"A"_s, QString::number(i), u"Mon"_s};
        many.entries.push_back(booked(slot, {QString(500, u'x')}));
    }
    entry.value = many;
    int stored = 0;
    const auto fits = [&] { return cache.entries().size() == size_t(stored); };
    while (fits() && stored < 1000) {
        cache.store(CheckRoom{QString::number(stored++)}, entry);
        cache.countHit(CheckRoom{u"0"_s}, {});
        QVERIFY(cache.bytes() <= ClientCache::kBytesMax);
    }
    QVERIFY(stored > 5 && stored < 20);
    QVERIFY(cache.find(CheckRoom{u"0"_s}));
    QVERIFY(!cache.find(CheckRoom{u"1"_s}));
    cache.clear();
    QCOMPARE(cache.bytes(), 0);
}

/// Lists grow by what others write into them.
void TestClientCache::changesMakeRoomToo()
{
    ClientCache cache;
    cache.enterEpoch(kEpoch, {1});
    CacheEntry entry;
    entry.version = {kEpoch, {1}};
    entry.value = Bookings{};
    const int count = 20;
    for (int i = 0; i < count; ++i)
        cache.store(CheckRoom{QString::number(i)}, entry);
    const std::vector<QString> crowd(1000, QString(500, u'x'));
    for (int i = 0; i < count; ++i) {
        const SlotChange news{booked({QString::number(i), u"8:30"_s, u"Mon"_s}, crowd), {2}, {}};
        cache.apply({1}, {2}, {news}, {});
        QVERIFY(cache.bytes() <= ClientCache::kBytesMax);
    }
    QVERIFY(!cache.entries().empty());
    QVERIFY(cache.entries().size() < size_t(count));
}

ROOMCAST_TEST(TestClientCache)

} // namespace roomcast::tst_client_cache

#include "tst_client_cache.moc"
