// SPDX-License-Identifier: MIT
//
// Partitions on purpose, groups on a virtual clock: what each side does, whom clients hear, and the
// way back. One engine, step by step: tst_partition_engine.
#include "support/cluster.h"
#include "support/sides.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_partition {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::sides;

namespace {

const SlotKey kOther{u"ME4494"_s, u"8:30-9:30"_s, u"Tuesday"_s};

Command reserve(const SlotKey &slot, const QString &person = u"Ana"_s)
{
    return Write{Reserve{slot, person, {}}};
}

void form(Cluster &cluster, const std::vector<quint32> &ids)
{
    for (quint32 id : ids)
        cluster.addServer(id);
    QVERIFY(cluster.runUntil(
        [&] { return cluster.inOneView(ids, *std::max_element(ids.begin(), ids.end())); }, 3s));
}

/// 100 and 200 on side B, 300 and 400 on side A, each with a leader.
void split(Cluster &cluster)
{
    form(cluster, {100, 200, 300, 400});
    cluster.setPartition(100, kB);
    cluster.setPartition(200, kB);
    QVERIFY(cluster.runUntil(
        [&] {
            return cluster.inOneView({300, 400}, 400) && cluster.inOneView({100, 200}, 200);
        },
        3s));
}

} // namespace

class TestPartition final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linksAreSilencedNotEnded();
    void bothSidesServeAndMerge();
    void threeSides();
    void cutsOnPurposeTakeNoBackOff();
    void whoIsUnheardIsForgotten();
    void serversCutOffAreNotDeclaredDead();
    void newcomerFoundsNoGroupBesideOne();

    void clientOfASideHearsThatSide();
    void clientDoesNotWaitForALabelThatNobodyHas();
    void clientFollowsAHeal();
    void clientOfNoSideIsToldOfTwoReplies();
    void healsByCountAfterTheReply();
    void aLateWordOfAnotherSideCostsNoPrecedence();
};

// ---- the sides -------------------------------------------------------------------------------

void TestPartition::linksAreSilencedNotEnded()
{
    Cluster cluster;
    form(cluster, {100, 200});
    cluster.setPartition(100, kB);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({200}, 200); }, 2s));
    cluster.run(3s);
    QVERIFY(cluster.peers(200).at(0).linked);
    QVERIFY(cluster.peers(100).at(0).linked);
    cluster.setPartition(100, kA);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 3s));
    QCOMPARE(cluster.count<event::MemberSuspected>() + cluster.count<event::HeartbeatFailed>(), 0);
}

void TestPartition::bothSidesServeAndMerge()
{
    Cluster cluster;
    split(cluster);
    for (const quint32 id : {100U, 200U})
        QVERIFY(cluster.has<event::PartitionChanged>(id, [&](const event::PartitionChanged &e) {
            return e.label == *Label::from(u"B"_s) && e.before == Label() &&
                   e.reason == event::PartitionReason::Asked;
        }));
    QVERIFY(cluster.has(200, &event::ElectionStarted::reason, ElectionReason::Partition));
    QVERIFY(cluster.has(400, &event::ElectionStarted::reason, ElectionReason::Partition));
    QVERIFY(cluster.runUntil(
        [&] {
            return cluster.status(400).cut_off == cutOff({200, 100}, kB) &&
                   cluster.status(100).cut_off == cutOff({400, 300}, kA);
        },
        1s));
    const Answer here = cluster.ask(cluster.addClient(kA), reserve(kSlot));
    const Answer there = cluster.ask(cluster.addClient(kB), reserve(kOther, u"Ben"_s));
    QVERIFY(here.ok() && there.ok());
    QCOMPARE(here.server, ServerId{400});
    QCOMPARE(there.server, ServerId{200});
    QCOMPARE(here.confirmation, Confirmation::Confirmed);
    QCOMPARE(there.confirmation, Confirmation::Provisional);
    for (const quint32 id : {100U, 200U})
        cluster.setPartition(id, kA);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300, 400}, 400); }, 5s));
    // What a side carries may follow a little later.
    QVERIFY(cluster.runUntil([&] { return cluster.converged() && cluster.status(100).claims == 2; },
                             2s));
    QVERIFY(cluster.has(400, &event::ReachableAgain::member, ServerId{200}));
    for (const quint32 id : {100U, 200U, 300U, 400U})
        QVERIFY(cluster.status(id).cut_off.empty());
}

