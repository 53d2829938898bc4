// SPDX-License-Identifier: MIT
//
// The real network on loopback: who hears what, links and how they end, and what cannot be opened.
#include "support/station.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QtEndian>

#include <memory>
#include <vector>

namespace roomcast::tst_multicast_transport {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 kLoopback = 0x7f000001;
constexpr int kPatienceMs = 10'000;

} // namespace

class TestMulticastTransport final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everybodyElseHearsWhatIsMulticast();
    void anotherGroupOnThePortIsNotHeard();
    void onlyTheOneAddressedHearsWhatIsUnicast();
    void eachDatagramSaysHowItCame();
    void anOverlongDatagramIsNotPassedOn();
    void linksCarryMessagesBothWaysInOrder();
    void theEndOfALinkIsToldAtOnce();
    void aLinkToNobodyIsToldAsClosed();
    void anOverlongFrameCutsTheLink();
    void linksAreTakenOnTheFirstFreePort();
    void whatCannotBeOpenedSaysWhy();

private:
    MulticastOptions options(const QString &interface = u"lo"_s) const
    {
        return {m_group, interface, true, {}};
    }

    Endpoint m_group;
};

void TestMulticastTransport::init()
{
    m_group = someGroup();
}

// ---- datagrams
// -----------------------------------------------------------------------------------

