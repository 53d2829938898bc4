// SPDX-License-Identifier: MIT
//
// Two groups of one name: which gives way by itself, and who may have it do so.
#include "support/lone_server.h"

#include <QTest>

using namespace roomcast;
using namespace roomcast::test;

namespace {

/// The leader of a group that was born apart and has bookings, beating.
Packet otherGroup()
{
    Heartbeat other;
    other.presence = {Phase::Leading, Epoch{1, {300}, {99}}, Epoch{1, {300}, {99}}, {5}, true, 5};
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
    const Effects e = engine->step(datagram(kThere, otherGroup()), at(1001ms));
    QVERIFY(tells(e, EventKind::OtherGroup));
    QVERIFY(tells(e, EventKind::Joined));
    QCOMPARE(engine->status(at(1001ms)).role, Role::Learner);
}

void TestServerGroups::groupsWithBookingsStayApart()
{
    const auto engine = leaderWithABooking();
    const Effects e = engine->step(datagram(kThere, otherGroup()), at(1003ms));
    QVERIFY(tells(e, EventKind::OtherGroup));
    QCOMPARE(engine->status(at(1003ms)).role, Role::Leader);
    QCOMPARE(engine->status(at(1003ms)).claims, 1);
    // It is told once, not with every heartbeat.
    QVERIFY(
        !tells(engine->step(datagram(kThere, otherGroup()), at(1004ms)), EventKind::OtherGroup));
}

void TestServerGroups::personChoosesWhichGroupJoins()
{
    const auto engine = leaderWithABooking();
    engine->step(datagram(kThere, otherGroup()), at(1003ms));
    QCOMPARE(engine->status(at(1003ms)).other_group, ServerId{300});
    const Effects e = engine->step(input::JoinOtherGroup{}, at(1004ms));
    QVERIFY(tells(e, EventKind::OtherGroup));
    // What was booked goes with it, on its disk too.
    QVERIFY(e.persist.clear);
    QVERIFY(e.persist.carried && !e.persist.carried->isEmpty());
    QCOMPARE(engine->status(at(1004ms)).carried, 1);
    QVERIFY(tells(engine->step(datagram(kThere, otherGroup()), at(1005ms)), EventKind::Joined));
}

void TestServerGroups::nothingToJoin()
{
    const auto engine = loneLeader();
    QVERIFY(tells(engine->step(input::JoinOtherGroup{}, at(1001ms)), EventKind::ControlRejected));
    QCOMPARE(engine->status(at(1001ms)).role, Role::Leader);
}

void TestServerGroups::onlyALeaderBringsItsGroupOver()
{
    const auto engine = leaderWithABooking();
    engine->step(datagram(kThere, otherGroup()), at(1003ms));
    engine->step(datagram(kThere, challenge(*engine)), at(1004ms)); // it promises
    const Effects e = engine->step(input::JoinOtherGroup{}, at(1005ms));
    QVERIFY(tells(e, EventKind::ControlRejected));
    QVERIFY(!tells(e, EventKind::OtherGroup) && !e.persist.clear);
}

QTEST_GUILESS_MAIN(TestServerGroups)
#include "tst_server_groups.moc"
