// SPDX-License-Identifier: MIT
//
// One forged datagram at a time among real nodes: whatever it says, the leader goes on leading the
// same view, nobody learns, leaves or ends, and what a client asks is confirmed once.
// shared/PROTOCOL.md, "Proofs", has what each did before; tst_lies shows the same with the rules
// switched off.
#include "core/protocol/packet.h"
#include "support/inputs.h"
#include "support/live_group.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>

namespace roomcast::tst_forged {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kPatienceMs = 10'000;
/// Suspicion, an election and a transfer that is given up all take less.
constexpr int kAfterwardsMs = 900;
/// More than there are on the network.
constexpr quint16 kPlacesMax = 16;

/// What whoever forges knows: all that was multicast.
struct Known {
    ServerIdentity leader;
    ServerIdentity follower;
    ServerIdentity stranger{{{900}, {66}}, {66}};
    Epoch epoch; ///< of the view, and the group's genesis
    Epoch genesis;

    Presence presence(Role role, const Epoch &installed) const
    {
        return {role, genesis, installed, {50}, true, 5, installed, true, installed};
    }
};
struct Forged {
    ServerIdentity sender;
    Message message;
    Label label{};
    bool elsewhere = false; ///< not from where the sender is, though somebody is there
};
using Forger = std::function<Forged(const Known &)>;

Heartbeat beat(const Presence &presence)
{
    Heartbeat heartbeat;
    heartbeat.presence = presence;
    heartbeat.primary = true;
    heartbeat.commit = {1'000'000};
    return heartbeat;
}

Epoch above(const Known &k, const ServerIdentity &owner, quint64 by)
{
    return {k.epoch.counter + by, owner.key.id, owner.key.incarnation};
}

} // namespace

class TestForged final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneDatagramChangesNothing_data();
    void oneDatagramChangesNothing();
    void anAckAheadCommitsNothing();
    void aRefusalDoesNotEndANewcomer();

private:
    bool books(const SlotKey &slot);
    Known known() const;
    void forge(const Forged &forged);
    Transport &placeOf(const Forged &forged);

    SystemClock m_clock;
    std::unique_ptr<InProcessNetwork> m_network;
    std::unique_ptr<LiveServer> m_low;
    std::unique_ptr<LiveServer> m_high;
    std::unique_ptr<InProcessTransport> m_client_transport;
    std::unique_ptr<ClientNode> m_client;
    std::unique_ptr<InProcessTransport> m_stray;
    std::vector<Answer> m_answers;
    std::vector<Answer> m_double_replies;
};

void TestForged::init()
{
    m_network = std::make_unique<InProcessNetwork>();
    m_client_transport = std::make_unique<InProcessTransport>(*m_network);
    m_stray = std::make_unique<InProcessTransport>(*m_network);
    QVERIFY(m_client_transport->open() && m_stray->open());
    m_client = std::make_unique<ClientNode>(ClientConfig{{77}, {}}, *m_client_transport, m_clock);
    connect(m_client.get(), &ClientNode::answered, this,
            [this](const Answer &answer) { m_answers.push_back(answer); });
    connect(m_client.get(), &ClientNode::doubleReply, this,
            [this](const Answer &answer) { m_double_replies.push_back(answer); });
    m_client->start();
    m_low = std::make_unique<LiveServer>(*m_network, 100);
    m_high = std::make_unique<LiveServer>(*m_network, 200);
    QTRY_VERIFY_WITH_TIMEOUT(m_high->leads(2), kPatienceMs);
    QVERIFY(books({u"SA314"_s, u"8:30-9:30"_s, u"First"_s}));
}

void TestForged::cleanup()
{
    m_client.reset();
    m_low.reset();
    m_high.reset();
    m_client_transport.reset();
    m_stray.reset();
    m_network.reset();
    m_answers.clear();
    m_double_replies.clear();
}

