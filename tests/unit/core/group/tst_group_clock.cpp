// SPDX-License-Identifier: MIT
//
// What time the group has, when clocks are wrong: one of many, one of two, the leader's, by years.
#include "support/cluster.h"
#include "support/test_main.h"

#include "core/group/group_clock.h"

#include <QDate>
#include <QTest>

namespace roomcast::tst_group_clock {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

constexpr auto kTenYears = std::chrono::milliseconds(qint64(3650) * 24 * 3600 * 1000);

TimePoint mono(Duration t)
{
    return TimePoint(t);
}

CatalogueSet rolling()
{
    CatalogueSet set = Cluster::sampleCatalogue();
    set.catalogue.day_labels.clear();
    return set;
}

/// The servers of `ids`, in one view led by the highest.
void form(Cluster &cluster, const std::vector<quint32> &ids)
{
    QVERIFY(cluster.runUntil(
        [&] { return cluster.inOneView(ids, *std::max_element(ids.begin(), ids.end())); }, 5s));
}

void start(Cluster &cluster, quint32 id, std::chrono::milliseconds ahead = 0ms)
{
    cluster.addServer(id, rolling());
    cluster.turnClock(id, ahead);
}

QString dateOf(WallTime at)
{
    return QDate::fromJulianDay(civilAt(at, {}).julian).toString(Qt::ISODate);
}

qint64 wrongBy_ms(const Cluster &cluster, quint32 id)
{
    return std::abs(cluster.status(id).time.at.value_ms - cluster.trueTime().value_ms);
}

SlotKey tomorrow(const Cluster &cluster)
{
    const qint64 day_ms = 24 * 3600 * 1000;
    return {u"SA314"_s, u"8:30-9:30"_s, dateOf({cluster.trueTime().value_ms + day_ms})};
}

QString dayAhead(Cluster &cluster, int client, size_t days)
{
    const Answer answer = cluster.ask(client, Query(ListDays{}));
    return answer.ok() ? std::get<Names>(*answer.outcome).names.at(days) : QString();
}

/// When the holder's claim on the slot was made.
WallTime madeAt(Cluster &cluster, int client, const SlotKey &slot)
{
    const Answer answer = cluster.ask(client, Query(ReadSlot{slot}));
    const auto *record = answer.ok() ? std::get_if<SlotRecord>(&*answer.outcome) : nullptr;
    return record && !record->queue.empty() ? record->queue.front().claim.made_at : WallTime{};
}

} // namespace

class TestGroupClock final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theShortestWayCounts();
    void aClockThatWasSetIsNoticedAtOnce();
    void theMedianIsOneOfThemAndNoneOfTheWrong();
    void whereTimeStarts_data();
    void whereTimeStarts();
    void aWrongLeaderMovesNobodysDays();
    void aWildTimeIsNoFloor();
    void ofTwoClocksTheEarlierStarts();
    void aLoneClockThatIsTurnedMovesNothing();
    void aSideGoesOnWithWhatItKnew();
};

