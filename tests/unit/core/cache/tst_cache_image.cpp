// SPDX-License-Identifier: MIT
//
// What a client keeps between two runs: the same values come back, stale and marked so until the
// servers confirm them; damaged bytes are refused whole.
#include "core/cache/cache_image.h"
#include "support/client_bench.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_cache_image {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::client_bench;
using namespace std::chrono_literals;

class TestCacheImage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesComeBackStale();
    void theirAgeIsByTheWallClock();
    void serversConfirmThem();
    void whatWasConfirmedIsRemembered();
    void damageIsRefused_data();
    void damageIsRefused();

private:
    static QByteArray image()
    {
        Bench b;
        b.warmUp();
        b.hear(kEpoch, commitOf(kSlot, 5, 6), 10ms);
        return writeImage(b.engine.image(at(102ms)));
    }
    static Now later(Duration t)
    {
        Now now = at(t);
        now.wall.value_ms += 60'000;
        return now;
    }
};

void TestCacheImage::valuesComeBackStale()
{
    Bench b;
    QVERIFY(b.engine.restore(image(), later(0ms)));
    const CacheEntry *entry = b.engine.cache().find(kCheck);
    QVERIFY(entry);
    QCOMPARE(std::get<Bookings>(entry->value), Bookings{{booked(kSlot, {u"Kim"_s})}});
    QCOMPARE(entry->version, (CacheVersion{kEpoch, {6}}));
    QVERIFY(entry->confirmed);
    QCOMPARE(b.mark(0ms).state, CacheState::Stale);
    b.submit(kCheck, 1ms); // somebody may be there
    QVERIFY(b.answers.empty());
    b.tick(501ms);
    QCOMPARE(b.answers.back().source, Source::Stale);
    QVERIFY(!b.answers.back().age_bounded);
}

/// Asked at 2 ms, kept at 102 ms, restored a minute later by the wall clock.
void TestCacheImage::theirAgeIsByTheWallClock()
{
    Bench b;
    QVERIFY(b.engine.restore(image(), later(0ms)));
    QCOMPARE(b.mark(0ms).age, Duration(60s + 100ms));
    QVERIFY(!b.mark(0ms).age_bounded);
    Bench back; // a clock that was set back makes nothing younger than now
    QVERIFY(back.engine.restore(image(), {at(0ms).mono, {0}, {}}));
    QCOMPARE(back.mark(0ms).age, Duration(0));
}

void TestCacheImage::serversConfirmThem()
{
    Bench b;
    QVERIFY(b.engine.restore(image(), later(0ms)));
    b.hear(kEpoch, heartbeat(kEpoch, 6), 1ms);
    QCOMPARE(b.askCheck(2ms), Source::Server); // the same state, but who knows
    b.hear(kEpoch, b.reply(b.requests.back(), 6, Bookings{}), 3ms);
    QCOMPARE(b.mark(3ms).state, CacheState::Fresh);
    QVERIFY(b.mark(3ms).age_bounded);
}

void TestCacheImage::whatWasConfirmedIsRemembered()
{
    Bench before;
    before.warmUp();
    before.hear(kNext, heartbeat(kNext, 6), 10ms);
    before.submit(kCheck, 11ms);
    before.hear(kNext, before.reply(before.requests.back(), 6, Bookings{}, kNext), 12ms);
    before.hear(kNext, heartbeat(kNext, 6), 35ms); // its leader goes on: no single datagram's word
    Bench b;
    QVERIFY(b.engine.restore(writeImage(before.engine.image(at(40ms))), later(0ms)));
    b.hear(kEpoch, heartbeat(kEpoch, 5, false), 1ms);
    QVERIFY(b.engine.sight(at(1ms)).behind);
}

void TestCacheImage::damageIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = image();
    QByteArray flipped = whole;
    flipped[flipped.size() / 2] = char(flipped[flipped.size() / 2] ^ 1);
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << whole.chopped(1);
    QTest::newRow("flipped") << flipped;
    QTest::newRow("longer") << whole + '\0';
    QTest::newRow("another thing") << sealed(encode(kCheck));
}

void TestCacheImage::damageIsRefused()
{
    QFETCH(const QByteArray, bytes);
    Bench b;
    QVERIFY(!b.engine.restore(bytes, at(0ms)));
    QVERIFY(b.engine.cache().entries().empty());
}

ROOMCAST_TEST(TestCacheImage)

} // namespace roomcast::tst_cache_image

#include "tst_cache_image.moc"