/// Confirmed, with one answer.
bool TestForged::books(const SlotKey &slot)
{
    const size_t before = m_answers.size();
    m_client->submit(Write(Reserve{slot, u"Ana"_s, {}}));
    return QTest::qWaitFor([&] { return m_answers.size() > before; }, kPatienceMs) &&
           m_answers.back().ok() && m_answers.back().confirmation == Confirmation::Confirmed &&
           m_double_replies.empty();
}

Known TestForged::known() const
{
    Known k;
    for (const QByteArray &datagram : m_high->transport().sent)
        if (const auto packet = decodePacket(datagram))
            k.leader = std::get<ServerOrigin>(packet->origin).member;
    for (const QByteArray &datagram : m_low->transport().sent)
        if (const auto packet = decodePacket(datagram)) {
            k.follower = std::get<ServerOrigin>(packet->origin).member;
            if (const auto *heard = std::get_if<Heartbeat>(&packet->message))
                k.genesis = heard->presence.genesis.value_or(k.genesis);
        }
    k.epoch = m_high->node().status().epoch;
    return k;
}

/// A member's own address, where one speaks in its name; otherwise a stranger's.
Transport &TestForged::placeOf(const Forged &forged)
{
    if (!forged.elsewhere && forged.sender.key.id == ServerId{100} && m_low)
        return m_low->transport();
    if (!forged.elsewhere && forged.sender.key.id == ServerId{200})
        return m_high->transport();
    return *m_stray;
}

/// By the way that such a message comes: unicast goes to all.
void TestForged::forge(const Forged &forged)
{
    constexpr quint32 kHere = 0x7f000001;
    const QByteArray bytes =
        encodePacket(ServerOrigin{forged.sender, forged.label}, forged.message);
    Transport &from = placeOf(forged);
    if (wayOf(forged.message) == Channel::Multicast)
        return from.multicast(bytes);
    for (quint16 port = 1; port <= kPlacesMax; ++port)
        if (port != from.linkPort())
            from.unicast({kHere, port}, bytes);
}

