// SPDX-License-Identifier: MIT
//
// What one forged datagram does to a client: shared/PROTOCOL.md, "Proofs". Each case is tried with
// the rule switched off, where it does its harm, and with the rule, where it does not. To servers:
// tst_lies.
#include "support/broken_rule.h"
#include "support/client_bench.h"
#include "support/test_main.h"

#include <QTest>

#include <functional>

namespace roomcast::tst_client_lies {

using namespace roomcast::test;
using namespace roomcast::test::client_bench;

namespace {

constexpr Endpoint kElsewhere{0x7f000001, 3};
const Epoch kForged{900, {400}, {66}};

using Case = std::function<bool()>; ///< did it harm?

void hearElsewhere(Bench &b, const Epoch &epoch, const Message &message, Duration t)
{
    b.take(b.engine.onDatagram(kElsewhere, wayOf(message), from(epoch, message), at(t)));
}

/// In the leader's name, from another address; the person would see Kim's booking.
bool commitFromElsewhere()
{
    Bench b;
    b.warmUp();
    hearElsewhere(b, kEpoch, commitOf(kSlot, 5, 6), 5ms);
    b.askCheck(6ms);
    return !lastBookings(b).entries.empty();
}

/// A second outcome, in the same server's name, goes unseen.
bool secondReply()
{
    Bench b;
    b.warmUp();
    b.submit(Write{Reserve{kLater, u"Ana"_s, {}}}, 10ms);
    const Request asked = b.requests.back();
    b.hear(kEpoch, b.reply(asked, 6, Done{}), 11ms);
    b.hear(kEpoch, b.reply(asked, 6, Refused{RefusalKind::SlotTaken, u"Grace"_s}), 12ms);
    return b.double_replies.empty();
}

/// Its own group is silent; what it knows of it is gone.
bool anotherGroup()
{
    Bench b;
    b.warmUp();
    Heartbeat other = heartbeat(kForged, 1);
    other.presence.genesis = kForged;
    b.hear(kForged, other, 500ms);
    return !b.engine.cache().find(kCheck);
}

/// In the leader's name, and from its address: its group has come to where nobody follows.
bool indexFarAbove()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, commitOf(kSlot, quint64(1) << 60, (quint64(1) << 60) + 1), 5ms);
    b.submit(kCheck, 10ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Bookings{}), 11ms);
    b.hear(kEpoch, heartbeat(kEpoch, 5), 12ms);
    return b.askCheck(13ms) != Source::Cache || !lastBookings(b).entries.empty();
}

} // namespace

class TestClientLies final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneDatagramDoesNoHarm_data();
    void oneDatagramDoesNoHarm();
    void whoIsNotFollowedTellsNothing();
    void whatIsForAllComesByMulticast();
    void anEpochFarAboveIsNotTheGroups();
    void confirmedEpochsThatAreDisprovedAreForgotten();
    void whatOneDatagramSaidIsNotKept();
    void whatTheLeaderGoesOnToSayIsKept();
};

void TestClientLies::oneDatagramDoesNoHarm_data()
{
    QTest::addColumn<Case>("harms");
    QTest::addColumn<Mutation>("without_rule");
    QTest::newRow("COMMIT from elsewhere") << Case(commitFromElsewhere) << Mutation::EndpointMoves;
    QTest::newRow("second REPLY") << Case(secondReply) << Mutation::SecondReplyUnseen;
    QTest::newRow("another group") << Case(anotherGroup) << Mutation::GroupOnOneWord;
    QTest::newRow("index far above") << Case(indexFarAbove) << Mutation::IndexUnrefuted;
}

void TestClientLies::oneDatagramDoesNoHarm()
{
    QFETCH(const Case, harms);
    QFETCH(const Mutation, without_rule);
    QVERIFY(happensWithoutRuleOnly(harms, without_rule));
}

void TestClientLies::whoIsNotFollowedTellsNothing()
{
    Bench b;
    b.warmUp();
    // Of the epoch that is followed, by a server that does not own it.
    b.hear(kForged, commitOf(kSlot, 5, 6), 5ms);
    Beacon beacon{kEpoch, kEpoch, {99}, true, digestOf("other"), {0}, {}};
    b.hear(kForged, beacon, 6ms);
    b.hear(kForged, heartbeat(kEpoch, 99), 7ms);
    b.askCheck(8ms);
    QVERIFY(lastBookings(b).entries.empty());
    QCOMPARE(b.engine.sight(at(8ms)).index, LogIndex{5});
}

void TestClientLies::whatIsForAllComesByMulticast()
{
    Bench b;
    const Packet beat = from(kEpoch, heartbeat(kEpoch, 5));
    b.take(b.engine.onDatagram(kGroup, Channel::Unicast, beat, at(1ms)));
    QVERIFY(!b.engine.sight(at(2ms)).reachable);
    b.take(b.engine.onDatagram(kGroup, Channel::Multicast, beat, at(3ms)));
    QVERIFY(b.engine.sight(at(4ms)).reachable);
}

void TestClientLies::anEpochFarAboveIsNotTheGroups()
{
    Bench b;
    b.warmUp();
    const Epoch far{1 + Epoch::kCounterStepMax + 1, {400}, {66}};
    b.hear(far, heartbeat(far, 9), 5ms);
    QCOMPARE(b.engine.sight(at(5ms)).leader, ServerId{300});
    b.hear(far, heartbeat(far, 9), 500ms); // nobody else is heard any more
    QCOMPARE(b.engine.sight(at(500ms)).leader, ServerId{400});
}

/// A forged reply confirmed something under an epoch that never was.
void TestClientLies::confirmedEpochsThatAreDisprovedAreForgotten()
{
    Bench b;
    b.warmUp();
    b.submit(Query{ListRooms{}}, 10ms);
    b.hear(kForged, b.reply(b.requests.back(), 9, Names{{u"forged"_s}}, kForged), 11ms);
    QCOMPARE(b.answers.size(), 1U);
    b.submit(Query{ListTimeslots{}}, 12ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Names{{u"true"_s}}), 13ms);
    QCOMPARE(b.answers.size(), 2U);
    QVERIFY(!b.answers.back().behind);
    QCOMPARE(b.engine.sight(at(13ms)).leader, ServerId{300});
    QVERIFY(!b.engine.cache().find(Query{ListRooms{}})); // what the forger said is not shown again
}

void TestClientLies::whatOneDatagramSaidIsNotKept()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, heartbeat(kEpoch, 5), 30ms);
    b.submit(Query{ListRooms{}}, 40ms);
    b.hear(kForged, b.reply(b.requests.back(), 9, Names{{u"forged"_s}}, kForged), 41ms);
    QCOMPARE(b.engine.image(at(42ms)).confirmed, kEpoch);
}

void TestClientLies::whatTheLeaderGoesOnToSayIsKept()
{
    Bench b;
    b.warmUp();
    b.submit(Query{ListRooms{}}, 40ms);
    b.hear(kNext, b.reply(b.requests.back(), 9, Names{{u"B"_s}}, kNext), 41ms);
    b.hear(kNext, heartbeat(kNext, 9), 66ms);
    QCOMPARE(b.engine.image(at(70ms)).confirmed, kNext);
}

ROOMCAST_TEST(TestClientLies)

} // namespace roomcast::tst_client_lies

#include "tst_client_lies.moc"
