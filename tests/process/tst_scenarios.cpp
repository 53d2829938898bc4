// SPDX-License-Identifier: MIT
//
// The scenarios of the original assignment, on real processes over multicast on loopback, told by
// the lines that the servers log.
#include "support/processes.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QTest>

#include <csignal>

namespace roomcast::tst_scenarios {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

const QStringList kWeekly{u"--catalogue"_s,
                          QStringLiteral(ROOMCAST_SOURCE_DIR "/tests/data/weekly")};

QJsonObject logged(const QString &name, QJsonObject facts = {})
{
    facts.insert(u"event"_s, name);
    return facts;
}

} // namespace

class TestScenarios final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lowerIdJoinsAndLearnsWhoLeads();
    void highestIdReplacesTheLeader();
    void killedLeaderIsReplaced();
    void noServerAtAll();
    void leaderKilledBetweenRequestAndReply();
    void orderlyEndOnSigterm();
    void duplicateIdIsRefused();
    void changeIsInTheOtherClientsCache();
    void weeklyDataLoadsAsItIs();
    void everyServerReceivesEveryRequest();
    void frozenLeaderIsReplaced();
    void aServerThatLosesEverythingIsAlone();
    void lossyServersFormAGroupAllTheSame();
    void declaringTheDeadConfirmsAgain();
};

/// (a) The newcomer may stand for election, but learns that it does not lead.
void TestScenarios::lowerIdJoinsAndLearnsWhoLeads()
{
    Group group(kWeekly);
    group.startServer(300);
    QVERIFY(group.waitForView({300}, 300));
    Program &newcomer = group.startServer(200);
    QVERIFY(!newcomer.waitFor(logged(u"joined"_s, {{u"leader"_s, 300}})).isEmpty());
    QVERIFY(group.waitForView({200, 300}, 300));
    QCOMPARE(newcomer.count(logged(u"leader-elected"_s, {{u"leader"_s, 200}})), 0);
    QCOMPARE(group.status(200).value(u"role"_s), u"follower"_s);
}

/// (b) The highest ID takes over, and finds what was booked before it came.
void TestScenarios::highestIdReplacesTheLeader()
{
    Group group(kWeekly);
    group.startServer(100);
    group.startServer(200);
    QVERIFY(group.waitForView({100, 200}, 200));
    QVERIFY(group.run({u"reserve SA314 9:30-10:30 Monday"_s}).at(0).value(u"ok"_s).toBool());
    group.startServer(300);
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    QVERIFY(
        group.server(300).has(logged(u"election-started"_s, {{u"reason"_s, u"learner-ready"_s}})));
    const auto answers = group.run({u"check SA314"_s});
    QCOMPARE(answers.at(0).value(u"server"_s).toInt(), 300);
    QCOMPARE(answers.at(0).value(u"answer"_s).toArray().size(), 1);
    QCOMPARE(group.status(300).value(u"digest"_s), group.status(100).value(u"digest"_s));
}

/// (c) The leader is killed without a goodbye; the next highest leads.
void TestScenarios::killedLeaderIsReplaced()
{
    Group group(kWeekly);
    for (int id : {100, 200, 300})
        group.startServer(id);
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    group.kill(300);
    QVERIFY(group.waitForView({100, 200}, 200));
    QVERIFY(group.server(200).has(logged(u"heartbeat-failed"_s, {{u"leader"_s, 300}})));
    QVERIFY(group.server(200).has(logged(u"election-started"_s)));
    const auto answers = group.run({u"reserve SA314 9:30-10:30 Monday"_s});
    QVERIFY(answers.at(0).value(u"ok"_s).toBool());
    QCOMPARE(answers.at(0).value(u"server"_s).toInt(), 200);
}

/// (d) Nothing hangs, the exit status tells, and a server that comes later is found.
void TestScenarios::noServerAtAll()
{
    Group group(kWeekly);
    const auto client = group.startClient();
    client->writeLine(u"reserve SA314 9:30-10:30 Monday"_s);
    const QJsonObject refused = client->waitFor({{u"ok"_s, false}});
    QCOMPARE(refused.value(u"error"_s), u"no-server"_s);
    QCOMPARE(refused.value(u"source"_s), u"none"_s);
    QVERIFY(refused.value(u"answer"_s).toString().contains(u"roomcast-server"_s));
    group.startServer(300);
    QVERIFY(group.waitForView({300}, 300));
    client->writeLine(u"reserve SA314 9:30-10:30 Monday"_s);
    QVERIFY(!client->waitFor({{u"ok"_s, true}}).isEmpty());
    client->closeInput();
    QCOMPARE(client->waitForEnd(), 1);
}

