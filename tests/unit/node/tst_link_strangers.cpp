// SPDX-License-Identifier: MIT
//
// Strangers on links, among real servers: a HELLO proves nothing, so whoever speaks for a member
// from another host is not heard, and whoever nobody knows does not keep a link.
#include "core/protocol/packet.h"
#include "net/multicast_transport.h"
#include "node/server_node.h"
#include "store/memory_store.h"
#include "support/live_group.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QtEndian>

namespace roomcast::tst_link_strangers {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 kLoopback = 0x7f000001;
constexpr quint32 kElsewhere = 0x7f000009;
constexpr int kPatienceMs = 15'000;

ServerConfig configOf(quint32 id)
{
    ServerConfig config;
    config.id = {id};
    config.id_chosen = true;
    config.incarnation = {id + 1};
    config.store = {id + 2};
    config.catalogue = liveCatalogue();
    config.seed = id;
    return config;
}

ServerIdentity memberOf(quint32 id)
{
    const ServerConfig config = configOf(id);
    return {{config.id, config.incarnation}, config.store};
}

/// A server on the machine's own network.
struct LoopbackServer {
    LoopbackServer(const Endpoint &group, quint32 id)
        : transport({group, u"lo"_s, true, {}}), opened(transport.open()),
          node(configOf(id), transport, store, clock)
    {
        QObject::connect(&node, &ServerNode::eventLogged, &node,
                         [this](const LogRecord &record) { log.push_back(record.event); });
        node.start();
    }
    template <typename E>
    std::vector<E> logged() const
    {
        std::vector<E> found;
        for (const Event &event : log)
            if (const auto *one = std::get_if<E>(&event))
                found.push_back(*one);
        return found;
    }
    bool follows(ServerId leader) const
    {
        const ServerStatus status = node.status();
        return status.members.size() == 2 && status.leader == leader;
    }

    SystemClock clock;
    MemoryStore store;
    MulticastTransport transport;
    Result<Unit, TransportError> opened;
    ServerNode node;
    std::vector<Event> log; ///< bounded by the length of a test
};

/// Whoever connects from an address and says what it likes.
class Stranger {
public:
    Stranger(quint32 from, quint16 to) : m_cut(&m_socket, &QTcpSocket::disconnected)
    {
        m_socket.bind(QHostAddress(from));
        m_socket.connectToHost(QHostAddress(kLoopback), to);
    }
    void say(const ServerIdentity &as, const Message &message)
    {
        const QByteArray bytes = encodePacket(ServerOrigin{as}, message);
        QByteArray frame(sizeof(quint32), '\0');
        qToBigEndian(quint32(bytes.size()), frame.data());
        m_socket.write(frame + bytes);
    }
    bool isCut() const { return !m_cut.empty(); }

private:
    QTcpSocket m_socket;
    QSignalSpy m_cut;
};

} // namespace

class TestLinkStrangers final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodySpeaksForAMemberFromElsewhere();
    void aLinkCountsOnceItsServerHasProvenWhereItIs();
    void onlyWhatIsForLinksComesByOne();
};

void TestLinkStrangers::nobodySpeaksForAMemberFromElsewhere()
{
    auto *random = QRandomGenerator::global();
    const Endpoint group{0xeff00000u + random->bounded(0xfffffu),
                         quint16(random->bounded(40'000, 60'000))};
    LoopbackServer low(group, 100);
    LoopbackServer high(group, 200);
    QVERIFY(low.opened && high.opened);
    QTRY_VERIFY_WITH_TIMEOUT(low.follows({200}) && high.follows({200}), kPatienceMs);
    const Epoch epoch = high.node.status().epoch;
    const size_t suspected = high.logged<event::MemberSuspected>().size();
    const size_t failed = low.logged<event::HeartbeatFailed>().size();

    Stranger as_member(kElsewhere, high.transport.linkPort());
    as_member.say(memberOf(100), Hello{});
    as_member.say(memberOf(100), Leave{});
    Stranger as_nobody(kElsewhere, high.transport.linkPort());
    as_nobody.say(memberOf(900), Hello{});
    QTRY_VERIFY_WITH_TIMEOUT(as_member.isCut() && as_nobody.isCut(), kPatienceMs);

    const auto rejected = [&] { return high.logged<event::DatagramRejected>(); };
    QTRY_COMPARE_WITH_TIMEOUT(rejected().size(), size_t(1), kPatienceMs);
    QCOMPARE(rejected()[0].reason, event::Rejection(event::InputFault::LinkFromElsewhere));
    QCOMPARE(rejected()[0].address->ipv4, kElsewhere);
    QCOMPARE(high.node.status().epoch, epoch);
    QVERIFY(low.follows({200}) && high.follows({200}));
    QVERIFY(high.logged<event::MemberLeft>().empty());
    QCOMPARE(high.logged<event::MemberSuspected>().size(), suspected);
    QCOMPARE(low.logged<event::HeartbeatFailed>().size(), failed);
}

