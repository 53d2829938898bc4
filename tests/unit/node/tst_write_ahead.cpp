// SPDX-License-Identifier: MIT
//
// What a step wants sent waits for the disk, behind what earlier steps want sent; what the disk
// does not keep up with is bounded. Alone, and in a server node whose disk hangs.
#include "core/engine/write_ahead.h"
#include "core/protocol/packet.h"
#include "support/live_group.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_write_ahead {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatienceMs = 10'000;

/// A step that is told apart by the sequence in what it sends ahead and in what it sends.
Effects step(bool persists, std::optional<quint64> ahead, std::optional<quint64> sent)
{
    Effects effects;
    if (persists)
        effects.persist.carried = "records";
    const auto message = [](quint64 number) {
        return Outbound(ToGroup{Request{{number}, 1, {}, 0, false, {}}});
    };
    if (ahead)
        effects.ahead.push_back(message(*ahead));
    if (sent)
        effects.outbox.push_back(message(*sent));
    return effects;
}

std::vector<quint64> numbersIn(const Outbox &outbox)
{
    std::vector<quint64> numbers;
    for (const Outbound &outbound : outbox)
        numbers.push_back(std::get<Request>(std::get<ToGroup>(outbound).message).sequence.value);
    return numbers;
}

/// All that may be sent now, in order.
std::vector<quint64> dueOf(WriteAhead &waiting)
{
    std::vector<quint64> numbers;
    while (const auto effects = waiting.next())
        for (const Outbox *outbox : {&effects->ahead, &effects->outbox})
            for (const quint64 number : numbersIn(*outbox))
                numbers.push_back(number);
    return numbers;
}

/// Writes nothing while it hangs, and says so of everything when it no longer does.
class HangingStore final : public Store {
public:
    void write(PersistBatch) override
    {
        ++m_count;
        if (!m_hangs)
            Q_EMIT written(m_count);
    }
    void hang() { m_hangs = true; }
    void goOn()
    {
        m_hangs = false;
        Q_EMIT written(m_count);
    }

private:
    bool m_hangs = false;
    quint64 m_count = 0;
};

} // namespace

class TestWriteAhead final : public QObject {
    Q_OBJECT

    using Numbers = std::vector<quint64>;

private Q_SLOTS:
    void nothingToPersistIsSentAtOnce()
    {
        WriteAhead waiting;
        QVERIFY(waiting.hold(step(false, 1, 2)).empty());
        QCOMPARE(dueOf(waiting), (Numbers{1, 2}));
        QVERIFY(!waiting.next());
    }

    void aStepWaitsForItsBatch()
    {
        WriteAhead waiting;
        QCOMPARE(waiting.hold(step(true, {}, 1)).carried, std::optional<QByteArray>("records"));
        QVERIFY(!waiting.next());
        waiting.onWritten(1);
        QCOMPARE(dueOf(waiting), Numbers{1});
    }

    void whatIsSentAheadWaitsForEarlierBatchesOnly()
    {
        WriteAhead waiting;
        waiting.hold(step(true, 1, 2));
        waiting.hold(step(true, 3, 4));
        QCOMPARE(dueOf(waiting), Numbers{1});
        waiting.onWritten(1);
        QCOMPARE(dueOf(waiting), (Numbers{2, 3}));
        waiting.onWritten(2);
        QCOMPARE(dueOf(waiting), Numbers{4});
    }

    void laterStepsStayBehind()
    {
        WriteAhead waiting;
        waiting.hold(step(true, {}, 1));
        waiting.hold(step(false, 2, 3));
        QVERIFY(!waiting.next());
        waiting.onWritten(1);
        QCOMPARE(dueOf(waiting), (Numbers{1, 2, 3}));
    }

    void severalBatchesMayBeWrittenAtOnce()
    {
        WriteAhead waiting;
        for (quint64 number = 1; number <= 3; ++number)
            waiting.hold(step(true, {}, number));
        waiting.onWritten(2);
        QCOMPARE(dueOf(waiting), (Numbers{1, 2}));
    }

    void itIsFullUntilTheDiskIsFurther()
    {
        WriteAhead waiting;
        waiting.hold(step(true, {}, 1));
        while (!waiting.isFull())
            waiting.hold(step(false, {}, 2));
        waiting.onWritten(1);
        QCOMPARE(dueOf(waiting).size(), size_t(WriteAhead::kStepsMax));
        QVERIFY(!waiting.isFull());
    }

    void aServerWhoseDiskHangsDropsWhatItCannotHold()
    {
        InProcessNetwork network;
        HangingStore store;
        LiveServer server(network, 300, &store);
        QTRY_VERIFY_WITH_TIMEOUT(server.leads(1), kPatienceMs);
        InProcessTransport client(network);
        QVERIFY(client.open());
        std::vector<Sequence> answered;
        connect(&client, &Transport::datagramReceived, this,
                [&](const Endpoint &, const QByteArray &bytes) {
                    const auto packet = decodePacket(bytes);
                    if (const auto *reply = packet ? std::get_if<Reply>(&packet->message) : nullptr)
                        answered.push_back(reply->request.sequence);
                });
        quint64 requests = 0;
        const auto ask = [&](const Command &command) {
            const bool write = std::holds_alternative<Write>(command);
            client.multicast(encodePacket(ClientOrigin{{77}},
                                          Request{{++requests},
                                                  1,
                                                  {requests},
                                                  60'000,
                                                  write,
                                                  write ? encode(std::get<Write>(command))
                                                        : encode(std::get<Query>(command))}));
        };
        store.hang();
        ask(Write(OpenSession{}));
        while (qsizetype(requests) < WriteAhead::kStepsMax + 100)
            ask(Query(ListRooms{}));
        const auto dropped = [&] { return server.logged<event::DatagramRejected>(); };
        QTRY_COMPARE_WITH_TIMEOUT(dropped().size(), size_t(1), kPatienceMs);
        QCOMPARE(dropped().front().event.reason, event::Rejection(event::InputFault::DiskBehind));
        QVERIFY(answered.empty());

        store.goOn();
        QTRY_VERIFY_WITH_TIMEOUT(!answered.empty(), kPatienceMs);
        ask(Query(ListRooms{}));
        const Sequence last{requests};
        QTRY_COMPARE_WITH_TIMEOUT(answered.back(), last, kPatienceMs);
        QVERIFY(std::ssize(answered) <= WriteAhead::kStepsMax + 1);
        QVERIFY(std::ssize(answered) > WriteAhead::kStepsMax / 2);
    }
};

ROOMCAST_TEST(TestWriteAhead)

} // namespace roomcast::tst_write_ahead

#include "tst_write_ahead.moc"
