// SPDX-License-Identifier: MIT
//
// What an answer from the client's cache costs, beside finding and copying the value:
// `bench_cache`. Not one of the tests: the numbers are the processor's.
#include "support/client_bench.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

namespace roomcast::bench_cache {

using namespace roomcast::test;
using namespace roomcast::test::client_bench;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kRooms = 200;
constexpr int kBatches = 201;
constexpr int kBatch = 1000;

Query room(int number)
{
    return CheckRoom{u"R%1"_s.arg(number)};
}

Bookings bookingsOf(int number, int count)
{
    Bookings bookings;
    for (int i = 0; i < count; ++i)
        bookings.entries.push_back(
            booked({u"R%1"_s.arg(number), u"%1:30"_s.arg(i), u"Monday"_s}, {u"Kim"_s}));
    return bookings;
}

/// Of one call, in nanoseconds: the median over batches.
template <typename F>
double median(F run)
{
    std::vector<qint64> batches;
    for (int batch = 0; batch < kBatches; ++batch) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < kBatch; ++i)
            run(i % kRooms);
        batches.push_back(timer.nsecsElapsed());
    }
    std::nth_element(batches.begin(), batches.begin() + kBatches / 2, batches.end());
    return double(batches[kBatches / 2]) / kBatch;
}

} // namespace

class BenchCache final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addedToTheLookup_data() { sizes(); }
    void addedToTheLookup();
    void cachedCheck_data() { sizes(); }
    void cachedCheck();
    void pushedChange();
    void beacon();
    void imageForTheDisk();

private:
    static void sizes();
    /// A client that has read every room.
    static void fill(Bench &bench, int bookings);
};

void BenchCache::fill(Bench &bench, int bookings)
{
    bench.hear(kEpoch, heartbeat(kEpoch, 5), 0ms);
    for (int i = 0; i < kRooms; ++i) {
        bench.submit(room(i), 1ms);
        bench.hear(kEpoch, bench.reply(bench.requests.back(), 5, bookingsOf(i, bookings)), 1ms);
    }
    QCOMPARE(bench.engine.cache().entries().size(), size_t(kRooms));
}

void BenchCache::sizes()
{
    QTest::addColumn<int>("bookings");
    QTest::newRow("empty room") << 0;
    QTest::newRow("5 bookings") << 5;
    QTest::newRow("40 bookings") << 40;
}

/// Medians, where QBENCHMARK gives means.
void BenchCache::addedToTheLookup()
{
    QFETCH(const int, bookings);
    Bench bench;
    fill(bench, bookings);
    std::vector<Query> keys;
    for (int i = 0; i < kRooms; ++i)
        keys.push_back(room(i));
    const Now now = at(2ms);
    size_t seen = 0;
    const double lookup = median([&](int i) {
        const Outcome copy = bench.engine.cache().find(keys[size_t(i)])->value;
        seen += copy.index();
    });
    size_t answered = 0;
    const double answer = median(
        [&](int i) { answered += bench.engine.submit(keys[size_t(i)], {1}, now).answers.size(); });
    QCOMPARE(answered, size_t(kBatches) * kBatch);
    qInfo("find and copy %.0f ns, answer %.0f ns: added %.0f ns (medians)", lookup, answer,
          answer - lookup);
}

void BenchCache::cachedCheck()
{
    QFETCH(const int, bookings);
    Bench bench;
    fill(bench, bookings);
    const Query key = room(7);
    QBENCHMARK
    {
        bench.engine.submit(key, {1}, at(2ms));
    }
}

/// One COMMIT of one slot, into a cache of many lists.
void BenchCache::pushedChange()
{
    Bench bench;
    fill(bench, 5);
    quint64 index = 5;
    QBENCHMARK
    {
        const SlotKey slot{u"R7"_s, u"3:30"_s, u"Monday"_s};
        bench.engine.onDatagram(kGroup, Channel::Multicast,
                                from(kEpoch, commitOf(slot, index, index + 1)), at(2ms));
        ++index;
    }
}

void BenchCache::beacon()
{
    Bench bench;
    fill(bench, 5);
    bench.hear(kEpoch, heartbeat(kEpoch, 5), 502ms);
    const Beacon answer{kEpoch, kEpoch, {5}, true, digestOf("catalogue"), {}, {{{42}, 1}}};
    QBENCHMARK
    {
        bench.engine.onDatagram(kGroup, Channel::Multicast, from(kEpoch, answer), at(503ms));
    }
}

/// What stands in the window's way when the cache is saved: a thread writes the bytes.
void BenchCache::imageForTheDisk()
{
    Bench bench;
    fill(bench, 40);
    qInfo("%lld bytes", qint64(writeImage(bench.engine.image(at(2ms))).size()));
    QBENCHMARK
    {
        bench.engine.image(at(2ms));
    }
}

ROOMCAST_TEST(BenchCache)

} // namespace roomcast::bench_cache

#include "bench_cache.moc"
