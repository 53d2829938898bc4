// SPDX-License-Identifier: MIT
//
// A person who looks around and books now and then, while others book: how often the cache answers,
// and that a change by one is on the other's screen within the latency bound.
#include "support/cluster.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_browsing {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kRooms = 12;
constexpr int kTimeslots = 8;
constexpr int kDays = 10;
const Duration kBound = Timing().latency_bound;

CatalogueSet office()
{
    CatalogueSet set;
    for (int i = 0; i < kRooms; ++i)
        set.catalogue.rooms.push_back(u"R%1"_s.arg(i));
    for (int i = 0; i < kTimeslots; ++i)
        set.catalogue.timeslots.push_back(u"%1:30-%2:30"_s.arg(8 + i).arg(9 + i));
    for (int i = 0; i < kDays; ++i)
        set.catalogue.day_labels.push_back(u"D%1"_s.arg(i));
    return set;
}

SlotKey slotOf(int room, int timeslot, int day)
{
    const Catalogue catalogue = office().catalogue;
    return {catalogue.rooms[size_t(room % kRooms)],
            catalogue.timeslots[size_t(timeslot % kTimeslots)],
            catalogue.day_labels[size_t(day % kDays)]};
}

Query dayOf(int day)
{
    return ReadDay{slotOf(0, 0, day).day};
}

/// Three servers, somebody who browses and somebody who books.
struct Floor {
    Cluster cluster;
    int browser = 0;
    int colleague = 0;
    sim::Random random{4711};

    Floor()
    {
        for (const quint32 id : {100U, 200U, 300U})
            cluster.addServer(id, office());
        cluster.runUntil([this] { return cluster.inOneView({100, 200, 300}, 300); }, 10s);
        browser = cluster.addClient();
        colleague = cluster.addClient();
        cluster.run(kBound);
    }
    void book(int client, const SlotKey &slot)
    {
        cluster.submit(client, Write(Reserve{slot, u"p%1"_s.arg(client), {}}));
    }
    SlotKey anySlot()
    {
        return slotOf(random.between(0, 99), random.between(0, 99), random.between(0, 99));
    }
    /// What the window keeps on show: the catalogue and one week.
    void show(int week)
    {
        std::vector<Query> keys{ListDays{}, ListRooms{}, ListTimeslots{}};
        for (int day = 0; day < kDays / 2; ++day)
            keys.push_back(dayOf(week * kDays / 2 + day));
        cluster.watch(browser, std::move(keys));
    }
};

} // namespace

class TestBrowsing final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCacheAnswersNearlyAll();
    void aChangeShowsWithinTheBound();
    void aLeaderCutOffVouchesForNothing();
    void nobodyIsAskedWhenNobodyLooks();
};

/// Half an hour: this week, sometimes the next one, a few rooms of interest, a booking a minute by
/// the person and four by colleagues.
void TestBrowsing::theCacheAnswersNearlyAll()
{
    Floor floor;
    floor.show(0);
    for (int step = 0; step < 600; ++step) {
        floor.cluster.run(3s);
        if (step % 5 == 0)
            floor.book(floor.colleague, floor.anySlot());
        if (step % 20 == 7)
            floor.book(floor.browser, floor.anySlot());
        const int week = step % 40 < 30 ? 0 : 1;
        if (step % 10 == 0)
            floor.show(week);
        const int day = week * kDays / 2 + floor.random.between(0, kDays / 2 - 1);
        floor.cluster.submit(floor.browser, dayOf(day));
        if (step % 3 == 0)
            floor.cluster.submit(floor.browser,
                                 Query(CheckRoom{slotOf(floor.random.between(0, 3), 0, 0).room}));
        if (step % 25 == 0)
            for (const Query &names : {Query(ListRooms{}), Query(ListTimeslots{})})
                floor.cluster.submit(floor.browser, names);
    }
    const CacheTotals totals = floor.cluster.client(floor.browser).cacheTotals(floor.cluster.now());
    const double ratio = double(totals.hits) / double(totals.hits + totals.misses);
    qInfo("hit ratio %.1f %% of %llu reads, %.0f ms saved", 100 * ratio,
          totals.hits + totals.misses, double(totals.saved.count()) / 1e6);
    QVERIFY(totals.hits + totals.misses > 800);
    QVERIFY2(ratio > 0.95, qPrintable(QString::number(ratio)));
}

void TestBrowsing::aChangeShowsWithinTheBound()
{
    Floor floor;
    floor.show(0);
    floor.cluster.run(kBound);
    const SlotKey slot = slotOf(3, 3, 3);
    const auto shown = [&] {
        const CacheEntry *day = floor.cluster.client(floor.browser).cache().find(dayOf(3));
        return day && std::get<Bookings>(day->value).entries.size() == 1 &&
               floor.cluster.client(floor.browser).mark(dayOf(3), floor.cluster.now())->state ==
                   CacheState::Fresh;
    };
    QVERIFY(!shown());
    floor.book(floor.colleague, slot);
    QVERIFY(floor.cluster.runUntil(shown, kBound));
}

/// It may have been left behind: only a round with every member says that it was not.
void TestBrowsing::aLeaderCutOffVouchesForNothing()
{
    Floor floor;
    floor.show(0);
    const ClientEngine &browser = floor.cluster.client(floor.browser);
    const auto asks_soon = [&] {
        const auto next = browser.cacheTotals(floor.cluster.now()).next_beacon;
        return next && *next <= kBound / 10;
    };
    QVERIFY(floor.cluster.runUntil(asks_soon, 10 * kBound));
    floor.cluster.cut({300});
    floor.cluster.run(kBound);
    QVERIFY(browser.mark(dayOf(0), floor.cluster.now())->age > 4 * kBound);
}

/// One beacon serves all that asked; a window that is closed asks nothing.
void TestBrowsing::nobodyIsAskedWhenNobodyLooks()
{
    Floor floor;
    const auto datagramsIn = [&](Duration time) {
        const quint64 before = floor.cluster.datagrams();
        floor.cluster.run(time);
        return floor.cluster.datagrams() - before;
    };
    floor.cluster.run(1s);
    const quint64 quiet = datagramsIn(10s);
    floor.show(0);
    QVERIFY(datagramsIn(10s) > quiet);
    floor.cluster.watch(floor.browser, {});
    floor.cluster.run(60s);
    const quint64 again = datagramsIn(10s);
    QVERIFY2(again <= quiet + quiet / 100, qPrintable(QString::number(again)));
}

ROOMCAST_TEST(TestBrowsing)

} // namespace roomcast::tst_browsing

#include "tst_browsing.moc"