void TestPartition::threeSides()
{
    Cluster cluster;
    form(cluster, {100, 200, 300});
    cluster.setPartition(100, kB);
    cluster.setPartition(200, kC);
    QVERIFY(cluster.runUntil(
        [&] {
            return cluster.inOneView({100}, 100) && cluster.inOneView({200}, 200) &&
                   cluster.inOneView({300}, 300);
        },
        3s));
    QVERIFY(cluster.runUntil(
        [&] {
            return cluster.status(300).cut_off ==
                   std::vector<CutOffServer>{{{200}, kC}, {{100}, kB}};
        },
        1s));
    // B and C meet first, then both come home.
    cluster.setPartition(200, kB);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 5s));
    cluster.setPartition(100, kA);
    cluster.setPartition(200, kA);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 300); }, 5s));
    QVERIFY(cluster.runUntil([&] { return cluster.converged(); }, 2s));
}

/// Whoever is cut off and comes back again and again does not wait longer each time, as it would
/// where a link comes and goes.
void TestPartition::cutsOnPurposeTakeNoBackOff()
{
    Cluster cluster;
    form(cluster, {100, 200});
    for (int i = 0; i < 12; ++i) {
        cluster.setPartition(100, kB);
        QVERIFY(cluster.runUntil(
            [&] { return cluster.inOneView({100}, 100) && cluster.inOneView({200}, 200); }, 1s));
        cluster.setPartition(100, kA);
        QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 1s));
    }
}

void TestPartition::whoIsUnheardIsForgotten()
{
    Cluster cluster;
    form(cluster, {100});
    cluster.addServer(200, Cluster::sampleCatalogue(), true, kB);
    QVERIFY(cluster.runUntil([&] { return !cluster.status(100).cut_off.empty(); }, 1s));
    cluster.kill(200);
    cluster.run(1400ms);
    QVERIFY(!cluster.status(100).cut_off.empty());
    cluster.run(300ms);
    QVERIFY(cluster.status(100).cut_off.empty());
    QVERIFY(cluster.has(100, &event::MemberSuspected::reason, event::SuspicionReason::Unheard));
}

void TestPartition::serversCutOffAreNotDeclaredDead()
{
    Cluster cluster;
    split(cluster);
    const auto voter = [&] { return cluster.status(200).missing_voters; };
    QVERIFY(cluster.runUntil([&] { return !voter().empty(); }, 1s));
    cluster.declareDead(200, 400);
    QVERIFY(cluster.has(200, &event::DeclarationRefused::reason, event::DeclarationRefusal::Alive));
}

void TestPartition::newcomerFoundsNoGroupBesideOne()
{
    Cluster cluster;
    form(cluster, {100});
    cluster.addServer(200, Cluster::sampleCatalogue(), true, kB);
    cluster.run(5s);
    QCOMPARE(cluster.status(200).role, ShownRole::Joining);
    QVERIFY(cluster.status(200).waits_across);
    QVERIFY(cluster.has(200, &event::CutOff::action, event::CutOffAction::StaysJoining));
    QVERIFY(cluster.has(200, &event::PartitionChanged::reason, event::PartitionReason::Started));
    QCOMPARE(cluster.status(100).cut_off, cutOff({200}, kB));
    cluster.setPartition(200, kA);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 3s));
    QVERIFY(!cluster.has<event::OtherGroup>(100));
}

// ---- their clients ---------------------------------------------------------------------------

void TestPartition::clientOfASideHearsThatSide()
{
    Cluster cluster;
    split(cluster);
    const int client = cluster.addClient(kB);
    const quint64 before = cluster.status(400).requests_received;
    const Answer answer = cluster.ask(client, reserve(kSlot));
    QVERIFY(answer.ok());
    QCOMPARE(answer.server, ServerId{200});
    QCOMPARE(cluster.status(400).requests_received, before);
    QCOMPARE(cluster.client(client).label(), std::optional(kB));
}

