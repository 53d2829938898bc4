// SPDX-License-Identifier: MIT
//
// What a client may say of its cache: the age counts from the question that a beacon answers, no
// older version follows a newer one, and another side is said to be one. Who wrote sees it:
// tst_own_writes.
#include "support/client_bench.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_cache_bounds {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::client_bench;
using namespace std::chrono_literals;

class TestCacheBounds final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beaconIsAskedForWhileInUse();
    void beaconIsAskedForAgain();
    void beaconCountsFromTheQuestion();
    void beaconWaitsForWhatItCovers();
    void beaconForSomebodyElseCoversNothing();

    void olderAnswerIsNotShown();
    void olderAnswerThatCannotBeUpdatedIsNotShown();
    void provisionalNeverReplacesConfirmed();
    void otherSideIsSaidToBeBehind();
    void sideThatWasLeftBehindSinceIsSaidToBe();
    void rankDecidesWhomToListenTo();
};

// ---- beacons ---------------------------------------------------------------------------------

void TestCacheBounds::beaconIsAskedForWhileInUse()
{
    Bench b;
    b.warmUp();
    const auto beat = [&b](Duration t) { b.hear(kEpoch, heartbeat(kEpoch, 5), t); };
    for (Duration t = 100ms; t <= 400ms; t += 100ms)
        beat(t);
    QVERIFY(b.asks.empty()); // the last read, of 2 ms, is as good as a beacon
    beat(502ms);
    QCOMPARE(b.asks.size(), 1U);
    // Nobody has used the cache since; 30 s are enough.
    for (Duration t = 600ms; t <= 31s; t += 100ms) {
        const size_t asked = b.asks.size();
        beat(t);
        if (b.asks.size() > asked)
            b.beacon(5, t + 1ms);
    }
    const size_t asked = b.asks.size();
    QVERIFY(asked > 50 && asked < 80);
    for (Duration t = 31s; t <= 33s; t += 100ms)
        beat(t);
    QCOMPARE(b.asks.size(), asked);
    QVERIFY(!b.engine.cacheTotals(at(33s)).next_beacon);
    b.take(b.engine.watch({kCheck}, at(33s)));
    QCOMPARE(b.asks.size(), asked + 1);
    b.take(b.engine.watch({}, at(33s)));
    b.tick(34s);
    QCOMPARE(b.asks.size(), asked + 1);
}

void TestCacheBounds::beaconIsAskedForAgain()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, heartbeat(kEpoch, 5), 290ms);
    b.hear(kEpoch, heartbeat(kEpoch, 5), 502ms);
    QCOMPARE(b.asks.size(), 1U);
    b.tick(701ms);
    QCOMPARE(b.asks.size(), 1U);
    b.tick(702ms);
    QCOMPARE(b.asks.size(), 2U);
    QVERIFY(b.asks[0].nonce != b.asks[1].nonce);
    b.tick(1200ms); // no leader: nobody to ask
    QCOMPARE(b.asks.size(), 2U);
}

void TestCacheBounds::beaconCountsFromTheQuestion()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, heartbeat(kEpoch, 5), 290ms);
    b.hear(kEpoch, heartbeat(kEpoch, 5), 502ms);
    b.beacon(5, 560ms);
    QCOMPARE(b.mark(600ms).age, Duration(98ms));
    QCOMPARE(b.askCheck(600ms), Source::Cache);
    QCOMPARE(b.answers.back().age, Duration(98ms));
}

void TestCacheBounds::beaconWaitsForWhatItCovers()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, heartbeat(kEpoch, 5), 290ms);
    b.hear(kEpoch, heartbeat(kEpoch, 5), 502ms);
    b.beacon(6, 503ms); // overtakes the COMMIT of 6
    QCOMPARE(b.mark(503ms).state, CacheState::Suspect);
    QCOMPARE(b.mark(503ms).age, Duration(501ms));
    b.hear(kEpoch, commitOf(kElsewhere, 5, 6), 504ms);
    QCOMPARE(b.mark(504ms).state, CacheState::Fresh);
    QCOMPARE(b.mark(504ms).age, Duration(2ms));
}

void TestCacheBounds::beaconForSomebodyElseCoversNothing()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, heartbeat(kEpoch, 5), 502ms);
    const quint64 nonce = b.asks.back().nonce;
    b.hear(kEpoch, Beacon{kEpoch, kEpoch, {5}, true, {}, {}, {{{43}, nonce}, {{42}, nonce + 1}}},
           503ms);
    QCOMPARE(b.mark(503ms).age, Duration(501ms));
}

// ---- what is never shown ---------------------------------------------------------------------

void TestCacheBounds::olderAnswerIsNotShown()
{
    Bench b;
    b.warmUp();
    b.engine.setReadMode(ReadMode::Fresh);
    b.submit(kCheck, 10ms);
    const Request first = b.requests.back();
    b.submit(kCheck, 11ms);
    const Request second = b.requests.back();
    b.hear(kEpoch, b.reply(second, 9, Bookings{{booked(kSlot, {u"Kim"_s})}}), 12ms);
    b.hear(kEpoch, b.reply(first, 7, Bookings{}), 13ms);
    QCOMPARE(b.answers.size(), 1U);
    QCOMPARE(std::get<Bookings>(b.engine.cache().find(kCheck)->value).entries.size(), 1U);
    // Not even where the newer one is no longer cached.
    b.take(b.engine.evict(kCheck, at(14ms)));
    b.hear(kEpoch, b.reply(first, 8, Bookings{}), 15ms);
    QCOMPARE(b.answers.size(), 1U);
    b.hear(kEpoch, b.reply(first, 9, Bookings{{booked(kSlot, {u"Kim"_s})}}), 16ms);
    QCOMPARE(b.answers.size(), 2U);
    // Nor one of a view that is over.
    b.submit(kCheck, 17ms);
    const Request third = b.requests.back();
    b.hear(kNext, heartbeat(kNext, 9), 18ms);
    b.hear(kEpoch, b.reply(third, 20, Bookings{}), 19ms);
    QCOMPARE(b.answers.size(), 2U);
}

