// SPDX-License-Identifier: MIT
//
// What one forged datagram does to a server: shared/PROTOCOL.md, "Proofs". Each case is tried with
// the rule switched off, where it does its harm, and with the rule, where it does not. On real
// nodes: tst_forged; to clients: tst_client_lies.
#include "core/group/replicated_log.h"
#include "support/broken_rule.h"
#include "support/lone_server.h"
#include "support/test_main.h"

#include <QTest>

#include <functional>

namespace roomcast::tst_lies {

using namespace roomcast::test;
using namespace roomcast::test::lone_server;

namespace {

constexpr Endpoint kElsewhere{0x7f000001, 3};
constexpr LogIndex kFar{quint64(1) << 60};

using Case = std::function<bool()>; ///< did it harm?

/// Server 300 leads itself and server 100, which is linked and has acknowledged nothing.
struct Pair {
    std::unique_ptr<ServerEngine> leader = loneLeader(300);

    Pair()
    {
        const Epoch genesis = leader->status(at(1s)).epoch;
        const Presence ready{Role::Ready, genesis, genesis, {1}, false, 5, genesis};
        const Effects e = introduceLinked(*leader, 100, at(1s), ready);
        ElectionAnswer promise;
        promise.epoch = sent<Election>(e, true).at(0).view.epoch;
        promise.last = lastOfALoneLeader(300);
        hear(promise);
    }
    Effects hear(const Message &message, const Endpoint &where = kThere, Duration t = 1040ms)
    {
        return leader->step(datagram(where, from(100, message)), at(t));
    }
    Epoch epoch() const { return leader->status(at(1040ms)).epoch; }
    LogIndex committed() const { return leader->status(at(1040ms)).index; }
    /// Its acknowledgement of all that it was sent, from there.
    bool commitsBy(LogIndex last, const Endpoint &where, Duration t = 1040ms)
    {
        const LogIndex before = committed();
        hear(Ack{epoch(), last, 0}, where, t);
        return committed() > before;
    }
};

/// Server 100 follows server 400.
struct Follower {
    std::unique_ptr<ServerEngine> engine = loneLeader();
    View view;
    LogPosition last; ///< of its log, as server 400 knows it

