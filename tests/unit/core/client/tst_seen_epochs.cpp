// SPDX-License-Identifier: MIT
//
// How far a client believes a group to have come, and which views are behind that.
#include "core/client/seen_epochs.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_seen_epochs {

using namespace std::chrono_literals;

class TestSeenEpochs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasConfirmedLaterSupersedes();
    void aViewBelowTheNewestSeenIsBehind();
    void aLogWithoutTheLastPrimaryIsBehind();
    void oneWordIsForgotten();
    void provenFloorsStay();
    void onlyTheirOwnLeaderProvesThem();
    void aLaterQuestionRefutes();
    void provenFloorsAreNotRefuted();
    void groupsDoNotCompare();
    void groupsLeftMakeRoom();
};

namespace {

constexpr Timing kTiming; // unproven floors last for 10 s
constexpr TimePoint kStart = TimePoint(10s);

Epoch view(quint64 counter)
{
    return {counter, {300}, {7}};
}

SpineRank rankOf(quint64 last_primary, bool grounded = true)
{
    return {view(last_primary), grounded, view(last_primary)};
}

SeenEpochs raisedTo(quint64 counter, bool confirmed = true)
{
    SeenEpochs floors(kTiming);
    floors.raise(view(counter), confirmed, kStart);
    return floors;
}

} // namespace

void TestSeenEpochs::whatWasConfirmedLaterSupersedes()
{
    const SeenEpochs floors = raisedTo(5);
    QVERIFY(floors.isSuperseded(view(4)));
    QVERIFY(!floors.isSuperseded(view(5)));
    QVERIFY(!raisedTo(5, false).isSuperseded(view(4)));
}

void TestSeenEpochs::aViewBelowTheNewestSeenIsBehind()
{
    const SeenEpochs floors = raisedTo(5, false);
    QVERIFY(floors.isBehind(view(4), true, rankOf(4)));
    QVERIFY(!floors.isBehind(view(5), true, rankOf(4)));
}

void TestSeenEpochs::aLogWithoutTheLastPrimaryIsBehind()
{
    const SeenEpochs floors = raisedTo(5);
    QVERIFY(floors.isBehind(view(6), false, rankOf(4)));
    QVERIFY(floors.isBehind(view(6), false, rankOf(5, false)));
    QVERIFY(!floors.isBehind(view(6), false, rankOf(5)));
    QVERIFY(!floors.isBehind(view(6), true, rankOf(4))); // it was confirmed now
}

void TestSeenEpochs::oneWordIsForgotten()
{
    SeenEpochs floors = raisedTo(5);
    floors.expire(kStart + 9999ms);
    QVERIFY(floors.isSuperseded(view(4)));
    floors.expire(kStart + 10s);
    QVERIFY(!floors.isSuperseded(view(4)));
}

void TestSeenEpochs::provenFloorsStay()
{
    SeenEpochs floors = raisedTo(5);
    floors.prove(view(5));
    floors.expire(kStart + 10s);
    QVERIFY(floors.isSuperseded(view(4)));
    floors.raise(view(9), true, kStart + 11s);
    floors.expire(kStart + 21s);
    QVERIFY(floors.isSuperseded(view(4)));
    QVERIFY(!floors.isSuperseded(view(5)));
}

void TestSeenEpochs::onlyTheirOwnLeaderProvesThem()
{
    SeenEpochs floors = raisedTo(5);
    floors.prove(view(4));
    QVERIFY(floors.proven() == HighestEpochs{});
}

void TestSeenEpochs::aLaterQuestionRefutes()
{
    SeenEpochs floors = raisedTo(9);
    QVERIFY(!floors.areRefutedBy(view(5), kStart)); // asked before it was told
    QVERIFY(floors.areRefutedBy(view(5), kStart + 1ms));
    QCOMPARE(floors.lower(view(5)).counter, 5U);
    QVERIFY(!floors.isSuperseded(view(5)));
    QVERIFY(floors.isSuperseded(view(4)));
}

void TestSeenEpochs::provenFloorsAreNotRefuted()
{
    SeenEpochs floors = raisedTo(7);
    floors.prove(view(7));
    floors.raise(view(9), true, kStart);
    QVERIFY(!floors.areRefutedBy(view(6), kStart + 1ms));
    QVERIFY(floors.areRefutedBy(view(7), kStart + 1ms));
}

void TestSeenEpochs::groupsDoNotCompare()
{
    SeenEpochs floors = raisedTo(5);
    floors.prove(view(5));
    floors.enterGroup(view(1), view(2));
    QVERIFY(!floors.isSuperseded(view(4)));
    floors.enterGroup(view(2), view(1));
    QVERIFY(floors.isSuperseded(view(4)));
}

void TestSeenEpochs::groupsLeftMakeRoom()
{
    SeenEpochs floors = raisedTo(50);
    floors.prove(view(50));
    for (quint64 genesis = 1; genesis <= SeenEpochs::kLeftMax + 1; ++genesis)
        floors.enterGroup(view(genesis), view(genesis + 1));
    floors.enterGroup({}, view(1)); // had to make room
    QVERIFY(!floors.isSuperseded(view(49)));
}

ROOMCAST_TEST(TestSeenEpochs)

} // namespace roomcast::tst_seen_epochs

#include "tst_seen_epochs.moc"
