// SPDX-License-Identifier: MIT
//
// Which leader a client follows, word by word.
#include "core/client/group_tracker.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_group_tracker {

using namespace std::chrono_literals;

class TestGroupTracker final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFirstLeaderIsFollowed();
    void aHigherRankIsFollowedAtOnce();
    void aLowerRankOnlyAfterSilence();
    void aLeapIsNotBelievedWhileOneLeads();
    void theLeaderThatGoesOnSaysSo();
    void anotherGroupOnlyAfterSilence();
    void anotherGroupTakesTwoWords();
    void twoWordsFarApartAreTwoFirstOnes();
    void membersAreNewsOnce();
    void aReplyOfAnOldEntrySaysNothingOfTheLog();
    void aReplyRanksByItsView();
};

namespace {

constexpr Timing kTiming; // silence after 300 ms, two words are 12.5 ms apart
constexpr TimePoint kStart = TimePoint(10s);
const Epoch kGenesis{1, {300}, {7}};
const Epoch kOther{1, {400}, {9}};

HeardLeader leader(quint64 counter, const Epoch &genesis = kGenesis, ServerId id = {300})
{
    const Epoch epoch{counter, id, {7}};
    return {genesis, {epoch, true, epoch}, id, true, {5}};
}

GroupTracker following(quint64 counter)
{
    GroupTracker tracker(kTiming);
    tracker.hear(leader(counter), kStart);
    return tracker;
}

} // namespace

void TestGroupTracker::theFirstLeaderIsFollowed()
{
    GroupTracker tracker(kTiming);
    QVERIFY(!tracker.isReachable(kStart));
    const auto heard = tracker.hear(leader(5), kStart);
    QVERIFY(heard.followed);
    QVERIFY(heard.entered_view);
    QVERIFY(heard.left == Epoch{}); // there was none
    QCOMPARE(tracker.followed().epoch().counter, 5U);
    QVERIFY(tracker.isReachable(kStart + 299ms));
    QVERIFY(!tracker.isReachable(kStart + 300ms));
}

void TestGroupTracker::aHigherRankIsFollowedAtOnce()
{
    GroupTracker tracker = following(5);
    const auto heard = tracker.hear(leader(6), kStart + 1ms);
    QVERIFY(heard.entered_view);
    QVERIFY(!heard.left);
}

void TestGroupTracker::aLowerRankOnlyAfterSilence()
{
    GroupTracker tracker = following(5);
    QVERIFY(!tracker.hear(leader(4), kStart + 299ms).followed);
    QCOMPARE(tracker.followed().epoch().counter, 5U);
    QVERIFY(tracker.hear(leader(4), kStart + 300ms).entered_view);
}

void TestGroupTracker::aLeapIsNotBelievedWhileOneLeads()
{
    GroupTracker tracker = following(5);
    const quint64 far = 5 + Epoch::kCounterStepMax;
    QVERIFY(!tracker.hear(leader(far + 1), kStart + 1ms).followed);
    QVERIFY(tracker.hear(leader(far), kStart + 1ms).followed);
}

void TestGroupTracker::theLeaderThatGoesOnSaysSo()
{
    GroupTracker tracker = following(5);
    const auto copy = tracker.hear(leader(5), kStart + 12ms);
    QVERIFY(copy.followed);
    QVERIFY(!copy.entered_view);
    QVERIFY(!copy.went_on);
    QVERIFY(tracker.hear(leader(5), kStart + 13ms).went_on);
}

void TestGroupTracker::anotherGroupOnlyAfterSilence()
{
    GroupTracker tracker = following(5);
    QVERIFY(!tracker.hear(leader(9, kOther), kStart + 200ms).followed);
    QVERIFY(!tracker.hear(leader(9, kOther), kStart + 299ms).followed);
    QCOMPARE(tracker.hear(leader(9, kOther), kStart + 300ms).left, kGenesis);
    QVERIFY(tracker.followed().genesis == kOther);
}

void TestGroupTracker::anotherGroupTakesTwoWords()
{
    GroupTracker tracker = following(5);
    QVERIFY(!tracker.hear(leader(9, kOther), kStart + 1s).followed);
    QVERIFY(!tracker.hear(leader(9, kOther), kStart + 1012ms).followed); // may be a copy
    QVERIFY(tracker.hear(leader(9, kOther), kStart + 1013ms).followed);
}

void TestGroupTracker::twoWordsFarApartAreTwoFirstOnes()
{
    GroupTracker tracker = following(5);
    QVERIFY(!tracker.hear(leader(9, kOther), kStart + 1s).followed);
    QVERIFY(!tracker.hear(leader(9, kOther), kStart + 1300ms).followed);
}

void TestGroupTracker::membersAreNewsOnce()
{
    GroupTracker tracker = following(5);
    QVERIFY(!tracker.noteMembers(true, {}));
    QVERIFY(tracker.noteMembers(false, {{200}}));
    QVERIFY(!tracker.noteMembers(false, {{200}}));
    QVERIFY(!tracker.followed().primary);
}

void TestGroupTracker::aReplyOfAnOldEntrySaysNothingOfTheLog()
{
    const GroupTracker tracker = following(5);
    Reply reply;
    reply.genesis = kGenesis;
    reply.view = reply.entry_epoch = leader(6).rank.installed;
    reply.index = {8};
    QCOMPARE(tracker.leaderOf({300}, reply).commit.value, 8U);
    reply.entry_epoch = leader(5).rank.installed;
    QCOMPARE(tracker.leaderOf({300}, reply).commit.value, 0U);
}

void TestGroupTracker::aReplyRanksByItsView()
{
    const GroupTracker tracker = following(5);
    Reply reply;
    reply.genesis = kGenesis;
    reply.view = tracker.followed().epoch();
    QVERIFY(tracker.leaderOf({300}, reply).rank == tracker.followed().rank);
    reply.view = leader(6).rank.installed;
    QVERIFY(tracker.leaderOf({300}, reply).rank == (SpineRank{{}, false, reply.view}));
    reply.primary = true;
    QVERIFY(tracker.leaderOf({300}, reply).rank == (SpineRank{reply.view, true, reply.view}));
}

ROOMCAST_TEST(TestGroupTracker)

} // namespace roomcast::tst_group_tracker

#include "tst_group_tracker.moc"
