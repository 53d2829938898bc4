// SPDX-License-Identifier: MIT
//
// The group's time as a client was told it: it goes on, and what nobody can mean is refused.
#include "core/client/told_time.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_told_time {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestToldTime final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goesOnBetweenTwoWords();
    void onlyWhatIsShownBesideItIsNews();
    void whatNobodyCanMeanIsRefused_data();
    void whatNobodyCanMeanIsRefused();
};

namespace {

constexpr TimePoint kStart = TimePoint(10s);

GroupTime timeAt(qint64 at_ms)
{
    GroupTime time;
    time.at = {at_ms};
    time.zone = u"Europe/Berlin"_s;
    time.offset = {3600};
    return time;
}

} // namespace

void TestToldTime::goesOnBetweenTwoWords()
{
    ToldTime told;
    QVERIFY(!told.at(kStart));
    told.take(timeAt(1'700'000'000'000), kStart);
    QCOMPARE(told.at(kStart + 5s)->at.value_ms, 1'700'000'005'000);
    QCOMPARE(told.at(kStart + 5s)->zone, u"Europe/Berlin"_s);
}

void TestToldTime::onlyWhatIsShownBesideItIsNews()
{
    ToldTime told;
    GroupTime time = timeAt(1'700'000'000'000);
    QVERIFY(told.take(time, kStart));
    time.at.value_ms += 40;
    QVERIFY(!told.take(time, kStart + 25ms));
    QCOMPARE(told.at(kStart + 25ms)->at, time.at);
    time.off.push_back({{300}, 7000});
    QVERIFY(told.take(time, kStart + 50ms));
    time.off.back().off_ms = 8000;
    QVERIFY(!told.take(time, kStart + 75ms));
    time.offset = {7200};
    QVERIFY(told.take(time, kStart + 100ms));
}

void TestToldTime::whatNobodyCanMeanIsRefused_data()
{
    QTest::addColumn<GroupTime>("time");
    GroupTime time = timeAt(-1);
    QTest::newRow("before 1970") << time;
    time = timeAt(kWallTimeMax.value_ms + 1);
    QTest::newRow("after 9999") << time;
    time = timeAt(1'700'000'000'000);
    time.offset = {24 * 3600 + 1};
    QTest::newRow("offset of more than a day") << time;
    time = timeAt(1'700'000'000'000);
    time.zone = u"Europe/<b>Berlin"_s;
    QTest::newRow("zone that is no name") << time;
    time = timeAt(1'700'000'000'000);
    time.off.push_back({{300}, std::numeric_limits<qint64>::min()});
    QTest::newRow("clock that is off by more than a century") << time;
    time.off.assign(GroupTime::kOffMax + 1, {{300}, 7000});
    QTest::newRow("more clocks than are told") << time;
}

void TestToldTime::whatNobodyCanMeanIsRefused()
{
    QFETCH(const GroupTime, time);
    ToldTime told;
    QVERIFY(!told.take(time, kStart));
    QVERIFY(!told.at(kStart));
}

ROOMCAST_TEST(TestToldTime)

} // namespace roomcast::tst_told_time

#include "tst_told_time.moc"
