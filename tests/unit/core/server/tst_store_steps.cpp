// SPDX-License-Identifier: MIT
//
// Whose the store is, step by step in one engine: what counts as a memory of a store, who is asked,
// and how often somebody has to say that it is another one's.
#include "support/broken_rule.h"
#include "support/lone_server.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_store_steps {

using namespace roomcast::sim;
using namespace roomcast::test;
using namespace roomcast::test::lone_server;

namespace {

constexpr Epoch epochOf(quint64 counter)
{
    return {counter, {300}, {7}};
}

/// What a later process of the store of server 400 is told, whose former one said `said`.
std::optional<StoreProgress> remembered(const Presence &said)
{
    const auto engine = loneLeader();
    for (const Duration t : {1000ms, 1100ms})
        introduce(*engine, 400, at(t), said);
    const ServerIdentity later{{{401}, {100}}, {99}};
    const auto hear = [&](const Message &message) {
        const Packet packet{Packet::kMagic, Packet::kVersion, ServerOrigin{later}, message};
        return engine->step(datagram(kThere, packet), at(1200ms));
    };
    for (const Probe &probe : sent<Probe>(hear(Heartbeat())))
        hear(ProbeReply{probe.nonce, Presence(), at(1200ms).wall});
    const auto replies = sent<ProbeReply>(hear(Probe{7}));
    return replies.size() == 1 && replies[0].store ? replies[0].store->past : std::nullopt;
}

Presence presence(Role role, quint64 installed, quint64 promised)
{
    Presence p;
    p.role = role;
    p.installed = epochOf(installed);
    p.promised = epochOf(promised);
    p.last = {47};
    return p;
}

} // namespace

class TestStoreSteps final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLearnersLogIsNoMemoryOfItsStore_data();
    void aLearnersLogIsNoMemoryOfItsStore();
    void aRestartedServerAsksFirst();
    void anOldDatagramOfItsOwnStoreIsNoTwin();
    void oneAnswerTakesNoStore();
};

void TestStoreSteps::aLearnersLogIsNoMemoryOfItsStore_data()
{
    QTest::addColumn<Presence>("said");
    QTest::addColumn<std::optional<StoreProgress>>("past");

    const StoreProgress whole{epochOf(5), epochOf(4), {47}};
    const StoreProgress promise{epochOf(5), {}, {}};
    QTest::newRow("a follower") << presence(Role::Follower, 4, 5) << std::optional(whole);
    QTest::newRow("a leader") << presence(Role::Leader, 4, 5) << std::optional(whole);
    QTest::newRow("a learner") << presence(Role::Ready, 4, 5) << std::optional(promise);
    QTest::newRow("a learner that has promised no more since its view")
        << presence(Role::Ready, 5, 5) << std::optional(promise);
    QTest::newRow("a learner that stands")
        << presence(Role::Candidate, 4, 5) << std::optional(promise);
}

void TestStoreSteps::aLearnersLogIsNoMemoryOfItsStore()
{
    QFETCH(const Presence, said);
    QFETCH(const std::optional<StoreProgress>, past);
    QCOMPARE(remembered(said), past);
}

/// The candidate is there, and has not said yet what it remembers.
void TestStoreSteps::aRestartedServerAsksFirst()
{
    const StoredReplica copy = storeOfALoneLeader();
    const auto promises = [&](bool asked, std::optional<StoreProgress> past = {}) {
        ServerEngine engine(config(100, 5), 4711, copy);
        engine.step(input::Start{}, at(0s));
        runTo(engine, 200ms);
        Heartbeat beat;
        beat.presence = {Role::Follower, copy.hard->genesis, {}, {}, false, 5};
        for (const Probe &probe :
             sent<Probe>(engine.step(datagram(kThere, from(400, beat)), at(201ms)))) {
            ProbeReply reply{probe.nonce};
            if (asked) {
                reply.presence = beat.presence;
                reply.store = RememberedProgress{past, false};
            }
            engine.step(datagram(kThere, from(400, reply)), at(202ms));
        }
        // It goes on to be heard, but no question gets to it.
        for (Duration t = 225ms; t < 1s; t += 25ms)
            engine.step(datagram(kThere, from(400, beat)), at(t));
        const ServerIdentity self = std::get<ServerOrigin>(engine.origin()).member;
        const View view{{50, {400}, {99}}, {{{{400}, {99}}, {99}}, self}};
        const Election election{copy.hard->genesis, view, {}};
        const Effects e = engine.step(datagram(kThere, from(400, election)), at(1s));
        return !sent<ElectionAnswer>(e).empty();
    };
    QVERIFY(promises(true));
    QVERIFY(happensWithoutRuleOnly([&] { return promises(false); }, Mutation::VoteUnasked));
    // What it has said once it may have to say again, however long that takes.
    const StoreProgress more{epochOf(9), {}, {}};
    QVERIFY(happensWithoutRuleOnly([&] { return promises(true, more); }, Mutation::VoteUnasked));
}

