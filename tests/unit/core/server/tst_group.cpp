// SPDX-License-Identifier: MIT
//
// The group as a whole, on a virtual clock: birth, joining, failover, exactly one answer.
#include "support/cluster.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_group {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

const SlotKey kSlot{u"SA314"_s, u"9:30-10:30"_s, u"Monday"_s};
const SlotKey kOther{u"ME4494"_s, u"8:30-9:30"_s, u"Tuesday"_s};

Command reserve(const SlotKey &slot, const QString &person = u"Ana"_s)
{
    return Write{Reserve{slot, person, {}}};
}

/// The servers of `ids`, in one view led by the highest.
void form(Cluster &cluster, const std::vector<quint32> &ids)
{
    for (quint32 id : ids)
        cluster.addServer(id);
    QVERIFY(cluster.runUntil(
        [&] { return cluster.inOneView(ids, *std::max_element(ids.begin(), ids.end())); }, 3s));
}

} // namespace

class TestGroup final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void loneServerLeads();
    void simultaneousStartFormsOneGroup();
    void lowerIdJoinsAndLearnsWhoLeads();
    void highestIdJoinsAndTakesOver();
    void killedLeaderIsReplacedByNextHighest();
    void leaderKilledBetweenRequestAndReply_data();
    void leaderKilledBetweenRequestAndReply();
    void memberKilledDoesNotStopTheGroup();
    void leavingLeaderHandsOver();
    void frozenLeaderIsReplacedAndComesBack();
    void lossDelaysButLosesNothing_data();
    void lossDelaysButLosesNothing();
    void allButOneKilled();
    void whoBringsAnotherCatalogueIsToldOnce();
};

void TestGroup::loneServerLeads()
{
    Cluster cluster;
    form(cluster, {100});
    QVERIFY(cluster.status(100).primary);
    QCOMPARE(cluster.count<event::ElectionStarted>(), 1);
}

void TestGroup::simultaneousStartFormsOneGroup()
{
    Cluster cluster;
    form(cluster, {100, 200, 300});
    QCOMPARE(cluster.status(100).members, (std::vector<ServerId>{{300}, {200}, {100}}));
    QVERIFY(cluster.status(200).primary);
    cluster.run(2s);
    // One election was enough.
    QCOMPARE(cluster.count<event::LeaderElected>(), 3);
}

void TestGroup::lowerIdJoinsAndLearnsWhoLeads()
{
    Cluster cluster;
    form(cluster, {200, 300});
    const int client = cluster.addClient();
    QVERIFY(cluster.ask(client, reserve(kSlot)).ok());
    cluster.addServer(100);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 300); }, 2s));
    QVERIFY(cluster.has(100, &event::Joined::leader, ServerId{300}));
    QVERIFY(cluster.runUntil([&] { return cluster.converged(); }, 1s));
    QCOMPARE(cluster.status(100).claims, 1);
}

void TestGroup::highestIdJoinsAndTakesOver()
{
    Cluster cluster;
    form(cluster, {100, 200});
    const int client = cluster.addClient();
    QVERIFY(cluster.ask(client, reserve(kSlot)).ok());
    cluster.addServer(300);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 300); }, 2s));
    const Answer answer = cluster.ask(client, Query{CheckRoom{kSlot.room}});
    QVERIFY(answer.ok());
    QCOMPARE(answer.server, ServerId{300});
    QCOMPARE(std::get<Bookings>(*answer.outcome).entries.size(), 1U);
    QVERIFY(cluster.converged());
}

void TestGroup::killedLeaderIsReplacedByNextHighest()
{
    Cluster cluster;
    form(cluster, {100, 200, 300});
    const int client = cluster.addClient();
    QVERIFY(cluster.ask(client, reserve(kSlot)).ok());
    const Now before = cluster.now();
    cluster.kill(300);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 1s));
    // The end of the monitor connection starts it, not a silence.
    QVERIFY(cluster.now().mono - before.mono < 10ms);
    QVERIFY(cluster.has<event::HeartbeatFailed>(200, [&](const event::HeartbeatFailed &e) {
        return e.leader == ServerId{300} && e.reason == event::SuspicionReason::ConnectionClosed;
    }));
    const Answer answer = cluster.ask(client, reserve(kOther));
    QVERIFY(answer.ok());
    QCOMPARE(answer.server, ServerId{200});
    QCOMPARE(answer.confirmation, Confirmation::Confirmed);
}

void TestGroup::leaderKilledBetweenRequestAndReply_data()
{
    QTest::addColumn<qint64>("after_us");
    for (qint64 us = 0; us <= 1500; us += 50)
        QTest::addRow("%lld us", us) << us;
}

void TestGroup::leaderKilledBetweenRequestAndReply()
{
    QFETCH(qint64, after_us);
    Cluster cluster(quint64(after_us) + 1);
    form(cluster, {100, 200, 300});
    const int client = cluster.addClient();
    QVERIFY(cluster.ask(client, reserve(kOther)).ok());
    const Ticket ticket = cluster.submit(client, reserve(kSlot));
    cluster.run(std::chrono::microseconds(after_us));
    cluster.kill(300);
    cluster.run(4s);
    const auto &answers = cluster.answers(client);
    QCOMPARE(std::count_if(answers.begin(), answers.end(),
                           [&](const Answer &a) { return a.ticket == ticket; }),
             1);
    QVERIFY(answers.back().ok());
    QVERIFY(cluster.doubleReplies(client).empty());
    QCOMPARE(cluster.status(200).claims, 2);
    QVERIFY(cluster.converged());
}

