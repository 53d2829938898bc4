// SPDX-License-Identifier: MIT
//
// What single steps of the core cost: `bench_core`. Not one of the tests: the numbers are the
// processor's.
#include "core/booking/booking_state.h"
#include "core/protocol/packet.h"
#include "support/many_slots.h"

#include <QTest>

using namespace roomcast;
using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Epoch kEpoch{7, {300}, {0x0123456789abcdef}};
constexpr ServerOrigin kOrigin{{{{300}, {0x0123456789abcdef}}, {0xfedcba9876543210}}};
constexpr RequestId kRequest{{0x0123456789abcdef}, {70'000}};

Order orderOf(int entries)
{
    const QByteArray command = encode(Write{Reserve{slotAt(4711), u"Kim"_s, u"Seminar"_s}});
    const Entry entry{
        kEpoch, {1'700'000'000'000}, {2'461'000}, WriteRecord{kRequest, {69'990}, command}};
    return {kEpoch, {70'000}, std::vector<Entry>(size_t(entries), entry)};
}

Heartbeat heartbeat()
{
    Heartbeat message;
    message.presence.phase = Phase::Leading;
    message.presence.genesis = Epoch{1, {300}, {1}};
    message.presence.installed = message.presence.promised = kEpoch;
    message.presence.last = {70'000};
    message.presence.link_port = 40'000;
    message.presence.last_primary = kEpoch;
    message.primary = true;
    message.commit = {69'999};
    message.round = 12'345;
    message.catalogue = digestOf("catalogue");
    message.hears = std::vector<ServerId>{{100}, {200}};
    return message;
}

} // namespace

class BenchCore final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void encoding_data() { messages(); }
    void encoding();
    void decoding_data() { messages(); }
    void decoding();
    void applyingReservations();

private:
    static void messages();
};

void BenchCore::messages()
{
    QTest::addColumn<Message>("message");
    QTest::newRow("heartbeat") << Message(heartbeat());
    QTest::newRow("order of 1 entry") << Message(orderOf(1));
    QTest::newRow("order of 64 entries") << Message(orderOf(64));
}

void BenchCore::encoding()
{
    QFETCH(const Message, message);
    QByteArray bytes;
    QBENCHMARK
    {
        bytes = encodePacket(kOrigin, message);
    }
    QVERIFY(decodePacket(bytes));
}

void BenchCore::decoding()
{
    QFETCH(const Message, message);
    const QByteArray bytes = encodePacket(kOrigin, message);
    bool read = true;
    QBENCHMARK
    {
        read = read && decodePacket(bytes);
    }
    QVERIFY(read);
}

/// One reservation of a free slot an iteration, by one client, in a state that grows.
void BenchCore::applyingReservations()
{
    BookingState state(CatalogueSet{catalogueOfManySlots(), {}});
    Changes changes;
    WriteContext context{{{1}, {1}}, {1}, kEpoch, {1}, {1}, {}, true};
    state.apply(OpenSession{}, context, changes);
    qint64 slot = 0;
    QBENCHMARK
    {
        context.request.sequence = context.oldest_outstanding = {quint64(slot) + 2};
        context.index = {quint64(slot) + 2};
        state.apply(Reserve{slotAt(slot++), u"Kim"_s, u"Seminar"_s}, context, changes);
    }
    QCOMPARE(state.activeClaims(), slot);
}

QTEST_GUILESS_MAIN(BenchCore)
#include "bench_core.moc"
