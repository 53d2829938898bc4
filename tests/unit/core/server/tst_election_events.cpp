// SPDX-License-Identifier: MIT
//
// What engines tell of an election, in the textbook's words: who stood, who said OK and why, who
// answered, who did not, and who does not stand. And when: at the time of the step, however late
// the disk lets it out.
#include "core/server/server_driver.h"
#include "support/cluster.h"
#include "support/lone_server.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_election_events {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::lone_server;

class ElectionEventsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCandidateNamesEachAnswer()
    {
        Cluster group;
        formGroup(group);
        group.kill(300);
        QVERIFY(group.runUntil([&] { return group.inOneView({200, 100}, 200); }, 2s));
        QVERIFY(group.has(200, &event::AnswerReceived::member, ServerId{100}));
        QVERIFY(group.has<event::NotStanding>(100, [&](const event::NotStanding &e) {
            return e.reason == event::NotStandingReason::HigherUp && e.member == ServerId{200};
        }));
        QCOMPARE(group.count<event::AnswerMissed>(), 0);
    }

    void whoDoesNotAnswerIsNamed()
    {
        Cluster group;
        formGroup(group);
        group.freeze(100, 2s);
        group.kill(300);
        QVERIFY(group.runUntil([&] { return group.count<event::AnswerMissed>() > 0; }, 2s));
        QVERIFY(group.has(200, &event::AnswerMissed::member, ServerId{100}));
    }

    /// The lower one stands while the higher one hangs, which then says OK by standing itself.
    void aHigherOneTakesTheElectionOver()
    {
        Cluster group;
        formGroup(group);
        group.freeze(200, 60ms);
        group.kill(300);
        QVERIFY(group.runUntil([&] { return group.inOneView({200, 100}, 200); }, 2s));
        QVERIFY(group.has<event::ElectionStarted>(100));
        QVERIFY(group.has(100, &event::ElectionOverruled::candidate, ServerId{200}));
        QVERIFY(group.has(100, &event::ElectionAnswered::candidate, ServerId{200}));
    }

    void anEventHasTheTimeOfItsStep()
    {
        ServerConfig moved = config(100, 1);
        moved.label = *Label::from(u"B");
        ServerDriver driver(std::move(moved), 0, {});
        driver.take(input::Start{}, at(5s));
        driver.note(event::FaultSet{}, at(7s));
        const auto started = driver.next();
        QVERIFY(started && tells<event::PartitionChanged>(*started));
        QVERIFY(started->at == at(5s).wall);
        const auto noted = driver.next();
        QVERIFY(noted && tells<event::FaultSet>(*noted));
        QVERIFY(noted->at == at(7s).wall);
        QVERIFY(!driver.next());
    }

private:
    static void formGroup(Cluster &group)
    {
        for (const quint32 id : {100U, 200U, 300U})
            group.addServer(id);
        QVERIFY(group.runUntil([&] { return group.inOneView({300, 200, 100}, 300); }, 10s));
        group.run(1s); // links stand then
    }
};

ROOMCAST_TEST(ElectionEventsTest)

} // namespace roomcast::tst_election_events

#include "tst_election_events.moc"
