// SPDX-License-Identifier: MIT
//
// What single steps of the core cost: `bench_core`. Not one of the tests: the numbers are the
// processor's.
#include "core/booking/booking_state.h"
#include "core/protocol/packet.h"
#include "support/many_slots.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::bench_core {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Epoch kEpoch{7, {300}, {0x0123456789abcdef}};
constexpr ServerOrigin kOrigin{{{{300}, {0x0123456789abcdef}}, {0xfedcba9876543210}}};
constexpr RequestId kRequest{{0x0123456789abcdef}, {70'000}};

Order orderOf(int entries)
{
    const QByteArray command = encode(Write{Reserve{slotAt(4711), u"Kim"_s, u"Seminar"_s}});
    const Entry entry{kEpoch,
                      {1'700'000'000'000},
                      {CivilDay{2'461'000}, 540},
                      WriteRecord{kRequest, {69'990}, command}};
    return {kEpoch, {70'000}, {}, std::vector<Entry>(size_t(entries), entry)};
}

/// One side of a group that was split: a million bookings, made by a thousand clients in turn.
constexpr qint64 kClaims = 1'000'000;
constexpr qint64 kClients = 1'000;

BookingState stateOfManyClaims()
{
    BookingState state(CatalogueSet{catalogueOfManySlots(), {}});
    Changes changes;
    for (qint64 i = -kClients; i < kClaims; ++i) {
        const Sequence sequence{quint64((i + kClients) / kClients) + 1};
        const auto index = quint64(i + kClients) + 1;
        const WriteContext context{{{quint64((i + kClients) % kClients) + 1}, sequence},
                                   sequence,
                                   kEpoch,
                                   {index},
                                   {qint64(index)},
                                   {},
                                   false};
        const Write write =
            i < 0 ? Write(OpenSession{}) : Write(Reserve{slotAt(i), u"Kim"_s, u"Seminar"_s});
        state.apply(write, context, changes);
    }
    return state;
}

Heartbeat heartbeat()
{
    Heartbeat message;
    message.presence.role = Role::Leader;
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
    void answeringChecks_data();
    void answeringChecks();
    void mergingSides();

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

void BenchCore::answeringChecks_data()
{
    QTest::addColumn<Query>("query");
    QTest::newRow("room") << Query(CheckRoom{roomName(7)});
    QTest::newRow("day") << Query(ReadDay{dayName(3)});
}

/// A room's bookings, or a day's, among a million.
void BenchCore::answeringChecks()
{
    static const BookingState state = stateOfManyClaims();
    QFETCH(const Query, query);
    qsizetype lines = 0;
    QBENCHMARK
    {
        lines = std::ssize(std::get<Bookings>(state.answer(query, {})).entries);
    }
    QVERIFY(lines > 0);
}

/// A log with a million bookings is given up: what it has is found, taken in and placed.
void BenchCore::mergingSides()
{
    const BookingState theirs = stateOfManyClaims();
    BookingState mine(CatalogueSet{catalogueOfManySlots(), {}});
    QBENCHMARK_ONCE
    {
        mine.takeIn(theirs.lackingIn(mine), {{1}, kEpoch, {1}}, true);
    }
    QCOMPARE(mine.activeClaims(), kClaims);
}

ROOMCAST_TEST(BenchCore)

} // namespace roomcast::bench_core

#include "bench_core.moc"