    Follower()
    {
        const ServerIdentity self = std::get<ServerOrigin>(engine->origin()).member;
        const Epoch genesis = engine->status(at(1s)).epoch;
        const auto promise =
            sent<ElectionAnswer>(engine->step(datagram(kThere, challenge(*engine)), at(1040ms)));
        view = {promise.at(0).epoch, {{{{400}, {98}}, {98}}, self}};
        Coordinator c;
        c.genesis = genesis;
        c.last_primary = view;
        c.grounded = true;
        c.spine = promise.at(0).last;
        c.view_entry = {view.epoch, {1'700'000'000'001}, CivilDay{1}, ViewRecord{view, true, {}}};
        hear(c);
        ReplicatedLog log(c.spine);
        log.append(c.view_entry);
        last = log.last();
    }
    Effects hear(const Message &message, Duration t = 1041ms)
    {
        return engine->step(datagram(kThere, from(400, message, 98)), at(t));
    }
    Order order(qint64 time) const
    {
        const Entry entry{view.epoch, {time}, CivilDay{1}, WriteRecord{{{42}, {1}}, {1}, "x"}};
        return {view.epoch, next(last.index), last.prefix, {entry}};
    }
};

// ---- the lies --------------------------------------------------------------------------------

bool ackOfWhatWasNotSent()
{
    Pair pair;
    return pair.commitsBy(kFar, kThere);
}

bool ackFromElsewhere()
{
    Pair pair;
    return pair.commitsBy({2}, kElsewhere);
}

bool leaveOfOneWhoStays()
{
    Pair pair;
    return tells<event::MemberLeft>(pair.hear(Leave{}));
}

/// Linked, and in a view that this leader's log knows nothing of.
bool readyWithoutACopy()
{
    const auto leader = loneLeader(300);
    const Epoch genesis = leader->status(at(1s)).epoch;
    const Presence ready{Role::Ready, genesis, Epoch{1, {100}, {1}}, {0}, false, 5};
    return !sent<Election>(introduceLinked(*leader, 100, at(1s), ready), true).empty();
}

bool electionOfAStranger()
{
    const auto engine = loneLeader();
    const ServerIdentity self = std::get<ServerOrigin>(engine->origin()).member;
    const View view{{5, {400}, {98}}, {{{{400}, {98}}, {98}}, self}};
    const Election election{engine->status(at(1s)).epoch, view, {}};
    return !sent<ElectionAnswer>(engine->step(datagram(kThere, from(400, election, 98)), at(1s)))
                .empty();
}

/// By one who is there, but does not vouch for it; the next view's number tells.
bool epochFarAbove()
{
    Pair pair;
    Heartbeat beat;
    beat.presence.genesis = Epoch{1, {300}, {1}};
    beat.presence.promised = {quint64(1) << 30, {100}, {99}};
    pair.hear(beat);
    pair.leader->step(input::LinkClosed{{{100}, {99}}}, at(1050ms));
    return pair.leader->status(at(1050ms)).epoch.counter > Epoch::kCounterStepMax;
}

bool genesisThatNobodyVouchesFor()
{
    const auto engine = loneLeader();
    introduceLinked(*engine, 300, at(1s));
    Heartbeat beat;
    beat.presence = {Role::Leader, Epoch{1, {300}, {99}}, Epoch{1, {300}, {99}}, {5}, true, 5};
    return engine->step(datagram(kThere, from(300, beat)), at(1040ms)).persist.clear;
}

/// It answers, and cannot be fetched from.
bool outrankingLeaderOutOfReach()
{
    const auto engine = loneLeader();
    const Epoch genesis = engine->status(at(1s)).epoch;
    const Epoch higher{7, {300}, {99}};
    const Presence leads{Role::Leader, genesis, higher, {5}, true, 5, higher, true, higher};
    return tells<event::Joined>(introduce(*engine, 300, at(1s), leads));
}

/// In the epoch that this server leads.
bool leaderOfAnothersEpoch()
{
    const auto engine = loneLeader();
    const Epoch epoch = engine->status(at(1s)).epoch;
    introduce(*engine, 300, at(1s), {Role::Leader, epoch, epoch, {5}, true, 5, epoch, true, epoch});
    return engine->status(at(1040ms)).leader != ServerId{100};
}

bool refusalOfAnId()
{
    ServerEngine engine(config(100, 1), 0);
    engine.step(input::Start{}, at(0s));
    const Packet refusal = from(100, Refuse{RefuseReason::DuplicateId, {}});
    return engine.step(datagram(kThere, refusal), at(1ms)).stop.has_value();
}

} // namespace

class TestLies final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneDatagramDoesNoHarm_data();
    void oneDatagramDoesNoHarm();
    void whoLeftAndAnswersIsBack();
    void aLinkCarriesOnlyWhatNeedsOne();
    void anAddressMovesWhenTheOldOneIsSilent();
    void onlyItsOwnerLeadsAnEpoch() { QVERIFY(!leaderOfAnothersEpoch()); }
    void roundsThatWereNotBegunDoNotCount();
    void timesBeyondTheYear9999AreRefused();
    void oldestOutstandingAboveTheSequenceIsRefused();
    void farSequencesLeaveTheSessionUsable();
    void strangersStandInVainEightTimes();
    void theEndOfAMemberWaitsForNoProof();
    void anAnswerToAStrangerIsAsShortAsTheQuestion();
};

