// SPDX-License-Identifier: MIT
//
// The parts of a server that keep one thing each: when it looks around, asks back in, leaves,
// introduces itself, is disturbed, says heartbeats; whom of clients and leaders it has heard; what
// its disk has; what time it says; whether its store votes.
#include "core/server/client_contacts.h"
#include "core/server/departure.h"
#include "core/server/discovery.h"
#include "core/server/disturbance.h"
#include "core/server/followed_log.h"
#include "core/server/heartbeat_timer.h"
#include "core/server/introductions.h"
#include "core/server/journal.h"
#include "core/server/lifecycle.h"
#include "core/server/own_store.h"
#include "core/server/readmission.h"
#include "core/server/timekeeper.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_server_parts {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timing kTiming{100ms};
constexpr Endpoint kHere{0x7f000001, 1};
constexpr Endpoint kThere{0x7f000001, 2};

TimePoint after(Duration t)
{
    return TimePoint(10s + t);
}

Now nowAfter(Duration t, std::chrono::milliseconds ahead = 0ms)
{
    return {after(t), {1'700'000'000'000 + t / 1ms + ahead / 1ms}, {}};
}

ServerIdentity member(quint32 id)
{
    return {{{id}, {id}}, {id}};
}

/// Peers of a server, each heard at a place of its own.
class Others {
public:
    explicit Others(std::initializer_list<quint32> ids)
    {
        for (const quint32 id : ids)
            m_peers.heard(member(id), {0x7f000001, quint16(id)}, {}, nowAfter(0ms), m_out);
    }
    Peers &peers() { return m_peers; }
    Peer &at(quint32 id) { return *m_peers.find(member(id).key); }
    /// Its clock shows what the group's would, and `ahead` more.
    void setClock(quint32 id, std::chrono::milliseconds ahead)
    {
        at(id).clock.add(nowAfter(0ms, ahead).wall, after(0ms), after(0ms));
    }

private:
    Outbox m_out;
    Peers m_peers{{200ms, 50ms, 1s, 30s, 3s, {}}, 7};
};

Catalogue catalogue()
{
    return {{u"A"_s}, {u"8:30-9:30"_s}, {u"Monday"_s}};
}

HardState inGroup()
{
    HardState hard;
    hard.genesis = Epoch{1, {100}, {1}};
    return hard;
}

Entry entry(quint64 sequence)
{
    return {{1, {100}, {1}},
            {1'700'000'000'000 + qint64(sequence)},
            {},
            WriteRecord{{{42}, {sequence}}, {sequence}, encode(Write{OpenSession{}})}};
}

} // namespace

class ServerPartsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewcomerAsksAtOnceAndThenEachHalfBound()
    {
        Discovery discovery(kTiming);
        discovery.begin(after(0ms));
        QVERIFY(discovery.takeAskDue(after(0ms)));
        QVERIFY(!discovery.takeAskDue(after(49ms)));
        QVERIFY(discovery.takeAskDue(after(50ms)));
        QVERIFY(!discovery.isOver(after(299ms)));
        QVERIFY(discovery.isOver(after(300ms)));
    }

    void anIdIsTakenOnlyWhereThatIsToldTwice()
    {
        Discovery discovery(kTiming);
        discovery.begin(after(0ms));
        QVERIFY(!discovery.isRefused(kHere, after(0ms)));
        QVERIFY(!discovery.isRefused(kHere, after(1ms)));   // a copy of the datagram
        QVERIFY(!discovery.isRefused(kThere, after(20ms))); // somebody else
        QVERIFY(discovery.doubtsId(after(20ms)));
        QVERIFY(discovery.isRefused(kThere, after(40ms)));
        QVERIFY(!discovery.doubtsId(after(120ms)));
    }

    void otherFoundersAreWaitedForUntilTheyHaveProvenOrTheTimeIsOver()
    {
        Others others({200});
        Discovery discovery(kTiming);
        discovery.begin(after(0ms));
        QVERIFY(discovery.waitsForProof(others.peers(), after(999ms)));
        QVERIFY(!discovery.waitsForProof(others.peers(), after(1000ms)));
        others.at(200).proven = true;
        QVERIFY(!discovery.waitsForProof(others.peers(), after(1ms)));
    }

    void aNewcomerThatIsPausedAgainAndAgainListensTenTimes()
    {
        Discovery discovery(kTiming);
        for (int i = 0; i < 10; ++i)
            QVERIFY(discovery.listenAgain(after(i * 1s)));
        QVERIFY(discovery.isOver(after(9s + 300ms)));
        QVERIFY(!discovery.listenAgain(after(10s)));
    }

    void whoIsDroppedSoonAfterWaitsLongerEachTime()
    {
        Readmission readmission(kTiming);
        readmission.takenIn(after(0ms));
        QVERIFY(readmission.isFresh(after(99ms)));
        QVERIFY(!readmission.isFresh(after(100ms)));
        readmission.dropped(after(1s));
        readmission.dropped(after(1s + 50ms)); // the same drop, seen again
        QVERIFY(!readmission.mayAskIn(after(1s + 99ms)));
        QVERIFY(readmission.mayAskIn(after(1s + 100ms)));
        readmission.takenIn(after(2s));
        readmission.dropped(after(3s));
        QVERIFY(!readmission.mayAskIn(after(3s + 199ms)));
        readmission.takenIn(after(4s));
        readmission.dropped(after(10s)); // it had settled
        QVERIFY(readmission.mayAskIn(after(10s)));
    }

    void aCutOnPurposeIsNoDrop()
    {
        Readmission readmission(kTiming);
        readmission.takenIn(after(0ms));
        readmission.excuse();
        readmission.dropped(after(1s));
        QVERIFY(readmission.mayAskIn(after(1s)));
    }

    void strangersDisturbEightTimesInVain()
    {
        Disturbance disturbance(1s);
        for (int i = 0; i < 8; ++i)
            QVERIFY(disturbance.mayStartElection(member(500).key, after(i * 1ms)));
        QVERIFY(!disturbance.mayStartElection(member(500).key, after(8ms)));
        QVERIFY(!disturbance.mayStartElection(member(600).key, after(1007ms)));
        QVERIFY(disturbance.mayStartElection(member(600).key, after(1008ms)));
    }

    void whoBecameAMemberDidNotDisturb()
    {
        Disturbance disturbance(1s);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(disturbance.mayStartElection(member(500).key, after(i * 1ms)));
            disturbance.installed({{1, {500}, {1}}, {member(500), member(100)}});
        }
    }

    void introductionsAreSaidEarlierButNotAllAtOnce()
    {
        Introductions one(kTiming, 1);
        Introductions other(kTiming, 2);
        one.said(after(0ms));
        other.said(after(0ms));
        QVERIFY(one.nextAt() != other.nextAt());
        QVERIFY(one.nextAt() >= after(400ms) && one.nextAt() <= after(600ms));
        one.hurry(after(0ms));
        QVERIFY(one.nextAt() <= after(30ms));
        const TimePoint soon = one.nextAt();
        one.hurry(after(1ms));
        QVERIFY(one.nextAt() <= soon);
    }

    void goodbyeIsSaidWhenAllIsSettledOrTheTimeIsOver()
    {
        using Due = Departure::Due;
        Departure settled(kTiming);
        QVERIFY(settled.tick(true, after(0ms)) == Due::Nothing);
        settled.begin(after(0ms));
        QVERIFY(settled.tick(true, after(0ms)) == Due::Goodbye);
        QVERIFY(settled.tick(true, after(24ms)) == Due::Nothing);
        QVERIFY(settled.tick(true, after(25ms)) == Due::End);
        Departure busy(kTiming);
        busy.begin(after(0ms));
        busy.begin(after(90ms)); // asked twice
        QVERIFY(busy.tick(false, after(99ms)) == Due::Nothing);
        QVERIFY(busy.tick(false, after(100ms)) == Due::Goodbye);
    }

    void aStoreVotesOnceItHasListenedAndEverybodyWasAsked()
    {
        Others others({200});
        OwnStore store(kTiming, {});
        store.listen(after(0ms));
        others.at(200).proven = true;
        others.at(200).vouched = Presence();
        QVERIFY(store.mayVote(others.peers(), false, after(0ms))); // nothing to lose
        QVERIFY(!store.mayVote(others.peers(), true, after(74ms)));
        QVERIFY(store.mayVote(others.peers(), true, after(75ms)));
        others.at(200).vouched.reset();
        QVERIFY(!store.mayVote(others.peers(), true, after(75ms)));
        store.noteVote();
        QVERIFY(store.mayVote(others.peers(), true, after(75ms)));
    }

    void aStoreHasGoneBackWhereThatIsToldTwice()
    {
        Others others({200});
        const Epoch later{5, {200}, {1}};
        OwnStore store(kTiming, {Epoch{4, {200}, {1}}, {}, {}});
        const StoreProgress remembered{later, {}, {}};
        Peer &peer = others.at(200);
        QVERIFY(!store.hasGoneBack(peer, remembered, true, after(0ms)));
        QVERIFY(!store.mayVote(others.peers(), false, after(1ms)));
        QVERIFY(!store.hasGoneBack(peer, remembered, true, after(1ms)));
        QVERIFY(store.hasGoneBack(peer, remembered, true, after(13ms)));
        QVERIFY(!store.hasGoneBack(peer, remembered, false, after(30ms))); // nobody can have been
        QVERIFY(!peer.remembers_more);
    }

    void aTwinThatAnswersTwiceAndHasVotedKeepsTheStore()
    {
        Others nobody({});
        Peers &nonces = nobody.peers();
        OwnStore store(kTiming, {});
        Heartbeat heartbeat;
        heartbeat.presence.role = Role::Follower;
        const ServerKey twin = member(300).key;
        const auto hear = [&](const Message &message, Duration at) {
            return store.meetClone(twin, message, {}, nonces, after(at));
        };
        auto met = hear(heartbeat, 0ms);
        QVERIFY(met.question && !met.yields);
        met = hear(ProbeReply{met.question->nonce}, 1ms);
        QVERIFY(!met.question && !met.yields);
        met = hear(heartbeat, 2ms);
        QVERIFY(met.question && !met.yields);
        QVERIFY(hear(ProbeReply{met.question->nonce}, 3ms).yields);
    }

    void theMedianOfThreeIsTheGroupsTimeAndWhoDiffersIsNamedOnce()
    {
        Others others({200, 300});
        others.setClock(200, 500ms);
        others.setClock(300, 1h);
        Timekeeper time;
        const View view{{1, {400}, {1}}, {member(400), member(300), member(200)}};
        time.judge(view, true, others.peers(), nowAfter(0ms), {});
        QCOMPARE(time.time(nowAfter(0ms), {}).value_ms, nowAfter(0ms, 500ms).wall.value_ms);
        auto news = time.judgeClocks({400}, others.peers(), nowAfter(0ms), {});
        QCOMPARE(news.off.size(), 1u);
        QCOMPARE(news.off.front().member, ServerId{300});
        news = time.judgeClocks({400}, others.peers(), nowAfter(0ms), {});
        QVERIFY(news.off.empty() && news.right.empty());
        news = time.takeClocks({}, {400}, others.peers());
        QCOMPARE(news.right, std::vector<ServerId>{{300}});
    }

    void timesOfEntriesAscendAndAWildOneIsNoFloor()
    {
        Timekeeper time;
        const Now now = nowAfter(0ms);
        const WallTime first = time.nextEntryTime(now, {});
        QCOMPARE(time.nextEntryTime(now, {}).value_ms, first.value_ms + 1);
        time.entriesAppended();
        const WallTime wild{now.wall.value_ms + 3'600'000};
        time.set(now.wall, now.mono);
        QCOMPARE(time.nextEntryTime(now, wild).value_ms, now.wall.value_ms);
    }

    void theJournalHasEachEntryWrittenOnce()
    {
        Journal journal({1000, 4096});
        Replica replica{{catalogue(), {}}};
        journal.stageBirth(replica, inGroup());
        replica.append(entry(1));
        auto written = journal.collect(replica, inGroup(), false, after(0ms));
        QVERIFY(written.batch.install);
        QCOMPARE(written.batch.entries.size(), 1u);
        replica.append(entry(2));
        written = journal.collect(replica, inGroup(), false, after(1ms));
        QVERIFY(!written.batch.install);
        QCOMPARE(written.batch.first, LogIndex{2});
        QVERIFY(journal.collect(replica, inGroup(), false, after(2ms)).batch.entries.empty());
        journal.clear();
        QVERIFY(journal.collect(replica, {}, false, after(3ms)).batch.clear);
    }

    void aSnapshotTakesThePlaceOfManyEntriesUnlessACopyComes()
    {
        Journal journal({4, 1 << 20});
        Replica replica{{catalogue(), {}}};
        for (quint64 i = 1; i <= 5; ++i)
            replica.append(entry(i));
        journal.collect(replica, inGroup(), false, after(0ms));
        replica.commit({5});
        QVERIFY(!journal.collect(replica, inGroup(), true, after(1ms)).batch.install);
        const auto written = journal.collect(replica, inGroup(), false, after(2ms));
        QVERIFY(!written.refused && written.batch.install);
        QCOMPARE(written.batch.install->base, LogIndex{5});
        QVERIFY(!journal.deadline());
    }

    void aHeartbeatIsSaidEachQuarterBoundAndWhenThereIsNews()
    {
        HeartbeatTimer heartbeat(kTiming);
        heartbeat.sent(after(0ms));
        QVERIFY(!heartbeat.isDue(after(24ms)));
        QVERIFY(heartbeat.isDue(after(25ms)));
        heartbeat.viewInstalled({7}, after(30ms));
        heartbeat.committed({5}, {6}, after(31ms));
        QCOMPARE(heartbeat.dueAt(), after(55ms));
        heartbeat.committed({6}, {8}, after(32ms));
        QVERIFY(heartbeat.isDue(after(32ms)));
        heartbeat.sent(after(32ms));
        heartbeat.committed({8}, {9}, after(33ms)); // is no news
        QVERIFY(!heartbeat.isDue(after(33ms)));
    }

    void aClientIsHeardFromOnePlaceAndAnsweredOnce()
    {
        ClientContacts clients(1s);
        QVERIFY(clients.hears({42}, kHere, after(0ms)));
        QVERIFY(!clients.hears({42}, kThere, after(10ms)));
        QVERIFY(clients.hears({42}, kThere, after(1s)));
        QVERIFY(!clients.hears({0}, kHere, after(2s))); // stands for the catalogue
        QCOMPARE(clients.heardAt(), after(2s));
        clients.noteAnswered({{42}, {1}}, 2);
        QVERIFY(clients.wasAnswered({{42}, {1}}, 2));
        QVERIFY(!clients.wasAnswered({{42}, {1}}, 3));
    }

    void aDifferenceIsSettledByTheNextViewAtTheLatest()
    {
        FollowedLog log;
        log.sawRound(5);
        log.suspect({true});
        QVERIFY(log.suspected()->state);
        log.askedForMore(after(0ms), 10ms);
        QVERIFY(!log.mayAskForMore(after(9ms)));
        QVERIFY(log.mayAskForMore(after(10ms)));
        log.viewInstalled();
        QVERIFY(!log.suspected());
        QCOMPARE(log.round(), quint64(0));
    }

    void aGapBetweenStepsOfMoreThanABoundIsAPause()
    {
        Lifecycle life(kTiming);
        QVERIFY(!life.stepBegins(after(0ms)));
        QVERIFY(!life.stepBegins(after(100ms)));
        QCOMPARE(life.stepBegins(after(201ms)), Duration(101ms));
        QVERIFY(life.loseNetwork() && !life.loseNetwork() && life.isOffline());
        QVERIFY(life.regainNetwork() && !life.regainNetwork() && !life.isOffline());
        QVERIFY(life.stop() && !life.stop() && life.hasStopped());
    }
};

ROOMCAST_TEST(ServerPartsTest)

} // namespace roomcast::tst_server_parts

#include "tst_server_parts.moc"
