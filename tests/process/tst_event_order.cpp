// SPDX-License-Identifier: MIT
//
// Real servers on one machine, and what their logs say of an election and of faults on purpose: who
// said what, in the textbook's order, and no effect before its cause.
#include "support/processes.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <csignal>

namespace roomcast::tst_event_order {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList kWeekly{u"--catalogue"_s,
                          QStringLiteral(ROOMCAST_SOURCE_DIR "/tests/data/weekly")};

QJsonObject logged(const QString &name, QJsonObject facts = {})
{
    facts.insert(u"event"_s, name);
    return facts;
}

qint64 timeOf(const QJsonObject &event)
{
    return QDateTime::fromString(event.value(u"time"_s).toString(), Qt::ISODateWithMs)
        .toMSecsSinceEpoch();
}

std::vector<QJsonObject> eventsOf(Program &server, const QString &name)
{
    std::vector<QJsonObject> found;
    for (const QJsonObject &object : server.objects())
        if (object.value(u"event"_s) == name)
            found.push_back(object);
    return found;
}

} // namespace

class EventOrderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noEffectIsBeforeItsCause()
    {
        Group group(kWeekly);
        start(group);
        elect(group);
        for (int id : {100, 200})
            checkOwnOrder(group.server(id));
        int promises = 0;
        for (int id : {100, 200}) {
            for (const QJsonObject &promise : eventsOf(group.server(id), u"election-answered"_s)) {
                const int candidate = promise.value(u"candidate"_s).toInt();
                const auto cause = group.server(candidate).waitFor(
                    logged(u"election-started"_s, {{u"epoch"_s, promise.value(u"epoch"_s)}}));
                QVERIFY(!cause.isEmpty());
                QVERIFY(timeOf(cause) <= timeOf(promise));
                ++promises;
                const QJsonObject facts{{u"epoch"_s, promise.value(u"epoch"_s)}};
                // One that did not come to lead may have stood again before the answer came.
                if (!group.server(candidate).has(logged(u"leader-elected"_s, facts)))
                    continue;
                const auto got = answerOf(id, group.server(candidate), facts);
                QVERIFY(!got.isEmpty());
                QVERIFY(timeOf(promise) <= timeOf(got));
            }
        }
        QVERIFY(promises >= 2);
    }

    void anElectionReadsAsInTheTextbook()
    {
        Group group(kWeekly);
        start(group);
        elect(group);
        Program &candidate = group.server(200);
        const auto stood = eventsOf(candidate, u"election-started"_s).back();
        const QJsonValue epoch = stood.value(u"epoch"_s);
        QVERIFY(stood.value(u"text"_s).toString().startsWith(u"ELECTION: "_s));
        QVERIFY(
            candidate.has(logged(u"answer-received"_s, {{u"epoch"_s, epoch}, {u"member"_s, 100}})));
        // Who is lower and would stand says why it does not.
        Program &lower = group.server(100);
        const auto why = lower.waitFor(
            logged(u"not-standing"_s, {{u"reason"_s, u"higher-up"_s}, {u"member"_s, 200}}));
        QVERIFY(!why.isEmpty());
        const auto answer = lower.waitFor(
            logged(u"election-answered"_s, {{u"epoch"_s, epoch}, {u"candidate"_s, 200}}));
        QVERIFY(answer.value(u"text"_s).toString().startsWith(u"ANSWER: accepts"_s));
        for (int id : {100, 200}) {
            const auto led = group.server(id).waitFor(
                logged(u"leader-elected"_s, {{u"epoch"_s, epoch}, {u"leader"_s, 200}}));
            QVERIFY(led.value(u"text"_s).toString().startsWith(u"COORDINATOR: 200"_s));
        }
    }

    /// A member that hangs is missed by name; one that is higher says OK by standing itself.
    void theCandidateNamesWhoDidNotAnswer()
    {
        Group group(kWeekly);
        start(group);
        group.server(100).signal(SIGSTOP);
        group.kill(300);
        const auto missed =
            group.server(200).waitFor(logged(u"answer-missed"_s, {{u"member"_s, 100}}));
        group.server(100).signal(SIGCONT);
        QVERIFY(!missed.isEmpty());
        QVERIFY(group.server(200).has(
            logged(u"election-started"_s, {{u"epoch"_s, missed.value(u"epoch"_s)}})));
    }

    /// Requests wait for each other; heartbeats and elections do not.
    void theServiceTimeDelaysRequestsOnly()
    {
        Group group(kWeekly + QStringList{u"--service-time"_s, u"200"_s});
        start(group);
        QCOMPARE(faultsOf(group).value(u"service_time_ms"_s).toInt(), 200);
        const int elections = group.server(300).count(logged(u"election-started"_s));
        QElapsedTimer since;
        since.start();
        const QString line = u"check SA314"_s;
        const auto client = group.startClient({u"--bypass-cache"_s});
        for (int i = 0; i < 4; ++i)
            client->writeLine(line);
        client->closeInput();
        QCOMPARE(client->waitForEnd(), 0);
        QVERIFY(since.elapsed() >= 600);
        for (int id : {100, 200, 300})
            QVERIFY(!group.server(id).has(logged(u"heartbeat-failed"_s)));
        QCOMPARE(group.server(300).count(logged(u"election-started"_s)), elections);
        // It ends, and leaves the other faults alone.
        group.server(300).writeLine(u"loss 1"_s);
        group.server(300).writeLine(u"service-time 0"_s);
        const QJsonObject faults = faultsOf(group);
        QCOMPARE(faults.value(u"service_time_ms"_s).toInt(), 0);
        QCOMPARE(faults.value(u"loss_percent"_s).toInt(), 1);
    }

    void aFrozenServerSaysForHowLong()
    {
        Group group(kWeekly);
        group.startServer(300);
        QVERIFY(group.waitForView({300}, 300));
        QVERIFY(!group.status(300).contains(u"frozen_left_ms"_s));
        group.server(300).writeLine(u"freeze 1"_s);
        const QJsonObject frozen = group.status(300);
        QCOMPARE(frozen.value(u"role"_s), u"frozen"_s);
        const int left = frozen.value(u"frozen_left_ms"_s).toInt();
        QVERIFY(left > 0 && left <= 1'000);
        QVERIFY(!group.server(300).waitFor(logged(u"woke-from-pause"_s)).isEmpty());
        QVERIFY(!group.status(300).contains(u"frozen_left_ms"_s));
    }

private:
    static void start(Group &group)
    {
        for (int id : {100, 200, 300})
            group.startServer(id);
        QVERIFY(group.waitForView({100, 200, 300}, 300));
    }
    static void elect(Group &group)
    {
        group.kill(300);
        QVERIFY(group.waitForView({100, 200}, 200));
    }
    static QJsonObject answerOf(int member, Program &candidate, QJsonObject facts)
    {
        facts.insert(u"member"_s, member);
        return candidate.waitFor(logged(u"answer-received"_s, facts));
    }
    static QJsonObject faultsOf(Group &group)
    {
        return group.status(300).value(u"faults"_s).toObject();
    }
    /// Numbered without a gap, and none before the one before it.
    static void checkOwnOrder(Program &server)
    {
        qint64 number = 0;
        qint64 time = 0;
        for (const QJsonObject &object : server.objects()) {
            if (!object.contains(u"number"_s))
                continue;
            QCOMPARE(object.value(u"number"_s).toInteger(), ++number);
            QVERIFY(timeOf(object) >= time);
            time = timeOf(object);
        }
        QVERIFY(number > 5);
    }
};

ROOMCAST_TEST(EventOrderTest)

} // namespace roomcast::tst_event_order

#include "tst_event_order.moc"
