// SPDX-License-Identifier: MIT
//
// The parts of a client that join others: which datagrams are taken, when somebody can be reached,
// what the client asks by itself, and which answers its own writes make outdated.
#include "core/client/cache_keeper.h"
#include "core/client/hearing.h"
#include "core/client/own_questions.h"
#include "support/people.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_client_parts {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using roomcast::test::kAna;

class TestClientParts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hearsOnlyFromWhereAServerIs();
    void hearsItsOwnSideAndItsOwnReplies();
    void reachableUntilSilenceLasts();
    void aViewThatWasALieIsLeftAlone();
    void asksAsMuchAsThereIsRoomFor();
    void aWriteElsewhereMakesEarlierAnswersOld();
    void aLowerIndexRefutesAHigherWord();
};

namespace {

constexpr Timing kTiming; // silence after 300 ms
constexpr TimePoint kStart = TimePoint(10s);
constexpr ClientId kSelf{77};
constexpr Endpoint kHere{0x7f000001, 4000};
constexpr Endpoint kElsewhere{0x7f000001, 4001};
const ServerKey kServer{{300}, {7}};
const Epoch kEpoch{5, {300}, {7}};
const SlotKey kSlot{u"SA314"_s, u"9:30-10:30"_s, u"Monday"_s};
const Query kRoom = CheckRoom{u"SA314"_s};

Packet packetFrom(const Label &label, const Message &message)
{
    return {Packet::kMagic, Packet::kVersion, ServerOrigin{ServerIdentity{kServer, {1}}, label},
            message};
}

Reply replyTo(ClientId client)
{
    Reply reply;
    reply.request = {client, {1}};
    return reply;
}

KnownGroup followed()
{
    KnownGroup group(kTiming);
    group.hear({kEpoch, {kEpoch, true, kEpoch}, {300}, true, {5}}, kStart);
    group.look(kStart);
    return group;
}

} // namespace

void TestClientParts::hearsOnlyFromWhereAServerIs()
{
    Hearing hearing({kSelf, kTiming, {}});
    hearing.start(kStart);
    const Packet heartbeat = packetFrom({}, Heartbeat{});
    QVERIFY(hearing.hear(kHere, Channel::Multicast, heartbeat, kStart).taken);
    QVERIFY(!hearing.hear(kElsewhere, Channel::Multicast, heartbeat, kStart + 1ms).taken);
    QVERIFY(!hearing.hear(kHere, Channel::Unicast, heartbeat, kStart + 2ms).taken);
}

void TestClientParts::hearsItsOwnSideAndItsOwnReplies()
{
    Hearing hearing({kSelf, kTiming, Label::from(u"B")});
    hearing.start(kStart);
    const auto hears = [&](const Label &label, const Reply &reply) {
        return hearing.hear(kHere, Channel::Unicast, packetFrom(label, reply), kStart).taken;
    };
    QVERIFY(hears(*Label::from(u"B"), replyTo(kSelf)));
    QVERIFY(!hears(*Label::from(u"A"), replyTo(kSelf)));
    QVERIFY(!hears(*Label::from(u"B"), replyTo({78})));
}

void TestClientParts::reachableUntilSilenceLasts()
{
    KnownGroup group = followed();
    QVERIFY(group.isReachable());
    QVERIFY(!group.look(kStart + 299ms));
    QVERIFY(group.look(kStart + 300ms));
    QVERIFY(!group.isReachable());
    QVERIFY(!group.look(kStart + 301ms)); // told once
}

void TestClientParts::aViewThatWasALieIsLeftAlone()
{
    KnownGroup group = followed();
    const Epoch lie{900, {300}, {7}};
    group.noteShown(lie, true, kStart);
    QVERIFY(group.floors().isSuperseded(kEpoch));
    QVERIFY(group.lowerTo(kEpoch) == kEpoch);
    QVERIFY(!group.floors().isSuperseded(kEpoch));
    QVERIFY(group.look(kStart)); // whoever led it is not listened to any more
}

void TestClientParts::asksAsMuchAsThereIsRoomFor()
{
    const KnownGroup group = followed();
    const CacheKeeper cached(kSelf, kTiming);
    const RequestTable none(kTiming);
    OwnQuestions questions(kTiming);
    questions.notices().setPerson(kAna);
    questions.watched().watch({kRoom, CheckRoom{u"ME4494"_s}, ListDays{}}, kStart);
    const auto due = [&](qsizetype watched_max, qsizetype all_max) {
        return questions.due(none, cached.view(group, kStart), {}, watched_max, all_max, kStart);
    };
    const std::vector<Query> two = due(2, 2);
    QVERIFY(two == (std::vector<Query>{kRoom, CheckRoom{u"ME4494"_s}}));
    QVERIFY(due(2, 2) == (std::vector<Query>{ListDays{}, ReadNotices{kAna}}));
    QVERIFY(due(2, 2).empty()); // all are on their way
}

void TestClientParts::aWriteElsewhereMakesEarlierAnswersOld()
{
    CacheKeeper cached(kSelf, kTiming);
    const auto isOld = [&](TimePoint asked_at) {
        return cached.isOutdated(kRoom, Bookings{}, {kEpoch, {9}}, asked_at);
    };
    QVERIFY(!isOld(kStart));
    cached.noteWrittenElsewhere(Reserve{kSlot, kAna, {}}, kStart + 1ms);
    QVERIFY(isOld(kStart));
    QVERIFY(!isOld(kStart + 2ms));
}

void TestClientParts::aLowerIndexRefutesAHigherWord()
{
    CacheKeeper cached(kSelf, kTiming);
    cached.enterView(kEpoch, {5}, kStart);
    cached.hear({1000}, {}, kStart + 1ms);
    QVERIFY(!cached.refute(kEpoch, {6}, kStart, kStart + 9ms)); // asked before it was told
    QCOMPARE(cached.refute(kEpoch, {6}, kStart + 2ms, kStart + 9ms), LogIndex{6});
    QCOMPARE(cached.highest(), LogIndex{6});
}

ROOMCAST_TEST(TestClientParts)

} // namespace roomcast::tst_client_parts

#include "tst_client_parts.moc"
