// SPDX-License-Identifier: MIT
//
// The booking state's fingerprint and its bytes: equal for equal states, and for them only.
#include "core/base/records.h"
#include "core/booking/booking_snapshot.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast;

namespace {

SlotKey slot(int number)
{
    const QString digits = QString::number(number);
    return {u"A"_s, digits, u"Mon"_s};
}

CatalogueSet catalogue(int timeslots = 40)
{
    CatalogueSet set{{{u"A"_s, u"B"_s}, {}, {u"Mon"_s, u"Fri"_s}},
                     {{u"X"_s, u"1"_s, u"Mon"_s}, slot(0)}};
    for (int i = 0; i < timeslots; ++i)
        set.catalogue.timeslots.push_back(QString::number(i));
    return set;
}

struct Step {
    quint64 client = 0;
    quint64 sequence = 0;
    quint64 index = 0;
    Write write;
    quint64 oldest_outstanding = 1;
};

void apply(BookingState &state, const Step &step)
{
    Changes changes;
    state.apply(step.write,
                {{ClientId{step.client}, Sequence{step.sequence}},
                 Sequence{step.oldest_outstanding},
                 {1, ServerId{300}, Incarnation{2}},
                 LogIndex{step.index},
                 WallTime{qint64(step.index)},
                 {}},
                changes);
}

Reserve reserve(int number, const QString &person = u"Kim"_s, const QString &title = u"T"_s)
{
    return {slot(number), person, title};
}

BookingState stateAfter(const std::vector<Step> &steps, const CatalogueSet &set = catalogue())
{
    BookingState state(set);
    for (const Step &step : steps)
        apply(state, step);
    return state;
}

/// Two sessions with bookings, a cancelled one, a refusal and a forgotten outcome.
std::vector<Step> usualSteps()
{
    return {{1, 1, 1, OpenSession{}},
            {2, 1, 2, OpenSession{}},
            {1, 2, 3, reserve(1)},
            {2, 2, 4, reserve(2, u"Ana"_s)},
            {1, 3, 5, Cancel{slot(1), {}, u"Kim"_s}},
            {2, 3, 6, reserve(2)},
            {1, 4, 7, reserve(1, u"Kim"_s, u"Again"_s), 3}};
}

std::vector<Step> with(size_t number, const Step &step)
{
    std::vector<Step> steps = usualSteps();
    steps[number] = step;
    return steps;
}

QByteArray joined(const QList<QByteArray> &records)
{
    QByteArray bytes;
    for (const QByteArray &record : records)
        appendRecord(bytes, record);
    return bytes;
}

QList<QByteArray> recordsOf(const QByteArray &bytes)
{
    QList<QByteArray> records;
    RecordReader reader(bytes);
    while (!reader.atEnd() && !reader.error())
        records << reader.bytes().value_or(QByteArray());
    return records;
}

QByteArray serialised(const BookingState &state)
{
    QByteArray row;
    BookingSnapshotWriter writer(state);
    while (!writer.atEnd())
        appendRecord(row, writer.next());
    return row;
}

Result<BookingState, DecodeError> deserialised(const QByteArray &row)
{
    RecordReader records(row);
    BookingSnapshotReader reader;
    while (!records.atEnd()) {
        const auto record = records.bytes();
        if (!record)
            return Failure{*records.error()};
        if (const auto taken = reader.take(*record); !taken)
            return Failure{taken.error()};
    }
    if (!reader.complete())
        return Failure{DecodeError::Truncated};
    return reader.finish();
}

/// head, catalogue, 5 claims (slots 0, 1, 1 cancelled, 2 and the orphan), 2 sessions
enum Record { Head, CatalogueRecord, FirstClaim, FirstSession = FirstClaim + 5, RecordCount = 9 };

} // namespace

class TestBookingSnapshot final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sumIsIndependentOfOrder();
    void digestIsThatOfTheContent();
    void digestIsIndependentOfTheOrderOfBuilding();
    void digestSeesEveryDifference_data();
    void digestSeesEveryDifference();
    void emptyStateRoundTrips();
    void snapshotRoundTripsExactly();
    void restoredStateGoesOnAlike();
    void longHistoriesRoundTrip();
    void everyTruncationIsRefused();
    void theTimeOfTheNewestEntryIsKept();
    void versionWithoutATimeIsRead();
    void foreignAndReorderedBytesAreRefused_data();
    void foreignAndReorderedBytesAreRefused();
    void mutatedBytesGiveAnErrorOrTheSameBytes();
};