void TestGroup::memberKilledDoesNotStopTheGroup()
{
    Cluster cluster;
    form(cluster, {100, 200, 300});
    const int client = cluster.addClient();
    cluster.kill(100);
    QVERIFY(cluster.ask(client, reserve(kSlot)).ok());
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({200, 300}, 300); }, 1s));
}

void TestGroup::leavingLeaderHandsOver()
{
    Cluster cluster;
    form(cluster, {100, 200, 300});
    const int client = cluster.addClient();
    QVERIFY(cluster.ask(client, reserve(kSlot)).ok());
    cluster.leave(300);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 1s));
    QVERIFY(cluster.runUntil([&] { return cluster.stopped(300).has_value(); }, 1s));
    QCOMPARE(cluster.stopped(300), StopReason::Left);
    QVERIFY(cluster.has(200, &event::MemberLeft::member, ServerId{300}));
    QVERIFY(!cluster.has<event::HeartbeatFailed>(200));
}

void TestGroup::frozenLeaderIsReplacedAndComesBack()
{
    Cluster cluster;
    form(cluster, {100, 200, 300});
    const int client = cluster.addClient();
    QVERIFY(cluster.ask(client, reserve(kSlot)).ok());
    cluster.freeze(300, 2s);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 1s));
    QVERIFY(cluster.has(200, &event::HeartbeatFailed::reason, event::SuspicionReason::Silence));
    QVERIFY(cluster.ask(client, reserve(kOther)).ok());
    // It wakes, learns what happened, and leads again because its ID is the highest.
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 300); }, 5s));
    QVERIFY(cluster.has<event::WokeFromPause>(300));
    QVERIFY(cluster.runUntil([&] { return cluster.converged(); }, 1s));
    QCOMPARE(cluster.status(300).claims, 2);
    QVERIFY(cluster.doubleReplies(client).empty());
}

void TestGroup::lossDelaysButLosesNothing_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 40; ++seed)
        QTest::addRow("seed %llu", seed) << seed;
}

void TestGroup::lossDelaysButLosesNothing()
{
    QFETCH(quint64, seed);
    Cluster cluster(seed, {.loss = 0.2, .duplication = 0.1});
    for (quint32 id : {100U, 200U, 300U})
        cluster.addServer(id);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 300); }, 20s));
    const int client = cluster.addClient();
    int booked = 0;
    for (const QString &room : {u"SA314"_s, u"ME4494"_s})
        for (const QString &slot : {u"8:30-9:30"_s, u"9:30-10:30"_s})
            for (const QString &day : {u"Monday"_s, u"Tuesday"_s})
                booked += cluster.ask(client, reserve({room, slot, day})).ok() ? 1 : 0;
    QCOMPARE(booked, 8);
    QVERIFY(cluster.runUntil([&] { return cluster.converged(); }, 5s));
    QCOMPARE(cluster.status(100).claims, 8);
    QVERIFY(cluster.doubleReplies(client).empty());
}

void TestGroup::allButOneKilled()
{
    Cluster cluster;
    form(cluster, {100, 200, 300});
    const int client = cluster.addClient();
    QVERIFY(cluster.ask(client, reserve(kSlot)).ok());
    cluster.kill(300);
    cluster.kill(200);
    const Answer answer = cluster.ask(client, reserve(kOther));
    QVERIFY(answer.ok());
    QCOMPARE(answer.server, ServerId{100});
    // It cannot know that it is the only one.
    QCOMPARE(answer.confirmation, Confirmation::Provisional);
    QCOMPARE(cluster.status(100).claims, 2);
}

/// Three servers with one catalogue, and one that a person started with another.
void TestGroup::whoBringsAnotherCatalogueIsToldOnce()
{
    CatalogueSet other = Cluster::sampleCatalogue();
    other.catalogue.rooms.push_back(u"Annex"_s);
    const QString withdrawn = other.catalogue.timeslots.back();
    other.catalogue.timeslots.pop_back();
    other.catalogue.zone = u"Asia/Tokyo"_s; // its computer's, written nowhere
    Cluster cluster;
    form(cluster, {200, 300});
    cluster.addServer(100, other);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200, 300}, 300); }, 3s));
    QVERIFY(cluster.has<event::CatalogueDiffers>(100, [&](const event::CatalogueDiffers &e) {
        return e.only_folder == std::vector{u"Annex"_s} && e.only_group == std::vector{withdrawn};
    }));
    cluster.kill(300); // elections and copies of the same group are no news
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 3s));
    QCOMPARE(cluster.count<event::CatalogueDiffers>(), 1);
    cluster.kill(100);
    cluster.restart(100);
    QVERIFY(cluster.runUntil([&] { return cluster.inOneView({100, 200}, 200); }, 3s));
    QCOMPARE(cluster.count<event::CatalogueDiffers>(), 2);
}

ROOMCAST_TEST(TestGroup)

} // namespace roomcast::tst_group

#include "tst_group.moc"