/// COMMIT says that it is older, and not what it would be now.
void TestCacheBounds::olderAnswerThatCannotBeUpdatedIsNotShown()
{
    Bench b;
    b.warmUp();
    b.engine.setReadMode(ReadMode::Fresh);
    b.submit(kCheck, 10ms);
    const Request first = b.requests.back();
    Commit commit = commitOf(kSlot, 5, 6);
    commit.changes[0].values = false;
    b.hear(kEpoch, commit, 11ms);
    b.submit(kCheck, 12ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 6, Bookings{{booked(kSlot, {u"Kim"_s})}}), 13ms);
    QCOMPARE(b.answers.size(), 1U);
    b.hear(kEpoch, b.reply(first, 5, Bookings{}), 14ms);
    QCOMPARE(b.answers.size(), 1U);
    QCOMPARE(b.mark(14ms).index, LogIndex{6});
}

void TestCacheBounds::provisionalNeverReplacesConfirmed()
{
    Bench b;
    b.warmUp();
    b.tick(400ms);
    b.hearLeftOut(500ms);
    QVERIFY(b.engine.sight(at(500ms)).behind);
    b.submit(kCheck, 501ms);
    b.hear(kNext, b.provisional(3, Bookings{{booked(kSlot, {u"Lee"_s})}}), 502ms);
    QCOMPARE(b.answers.back().confirmation, Confirmation::Provisional);
    QVERIFY(b.answers.back().behind);
    QVERIFY(b.engine.cache().find(kCheck)->confirmed);
    // Of one that has all that was confirmed it is the newer version.
    b.hear(kNext, heartbeat(kNext, 6, false), 503ms);
    QVERIFY(!b.engine.sight(at(503ms)).behind);
    b.submit(kCheck, 504ms);
    b.hear(kNext, b.provisional(6, Bookings{}), 505ms);
    QVERIFY(!b.answers.back().behind);
    QVERIFY(!b.engine.cache().find(kCheck)->confirmed);
}

void TestCacheBounds::otherSideIsSaidToBeBehind()
{
    Bench b;
    b.warmUp();
    b.hear(kNext, heartbeat(kNext, 6), 10ms);
    b.submit(kCheck, 11ms);
    b.hear(kNext, b.reply(b.requests.back(), 6, Bookings{}, kNext), 12ms);
    QVERIFY(!b.answers.back().behind);
    b.tick(500ms);
    b.hear(kEpoch, heartbeat(kEpoch, 5, false), 501ms);
    QVERIFY(b.engine.sight(at(501ms)).behind);
    b.submit(Query{ReadDay{kSlot.day}}, 502ms);
    b.hear(kEpoch, b.provisional(5, Bookings{}, kEpoch), 503ms);
    QVERIFY(b.answers.back().behind);
    b.submit(Query{ReadDay{kSlot.day}}, 504ms);
    QCOMPARE(b.answers.back().source, Source::Cache);
    QVERIFY(b.answers.back().behind);
}

void TestCacheBounds::sideThatWasLeftBehindSinceIsSaidToBe()
{
    Bench b;
    b.warmUp();
    b.hear(kNext, heartbeat(kNext, 6, false), 10ms);
    const Query day = ReadDay{kSlot.day};
    b.submit(day, 11ms);
    b.hear(kNext, b.provisional(6, Bookings{}), 12ms);
    QVERIFY(!b.engine.mark(day, at(12ms))->behind);
    const Epoch third{kNext.counter + 1, {300}, {1}};
    b.hear(third, heartbeat(third, 7), 20ms);
    b.hear(third, commitOf(kSlot, 7, 8, third), 21ms);
    b.tick(500ms);
    b.hear(kNext, heartbeat(kNext, 6, false), 501ms);
    QVERIFY(b.engine.mark(day, at(502ms))->behind);
}

/// The side with the newest primary view, whatever number a lone server's view has.
void TestCacheBounds::rankDecidesWhomToListenTo()
{
    Bench b;
    b.warmUp();
    Heartbeat lone = heartbeat(kNext, 3, false);
    lone.presence.last_primary = {};
    b.hear(kNext, lone, 10ms);
    QCOMPARE(b.engine.sight(at(10ms)).leader, ServerId{300});
    b.tick(400ms);
    b.hear(kNext, lone, 410ms);
    QCOMPARE(b.engine.sight(at(410ms)).leader, ServerId{200});
    b.hear(kEpoch, heartbeat(kEpoch, 5), 411ms);
    QCOMPARE(b.engine.sight(at(411ms)).leader, ServerId{300});
}

ROOMCAST_TEST(TestCacheBounds)

} // namespace roomcast::tst_cache_bounds

#include "tst_cache_bounds.moc"
