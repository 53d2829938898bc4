// SPDX-License-Identifier: MIT
//
// The booking state's fingerprint and its bytes: equal for equal states, and for them only.
#include "support/booking_steps.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <set>

namespace roomcast::tst_booking_snapshot {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

std::vector<Step> with(size_t number, const Step &step)
{
    std::vector<Step> steps = usualSteps();
    steps[number] = step;
    return steps;
}

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
    void theTimeOfTheNewestEntryIsKept();
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

void TestBookingSnapshot::theTimeOfTheNewestEntryIsKept()
{
    BookingState state = stateAfter(usualSteps());
    state.noteTime({5'000});
    state.noteTime({4'000}); // 5'000 was wrong
    QCOMPARE(deserialised(serialised(state))->newestTime(), WallTime{4'000});
}

ROOMCAST_TEST(TestBookingSnapshot)

} // namespace roomcast::tst_booking_snapshot

#include "tst_booking_snapshot.moc"
