// SPDX-License-Identifier: MIT
//
// The transport that loses datagrams on purpose, between two stations on a network within the
// process.
#include "net/in_process_transport.h"
#include "net/lossy_transport.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

namespace roomcast::tst_lossy_transport {

using namespace std::chrono_literals;

namespace {

constexpr int kDatagrams = 1'000;
constexpr quint32 kSeed = 7;

Faults loss(int percent)
{
    Faults faults;
    faults.loss_percent = percent;
    return faults;
}

} // namespace

class TestLossyTransport final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void withoutLossEverythingPasses();
    void outgoingIsLost();
    void incomingIsLost();
    void aShareIsLost();
    void theSameSeedLosesTheSame();
    void linksLoseNothing();
    void delayedDatagramsComeLaterAndInOrder();
    void jitterDisordersThem();
    void aShareComesTwice();
    void aShareLetsTheNextOnePass();
    void theLastOneWaitsForNobodyForEver();
    void onlyOnePeerSuffers();
    void whatIsDelayedIsBounded();

private:
    /// Sends numbers to the lossy side, and gives those that it hears, once `count` are there.
    QList<int> numbersHeard(int sent, int count);

    /// Sends from the lossy side, and counts what the plain one hears.
    int heardOutside();
    /// Sends to the lossy side, and counts what it hears.
    int heardInside();

    std::unique_ptr<InProcessNetwork> m_network;
    std::unique_ptr<InProcessTransport> m_inner;
    std::unique_ptr<InProcessTransport> m_other;
    std::unique_ptr<LossyTransport> m_lossy;
};

void TestLossyTransport::init()
{
    m_network = std::make_unique<InProcessNetwork>();
    m_inner = std::make_unique<InProcessTransport>(*m_network);
    m_other = std::make_unique<InProcessTransport>(*m_network);
    m_lossy = std::make_unique<LossyTransport>(*m_inner, QRandomGenerator(kSeed));
    QVERIFY(m_lossy->open());
    QVERIFY(m_other->open());
}

void TestLossyTransport::cleanup()
{
    m_lossy.reset();
    m_other.reset();
    m_inner.reset();
    m_network.reset();
}

int TestLossyTransport::heardOutside()
{
    const QSignalSpy heard(m_other.get(), &Transport::datagramReceived);
    for (int i = 0; i < kDatagrams; ++i)
        m_lossy->multicast("to all");
    m_inner->multicast("last");
    while (heard.isEmpty() || heard.last().at(1).toByteArray() != "last")
        QCoreApplication::processEvents();
    return int(heard.size()) - 1;
}

int TestLossyTransport::heardInside()
{
    const QSignalSpy heard(m_lossy.get(), &Transport::datagramReceived);
    const QSignalSpy arrived(m_inner.get(), &Transport::datagramReceived);
    for (int i = 0; i < kDatagrams; ++i)
        m_other->multicast("to all");
    while (arrived.size() < kDatagrams)
        QCoreApplication::processEvents();
    return int(heard.size());
}

void TestLossyTransport::withoutLossEverythingPasses()
{
    QCOMPARE(heardOutside(), kDatagrams);
    QCOMPARE(heardInside(), kDatagrams);
    m_lossy->setFaults(loss(100));
    m_lossy->setFaults(loss(0));
    QCOMPARE(heardOutside(), kDatagrams);
}

void TestLossyTransport::outgoingIsLost()
{
    QSignalSpy heard(m_other.get(), &Transport::datagramReceived);
    m_lossy->multicast("who am I");
    QTRY_COMPARE(heard.size(), 1);
    const auto self = heard.at(0).at(0).value<Endpoint>();
    QSignalSpy heard_here(m_lossy.get(), &Transport::datagramReceived);
    m_other->multicast("who is there");
    QTRY_VERIFY(!heard_here.isEmpty());
    const auto other = heard_here.last().at(0).value<Endpoint>();
    QVERIFY(self != other);
    heard.clear();
    m_lossy->setFaults(loss(100));
    QCOMPARE(heardOutside(), 0);
    m_lossy->unicast(other, "lost");
    m_inner->unicast(other, "kept");
    QTRY_COMPARE(heard.last().at(1).toByteArray(), QByteArray("kept"));
    QCOMPARE(heard.size(), 2); // "last" of heardOutside, and "kept"
}

void TestLossyTransport::incomingIsLost()
{
    m_lossy->setFaults(loss(100));
    QCOMPARE(heardInside(), 0);
}

/// What chance does with the seed is the same on every machine.
void TestLossyTransport::aShareIsLost()
{
    m_lossy->setFaults(loss(30));
    const int outside = heardOutside();
    const int inside = heardInside();
    QVERIFY2(outside > 650 && outside < 750, qPrintable(QString::number(outside)));
    QVERIFY2(inside > 650 && inside < 750, qPrintable(QString::number(inside)));
}

void TestLossyTransport::theSameSeedLosesTheSame()
{
    m_lossy->setFaults(loss(30));
    const int first = heardOutside();
    m_lossy = std::make_unique<LossyTransport>(*m_inner, QRandomGenerator(kSeed));
    m_lossy->setFaults(loss(30));
    QCOMPARE(heardOutside(), first);
}