void TestBookingSnapshot::sumIsIndependentOfOrder()
{
    std::vector<QByteArray> members;
    for (int i = 0; i < 500; ++i)
        members.push_back(QByteArray::number(i));
    DigestSum ascending, shuffled;
    for (const QByteArray &member : members)
        ascending.add(member);
    QRandomGenerator random(7);
    std::shuffle(members.begin(), members.end(), random);
    for (const QByteArray &member : members) {
        shuffled.remove("not there yet");
        shuffled.add(member);
        shuffled.add("not there yet");
    }
    QVERIFY(ascending == shuffled);
    QCOMPARE(ascending.bytes().size(), 32);
    for (const QByteArray &member : members)
        ascending.remove(member);
    QCOMPARE(ascending.bytes(), QByteArray(32, '\0'));
}

void TestBookingSnapshot::digestIsThatOfTheContent()
{
    QCOMPARE(stateAfter(usualSteps()).digest(), stateAfter(usualSteps()).digest());
    QCOMPARE(BookingState().digest(), BookingState(CatalogueSet{}).digest());
    QCOMPARE(BookingState().digest().bytes.size(), 20);
}

void TestBookingSnapshot::digestIsIndependentOfTheOrderOfBuilding()
{
    std::vector<Step> steps = {{1, 1, 1, OpenSession{}}, {2, 1, 2, OpenSession{}}};
    for (int i = 1; i < 20; ++i) {
        steps.push_back({quint64(1 + i % 2), quint64(2 + i), quint64(2 + i), reserve(i)});
    }
    const BookingState ascending = stateAfter(steps);
    QRandomGenerator random(7);
    std::shuffle(steps.begin() + 2, steps.end(), random);
    std::swap(steps[0], steps[1]);
    const BookingState shuffled = stateAfter(steps);
    QCOMPARE(shuffled.digest(), ascending.digest());
    QCOMPARE(serialised(shuffled), serialised(ascending));
}

void TestBookingSnapshot::digestSeesEveryDifference_data()
{
    QTest::addColumn<QByteArray>("digest");
    const auto row = [](const char *name, const BookingState &state) {
        QTest::newRow(name) << state.digest().bytes;
    };
    const auto steps = usualSteps();
    CatalogueSet set = catalogue();
    set.catalogue.rooms.push_back(u"C"_s);
    row("room", stateAfter(steps, set));
    set = catalogue();
    std::swap(set.catalogue.rooms[0], set.catalogue.rooms[1]);
    row("order of rooms", stateAfter(steps, set));
    set = catalogue();
    set.catalogue.day_labels.push_back(u"Sun"_s);
    row("day", stateAfter(steps, set));
    row("timeslot", stateAfter(steps, catalogue(41)));
    set = catalogue();
    set.reservations.pop_back();
    row("reservation", stateAfter(steps, set));
    row("holder", stateAfter(with(3, {2, 2, 4, reserve(2, u"Bo"_s)})));
    row("title", stateAfter(with(3, {2, 2, 4, reserve(2, u"Ana"_s, u"U"_s)})));
    row("slot", stateAfter(with(3, {2, 2, 4, reserve(3, u"Ana"_s)})));
    row("index and time", stateAfter(with(3, {2, 2, 8, reserve(2, u"Ana"_s)})));
    row("sequence", stateAfter(with(3, {2, 9, 4, reserve(2, u"Ana"_s)})));
    row("client", stateAfter(with(3, {1, 9, 4, reserve(2, u"Ana"_s)})));
    row("not cancelled", stateAfter(with(4, {1, 3, 5, reserve(1)})));
    row("outcome", stateAfter(with(5, {2, 3, 6, Cancel{slot(2), {}, u"Kim"_s}})));
    row("what is forgotten", stateAfter(with(6, {1, 4, 7, reserve(1, u"Kim"_s, u"Again"_s), 2})));
    row("session", stateAfter(with(5, {3, 1, 6, OpenSession{}})));
    auto fewer = steps;
    fewer.pop_back();
    row("entry", stateAfter(fewer));
}

