// SPDX-License-Identifier: MIT
//
// A server that sleeps after each reply: which requests wait, how long, and what never does.
#include "node/service_gate.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_service_gate {

using namespace std::chrono_literals;
using Offered = ServiceGate::Offered;

namespace {

constexpr TimePoint kStart{1h};

Packet packet(const Origin &origin, const Message &message)
{
    Packet made;
    made.origin = origin;
    made.message = message;
    return made;
}

input::Datagram request(quint64 sequence, quint32 attempt = 1, quint32 time_left_ms = 2'000)
{
    Request asked;
    asked.sequence = {sequence};
    asked.attempt = attempt;
    asked.time_left_ms = time_left_ms;
    return {{0x7F000001, 4000}, Channel::Multicast, packet(ClientOrigin{{7}, {}}, asked)};
}

const Request &requestIn(const std::optional<ServiceGate::Due> &due)
{
    return std::get<Request>(due->request.packet.message);
}

} // namespace

class ServiceGateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyRequestsOfClientsWait()
    {
        QVERIFY(ServiceGate::isRequest(request(1).packet));
        for (const Message &message :
             {Message(Heartbeat{}), Message(Election{}), Message(ElectionAnswer{}),
              Message(Coordinator{}), Message(Ack{}), Message(BeaconAsk{})})
            QVERIFY(!ServiceGate::isRequest(packet(ServerOrigin{}, message)));
        QVERIFY(!ServiceGate::isRequest(packet(ServerOrigin{}, Request{})));
        QVERIFY(!ServiceGate::isRequest(packet(ClientOrigin{}, BeaconAsk{})));
    }

    void withoutServiceTimeEverythingPasses()
    {
        ServiceGate gate;
        for (quint64 i = 0; i < 5; ++i)
            QCOMPARE(gate.offer(request(i), kStart), Offered::Passes);
        QVERIFY(!gate.nextAt() && !gate.next(kStart));
    }

    void oneEachServiceTime()
    {
        ServiceGate gate;
        gate.setTime(300ms);
        QCOMPARE(gate.offer(request(1), kStart), Offered::Passes);
        QCOMPARE(gate.offer(request(2), kStart + 10ms), Offered::Waits);
        QCOMPARE(gate.offer(request(3), kStart + 20ms), Offered::Waits);
        QVERIFY(gate.nextAt() == kStart + 300ms);
        QVERIFY(!gate.next(kStart + 299ms));
        QCOMPARE(requestIn(gate.next(kStart + 300ms)).sequence, Sequence{2});
        QVERIFY(!gate.next(kStart + 300ms));
        QVERIFY(gate.nextAt() == kStart + 600ms);
        QCOMPARE(requestIn(gate.next(kStart + 600ms)).sequence, Sequence{3});
        QVERIFY(!gate.nextAt());
        // Nobody asked for a while.
        QCOMPARE(gate.offer(request(4), kStart + 900ms), Offered::Passes);
    }

    void itSleepsAfterTheReply()
    {
        ServiceGate gate;
        gate.setTime(300ms);
        QCOMPARE(gate.offer(request(1), kStart), Offered::Passes);
        gate.replied(kStart + 100ms);
        QCOMPARE(gate.offer(request(2), kStart + 110ms), Offered::Waits);
        QVERIFY(!gate.next(kStart + 399ms));
        QVERIFY(gate.next(kStart + 400ms));
    }

    void theTimeThatIsLeftRunsWhileItWaits()
    {
        ServiceGate gate;
        gate.setTime(300ms);
        gate.offer(request(1), kStart);
        gate.offer(request(2), kStart);
        gate.offer(request(3, 1, 500), kStart);
        const auto second = gate.next(kStart + 300ms);
        QVERIFY(!second->expired);
        QCOMPARE(requestIn(second).time_left_ms, 1'700U);
        const auto third = gate.next(kStart + 600ms);
        QVERIFY(third->expired);
        // What is not taken costs no time.
        QCOMPARE(gate.offer(request(4), kStart + 600ms), Offered::Passes);
    }

    void aRepeatedRequestWaitsOnce()
    {
        ServiceGate gate;
        gate.setTime(300ms);
        gate.offer(request(1), kStart);
        gate.offer(request(2), kStart);
        QCOMPARE(gate.offer(request(2, 2), kStart + 200ms), Offered::Waits);
        QCOMPARE(gate.waiting(), size_t(1));
        QCOMPARE(requestIn(gate.next(kStart + 300ms)).attempt, 2U);
    }

    void thereIsABound()
    {
        ServiceGate gate;
        gate.setTime(10s);
        for (quint64 i = 0; i <= ServiceGate::kWaitingMax; ++i)
            QVERIFY(gate.offer(request(i), kStart) != Offered::NoRoom);
        QCOMPARE(gate.offer(request(5'000), kStart), Offered::NoRoom);
    }

    void itEndsAtOnce()
    {
        ServiceGate gate;
        gate.setTime(10s);
        for (quint64 i = 0; i < 4; ++i)
            gate.offer(request(i), kStart);
        gate.setTime({});
        for (int i = 0; i < 3; ++i)
            QVERIFY(gate.next(kStart));
        QVERIFY(!gate.next(kStart));
    }
};

ROOMCAST_TEST(ServiceGateTest)

} // namespace roomcast::tst_service_gate

#include "tst_service_gate.moc"
