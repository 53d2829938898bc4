// SPDX-License-Identifier: MIT
//
// Replicas prove that they are equal: a copy that differs from its leader's is found, named and
// replaced; and a datagram that only says so changes nothing.
#include "sim/decay.h"
#include "support/cluster.h"
#include "support/inputs.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_equal_replicas {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

constexpr Endpoint kThere{0x7f000001, 2};

Command reserve(const QString &day)
{
    return Write{Reserve{{u"SA314"_s, u"8:30-9:30"_s, day}, u"Ana"_s, {}}};
}

/// A booking that nobody made.
void addBooking(BookingState &state)
{
    sim::openNobodysSession(state);
    Changes changes;
    const WriteContext context{{{77}, {2}}, {1}, {}, {1}, {1}, CivilDay{2'461'000}};
    const Outcome made = state.apply(
        Reserve{{u"SA314"_s, u"9:30-10:30"_s, u"Monday"_s}, u"Nobody"_s, {}}, context, changes);
    QVERIFY(!std::holds_alternative<Refused>(made));
}

void rot(StoredReplica &copy)
{
    QVERIFY(sim::decay(copy, addBooking));
}

} // namespace

class TestEqualReplicas : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStateThatDiffersIsReplaced();
    void nothingDiffersInACalmGroup();
    void whatOnlyOneDatagramSaysChangesNothing();
};

void TestEqualReplicas::aStateThatDiffersIsReplaced()
{
    Cluster cluster;
    for (const quint32 id : {100U, 200U, 300U})
        cluster.addServer(id);
    const int client = cluster.addClient();
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 300); }, 3s));
    QVERIFY(cluster.ask(client, reserve(u"Monday"_s)).ok());
    cluster.kill(100);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({200, 300}, 300); }, 3s));
    cluster.restart(100, rot);
    QVERIFY(cluster.runUntil(
        [&] {
            return cluster.inOneView({100, 200, 300}, 300) && cluster.converged();
        },
        5s));
    QVERIFY(cluster.has(100, &event::ReplicaDiffers::action, event::DifferenceAction::Replaced));
    QVERIFY(cluster.has(200, &event::ReplicaDiffers::action, event::DifferenceAction::Seen));
    QVERIFY(cluster.has(300, &event::ReplicaDiffers::action, event::DifferenceAction::Seen));
    QVERIFY(cluster.ask(client, reserve(u"Tuesday"_s)).ok());
}

void TestEqualReplicas::nothingDiffersInACalmGroup()
{
    Cluster cluster;
    for (const quint32 id : {100U, 200U, 300U})
        cluster.addServer(id);
    const int client = cluster.addClient();
    QVERIFY(cluster.ask(client, reserve(u"Monday"_s)).ok());
    cluster.kill(300);
    QVERIFY(cluster.ask(client, reserve(u"Tuesday"_s)).ok());
    cluster.restart(300);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 300); }, 3s));
    cluster.run(1s);
    QCOMPARE(cluster.count<event::ReplicaDiffers>(), 0);
}

/// An ORDER in the leader's name, with another log behind it.
void TestEqualReplicas::whatOnlyOneDatagramSaysChangesNothing()
{
    Cluster cluster;
    for (const quint32 id : {100, 200})
        cluster.addServer(id);
    const int client = cluster.addClient();
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 3s));
    QVERIFY(cluster.ask(client, reserve(u"Monday"_s)).ok());
    const ServerStatus leader = cluster.status(200);
    cluster.deliver(100, 200, Order{leader.epoch, next(leader.index), digestOf("another log"), {}});
    QVERIFY(cluster.has(100, &event::ReplicaDiffers::action, event::DifferenceAction::Verifying));
    QVERIFY(cluster.runUntil(
        [&] {
            return cluster.has(100, &event::ReplicaDiffers::action, event::DifferenceAction::Equal);
        },
        1s));
    QVERIFY(cluster.ask(client, reserve(u"Tuesday"_s)).ok());
    QCOMPARE(cluster.status(200).epoch, leader.epoch);
    QVERIFY(!cluster.has(100, &event::ReplicaDiffers::action, event::DifferenceAction::Replaced));
}

ROOMCAST_TEST(TestEqualReplicas)

} // namespace roomcast::tst_equal_replicas

#include "tst_equal_replicas.moc"
