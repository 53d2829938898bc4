// SPDX-License-Identifier: MIT
//
// Two groups of one name: which gives way by itself, and who may have it do so.
#include "support/lone_server.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_server_groups {

using namespace roomcast::test;
using namespace roomcast::test::lone_server;

namespace {

/// What the leader of a group says that was born apart and has bookings.
const Presence kOther{Role::Leader, Epoch{1, {300}, {99}}, Epoch{1, {300}, {99}}, {5}, true, 5};

Packet otherGroup()
{
    Heartbeat other;
    other.presence = kOther;
    return from(300, other);
}

std::unique_ptr<ServerEngine> leaderWithABooking()
{
    auto engine = loneLeader();
    engine->step(datagram(kHere, fromClient(openSession())), at(1001ms));
    engine->step(datagram(kHere, fromClient(reserve(2))), at(1002ms));
    return engine;
}

} // namespace

class TestServerGroups final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyGroupJoinsTheOther();
    void groupsWithBookingsStayApart();
    void personChoosesWhichGroupJoins();
    void nothingToJoin();
    void onlyALeaderBringsItsGroupOver();
};

void TestServerGroups::emptyGroupJoinsTheOther()
{
    const auto engine = loneLeader();
    QVERIFY(tells<event::OtherGroup>(introduce(*engine, 300, at(1001ms), kOther)));
    QCOMPARE(engine->status(at(1031ms)).role, ShownRole::Leader); // there is no link to it yet
    const Effects e = introduceLinked(*engine, 300, at(1040ms), kOther);
    QVERIFY(tells<event::Joined>(e));
    QCOMPARE(engine->status(at(1070ms)).role, ShownRole::Learner);
}

void TestServerGroups::groupsWithBookingsStayApart()
{
    const auto engine = leaderWithABooking();
    const Effects e = introduce(*engine, 300, at(1003ms), kOther);
    QVERIFY(tells<event::OtherGroup>(e));
    QCOMPARE(engine->status(at(1033ms)).role, ShownRole::Leader);
    QCOMPARE(engine->status(at(1033ms)).claims, 1);
    // It is told once, not with every heartbeat.
    QVERIFY(!tells<event::OtherGroup>(engine->step(datagram(kThere, otherGroup()), at(1034ms))));
}

void TestServerGroups::personChoosesWhichGroupJoins()
{
    const auto engine = leaderWithABooking();
    introduce(*engine, 300, at(1003ms), kOther);
    QCOMPARE(engine->status(at(1033ms)).other_group, ServerId{300});
    engine->step(input::LinkOpened{{{300}, {99}}}, at(1033ms));
    const Effects e = engine->step(input::JoinOtherGroup{}, at(1034ms));
    QVERIFY(tells<event::OtherGroup>(e));
    // What was booked goes with it, on its disk too.
    QVERIFY(e.persist.clear);
    QVERIFY(e.persist.carried && !e.persist.carried->isEmpty());
    QCOMPARE(engine->status(at(1034ms)).carried, 1);
    QVERIFY(tells<event::Joined>(engine->step(datagram(kThere, otherGroup()), at(1035ms))));
}

void TestServerGroups::nothingToJoin()
{
    const auto engine = loneLeader();
    QVERIFY(tells<event::ControlRejected>(engine->step(input::JoinOtherGroup{}, at(1001ms))));
    QCOMPARE(engine->status(at(1001ms)).role, ShownRole::Leader);
}

void TestServerGroups::onlyALeaderBringsItsGroupOver()
{
    const auto engine = leaderWithABooking();
    introduce(*engine, 300, at(1003ms), kOther);
    engine->step(datagram(kThere, challenge(*engine, at(1034ms))), at(1065ms)); // it promises
    const Effects e = engine->step(input::JoinOtherGroup{}, at(1066ms));
    QVERIFY(tells<event::ControlRejected>(e));
    QVERIFY(!tells<event::OtherGroup>(e) && !e.persist.clear);
}

ROOMCAST_TEST(TestServerGroups)

} // namespace roomcast::tst_server_groups

#include "tst_server_groups.moc"