/// What it asked for before is not lost.
void TestLinkStrangers::aLinkCountsOnceItsServerHasProvenWhereItIs()
{
    InProcessNetwork network;
    InProcessTransport newcomer(network);
    QVERIFY(newcomer.open());
    LiveServer leader(network, 200);
    QTRY_VERIFY_WITH_TIMEOUT(leader.leads(1), kPatienceMs);
    const Origin origin = ServerOrigin{memberOf(900)};
    bool given = false;
    bool answers = false;
    connect(&newcomer, &Transport::linkMessage, this, [&](LinkId, const QByteArray &message) {
        const auto packet = decodePacket(message);
        given = given || (packet && std::holds_alternative<Chunk>(packet->message));
    });
    connect(&newcomer, &Transport::datagramReceived, this,
            [&](const Endpoint &from, const QByteArray &datagram, Channel) {
                const auto packet = decodePacket(datagram);
                const auto *probe = packet ? std::get_if<Probe>(&packet->message) : nullptr;
                if (probe && answers)
                    newcomer.unicast(from, encodePacket(origin, ProbeReply{probe->nonce}));
            });
    const LinkId link = newcomer.openLink({kLoopback, leader.transport().linkPort()});
    newcomer.sendOnLink(link, encodePacket(origin, Hello{}));
    newcomer.sendOnLink(link, encodePacket(origin, Fetch{1, 0, {}}));
    const auto was_probed = [&] {
        const auto &sent = leader.transport().sent;
        return std::any_of(sent.begin(), sent.end(), [](const QByteArray &bytes) {
            const auto packet = decodePacket(bytes);
            return packet && std::holds_alternative<Probe>(packet->message);
        });
    };
    newcomer.multicast(encodePacket(origin, Join{}));
    QTRY_VERIFY_WITH_TIMEOUT(was_probed(), kPatienceMs);
    QVERIFY(!given);
    answers = true;
    QVERIFY(QTest::qWaitFor([&] { return newcomer.multicast(encodePacket(origin, Join{})), given; },
                            kPatienceMs));
}

/// On one network of the machine all have one address, and a HELLO of another counts.
void TestLinkStrangers::onlyWhatIsForLinksComesByOne()
{
    InProcessNetwork network;
    InProcessTransport stray(network);
    QVERIFY(stray.open());
    LiveServer low(network, 100);
    LiveServer high(network, 200);
    QTRY_VERIFY_WITH_TIMEOUT(high.leads(2), kPatienceMs);
    const auto packet = decodePacket(low.transport().sent.back());
    QVERIFY(packet);
    const LinkId link = stray.openLink({kLoopback, high.transport().linkPort()});
    stray.sendOnLink(link, encodePacket(packet->origin, Hello{}));
    stray.sendOnLink(link, encodePacket(packet->origin, Nack{high.node().status().epoch, {1}}));
    QTRY_COMPARE_WITH_TIMEOUT(high.logged<event::DatagramRejected>().size(), size_t(1),
                              kPatienceMs);
    QCOMPARE(high.logged<event::DatagramRejected>().front().event.reason,
             event::Rejection(event::InputFault::WrongWay));
}

ROOMCAST_TEST(TestLinkStrangers)

} // namespace roomcast::tst_link_strangers

#include "tst_link_strangers.moc"
