// SPDX-License-Identifier: MIT
//
// When a client says that multicast does not work, and when it takes that back.
#include "core/client/multicast_watch.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_multicast_watch {

using namespace std::chrono_literals;

using State = MulticastWatch::State;

class TestMulticastWatch final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void repliesWithoutMulticastMeanDeaf();
    void oneReplyProvesNothing();
    void multicastEndsDeafness();
    void attemptsInVainMeanMute();
    void whoHearsNobodyIsNotMute();
    void oneLostRequestProvesNothing();
    void aReplyEndsMuteness();
};

namespace {

constexpr Timing kTiming; // 100 ms
constexpr TimePoint kStart = TimePoint(10s);

MulticastWatch watch()
{
    MulticastWatch started(kTiming);
    started.start(kStart);
    return started;
}

MulticastWatch mute()
{
    MulticastWatch its = watch();
    its.hearMulticast(kStart + 500ms);
    its.missReply(kStart + 10ms, 2, kStart + 510ms);
    return its;
}

} // namespace

void TestMulticastWatch::repliesWithoutMulticastMeanDeaf()
{
    MulticastWatch its = watch();
    QVERIFY(!its.hearReply(kStart + 299ms)); // not silent for long enough
    QVERIFY(!its.hearReply(kStart + 300ms));
    QVERIFY(!its.hearReply(kStart + 399ms));
    QVERIFY(its.hearReply(kStart + 400ms));
    QCOMPARE(its.state(), State::Deaf);
    QVERIFY(!its.hearReply(kStart + 500ms)); // told once
}

void TestMulticastWatch::oneReplyProvesNothing()
{
    MulticastWatch its = watch();
    its.hearReply(kStart + 300ms);
    its.hearMulticast(kStart + 301ms);
    QVERIFY(!its.hearReply(kStart + 500ms));
    QCOMPARE(its.state(), State::Works);
}

void TestMulticastWatch::multicastEndsDeafness()
{
    MulticastWatch its = watch();
    its.hearReply(kStart + 300ms);
    its.hearReply(kStart + 400ms);
    QVERIFY(its.hearMulticast(kStart + 401ms));
    QCOMPARE(its.state(), State::Works);
    QVERIFY(!its.hearMulticast(kStart + 402ms));
}

void TestMulticastWatch::attemptsInVainMeanMute()
{
    MulticastWatch its = watch();
    its.hearMulticast(kStart + 500ms);
    QVERIFY(its.missReply(kStart + 10ms, 2, kStart + 510ms));
    QCOMPARE(its.state(), State::Mute);
    QVERIFY(!its.hearMulticast(kStart + 520ms)); // hearing does not help
    QCOMPARE(its.state(), State::Mute);
}

void TestMulticastWatch::whoHearsNobodyIsNotMute()
{
    MulticastWatch its = watch();
    QVERIFY(!its.missReply(kStart + 10ms, 2, kStart + 510ms));
}

void TestMulticastWatch::oneLostRequestProvesNothing()
{
    MulticastWatch its = watch();
    its.hearReply(kStart + 20ms); // to another
    its.hearMulticast(kStart + 500ms);
    QVERIFY(!its.missReply(kStart + 10ms, 2, kStart + 510ms));
    QVERIFY(!its.missReply(kStart + 30ms, 1, kStart + 530ms));
}

void TestMulticastWatch::aReplyEndsMuteness()
{
    MulticastWatch its = mute();
    QCOMPARE(its.state(), State::Mute);
    QVERIFY(its.hearReply(kStart + 520ms));
    QCOMPARE(its.state(), State::Works);
}

ROOMCAST_TEST(TestMulticastWatch)

} // namespace roomcast::tst_multicast_watch

#include "tst_multicast_watch.moc"
