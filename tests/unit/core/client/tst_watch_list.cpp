// SPDX-License-Identifier: MIT
//
// When a watched key is asked for again. With the engine around it: tst_client_watching.
#include "core/client/watch_list.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_watch_list {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestWatchList final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsCachedIsWatched();
    void asksOnceAHeartbeat();
    void asksAtOnceAfterAChange();
    void aRefusalHoldsForAWhile();
    void aRefusalEndsWithWhatItRestsOn();
    void refusalsGoWithTheirKeys();
    void seeksSeldom();
    void seeksFromTheFirstKeyOn();
};

namespace {

constexpr Timing kTiming; // a heartbeat is 25 ms, refusals hold for 30 s, seeking takes 3 s
constexpr TimePoint kStart = TimePoint(100s);
const Query kRoom = CheckRoom{u"SA314"_s};
const Query kOther = CheckRoom{u"ME4494"_s};
const Refused kNoRoom{RefusalKind::UnknownRoom, u"SA314"_s};
const RefusalBasis kBasis{{1, {300}, {7}}, {}};

WatchList watching(const std::vector<Query> &keys)
{
    WatchList list(kTiming);
    list.watch(keys, kStart);
    return list;
}

} // namespace

void TestWatchList::onlyWhatIsCachedIsWatched()
{
    const Query notices = ReadNotices{u"Ana"_s};
    const WatchList list = watching({notices, kRoom});
    QVERIFY(!list.watches(notices));
    QVERIFY(list.watches(kRoom));
    QCOMPARE(std::ssize(watching(std::vector<Query>(5000, kRoom)).keys()), WatchList::kMax);
}

void TestWatchList::asksOnceAHeartbeat()
{
    WatchList list = watching({kRoom});
    QVERIFY(list.isDue(kRoom, nullptr, kBasis, kStart));
    list.noteAsked(kRoom, kStart);
    QVERIFY(!list.isDue(kRoom, nullptr, kBasis, kStart + 24ms));
    QVERIFY(list.isDue(kRoom, nullptr, kBasis, kStart + 25ms));
}

void TestWatchList::asksAtOnceAfterAChange()
{
    WatchList list = watching({kRoom});
    list.noteAsked(kRoom, kStart);
    CacheEntry entry;
    entry.invalidated = true;
    QVERIFY(!list.isDue(kRoom, &entry, kBasis, kStart + 2ms));
    entry.changed = CacheChange{{6}, u"Kim"_s, kStart};
    QVERIFY(!list.isDue(kRoom, &entry, kBasis, kStart + 2ms)); // asked for since
    entry.changed->heard_at = kStart + 1ms;
    QVERIFY(list.isDue(kRoom, &entry, kBasis, kStart + 2ms));
}

void TestWatchList::aRefusalHoldsForAWhile()
{
    WatchList list = watching({kRoom});
    list.noteRefused(kRoom, kNoRoom, kBasis, kStart);
    QVERIFY(list.refusalOf(kRoom) == kNoRoom);
    QVERIFY(!list.isDue(kRoom, nullptr, kBasis, kStart + 29s));
    QVERIFY(list.isDue(kRoom, nullptr, kBasis, kStart + 30s));
    list.noteAnswered(kRoom);
    QVERIFY(!list.refusalOf(kRoom));
    QVERIFY(list.isDue(kRoom, nullptr, kBasis, kStart));
}

void TestWatchList::aRefusalEndsWithWhatItRestsOn()
{
    WatchList list = watching({kRoom});
    list.noteRefused(kRoom, kNoRoom, kBasis, kStart);
    RefusalBasis other = kBasis;
    other.epoch.counter = 2;
    QVERIFY(list.isDue(kRoom, nullptr, other, kStart));
    other = kBasis;
    other.catalogue = digestOf("another");
    QVERIFY(list.isDue(kRoom, nullptr, other, kStart));
}

void TestWatchList::refusalsGoWithTheirKeys()
{
    WatchList list = watching({kRoom});
    list.noteRefused(kRoom, kNoRoom, kBasis, kStart);
    list.watch({kRoom, kOther}, kStart);
    QVERIFY(list.refusalOf(kRoom));
    list.watch({kOther}, kStart);
    QVERIFY(!list.refusalOf(kRoom));
}

void TestWatchList::seeksSeldom()
{
    WatchList list = watching({kRoom});
    QVERIFY(!list.seek(kStart + 2999ms));
    QVERIFY(list.seek(kStart + 3s) == kRoom);
    QVERIFY(list.seekAt() == kStart + 6s);
    QVERIFY(!list.seek(kStart + 3s));
}

void TestWatchList::seeksFromTheFirstKeyOn()
{
    WatchList list(kTiming);
    QVERIFY(!list.seekAt());
    QVERIFY(!list.seek(kStart));
    list.watch({kRoom}, kStart);
    list.watch({kOther}, kStart + 1s); // does not put it off
    QVERIFY(list.seekAt() == kStart + 3s);
}

ROOMCAST_TEST(TestWatchList)

} // namespace roomcast::tst_watch_list

#include "tst_watch_list.moc"
