// SPDX-License-Identifier: MIT
//
// Links are few: who is cut to make room, who is not, and what happens where there is none.
#include "support/station.h"
#include "support/test_main.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QtEndian>

#include <ctime>
#include <memory>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace roomcast::tst_link_room {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint32 kLoopback = 0x7f000001;
constexpr int kPatienceMs = 10'000;

/// For as long as it lives, this process may have so many descriptors.
class DescriptorLimit {
public:
    explicit DescriptorLimit(rlim_t count)
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit few = m_before;
        few.rlim_cur = count;
        ::setrlimit(RLIMIT_NOFILE, &few);
    }
    ~DescriptorLimit() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    Q_DISABLE_COPY(DescriptorLimit)

private:
    rlimit m_before{};
};

} // namespace

class TestLinkRoom final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whoeverConnectsAndIsNotKeptIsCut();
    void withoutDescriptorsItWaitsAndGoesOn();
    void strangersKeepNobodyOut();
    void withoutRoomNoLinkIsOpened();

private:
    MulticastOptions options() const { return {m_group, u"lo"_s, true, {}}; }

    Endpoint m_group;
};

void TestLinkRoom::init()
{
    m_group = someGroup();
}

void TestLinkRoom::whoeverConnectsAndIsNotKeptIsCut()
{
    Station a(options());
    Station b(options());
    const LinkId known = b.linkTo(a);
    QTRY_COMPARE_WITH_TIMEOUT(a.links.size(), size_t(1), kPatienceMs);
    QCOMPARE(a.transport.linkPeer(a.links.front()).ipv4, kLoopback);
    a.transport.keepLink(a.links.front());
    QTcpSocket silent;
    QSignalSpy cut(&silent, &QTcpSocket::disconnected);
    silent.connectToHost(QHostAddress(kLoopback), a.transport.linkPort());
    const LinkId talks = b.linkTo(a);
    QTRY_COMPARE_WITH_TIMEOUT(b.links, (std::vector<LinkId>{known, talks}), kPatienceMs);
    b.transport.sendOnLink(talks, "a word");
    QTRY_COMPARE_WITH_TIMEOUT(cut.size(), 1, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(b.closed, std::vector<LinkId>{talks}, kPatienceMs);
    QCOMPARE(a.closed.size(), size_t(2));
}

void TestLinkRoom::withoutDescriptorsItWaitsAndGoesOn()
{
    Station a(options());
    Station b(options());
    std::vector<int> strangers;
    {
        const DescriptorLimit limit(100);
        QCOMPARE(LinkTable::linksMax(), qsizetype(100 - 64));
        sockaddr_in there{};
        there.sin_family = AF_INET;
        there.sin_port = qToBigEndian(a.transport.linkPort());
        there.sin_addr.s_addr = qToBigEndian(kLoopback);
        for (int s = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0); s >= 0;
             s = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0)) {
            strangers.push_back(s);
            ::connect(s, reinterpret_cast<const sockaddr *>(&there), sizeof there);
        }
        // There is not one descriptor left to accept with.
        const std::clock_t before = std::clock();
        QTest::qWait(500);
        const double seconds = double(std::clock() - before) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 0.25, qPrintable(u"busy for %1 s of 0.5"_s.arg(seconds)));
    }
    for (const int s : strangers)
        ::close(s);
    const LinkId out = b.linkTo(a);
    b.transport.sendOnLink(out, "");
    QTRY_COMPARE_WITH_TIMEOUT(b.links, std::vector<LinkId>{out}, kPatienceMs);
    b.transport.sendOnLink(out, "a word");
    QTRY_COMPARE_WITH_TIMEOUT(a.messages, std::vector<QByteArray>{"a word"}, kPatienceMs);
}

void TestLinkRoom::strangersKeepNobodyOut()
{
    const DescriptorLimit limit(76);
    const auto links = size_t(LinkTable::linksMax());
    Station a(options());
    Station b(options());
    std::vector<std::unique_ptr<QTcpSocket>> strangers;
    for (size_t i = 0; i <= links; ++i) {
        strangers.push_back(std::make_unique<QTcpSocket>());
        strangers.back()->connectToHost(QHostAddress(kLoopback), a.transport.linkPort());
    }
    QTRY_COMPARE_WITH_TIMEOUT(a.links.size(), links + 1, kPatienceMs);
    QCOMPARE(a.closed, std::vector<LinkId>{a.links.front()});
    // There is room for a link that this side asks for, too.
    const LinkId out = a.linkTo(b);
    QTRY_COMPARE_WITH_TIMEOUT(b.links.size(), size_t(1), kPatienceMs);
    QCOMPARE(a.links.back(), out);
    QCOMPARE(a.closed.size(), size_t(2));
}

/// Nobody is to take it for one that failed.
void TestLinkRoom::withoutRoomNoLinkIsOpened()
{
    const DescriptorLimit limit(76);
    const auto links = size_t(LinkTable::linksMax());
    Station a(options());
    Station b(options());
    for (size_t i = 0; i < links; ++i)
        b.linkTo(a);
    QTRY_COMPARE_WITH_TIMEOUT(a.links.size(), links, kPatienceMs);
    for (const LinkId each : a.links)
        a.transport.keepLink(each);
    QCOMPARE(a.linkTo(b), LinkId{});
    b.transport.closeLink(b.links.front());
    QTRY_COMPARE_WITH_TIMEOUT(a.closed, std::vector<LinkId>{a.links.front()}, kPatienceMs);
    QVERIFY(a.linkTo(b) != LinkId{});
}

ROOMCAST_TEST(TestLinkRoom)

} // namespace roomcast::tst_link_room

#include "tst_link_room.moc"
