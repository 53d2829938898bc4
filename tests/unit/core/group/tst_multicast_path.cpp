// SPDX-License-Identifier: MIT
//
// When multicast passes for missing, and when for working again. The rule of who leads then is the
// simulator's; real programs: tst_multicast_blocked.
#include "core/group/multicast_health.h"
#include "core/group/multicast_path.h"
#include "support/lone_server.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_multicast_path {

using namespace roomcast::test;
using namespace roomcast::test::lone_server;

namespace {

constexpr MulticastTiming kTiming{200ms, 1000ms, 50ms, 300ms, 12ms};

TimePoint time(Duration t)
{
    return at(t).mono;
}

} // namespace

class TestMulticastPath final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void missingIsWhoAnswersAndIsNotHeard();
    void itHasToLastToBeBack();
    void oneWordIsNoWord();
    void lostAtOnceAndBackLater();
    void aCopyIsHeardOnlyWhereItIsMissed();
    void whoIsToldTwiceSendsCopies();
    void aSideThatIsBackIsNotMissed();
};

void TestMulticastPath::missingIsWhoAnswersAndIsNotHeard()
{
    MulticastPath path(time(0s));
    QVERIFY(!path.answer(time(199ms), kTiming));
    QVERIFY(!path.missing());
    path.hear(time(199ms), kTiming);
    QVERIFY(!path.answer(time(398ms), kTiming));
    QVERIFY(path.answer(time(399ms), kTiming));
    QVERIFY(path.missing());
    QVERIFY(!path.answer(time(400ms), kTiming)); // no news
    path.forgive(time(500ms));
    QVERIFY(!path.isLate(time(699ms), kTiming));
}

void TestMulticastPath::itHasToLastToBeBack()
{
    MulticastPath path(time(0s));
    path.answer(time(200ms), kTiming);
    for (Duration t = 300ms; t < 1300ms; t += 100ms) {
        path.hear(time(t), kTiming);
        path.tick(time(t), kTiming);
        QVERIFY(path.missing());
    }
    path.hear(time(1600ms), kTiming); // after a gap
    path.tick(time(1600ms), kTiming);
    QVERIFY(path.missing());
    for (Duration t = 1700ms; t <= 2600ms; t += 100ms) {
        path.hear(time(t), kTiming);
        path.tick(time(t), kTiming);
    }
    QVERIFY(!path.missing());
}

void TestMulticastPath::oneWordIsNoWord()
{
    MulticastPath path(time(0s));
    path.note(false, time(0s), kTiming);
    path.note(false, time(5ms), kTiming); // a copy
    QVERIFY(!path.isMissed(time(6ms), kTiming));
    path.note(false, time(50ms), kTiming);
    QVERIFY(path.isMissed(time(349ms), kTiming));
    QVERIFY(!path.isMissed(time(350ms), kTiming));
    path.note(false, time(400ms), kTiming); // that was long ago
    QVERIFY(!path.isMissed(time(401ms), kTiming));
    path.note(false, time(450ms), kTiming);
    QVERIFY(path.isMissed(time(451ms), kTiming));
    path.note(true, time(452ms), kTiming);
    QVERIFY(!path.isMissed(time(453ms), kTiming));
}

void TestMulticastPath::lostAtOnceAndBackLater()
{
    using State = MulticastHealth::State;
    MulticastHealth health;
    QVERIFY(!health.update(State::Works, time(0s), 1s));
    QVERIFY(health.update(State::Deaf, time(1ms), 1s));
    QVERIFY(health.update(State::Mute, time(2ms), 1s));
    QVERIFY(!health.update(State::Works, time(3ms), 1s));
    QVERIFY(!health.update(State::Mute, time(900ms), 1s));
    QVERIFY(!health.update(State::Works, time(1100ms), 1s));
    QVERIFY(!health.update(State::Works, time(2099ms), 1s));
    QVERIFY(!health.works());
    QVERIFY(health.update(State::Works, time(2100ms), 1s));
    QVERIFY(health.works());
}

/// A stranger's unicast brings nothing that concerns all; nor does a peer's that is heard.
void TestMulticastPath::aCopyIsHeardOnlyWhereItIsMissed()
{
    const auto engine = loneLeader();
    introduce(*engine, 300, at(1s));
    const auto joins = [&](Duration t) {
        const Packet join = from(300, Join{});
        return !sent<Welcome>(engine->step(input::Datagram{kThere, Channel::Unicast, join}, at(t)))
                    .empty();
    };
    QVERIFY(!joins(1040ms));
    // Nothing more by multicast, and it answers.
    for (Duration t = 1050ms; t < 1400ms; t += 10ms)
        for (const Probe &probe : sent<Probe>(engine->step(input::Tick{}, at(t))))
            engine->step(datagram(kThere, from(300, ProbeReply{probe.nonce, Presence(), {}})),
                         at(t));
    QCOMPARE(engine->status(at(1400ms)).multicast_missing, std::vector<ServerId>{{300}});
    QVERIFY(joins(1400ms));
    const Packet stranger = from(400, Join{});
    QVERIFY(
        sent<Welcome>(engine->step(input::Datagram{kHere, Channel::Unicast, stranger}, at(1401ms)))
            .empty());
}

void TestMulticastPath::whoIsToldTwiceSendsCopies()
{
    const auto engine = loneLeader();
    introduce(*engine, 300, at(1s));
    const auto beats = [&](Duration until) {
        qsizetype copies = 0;
        while (*engine->nextDeadline() <= at(until).mono)
            for (const Outbound &one :
                 engine->step(input::Tick{}, {*engine->nextDeadline(), {}, {}}).outbox)
                if (const auto *copy = std::get_if<ToEndpoint>(&one))
                    copies += std::holds_alternative<Heartbeat>(copy->message) ? 1 : 0;
        return copies;
    };
    const auto hear = [&](bool heard, Duration t) {
        engine->step(datagram(kThere, from(300, Probe{7, true, heard})), at(t));
    };
    hear(false, 1040ms);
    QCOMPARE(beats(1080ms), 0);
    hear(false, 1090ms);
    QVERIFY(beats(1180ms) > 0);
    hear(true, 1190ms);
    QCOMPARE(beats(1280ms), 0);
}

/// A partition on purpose that ends: nothing of the other side was to be heard meanwhile.
void TestMulticastPath::aSideThatIsBackIsNotMissed()
{
    const auto engine = loneLeader();
    introduce(*engine, 300, at(1s));
    Packet across = from(300, Join{});
    std::get<ServerOrigin>(across.origin).label = *Label::from(u"B");
    engine->step(datagram(kThere, across), at(1040ms));
    const auto answerProbes = [&](const Effects &effects, Duration t) {
        for (const Probe &probe : sent<Probe>(effects))
            engine->step(datagram(kThere, from(300, ProbeReply{probe.nonce, Presence(), {}})),
                         at(t));
    };
    // Back, and what comes first is unicast.
    answerProbes(engine->step(datagram(kThere, from(300, Probe{7, true, true})), at(2000ms)),
                 2000ms);
    for (Duration t = 2010ms; t < 2030ms; t += 10ms)
        answerProbes(engine->step(input::Tick{}, at(t)), t);
    QCOMPARE(engine->status(at(2030ms)).cut_off.size(), 0U);
    QCOMPARE(engine->status(at(2030ms)).multicast_missing, std::vector<ServerId>{});
}

ROOMCAST_TEST(TestMulticastPath)

} // namespace roomcast::tst_multicast_path

#include "tst_multicast_path.moc"