void TestGroupClock::theShortestWayCounts()
{
    PeerClock clock;
    QVERIFY(!clock.at(mono(1s)));
    clock.add({10'000}, mono(0ms), mono(200ms)); // it was 10 s at 100 ms, give or take 100
    QCOMPARE(clock.at(mono(1100ms))->value_ms, 11'000);
    clock.add({10'950}, mono(1000ms), mono(1010ms));
    QCOMPARE(clock.at(mono(2005ms))->value_ms, 11'950);
    QCOMPARE(clock.error(), Duration(5ms));
    clock.add({12'100}, mono(2000ms), mono(2200ms));
    QCOMPARE(clock.at(mono(3005ms))->value_ms, 12'950);
    for (int i = 0; i < 100; ++i)
        clock.add({13'000 + 100 * i}, mono(3050ms + i * 100ms), mono(3050ms + i * 100ms));
    QCOMPARE(clock.error(), Duration(0ms));
}

void TestGroupClock::aClockThatWasSetIsNoticedAtOnce()
{
    PeerClock clock;
    clock.add({10'000}, mono(0ms), mono(2ms));
    clock.add({900'000'000}, mono(1000ms), mono(1050ms));
    QCOMPARE(clock.at(mono(1025ms))->value_ms, 900'000'000);
    clock.add({std::numeric_limits<qint64>::max()}, mono(2000ms), mono(2000ms));
    QCOMPARE(*clock.at(mono(2000ms)), kWallTimeMax);
}

void TestGroupClock::theMedianIsOneOfThemAndNoneOfTheWrong()
{
    QCOMPARE(GroupClock::median({{9'000}, {5}, {7}}), WallTime{7});
    QCOMPARE(GroupClock::median({{9'000}, {8'000}, {5}, {7}, {6}}), WallTime{7});
    QCOMPARE(GroupClock::median({{9'000}, {5}, {7}, {6}}), WallTime{6});
    QCOMPARE(GroupClock::median({{3}}), WallTime{3});
}

void TestGroupClock::whereTimeStarts_data()
{
    using Clocks = std::vector<WallTime>;
    QTest::addColumn<std::vector<WallTime>>("clocks");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<qint64>("start");
    QTest::newRow("a new group") << Clocks{{500}} << qint64(0) << qint64(500);
    QTest::newRow("after a night") << Clocks{{500}} << qint64(100) << qint64(500);
    QTest::newRow("a clock behind the log") << Clocks{{50}} << qint64(100) << qint64(100);
    QTest::newRow("one of two ahead") << Clocks{{9'000}, {500}} << qint64(100) << qint64(500);
    QTest::newRow("one of two behind") << Clocks{{5}, {500}} << qint64(100) << qint64(500);
    QTest::newRow("both behind") << Clocks{{5}, {50}} << qint64(100) << qint64(100);
    QTest::newRow("an absurd log")
        << Clocks{{5}} << std::numeric_limits<qint64>::max() << kWallTimeMax.value_ms;
}

void TestGroupClock::whereTimeStarts()
{
    QFETCH(const std::vector<WallTime>, clocks);
    QFETCH(const qint64, last);
    QFETCH(const qint64, start);
    QCOMPARE(GroupClock::start(clocks, {last}).value_ms, start);
}

/// Field case 5: the clock of the server with the highest ID is ten years ahead.
void TestGroupClock::aWrongLeaderMovesNobodysDays()
{
    Cluster cluster;
    start(cluster, 100);
    start(cluster, 200);
    start(cluster, 300, kTenYears);
    form(cluster, {100, 200, 300});
    const int client = cluster.addClient();
    cluster.run(2s);
    for (const quint32 id : {100U, 200U, 300U}) {
        QCOMPARE_LT(wrongBy_ms(cluster, id), 1'000);
        QCOMPARE(cluster.status(id).time.off.size(), 1U);
        QVERIFY(cluster.has<event::ClockOff>(id, [&](const event::ClockOff &e) {
            return e.member == ServerId{300} && e.action == event::ClockAction::Ahead;
        }));
    }
    QCOMPARE(cluster.count<event::ClockOff>(), 3); // once each, not with every heartbeat
    QCOMPARE(dayAhead(cluster, client, 0), dateOf(cluster.trueTime()));
    const SlotKey slot = tomorrow(cluster);
    QVERIFY(cluster.ask(client, Write{Reserve{slot, u"Ana"_s, {}}}).ok());
    QCOMPARE_LT(madeAt(cluster, client, slot), (WallTime{cluster.trueTime().value_ms + 1'000}));
    QCOMPARE(cluster.client(client).sight(cluster.now()).time->off.size(), 1U);

    cluster.turnClock(300, -kTenYears);
    cluster.run(3s);
    QCOMPARE(cluster.count<event::ClockRight>(), 3);
    QVERIFY(cluster.client(client).sight(cluster.now()).time->off.empty());
}

/// It founds the group, alone; then there are others who know better.
void TestGroupClock::aWildTimeIsNoFloor()
{
    Cluster cluster;
    start(cluster, 300, kTenYears);
    form(cluster, {300});
    const int client = cluster.addClient();
    const SlotKey wild{u"SA314"_s, u"8:30-9:30"_s, dayAhead(cluster, client, 1)};
    QVERIFY(cluster.ask(client, Write{Reserve{wild, u"Kim"_s, {}}}).ok());
    start(cluster, 100);
    start(cluster, 200);
    form(cluster, {100, 200, 300});
    cluster.run(3s);
    QCOMPARE_LT(wrongBy_ms(cluster, 300), 1'000);
    const SlotKey slot = tomorrow(cluster);
    QVERIFY(cluster.ask(client, Write{Reserve{slot, u"Ana"_s, {}}}).ok());
    QCOMPARE_LT(madeAt(cluster, client, slot), (WallTime{cluster.trueTime().value_ms + 1'000}));
    // What was written stays as it is.
    QCOMPARE_GT(madeAt(cluster, client, wild),
                (WallTime{cluster.trueTime().value_ms + kTenYears.count() / 2}));
    cluster.leave(300);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 5s));
    const SlotKey later{u"ME4494"_s, slot.timeslot, slot.day};
    QVERIFY(cluster.ask(client, Write{Reserve{later, u"Ana"_s, {}}}).ok());
    QCOMPARE_LT(madeAt(cluster, client, later), (WallTime{cluster.trueTime().value_ms + 1'000}));
}

void TestGroupClock::ofTwoClocksTheEarlierStarts()
{
    Cluster cluster;
    start(cluster, 200);
    start(cluster, 300, kTenYears);
    form(cluster, {200, 300});
    cluster.run(2s);
    QCOMPARE_LT(wrongBy_ms(cluster, 200), 1'000);
    QCOMPARE_LT(wrongBy_ms(cluster, 300), 1'000);
    QVERIFY(cluster.has(200, &event::ClockOff::member, ServerId{300}));
}

/// Time goes on as it was; that the clock says otherwise is named.
void TestGroupClock::aLoneClockThatIsTurnedMovesNothing()
{
    Cluster cluster;
    start(cluster, 100);
    form(cluster, {100});
    const int client = cluster.addClient();
    cluster.turnClock(100, kTenYears);
    cluster.run(2s);
    QCOMPARE_LT(wrongBy_ms(cluster, 100), 1'000);
    QCOMPARE(dayAhead(cluster, client, 0), dateOf(cluster.trueTime()));
    QVERIFY(cluster.has(100, &event::ClockOff::member, ServerId{100}));
    QCOMPARE(cluster.count<event::ClockOff>(), 1);
}

/// Field case 6: an hour slow, and cut off together with others as few.
void TestGroupClock::aSideGoesOnWithWhatItKnew()
{
    Cluster cluster;
    for (const quint32 id : {100U, 200U, 300U, 400U, 500U})
        start(cluster, id, id == 200 ? std::chrono::milliseconds(-3'600'000) : 0ms);
    form(cluster, {100, 200, 300, 400, 500});
    cluster.run(2s);
    cluster.cut({200});
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({200}, 200); }, 5s));
    cluster.run(5s);
    QVERIFY(!cluster.status(200).primary);
    QCOMPARE_LT(wrongBy_ms(cluster, 200), 1'000);
}

ROOMCAST_TEST(TestGroupClock)

} // namespace roomcast::tst_group_clock

#include "tst_group_clock.moc"