void TestLies::oneDatagramDoesNoHarm_data()
{
    QTest::addColumn<Case>("harms");
    QTest::addColumn<Mutation>("without_rule");
    const auto row = [](const char *name, Case harms, Mutation without_rule) {
        QTest::newRow(name) << harms << without_rule;
    };
    row("ACK of what was not sent", ackOfWhatWasNotSent, Mutation::AckAhead);
    row("ACK from elsewhere", ackFromElsewhere, Mutation::EndpointMoves);
    row("LEAVE of one who stays", leaveOfOneWhoStays, Mutation::LeaveByAnyone);
    row("ready without a copy", readyWithoutACopy, Mutation::ReadyUnshown);
    row("ELECTION of a stranger", electionOfAStranger, Mutation::StrangerBelieved);
    row("epoch far above", epochFarAbove, Mutation::FloorUnproven);
    row("genesis", genesisThatNobodyVouchesFor, Mutation::PrecedenceUnproven);
    row("outranking leader out of reach", outrankingLeaderOutOfReach, Mutation::LearnUnlinked);
    row("REFUSE of an ID", refusalOfAnId, Mutation::RefusedOnce);
}

void TestLies::oneDatagramDoesNoHarm()
{
    QFETCH(const Case, harms);
    QFETCH(const Mutation, without_rule);
    QVERIFY(happensWithoutRuleOnly(harms, without_rule));
}

/// The LEAVE came by its link, and still it goes on.
void TestLies::whoLeftAndAnswersIsBack()
{
    Pair pair;
    const ServerOrigin origin{{{{100}, {99}}, {99}}};
    QVERIFY(tells<event::MemberLeft>(
        pair.leader->step(input::LinkMessage{origin, Leave{}}, at(1040ms))));
    const auto probes = [&](Duration t) { return sent<Probe>(pair.hear(Heartbeat{}, kThere, t)); };
    QVERIFY(probes(1060ms).empty()); // it may be on its way out
    const auto asked = probes(1100ms);
    QCOMPARE(asked.size(), 1U);
    QVERIFY(
        tells<event::MemberRecovered>(pair.hear(ProbeReply{asked[0].nonce, {}}, kThere, 1101ms)));
}

/// The same word counts as a datagram.
void TestLies::aLinkCarriesOnlyWhatNeedsOne()
{
    Pair pair;
    const Ack ack{pair.epoch(), {2}, 0};
    const auto origin = std::get<ServerOrigin>(from(100, Message()).origin);
    const LogIndex before = pair.committed();
    pair.leader->step(input::LinkMessage{origin, ack}, at(1040ms));
    QCOMPARE(pair.committed(), before);
    QVERIFY(pair.commitsBy({2}, kThere));
}

void TestLies::anAddressMovesWhenTheOldOneIsSilent()
{
    Pair pair;
    const auto asked = [&](Duration t) {
        runTo(*pair.leader, t);
        std::vector<Probe> there;
        for (const Outbound &o : pair.hear(Heartbeat{}, kElsewhere, t).outbox)
            if (const auto *one = std::get_if<ToEndpoint>(&o); one && one->to == kElsewhere)
                if (const auto *probe = std::get_if<Probe>(&one->message))
                    there.push_back(*probe);
        return there;
    };
    QVERIFY(asked(1060ms).empty());
    const auto probe = asked(1260ms);
    QCOMPARE(probe.size(), 1U);
    QVERIFY(!pair.commitsBy({2}, kElsewhere, 1262ms));
    pair.hear(ProbeReply{probe[0].nonce + 1, {}}, kElsewhere, 1261ms);
    QVERIFY(!pair.commitsBy({2}, kElsewhere, 1262ms));
    pair.hear(ProbeReply{probe[0].nonce, {}}, kElsewhere, 1262ms);
    QVERIFY(pair.commitsBy({2}, kElsewhere, 1262ms));
}