/// (e) Every server has the request, the leader dies with it: its successor answers, once.
void TestScenarios::leaderKilledBetweenRequestAndReply()
{
    Group group(kWeekly);
    for (int id : {100, 200, 300})
        group.startServer(id);
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    const auto client = group.startClient();
    client->writeLine(u"reserve SA314 9:30-10:30 Tuesday"_s);
    QVERIFY(!client->waitFor({{u"ok"_s, true}}).isEmpty());
    group.server(300).signal(SIGSTOP); // it can receive the request, and never reply to it
    const QString command = u"reserve SA314 9:30-10:30 Monday"_s;
    client->writeLine(command);
    const QJsonObject received = logged(u"request-received"_s, {{u"command"_s, command}});
    for (int id : {100, 200})
        QVERIFY(!group.server(id).waitFor(received).isEmpty());
    group.kill(300);
    const QJsonObject answer = client->waitFor({{u"command"_s, command}});
    QVERIFY(answer.value(u"ok"_s).toBool());
    QCOMPARE(answer.value(u"server"_s).toInt(), 200);
    QCOMPARE(answer.value(u"replies"_s).toInt(), 1);
    client->closeInput();
    QCOMPARE(client->waitForEnd(), 0);
    QCOMPARE(client->count({{u"command"_s, command}}), 1);
    QCOMPARE(group.server(300).count(logged(u"reply-sent"_s, {{u"command"_s, command}})), 0);
    // Two bookings beside the six of the catalogue, on both.
    QCOMPARE(group.status(200).value(u"claims"_s).toInt(), 8);
    QCOMPARE(group.status(100).value(u"digest"_s), group.status(200).value(u"digest"_s));
}

void TestScenarios::orderlyEndOnSigterm()
{
    Group group(kWeekly);
    group.startServer(100);
    group.startServer(200);
    QVERIFY(group.waitForView({100, 200}, 200));
    group.server(200).signal(SIGTERM);
    QCOMPARE(group.server(200).waitForEnd(), 0);
    QVERIFY(!group.server(100).waitFor(logged(u"member-left"_s, {{u"member"_s, 200}})).isEmpty());
    QVERIFY(group.waitForView({100}, 100));
    QVERIFY(!group.server(100).has(logged(u"heartbeat-failed"_s)));
}

void TestScenarios::duplicateIdIsRefused()
{
    Group group(kWeekly);
    group.startServer(300);
    QVERIFY(group.waitForView({300}, 300));
    Group same = group.another();
    Program &second = same.startServer(300);
    QCOMPARE(second.waitForEnd(), 3);
    QVERIFY(second.has(logged(u"duplicate-id"_s)));
    QCOMPARE(group.status(300).value(u"role"_s), u"leader"_s);
}

void TestScenarios::changeIsInTheOtherClientsCache()
{
    Group group(kWeekly);
    group.startServer(100);
    QVERIFY(group.waitForView({100}, 100));
    const auto reader = group.startClient();
    const QString check = u"check SA314"_s;
    reader->writeLine(check);
    QCOMPARE(reader->waitFor({{u"command"_s, check}}).value(u"source"_s), u"server"_s);
    reader->writeLine(check);
    QVERIFY(!reader->waitFor({{u"command"_s, check}, {u"source"_s, u"cache"_s}}).isEmpty());
    QVERIFY(group.run({u"reserve SA314 9:30-10:30 Monday"_s}).at(0).value(u"ok"_s).toBool());
    const auto cached = [&] {
        const size_t from = reader->position();
        reader->writeLine(check);
        const QJsonObject answer = reader->waitFor({{u"command"_s, check}}, from);
        return answer.value(u"source"_s) == u"cache"_s &&
               answer.value(u"answer"_s).toArray().size() == 1;
    };
    QTRY_VERIFY(cached());
}

void TestScenarios::weeklyDataLoadsAsItIs()
{
    Group group(kWeekly);
    Program &server = group.startServer(100);
    QVERIFY(group.waitForView({100}, 100));
    QVERIFY(
        server.has(logged(u"orphan-reservation"_s, {{u"slot"_s, u"SA318 8:30-9:30 Monday"_s}})));
    QCOMPARE(group.status(100).value(u"claims"_s).toInt(), 6);
    const auto answers =
        group.run({u"days"_s, u"rooms"_s, u"timeslots"_s, u"check SA318"_s, u"check ME4494"_s});
    QCOMPARE(answers.at(0).value(u"answer"_s).toArray().size(), 5);
    QCOMPARE(answers.at(1).value(u"answer"_s).toArray().size(), 5);
    QCOMPARE(answers.at(2).value(u"answer"_s).toArray().size(), 11);
    const QJsonObject orphan = answers.at(3).value(u"answer"_s).toArray().at(0).toObject();
    QCOMPARE(orphan.value(u"timeslot"_s), u"8:30-9:30"_s);
    QVERIFY(orphan.value(u"orphan"_s).toBool());
    QCOMPARE(answers.at(4).value(u"answer"_s).toArray().size(), 2);
}

