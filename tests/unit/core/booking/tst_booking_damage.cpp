// SPDX-License-Identifier: MIT
//
// Bytes of a booking state that are cut off, damaged, reordered or of another version.
#include "support/booking_steps.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

namespace roomcast::tst_booking_damage {

using namespace roomcast::test;

class TestBookingDamage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTruncationIsRefused();
    void versionWithoutATimeIsRead();
    void foreignAndReorderedBytesAreRefused_data();
    void foreignAndReorderedBytesAreRefused();
    void mutatedBytesGiveAnErrorOrTheSameBytes();
};

void TestBookingDamage::everyTruncationIsRefused()
{
    QByteArray bytes = serialised(stateAfter(usualSteps()));
    for (qsizetype length = 0; length < bytes.size(); ++length) {
        const auto state = deserialised(bytes.first(length));
        QVERIFY(!state);
        QCOMPARE(state.error(), DecodeError::Truncated);
    }
    appendRecord(bytes, "one more");
    QCOMPARE(deserialised(bytes).error(), DecodeError::TrailingBytes);
}

void TestBookingDamage::versionWithoutATimeIsRead()
{
    const BookingState state = stateAfter(usualSteps());
    auto records = recordsOf(serialised(state));
    QByteArray &head = records[Head];
    head.chop(2);
    head[0] = char(head[0] - 1); // a list of one less
    QVERIFY(!deserialised(joined(records)));
    head[head.size() - 5] = 2;
    const auto read = deserialised(joined(records));
    QVERIFY(read);
    QCOMPARE(read->digest(), state.digest());
}

void TestBookingDamage::foreignAndReorderedBytesAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<DecodeError>("error");
    const auto records = recordsOf(serialised(stateAfter(usualSteps())));
    const auto row = [&](const char *name, DecodeError error, auto change) {
        QList<QByteArray> changed = records;
        change(changed);
        QTest::newRow(name) << joined(changed) << error;
    };
    using Records = QList<QByteArray> &;
    row("another magic", DecodeError::WrongMagic,
        [](Records r) { r[Head].replace("roomcast", "roamcast"); });
    row("another version", DecodeError::WrongVersion,
        [](Records r) { r[Head][r[Head].size() - 7] = 9; });
    row("more claims announced", DecodeError::WrongType,
        [](Records r) { r[Head][r[Head].size() - 6] = 6; });
    row("fewer sessions announced", DecodeError::TrailingBytes,
        [](Records r) { r[Head][r[Head].size() - 5] = 1; });
    row("more sessions announced", DecodeError::Truncated,
        [](Records r) { r[Head][r[Head].size() - 5] = 3; });
    row("2^64-1 sessions announced", DecodeError::TooLong, [](Records r) {
        r[Head].chop(5);
        r[Head] += QByteArray::fromHex("1bffffffffffffffff00018100");
    });
    row("2^64-1 claims announced", DecodeError::WrongType, [](Records r) {
        r[Head].chop(6);
        r[Head] += QByteArray::fromHex("1bffffffffffffffff0200018100");
    });
    row("claims swapped", DecodeError::NotCanonical,
        [](Records r) { r.swapItemsAt(FirstClaim, FirstClaim + 1); });
    row("history before the active claim", DecodeError::NotCanonical,
        [](Records r) { r.swapItemsAt(FirstClaim + 1, FirstClaim + 2); });
    row("claim twice", DecodeError::NotCanonical,
        [](Records r) { r[FirstClaim + 1] = r[FirstClaim]; });
    row("sessions swapped", DecodeError::NotCanonical,
        [](Records r) { r.swapItemsAt(FirstSession, FirstSession + 1); });
    row("session twice", DecodeError::NotCanonical,
        [](Records r) { r[FirstSession + 1] = r[FirstSession]; });
    row("no catalogue", DecodeError::WrongType, [](Records r) { r.removeAt(CatalogueRecord); });
    row("record of 2^32-1 bytes", DecodeError::Truncated, [](Records r) { r.clear(); });
}

void TestBookingDamage::foreignAndReorderedBytesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(DecodeError, error);
    if (bytes.isEmpty())
        bytes = QByteArray(4, '\xff') + "x";
    const auto state = deserialised(bytes);
    QVERIFY(!state);
    QCOMPARE(state.error(), error);
}

void TestBookingDamage::mutatedBytesGiveAnErrorOrTheSameBytes()
{
    const QByteArray bytes = serialised(stateAfter(usualSteps()));
    QRandomGenerator random(99);
    int accepted = 0;
    for (int round = 0; round < 3'000; ++round) {
        QByteArray changed = bytes;
        changed[random.bounded(changed.size())] = char(random.bounded(256));
        const auto state = deserialised(changed);
        if (!state)
            continue;
        ++accepted;
        QCOMPARE(serialised(*state), changed);
        const BookingState original = stateAfter(usualSteps());
        QCOMPARE(state->digest() == original.digest() &&
                     state->newestTime() == original.newestTime(),
                 changed == bytes);
    }
    QCOMPARE_GT(accepted, 100); // a changed letter is a valid text still
}

ROOMCAST_TEST(TestBookingDamage)

} // namespace roomcast::tst_booking_damage

#include "tst_booking_damage.moc"