void TestLossyTransport::linksLoseNothing()
{
    m_lossy->setFaults(loss(100));
    QSignalSpy opened(m_lossy.get(), &Transport::linkOpened);
    QSignalSpy messages(m_lossy.get(), &Transport::linkMessage);
    QSignalSpy closed(m_lossy.get(), &Transport::linkClosed);
    QSignalSpy heard(m_other.get(), &Transport::linkMessage);
    const LinkId out = m_other->openLink({0x7f000001, m_lossy->linkPort()});
    QTRY_COMPARE(opened.size(), 1);
    const auto in = opened.at(0).at(0).value<LinkId>();
    m_other->sendOnLink(out, "there");
    QTRY_COMPARE(messages.size(), 1);
    m_lossy->sendOnLink(in, "back");
    QTRY_COMPARE(heard.size(), 1);
    m_other->closeLink(out);
    QTRY_COMPARE(closed.size(), 1);
}

QList<int> TestLossyTransport::numbersHeard(int sent, int count)
{
    const QSignalSpy heard(m_lossy.get(), &Transport::datagramReceived);
    for (int i = 0; i < sent; ++i)
        m_other->multicast(QByteArray::number(i));
    [&] { QTRY_VERIFY(heard.size() >= count); }();
    QList<int> numbers;
    for (const auto &call : heard)
        numbers << call.at(1).toByteArray().toInt();
    return numbers;
}

void TestLossyTransport::delayedDatagramsComeLaterAndInOrder()
{
    Faults faults;
    faults.delay = 50ms;
    m_lossy->setFaults(faults);
    QElapsedTimer since;
    since.start();
    QList<int> all(100);
    std::iota(all.begin(), all.end(), 0);
    QCOMPARE(numbersHeard(100, 100), all);
    QVERIFY(since.elapsed() >= 50);
    // What is on its way comes after the fault has ended.
    QSignalSpy heard(m_other.get(), &Transport::datagramReceived);
    m_lossy->multicast("late");
    m_lossy->setFaults({});
    m_lossy->multicast("prompt");
    QTRY_COMPARE(heard.size(), 2);
    QCOMPARE(heard.at(0).at(1).toByteArray(), QByteArray("prompt"));
}

void TestLossyTransport::jitterDisordersThem()
{
    Faults faults;
    faults.jitter = 50ms;
    m_lossy->setFaults(faults);
    const QList<int> heard = numbersHeard(100, 100);
    QCOMPARE(QSet<int>(heard.begin(), heard.end()).size(), 100);
    QVERIFY(!std::is_sorted(heard.begin(), heard.end()));
}

void TestLossyTransport::aShareComesTwice()
{
    Faults faults;
    faults.duplicate_percent = 30;
    m_lossy->setFaults(faults);
    const int outside = heardOutside();
    QVERIFY2(outside > 1'250 && outside < 1'350, qPrintable(QString::number(outside)));
}

void TestLossyTransport::aShareLetsTheNextOnePass()
{
    Faults faults;
    faults.reorder_percent = 30;
    m_lossy->setFaults(faults);
    const QList<int> heard = numbersHeard(1'000, 1'000);
    QCOMPARE(QSet<int>(heard.begin(), heard.end()).size(), 1'000);
    int passed = 0;
    for (qsizetype i = 1; i < heard.size(); ++i) {
        QVERIFY(std::abs(heard[i] - heard[i - 1]) <= 3);
        passed += heard[i] < heard[i - 1] ? 1 : 0;
    }
    QVERIFY2(passed > 150 && passed < 350, qPrintable(QString::number(passed)));
}

void TestLossyTransport::theLastOneWaitsForNobodyForEver()
{
    Faults faults;
    faults.reorder_percent = 100;
    m_lossy->setFaults(faults);
    QCOMPARE(numbersHeard(1, 1), QList<int>{0});
}

void TestLossyTransport::onlyOnePeerSuffers()
{
    QSignalSpy heard(m_other.get(), &Transport::datagramReceived);
    QSignalSpy here(m_lossy.get(), &Transport::datagramReceived);
    m_other->multicast("who am I");
    QTRY_COMPARE(here.size(), 1);
    const auto other = here.at(0).at(0).value<Endpoint>();
    Faults faults;
    faults.loss_percent = 100;
    faults.peer = ServerId{300};
    m_lossy->setFaults(faults, Endpoint{other.ipv4, quint16(other.port + 1)});
    QCOMPARE(heardInside(), kDatagrams);
    QCOMPARE(heardOutside(), kDatagrams);
    m_lossy->setFaults(faults);
    QCOMPARE(heardInside(), kDatagrams);
    m_lossy->setFaults(faults, other);
    QCOMPARE(heardInside(), 0);
    // What is multicast leaves once for all.
    QCOMPARE(heardOutside(), kDatagrams);
    heard.clear();
    m_lossy->unicast(other, "lost");
    m_inner->unicast(other, "kept");
    QTRY_COMPARE(heard.size(), 1);
    QCOMPARE(heard.at(0).at(1).toByteArray(), QByteArray("kept"));
}

void TestLossyTransport::whatIsDelayedIsBounded()
{
    Faults faults;
    faults.delay = 20ms;
    m_lossy->setFaults(faults);
    const int most = int(LossyTransport::kHeldMax);
    const QSignalSpy heard(m_other.get(), &Transport::datagramReceived);
    for (int i = 0; i < most + 100; ++i)
        m_lossy->multicast("one");
    m_lossy->setFaults({});
    QTRY_COMPARE(heard.size(), most);
    m_lossy->multicast("last");
    QTRY_COMPARE(heard.size(), most + 1);
}

ROOMCAST_TEST(TestLossyTransport)

} // namespace roomcast::tst_lossy_transport

#include "tst_lossy_transport.moc"