void TestPartition::clientDoesNotWaitForALabelThatNobodyHas()
{
    Cluster cluster;
    form(cluster, {100});
    const int client = cluster.addClient(kB);
    QVERIFY(cluster.ask(client, reserve(kSlot)).ok());
    QVERIFY(!cluster.client(client).label());
}

void TestPartition::clientFollowsAHeal()
{
    Cluster cluster;
    split(cluster);
    const int client = cluster.addClient(kB);
    QVERIFY(cluster.ask(client, reserve(kSlot)).ok());
    for (const quint32 id : {100U, 200U})
        cluster.setPartition(id, kA);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300, 400}, 400); }, 10s));
    QVERIFY(cluster.runUntil([&] { return !cluster.client(client).label(); }, 3s));
    QCOMPARE(cluster.ask(client, CheckRoom{kSlot.room}).server, ServerId{400});
}

void TestPartition::clientOfNoSideIsToldOfTwoReplies()
{
    Cluster cluster;
    split(cluster);
    const int client = cluster.addClient();
    const Ticket ticket = cluster.submit(client, reserve(kSlot));
    const auto two = [&]() -> const Answer * {
        for (const Answer &answer : cluster.doubleReplies(client))
            if (answer.ticket == ticket)
                return &answer;
        return nullptr;
    };
    QVERIFY(cluster.runUntil([&] { return two() != nullptr; }, 3s));
    QCOMPARE(two()->error, AnswerError::TwoReplies);
    const OtherReply other = *two()->other;
    QVERIFY(two()->outcome && other.outcome);
    QCOMPARE(std::set<quint32>({two()->server.value, other.server.value}),
             std::set<quint32>({200, 400}));
    QVERIFY(two()->epoch != other.epoch);
    QCOMPARE(two()->epoch.owner, two()->server);
    QCOMPARE(other.epoch.owner, other.server);
    QVERIFY(two()->confirmation != other.confirmation);
}

void TestPartition::healsByCountAfterTheReply()
{
    Cluster cluster;
    split(cluster);
    for (const quint32 id : {100U, 200U})
        cluster.setHealAfter(id, 2);
    const int client = cluster.addClient(kB);
    QVERIFY(cluster.ask(client, Query{ListRooms{}}).ok());
    cluster.run(1s);
    QCOMPARE(cluster.status(200).label, kB);
    const Answer last = cluster.ask(client, reserve(kSlot));
    QVERIFY(last.ok());
    QCOMPARE(last.attempts, 1);
    QCOMPARE(last.server, ServerId{200});
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300, 400}, 400); }, 5s));
    for (const quint32 id : {100U, 200U})
        QVERIFY(cluster.has<event::PartitionChanged>(id, [&](const event::PartitionChanged &e) {
            return e.label == Label() && e.reason == event::PartitionReason::HealedByCount;
        }));
    QVERIFY(cluster.runUntil([&] { return cluster.converged() && cluster.status(400).claims == 1; },
                             2s));
}

/// The highest ID is mute and follows; what was on its way from another side arrives meanwhile.
/// Heard again it leads, though it was never taken in anew.
void TestPartition::aLateWordOfAnotherSideCostsNoPrecedence()
{
    Cluster cluster;
    for (const quint32 id : {100U, 200U, 300U})
        cluster.addServer(id);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 300); }, 3s));
    cluster.setHeard(300, false);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 200); }, 5s));
    cluster.run(1s);
    Join late;
    late.presence.role = Role::Follower;
    cluster.deliverAcross(300, 200, *Label::from(u"B"), late);
    QVERIFY(cluster.runUntil([&] { return cluster.has<event::ReachableAgain>(300); }, 1s));
    QVERIFY(cluster.inOneView({100, 200, 300}, 200));
    cluster.setHeard(300, true);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 300); }, 10s));
}

ROOMCAST_TEST(TestPartition)

} // namespace roomcast::tst_partition

#include "tst_partition.moc"