void TestBookingSnapshot::digestSeesEveryDifference()
{
    QFETCH(QByteArray, digest);
    static std::set<QByteArray> seen = {stateAfter(usualSteps()).digest().bytes};
    QVERIFY(seen.insert(digest).second);
}

void TestBookingSnapshot::emptyStateRoundTrips()
{
    const auto again = deserialised(serialised(BookingState()));
    QVERIFY(again);
    QCOMPARE(again->digest(), BookingState().digest());
}

void TestBookingSnapshot::snapshotRoundTripsExactly()
{
    const BookingState state = stateAfter(usualSteps());
    const QByteArray bytes = serialised(state);
    QCOMPARE(recordsOf(bytes).size(), qsizetype(RecordCount));
    const auto again = deserialised(bytes);
    QVERIFY(again);
    QCOMPARE(serialised(*again), bytes);
    QCOMPARE(again->digest(), state.digest());
    QCOMPARE(again->catalogue(), state.catalogue());
    QCOMPARE(again->activeClaims(), 4);
    QCOMPARE(again->activeClaims(), state.activeClaims());
    QCOMPARE(again->personalClaims(), 3);
    QCOMPARE(again->history(slot(1)), state.history(slot(1)));
    const RequestId request{ClientId{2}, Sequence{3}};
    QVERIFY(again->recorded(request));
    QVERIFY(*again->recorded(request) == *state.recorded(request));
}

void TestBookingSnapshot::restoredStateGoesOnAlike()
{
    BookingState state = stateAfter(usualSteps());
    auto again = deserialised(serialised(state));
    QVERIFY(again);
    BookingState restored = std::move(again).value();
    const std::vector<Step> more = {{1, 5, 8, Cancel{slot(1), {}, u"Kim"_s}, 5},
                                    {2, 2, 9, reserve(5)}, // on record already
                                    {3, 1, 10, OpenSession{}},
                                    {2, 4, 11, reserve(1, u"Ana"_s)}};
    for (const Step &step : more) {
        apply(state, step);
        apply(restored, step);
        QCOMPARE(restored.digest(), state.digest());
    }
    QCOMPARE(serialised(restored), serialised(state));
}

void TestBookingSnapshot::longHistoriesRoundTrip()
{
    // More claims of one slot than a list in a message may have.
    BookingState state(catalogue());
    apply(state, {1, 1, 1, OpenSession{}});
    quint64 number = 1;
    while (number < 40'000) {
        ++number;
        apply(state, {1, number, number, reserve(1), number});
        ++number;
        apply(state, {1, number, number, Cancel{slot(1), {}, u"Kim"_s}, number});
    }
    QCOMPARE_GT(qsizetype(state.history(slot(1)).size()), codec::kListMax);
    const auto again = deserialised(serialised(state));
    QVERIFY(again);
    QCOMPARE(again->digest(), state.digest());
    QCOMPARE(again->activeClaims(), 2);
}

void TestBookingSnapshot::everyTruncationIsRefused()
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

void TestBookingSnapshot::theTimeOfTheNewestEntryIsKept()
{
    BookingState state = stateAfter(usualSteps());
    state.noteTime({5'000});
    state.noteTime({4'000});
    QCOMPARE(deserialised(serialised(state))->newestTime(), WallTime{5'000});
}

void TestBookingSnapshot::versionWithoutATimeIsRead()
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

void TestBookingSnapshot::foreignAndReorderedBytesAreRefused_data()
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

void TestBookingSnapshot::foreignAndReorderedBytesAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(DecodeError, error);
    if (bytes.isEmpty())
        bytes = QByteArray(4, '\xff') + "x";
    const auto state = deserialised(bytes);
    QVERIFY(!state);
    QCOMPARE(state.error(), error);
}

void TestBookingSnapshot::mutatedBytesGiveAnErrorOrTheSameBytes()
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

QTEST_GUILESS_MAIN(TestBookingSnapshot)
#include "tst_booking_snapshot.moc"