void TestForged::oneDatagramChangesNothing_data()
{
    QTest::addColumn<Forger>("forger");
    const auto row = [](const char *name, Forger forger) { QTest::newRow(name) << forger; };
    row("ACK above what was sent", [](const Known &k) -> Forged {
        return {k.follower, Ack{k.epoch, {1'000'000}, 1'000}};
    });
    row("LEAVE of a member", [](const Known &k) -> Forged { return {k.follower, Leave{}}; });
    row("LEAVE of the leader", [](const Known &k) -> Forged { return {k.leader, Leave{}}; });
    row("ready, without link or copy", [](const Known &k) -> Forged {
        return {{{{50}, {66}}, {66}}, beat(k.presence(Role::Ready, k.epoch))};
    });
    row("epoch far above", [](const Known &k) -> Forged {
        Presence presence = k.presence(Role::Follower, k.epoch);
        presence.promised.counter += quint64(1) << 31;
        return {k.follower, beat(presence)};
    });
    row("the leader's epoch by a stranger", [](const Known &k) -> Forged {
        return {k.stranger, beat(k.presence(Role::Leader, k.epoch))};
    });
    row("COMMIT of a stranger", [](const Known &k) -> Forged {
        return {k.stranger, Commit{k.epoch, {}, {1'000'000}, true, {}}};
    });
    row("COMMIT in the leader's name", [](const Known &k) -> Forged {
        return {k.leader, Commit{k.epoch, {}, {1'000'000}, true, {}}};
    });
    row("BEACON in the leader's name", [](const Known &k) -> Forged {
        return {k.leader,
                Beacon{k.genesis, k.epoch, {1'000'000}, true, digestOf("x"), {1}, {{{77}, 1}}}};
    });
    row("entry of INT64_MAX", [](const Known &k) -> Forged {
        const Entry entry{
            k.epoch, {std::numeric_limits<qint64>::max()}, CivilDay{1}, WriteRecord{}};
        return {k.leader, Order{k.epoch, {4}, {}, {entry}}};
    });
    row("another genesis in the leader's name", [](const Known &k) -> Forged {
        Presence presence = k.presence(Role::Leader, k.epoch);
        presence.genesis = above(k, k.leader, 9);
        return {k.leader, beat(presence)};
    });
    row("a leader of another group", [](const Known &k) -> Forged {
        Presence presence = k.presence(Role::Leader, above(k, k.stranger, 9));
        presence.genesis = presence.installed;
        return {k.stranger, beat(presence)};
    });
    row("an outranking leader", [](const Known &k) -> Forged {
        return {k.stranger, beat(k.presence(Role::Leader, above(k, k.stranger, 9)))};
    });
    row("ELECTION of a stranger", [](const Known &k) -> Forged {
        const View view{above(k, k.stranger, 1), {k.stranger, k.leader, k.follower}};
        return {k.stranger, Election{k.genesis, view, k.epoch}};
    });
    row("ELECTION in a member's name, from another address", [](const Known &k) -> Forged {
        const View view{above(k, k.follower, 1), {k.follower}};
        return {k.follower, Election{k.genesis, view, k.epoch}, {}, true};
    });
    row("another address", [](const Known &k) -> Forged {
        return {k.follower, beat(k.presence(Role::Follower, k.epoch)), {}, true};
    });
    row("ACK from another address", [](const Known &k) -> Forged {
        return {k.follower, Ack{k.epoch, {1'000'000}, 1'000}, {}, true};
    });
    row("REFUSE of a higher promise, from another address", [](const Known &k) -> Forged {
        return {
            k.follower, Refuse{RefuseReason::PromisedHigher, above(k, k.stranger, 9)}, {}, true};
    });
    row("JOIN across a label, from another address", [](const Known &k) -> Forged {
        return {k.follower, Join{k.presence(Role::Follower, k.epoch)}, *Label::from(u"B"), true};
    });
}

void TestForged::oneDatagramChangesNothing()
{
    QFETCH(const Forger, forger);
    const Known k = known();
    QVERIFY(k.epoch && k.genesis && k.leader.key.id == ServerId{200});
    const auto elections = [&] {
        return m_high->logged<event::ElectionStarted>().size() +
               m_low->logged<event::ElectionStarted>().size() +
               m_low->logged<event::Joined>().size() + m_high->logged<event::Joined>().size();
    };
    const auto before = elections();
    forge(forger(k));
    QTest::qWait(kAfterwardsMs);
    QCOMPARE(elections(), before);
    QVERIFY(m_high->leads(2));
    QCOMPARE(m_high->node().status().epoch, k.epoch);
    QCOMPARE(m_low->node().status().epoch, k.epoch);
    QVERIFY(!m_low->stopped && !m_high->stopped);
    QVERIFY(books({u"SA314"_s, u"9:30-10:30"_s, u"First"_s}));
    QTRY_COMPARE(m_low->node().status().claims, 2);
    // What comes next is numbered as if nothing had been said.
    m_low.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_high->leads(1), kPatienceMs);
    QVERIFY(m_high->node().status().epoch.counter < k.epoch.counter + 10);
}

/// Whom the leader counts on has to have what is answered, whatever was said in its name.
void TestForged::anAckAheadCommitsNothing()
{
    const Known k = known();
    forge({k.follower, Ack{k.epoch, {1'000'000}, 1'000}});
    QTest::qWait(10);
    m_low->node().freeze(2s);
    std::optional<bool> without_it;
    connect(m_client.get(), &ClientNode::answered, this, [&] {
        without_it = m_low->node().status().role == ShownRole::Frozen && m_high->leads(2);
    });
    QVERIFY(books({u"SA314"_s, u"9:30-10:30"_s, u"First"_s}));
    QVERIFY(without_it == false);
}

void TestForged::aRefusalDoesNotEndANewcomer()
{
    LiveServer newcomer(*m_network, 150);
    forge({{{{150}, {66}}, {66}}, Refuse{RefuseReason::DuplicateId, {}}});
    QTRY_VERIFY_WITH_TIMEOUT(m_high->leads(3), kPatienceMs);
    QVERIFY(!newcomer.stopped);
}

ROOMCAST_TEST(TestForged)

} // namespace roomcast::tst_forged

#include "tst_forged.moc"