void TestLies::roundsThatWereNotBegunDoNotCount()
{
    const View view{{1, {300}, {1}}, {{{{300}, {1}}, {1}}, {{{100}, {99}}, {99}}}};
    Sequencer sequencer(view, {{300}, {1}}, {1});
    sequencer.acknowledge({{300}, {1}}, {1}, 0);
    sequencer.acknowledge({{100}, {99}}, {1}, 1'000);
    WaitingRead read;
    QVERIFY(sequencer.addRead(read) && sequencer.startRound());
    QVERIFY(sequencer.takeReadable({1}).empty());
    sequencer.acknowledge({{100}, {99}}, {1}, 1);
    QCOMPARE(sequencer.takeReadable({1}).size(), 1U);
}

void TestLies::timesBeyondTheYear9999AreRefused()
{
    Follower follower;
    QCOMPARE(follower.engine->status(at(1042ms)).role, ShownRole::Follower);
    for (const qint64 time :
         {std::numeric_limits<qint64>::max(), qint64(-1), kWallTimeMax.value_ms + 1})
        QVERIFY(follower.hear(follower.order(time)).persist.entries.empty());
    QCOMPARE(follower.hear(follower.order(kWallTimeMax.value_ms)).persist.entries.size(), 1U);
}

void TestLies::oldestOutstandingAboveTheSequenceIsRefused()
{
    const auto engine = loneLeader();
    engine->step(datagram(kHere, fromClient(openSession())), at(1001ms));
    Request forged = reserve(2);
    forged.oldest_outstanding = {3};
    const Effects e = engine->step(datagram(kHere, fromClient(forged)), at(1002ms));
    QVERIFY(tells<event::DatagramRejected>(e) && sent<Reply>(e).empty());
    QCOMPARE(sent<Reply>(engine->step(datagram(kHere, fromClient(reserve(2))), at(1003ms))).size(),
             1U);
}

/// Somebody asked in the client's name, far ahead: what the client asks next is answered.
void TestLies::farSequencesLeaveTheSessionUsable()
{
    const auto engine = loneLeader();
    engine->step(datagram(kHere, fromClient(openSession())), at(1001ms));
    engine->step(datagram(kHere, fromClient(reserve(quint64(1) << 60))), at(1002ms));
    const auto replies =
        sent<Reply>(engine->step(datagram(kHere, fromClient(reserve(2))), at(1003ms)));
    QCOMPARE(replies.size(), 1U);
}

/// Proven, linked and with a copy, but it never promises.
void TestLies::strangersStandInVainEightTimes()
{
    const auto leader = loneLeader(300);
    const Epoch genesis = leader->status(at(1s)).epoch;
    int elections = 0;
    for (quint32 id = 1; id <= 20; ++id) {
        const Duration t = 1s + id * 150ms;
        runTo(*leader, t);
        const Epoch installed = leader->status(at(t)).epoch;
        const Presence ready{Role::Ready, genesis,   installed, {1},      false,
                             5,           installed, true,      installed};
        elections += int(
            sent<Election>(introduceLinked(*leader, id, at(t), ready, 1'000 + id), true).size());
        runTo(*leader, t + 80ms);
    }
    QVERIFY2(elections > 1 && elections < 20, QByteArray::number(elections));
}

void TestLies::theEndOfAMemberWaitsForNoProof()
{
    Pair pair;
    pair.commitsBy({2}, kThere);
    const Effects e = pair.leader->step(input::LinkClosed{{{100}, {99}}}, at(1041ms));
    QCOMPARE(sent<Election>(e, true).size(), 1U); // in the same step
}

void TestLies::anAnswerToAStrangerIsAsShortAsTheQuestion()
{
    const auto engine = loneLeader();
    const Packet question = from(300, Probe{77, true});
    const Effects e = engine->step(datagram(kThere, question), at(1s));
    qsizetype answered = 0;
    for (const Outbound &o : e.outbox)
        if (const auto *one = std::get_if<ToEndpoint>(&o);
            one && std::holds_alternative<ProbeReply>(one->message))
            answered = encodePacket(engine->origin(), one->message).size();
    QVERIFY(answered > 0);
    // Its own clock is what the answer has more.
    constexpr qsizetype kClockBytes = 10;
    QVERIFY(answered <= encodePacket(question.origin, question.message).size() + kClockBytes);
}

ROOMCAST_TEST(TestLies)

} // namespace roomcast::tst_lies

#include "tst_lies.moc"