void TestMulticastTransport::everybodyElseHearsWhatIsMulticast()
{
    Station a(options());
    Station b(options());
    Station c(options(u"127.0.0.1"_s)); // the same one, by its address
    QVERIFY(a.open && b.open && c.open);
    a.transport.multicast("from a");
    QTRY_COMPARE_WITH_TIMEOUT(b.heard, std::vector<QByteArray>{"from a"}, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(c.heard, std::vector<QByteArray>{"from a"}, kPatienceMs);
    QCOMPARE(b.senders.front().ipv4, kLoopback);
    b.transport.multicast("from b");
    QTRY_COMPARE_WITH_TIMEOUT(c.heard.size(), size_t(2), kPatienceMs);
    QVERIFY(c.senders.front() != c.senders.back());
    // Not its own, which came to its socket before.
    QTRY_COMPARE_WITH_TIMEOUT(a.heard, std::vector<QByteArray>{"from b"}, kPatienceMs);
}

void TestMulticastTransport::anotherGroupOnThePortIsNotHeard()
{
    Station a(options());
    Station b(options());
    m_group.ipv4 ^= 1;
    Station other(options());
    Station fellow(options());
    QVERIFY(a.open && b.open && other.open && fellow.open);
    other.transport.multicast("elsewhere");
    QTRY_COMPARE_WITH_TIMEOUT(fellow.heard.size(), size_t(1), kPatienceMs);
    b.transport.multicast("here");
    QTRY_VERIFY_WITH_TIMEOUT(!a.heard.empty(), kPatienceMs);
    QCOMPARE(a.heard, std::vector<QByteArray>{"here"});
}

void TestMulticastTransport::onlyTheOneAddressedHearsWhatIsUnicast()
{
    Station a(options());
    Station b(options());
    Station c(options());
    QVERIFY(a.open && b.open && c.open);
    a.transport.multicast("here I am");
    QTRY_VERIFY_WITH_TIMEOUT(!b.senders.empty() && !c.senders.empty(), kPatienceMs);
    b.transport.unicast(b.senders.front(), "for a");
    QTRY_COMPARE_WITH_TIMEOUT(a.heard, std::vector<QByteArray>{"for a"}, kPatienceMs);
    b.transport.multicast("for all");
    QTRY_VERIFY_WITH_TIMEOUT(c.heard.back() == "for all" && a.heard.back() == "for all",
                             kPatienceMs);
    QCOMPARE(c.heard, (std::vector<QByteArray>{"here I am", "for all"}));
}

void TestMulticastTransport::eachDatagramSaysHowItCame()
{
    Station a(options());
    Station b(options());
    QVERIFY(a.open && b.open);
    a.transport.multicast(""); // only tries whether it can be sent
    a.transport.multicast("for all");
    QTRY_COMPARE_WITH_TIMEOUT(b.heard, std::vector<QByteArray>{"for all"}, kPatienceMs);
    b.transport.unicast(b.senders.front(), "for a");
    QTRY_COMPARE_WITH_TIMEOUT(a.heard, std::vector<QByteArray>{"for a"}, kPatienceMs);
    QCOMPARE(b.channels, std::vector<Channel>{Channel::Multicast});
    QCOMPARE(a.channels, std::vector<Channel>{Channel::Unicast});
    // The group's own port takes no unicast, from whomever.
    a.transport.unicast({kLoopback, m_group.port}, "for the port");
    a.transport.multicast("for all again");
    QTRY_COMPARE_WITH_TIMEOUT(b.heard.back(), QByteArray("for all again"), kPatienceMs);
    QCOMPARE(b.heard.size(), size_t(2));
}

void TestMulticastTransport::anOverlongDatagramIsNotPassedOn()
{
    Station a(options());
    Station b(options());
    QVERIFY(a.open && b.open);
    a.transport.multicast(QByteArray(Transport::kDatagramBytesMax + 1, 'x'));
    const QByteArray longest(Transport::kDatagramBytesMax, 'y');
    a.transport.multicast(longest);
    QTRY_VERIFY_WITH_TIMEOUT(!b.heard.empty(), kPatienceMs);
    QCOMPARE(b.heard, std::vector<QByteArray>{longest});
}

// ---- links
// ---------------------------------------------------------------------------------------

void TestMulticastTransport::linksCarryMessagesBothWaysInOrder()
{
    Station a(options());
    Station b(options());
    const LinkId out = a.linkTo(b);
    QTRY_COMPARE_WITH_TIMEOUT(a.links, std::vector<LinkId>{out}, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(b.links.size(), size_t(1), kPatienceMs);
    const QByteArray largest(Transport::kLinkMessageBytesMax, 'L');
    a.transport.sendOnLink(out, largest);
    a.transport.sendOnLink(out, largest + 'x'); // larger than any message: dropped
    a.transport.sendOnLink(out, "");
    a.transport.sendOnLink(out, "last");
    QTRY_COMPARE_WITH_TIMEOUT(b.messages, (std::vector<QByteArray>{largest, "", "last"}),
                              kPatienceMs);
    b.transport.sendOnLink(b.links.front(), largest);
    QTRY_COMPARE_WITH_TIMEOUT(a.messages, std::vector<QByteArray>{largest}, kPatienceMs);
}

void TestMulticastTransport::theEndOfALinkIsToldAtOnce()
{
    Station a(options());
    auto b = std::make_unique<Station>(options());
    const LinkId out = a.linkTo(*b);
    const LinkId other = b->linkTo(a);
    QTRY_VERIFY_WITH_TIMEOUT(a.links.size() == 2 && b->links.size() == 2, kPatienceMs);
    QElapsedTimer timer;
    timer.start();
    b->transport.closeLink(other);
    QTRY_COMPARE_WITH_TIMEOUT(a.closed.size(), size_t(1), kPatienceMs);
    QVERIFY(b->closed.empty()); // it asked for it
    b.reset();
    QTRY_COMPARE_WITH_TIMEOUT(a.closed.size(), size_t(2), kPatienceMs);
    QCOMPARE(a.closed.back(), out);
    QVERIFY2(timer.elapsed() < 2000, "the end came by some time-out");
}

void TestMulticastTransport::aLinkToNobodyIsToldAsClosed()
{
    Station a(options());
    auto gone = std::make_unique<Station>(options());
    const Endpoint nobody{kLoopback, gone->transport.linkPort()};
    gone.reset();
    const LinkId out = a.transport.openLink(nobody);
    QTRY_COMPARE_WITH_TIMEOUT(a.closed, std::vector<LinkId>{out}, kPatienceMs);
    QVERIFY(a.links.empty());
}

void TestMulticastTransport::anOverlongFrameCutsTheLink()
{
    Station a(options());
    QTcpSocket hostile;
    QSignalSpy cut(&hostile, &QTcpSocket::disconnected);
    hostile.connectToHost(QHostAddress(kLoopback), a.transport.linkPort());
    QTRY_COMPARE_WITH_TIMEOUT(a.links.size(), size_t(1), kPatienceMs);
    QByteArray frame(sizeof(quint32), '\0');
    qToBigEndian(quint32(Transport::kLinkMessageBytesMax + 1), frame.data());
    hostile.write(frame);
    QTRY_COMPARE_WITH_TIMEOUT(a.closed, a.links, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(cut.size(), 1, kPatienceMs);
    QVERIFY(a.messages.empty());
}

void TestMulticastTransport::linksAreTakenOnTheFirstFreePort()
{
    MulticastOptions row = options();
    row.link_ports = {m_group.port, 64, true};
    Station a(row);
    Station b(row);
    QVERIFY(a.open && b.open);
    QCOMPARE_GE(a.transport.linkPort(), m_group.port);
    QCOMPARE_LT(a.transport.linkPort(), m_group.port + 64);
    QCOMPARE_GT(b.transport.linkPort(), a.transport.linkPort());
    QCOMPARE_LT(b.transport.linkPort(), m_group.port + 64);

    MulticastOptions chosen = options();
    chosen.link_ports = {b.transport.linkPort(), 1, false};
    MulticastTransport taken(chosen);
    const auto opened = taken.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, TransportError::Kind::CannotListen);
}

// ---- errors
// --------------------------------------------------------------------------------------

void TestMulticastTransport::whatCannotBeOpenedSaysWhy()
{
    using Kind = TransportError::Kind;
    const auto opened = [](const MulticastOptions &options) {
        MulticastTransport transport(options);
        return transport.open();
    };
    const auto none = opened(options(u"nosuch0"_s));
    QVERIFY(!none);
    QCOMPARE(none.error().kind, Kind::NoSuchInterface);
    QCOMPARE(none.error().subject, u"nosuch0"_s);
    const auto nobodys = opened(options(u"127.0.0.77"_s));
    QVERIFY(!nobodys);
    QCOMPARE(nobodys.error().kind, Kind::NoSuchInterface);
    QCOMPARE(nobodys.error().subject, u"127.0.0.77"_s);

    MulticastOptions unicast = options();
    unicast.group.ipv4 = kLoopback;
    const auto no_group = opened(unicast);
    QVERIFY(!no_group);
    QCOMPARE(no_group.error().kind, Kind::NotMulticastGroup);
    QCOMPARE(no_group.error().subject, u"127.0.0.1"_s);

    QUdpSocket selfish;
    QVERIFY(selfish.bind(QHostAddress::AnyIPv4, m_group.port, QUdpSocket::DontShareAddress));
    const auto taken = opened(options());
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, Kind::PortInUse);
    QCOMPARE(taken.error().subject, QString::number(m_group.port));
    QVERIFY(!taken.error().detail.isEmpty());
}

ROOMCAST_TEST(TestMulticastTransport)

} // namespace roomcast::tst_multicast_transport

#include "tst_multicast_transport.moc"
