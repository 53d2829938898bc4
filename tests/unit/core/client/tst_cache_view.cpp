// SPDX-License-Identifier: MIT
//
// How one cached value may be shown, by what is known of the group.
#include "core/client/cache_view.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_cache_view {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestCacheView final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void freshForAWhile();
    void staleOnceTheLeaderIsSilent();
    void whatHasChangedIsInvalidWhoeverLeads();
    void anOlderViewThanTheNewestSeenIsBehind();
    void aSideThatLacksWhatWasConfirmedIsBehind();
    void whoIsFollowedNowSaysNothingOfAnotherView();
    void rowsCountWhatIsInTheValue();
};

namespace {

constexpr Timing kTiming; // silence after 300 ms; values are fresh for 1 s
constexpr TimePoint kStart = TimePoint(10s);
const Epoch kGenesis{1, {300}, {7}};
const Query kRoom = CheckRoom{u"SA314"_s};

struct Known {
    ClientCache cache;
    GroupTracker tracker{kTiming};
    SeenEpochs floors{kTiming};

    /// 300 leads, and the room was read of it.
    explicit Known(const Epoch &epoch = kGenesis, bool confirmed = true)
    {
        hear(epoch, kStart);
        cache.enterEpoch(epoch, {5});
        CacheEntry entry;
        Bookings bookings;
        bookings.entries.resize(2);
        entry.value = bookings;
        entry.version = {epoch, {5}};
        entry.sure_at = kStart;
        entry.confirmed = confirmed;
        cache.store(kRoom, entry);
    }
    void hear(const Epoch &epoch, TimePoint now)
    {
        tracker.hear({kGenesis, {kGenesis, true, epoch}, epoch.owner, true, {5}}, now);
    }
    CacheView at(TimePoint now) const { return {cache, tracker, floors, kTiming, now}; }
    CacheNote mark(TimePoint now) const { return at(now).noteOf(*cache.find(kRoom)); }
};

} // namespace

void TestCacheView::freshForAWhile()
{
    Known known;
    known.hear(kGenesis, kStart + 900ms);
    QCOMPARE(known.mark(kStart + 1s).state, CacheState::Fresh);
    QVERIFY(known.mark(kStart + 1s).age == 1s);
    QCOMPARE(known.mark(kStart + 1001ms).state, CacheState::Suspect);
}

void TestCacheView::staleOnceTheLeaderIsSilent()
{
    const Known known;
    QCOMPARE(known.mark(kStart + 299ms).state, CacheState::Fresh);
    QCOMPARE(known.mark(kStart + 300ms).state, CacheState::Stale);
}

void TestCacheView::whatHasChangedIsInvalidWhoeverLeads()
{
    const Known known;
    CacheEntry entry = *known.cache.find(kRoom);
    entry.invalidated = true;
    entry.changed = CacheChange{{6}, u"Kim"_s, kStart};
    const CacheNote mark = known.at(kStart + 300ms).noteOf(entry);
    QCOMPARE(mark.state, CacheState::Invalidated);
    QCOMPARE(mark.changed_by, u"Kim"_s);
    QVERIFY(mark.changed_ago == 300ms);
}

void TestCacheView::anOlderViewThanTheNewestSeenIsBehind()
{
    Known known;
    const Epoch later{2, {200}, {8}};
    known.hear(later, kStart + 1ms);
    QVERIFY(!known.mark(kStart + 1ms).behind);
    known.floors.raise(later, false, kStart + 1ms);
    QVERIFY(known.mark(kStart + 1ms).behind);
}

void TestCacheView::aSideThatLacksWhatWasConfirmedIsBehind()
{
    const Epoch confirmed{2, {200}, {8}};
    const Epoch later{3, {300}, {7}}; // whose log does not have it
    Known known(later, false);
    QVERIFY(!known.mark(kStart).behind);
    known.floors.raise(confirmed, true, kStart);
    QVERIFY(known.mark(kStart).behind);
}

void TestCacheView::whoIsFollowedNowSaysNothingOfAnotherView()
{
    const Epoch read{3, {300}, {7}};
    Known known(read, false);
    known.floors.raise({2, {200}, {8}}, true, kStart);
    known.hear({2, {100}, {9}}, kStart + 1s); // lacks what was confirmed
    QVERIFY(!known.mark(kStart + 1s).behind);
}

void TestCacheView::rowsCountWhatIsInTheValue()
{
    const Known known;
    const auto rows = known.at(kStart).rows();
    QCOMPARE(rows.size(), 1U);
    QVERIFY(rows[0].key == kRoom);
    QCOMPARE(rows[0].items, 2);
    QCOMPARE(rows[0].state, CacheState::Fresh);
}

ROOMCAST_TEST(TestCacheView)

} // namespace roomcast::tst_cache_view

#include "tst_cache_view.moc"