void TestScenarios::everyServerReceivesEveryRequest()
{
    Group group(kWeekly);
    for (int id : {100, 200, 300})
        group.startServer(id);
    QVERIFY(group.waitForView({100, 200, 300}, 300));
    const QString command = u"reserve ME4326 9:30-10:30 Friday"_s;
    QVERIFY(group.run({command}).at(0).value(u"ok"_s).toBool());
    for (int id : {100, 200, 300})
        QVERIFY(!group.server(id)
                     .waitFor(logged(u"request-received"_s, {{u"command"_s, command}}))
                     .isEmpty());
    for (int id : {100, 200})
        QCOMPARE(group.server(id).count(logged(u"reply-sent"_s)), 0);
    QCOMPARE(group.server(300).count(logged(u"reply-sent"_s, {{u"command"_s, command}})), 1);
}

void TestScenarios::frozenLeaderIsReplaced()
{
    Group group(kWeekly);
    for (int id : {100, 200})
        group.startServer(id);
    QVERIFY(group.waitForView({100, 200}, 200));
    group.server(200).writeLine(u"freeze 2"_s);
    QVERIFY(group.waitForView({100}, 100));
    QVERIFY(group.server(100).has(logged(u"heartbeat-failed"_s, {{u"reason"_s, u"silence"_s}})));
    const size_t from = group.server(100).position();
    QVERIFY(!group.server(100)
                 .waitFor(logged(u"leader-elected"_s,
                                 {{u"leader"_s, 200}, {u"members"_s, QJsonArray{200, 100}}}),
                          from)
                 .isEmpty());
    QVERIFY(group.server(200).has(logged(u"woke-from-pause"_s)));
}

void TestScenarios::aServerThatLosesEverythingIsAlone()
{
    Group group(kWeekly);
    for (int id : {100, 200})
        group.startServer(id);
    QVERIFY(group.waitForView({100, 200}, 200));
    group.server(200).writeLine(u"loss 100"_s);
    QVERIFY(
        !group.server(200)
             .waitFor(logged(u"fault-set"_s, {{u"fault"_s, u"loss"_s}, {u"value"_s, u"100 %"_s}}))
             .isEmpty());
    QVERIFY(group.waitForView({100}, 100));
    const size_t from = group.server(100).position();
    group.server(200).writeLine(u"loss 0"_s);
    QVERIFY(!group.server(100)
                 .waitFor(logged(u"leader-elected"_s, {{u"members"_s, QJsonArray{200, 100}}}), from)
                 .isEmpty());
}

void TestScenarios::lossyServersFormAGroupAllTheSame()
{
    Group group(kWeekly + QStringList{u"--loss"_s, u"20"_s});
    for (int id : {100, 200})
        group.startServer(id);
    QVERIFY(group.waitForView({100, 200}, 200));
    QVERIFY(group.server(100).has(logged(u"fault-set"_s, {{u"value"_s, u"20 %"_s}})));
}

/// Who is left of a view of two cannot know whether it is the only one: a person can.
void TestScenarios::declaringTheDeadConfirmsAgain()
{
    Group group(kWeekly);
    for (int id : {100, 200})
        group.startServer(id);
    QVERIFY(group.waitForView({100, 200}, 200));
    Program &left = group.server(100);
    left.writeLine(u"dead 200"_s);
    QVERIFY(!left.waitFor(logged(u"declaration-refused"_s,
                                 {{u"member"_s, 200}, {u"reason"_s, u"alive"_s}}))
                 .isEmpty());
    group.kill(200);
    QVERIFY(group.waitForView({100}, 100));
    QVERIFY(!group.status(100).value(u"primary"_s).toBool());
    left.writeLine(u"dead 200"_s);
    QVERIFY(!left.waitFor(logged(u"declared-dead"_s, {{u"member"_s, 200}})).isEmpty());
    QVERIFY(!left.waitFor(logged(u"leader-elected"_s,
                                 {{u"members"_s, QJsonArray{100}}, {u"primary"_s, true}}))
                 .isEmpty());
}

ROOMCAST_TEST(TestScenarios)

} // namespace roomcast::tst_scenarios

#include "tst_scenarios.moc"