/// Nobody answers the question whether it lives.
void TestStoreSteps::anOldDatagramOfItsOwnStoreIsNoTwin()
{
    const auto engine = loneLeader();
    Heartbeat old;
    old.presence.role = Role::Leader;
    old.presence.promised = old.presence.last_primary = epochOf(99);
    old.primary = true;
    const Packet late{Packet::kMagic, Packet::kVersion,
                      ServerOrigin{{{{100}, {77}}, config(100, 1).store}}, old};
    const Effects asked = engine->step(datagram(kThere, late), at(1001ms));
    QCOMPARE(sent<Probe>(asked).size(), size_t(1));
    QVERIFY(!tells<event::StoreCopied>(asked));
    // Nor is who guesses an answer.
    const Packet guess{Packet::kMagic, Packet::kVersion, late.origin, ProbeReply{1, {}}};
    QVERIFY(!tells<event::StoreCopied>(engine->step(datagram(kThere, guess), at(1002ms))));
    // Who knows the question may live; who knows the next one, too, does.
    const auto answer = [&](const Effects &question, Now now) {
        const ProbeReply reply{sent<Probe>(question).at(0).nonce, {}};
        const Packet alive{Packet::kMagic, Packet::kVersion, late.origin, reply};
        return engine->step(datagram(kThere, alive), now);
    };
    QVERIFY(!tells<event::StoreCopied>(answer(asked, at(1003ms))));
    const Effects asked_again = engine->step(datagram(kThere, late), at(1004ms));
    QVERIFY(!tells<event::StoreCopied>(asked_again));
    const Effects found = answer(asked_again, at(1005ms));
    QVERIFY(tells<event::StoreCopied>(found));
    QCOMPARE(found.stop, StopReason::StoreCopied);
    QCOMPARE(sent<Leave>(found).size(), size_t(1));
}

/// Somebody who answers says that this server's store was further, once and then again.
void TestStoreSteps::oneAnswerTakesNoStore()
{
    const auto engine = loneLeader();
    Heartbeat beat;
    beat.presence = {Role::Follower, {}, {}, {}, false, 5};
    ProbeReply reply;
    reply.presence = beat.presence;
    reply.store = RememberedProgress{StoreProgress{epochOf(99), {}, {}}, false};
    const auto answered = [&](Duration t) {
        Effects last;
        for (const Probe &probe :
             sent<Probe>(engine->step(datagram(kThere, from(400, beat)), at(t)))) {
            reply.nonce = probe.nonce;
            last = engine->step(datagram(kThere, from(400, reply)), at(t));
        }
        return last;
    };
    QVERIFY(!tells<event::StoreCopied>(answered(1001ms)));
    // It says no more of it: whatever it was, it is over.
    reply.store->past.reset();
    QVERIFY(!tells<event::StoreCopied>(answered(1101ms)));
    reply.store->past = StoreProgress{epochOf(99), {}, {}};
    QVERIFY(!tells<event::StoreCopied>(answered(1201ms)));
    const Effects found = answered(1301ms);
    QVERIFY(tells<event::StoreCopied>(found));
    QCOMPARE(found.stop, StopReason::StoreCopied);
}

ROOMCAST_TEST(TestStoreSteps)

} // namespace roomcast::tst_store_steps

#include "tst_store_steps.moc"
