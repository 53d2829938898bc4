// SPDX-License-Identifier: MIT
//
// What queries answer from the booking state: lists, the bookings of a room or a day in their
// order, the rolling calendar and orphans. What writes do: tst_booking_state.
#include "support/desk.h"
#include "support/outcomes.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_booking_queries {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

/// The slots of an answer in its order, for short comparisons: "A 9-10 Mon".
QStringList linesOf(const Outcome &outcome)
{
    QStringList lines;
    if (const auto *bookings = std::get_if<Bookings>(&outcome)) {
        for (const SlotClaims &entry : bookings->entries)
            lines << entry.slot.room + u' ' + entry.slot.timeslot + u' ' + entry.slot.day;
    }
    return lines;
}

} // namespace

class TestBookingQueries final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsFollowTheCatalogue();
    void checkRoomShowsItsBookingsInOrder();
    void readDayShowsItsBookingsInOrder();
    void cancelledBookingsAreNotShown();
    void unknownNamesAreRefusedUnlessClaimed();
    void rollingCalendarMovesWithToday();
    void orphansAreListedAndFlagged();
};

void TestBookingQueries::listsFollowTheCatalogue()
{
    const Desk desk;
    QVERIFY(desk.ask(ListRooms{}) == Outcome(Names{{u"Z"_s, u"A"_s}}));
    QVERIFY(desk.ask(ListTimeslots{}) == Outcome(Names{{u"9-10"_s, u"10-11"_s, u"11-12"_s}}));
    QVERIFY(desk.ask(ListDays{}) == Outcome(Names{{u"Mon"_s, u"Fri"_s}}));
}

void TestBookingQueries::checkRoomShowsItsBookingsInOrder()
{
    CatalogueSet set = weekly();
    set.reservations = {slot(u"A"_s, u"9-10"_s, u"Fri"_s),
                        slot(u"A"_s, u"0-1"_s, u"Fri"_s),
                        slot(u"A"_s, u"10-11"_s),
                        slot(u"A"_s, u"9-10"_s),
                        slot(u"A"_s, u"9-10"_s, u"Abc"_s),
                        slot(u"Z"_s),
                        slot(u"AA"_s),
                        slot(u"A"_s, u"9-10"_s, u"Mon2"_s)};
    const Desk desk(set);
    QCOMPARE(linesOf(desk.ask(CheckRoom{u"A"_s})),
             (QStringList{u"A 9-10 Mon"_s, u"A 10-11 Mon"_s, u"A 9-10 Fri"_s, u"A 0-1 Fri"_s,
                          u"A 9-10 Abc"_s, u"A 9-10 Mon2"_s}));
    QCOMPARE(linesOf(desk.ask(CheckRoom{u"Z"_s})), QStringList{u"Z 9-10 Mon"_s});
}

void TestBookingQueries::readDayShowsItsBookingsInOrder()
{
    CatalogueSet set = weekly();
    set.reservations = {slot(u"A"_s, u"10-11"_s),
                        slot(u"A"_s),
                        slot(u"Z"_s),
                        slot(u"B"_s),
                        slot(u"Z"_s, u"0-1"_s),
                        slot(u"Z"_s, u"11-12"_s),
                        slot(u"Z"_s, u"9-10"_s, u"Fri"_s)};
    const Desk desk(set);
    QCOMPARE(linesOf(desk.ask(ReadDay{u"Mon"_s})),
             (QStringList{u"Z 9-10 Mon"_s, u"A 9-10 Mon"_s, u"B 9-10 Mon"_s, u"A 10-11 Mon"_s,
                          u"Z 11-12 Mon"_s, u"Z 0-1 Mon"_s}));
}

void TestBookingQueries::cancelledBookingsAreNotShown()
{
    Desk desk;
    desk.cancel(slot(u"A"_s, u"10-11"_s));
    QVERIFY(desk.ask(CheckRoom{u"A"_s}) == Outcome(Bookings{}));
    QCOMPARE(linesOf(desk.ask(ReadDay{u"Mon"_s})), QStringList{u"X 9-10 Mon"_s});
}

void TestBookingQueries::unknownNamesAreRefusedUnlessClaimed()
{
    Desk desk;
    QVERIFY(desk.ask(CheckRoom{u"Q"_s}) == refused(RefusalKind::UnknownRoom, u"Q"_s));
    QVERIFY(desk.ask(ReadDay{u"Sun"_s}) == refused(RefusalKind::UnknownDay, u"Sun"_s));
    QVERIFY(desk.ask(CheckRoom{u"Z"_s}) == Outcome(Bookings{}));
    QVERIFY(desk.ask(ReadDay{u"Fri"_s}) == Outcome(Bookings{}));
    QCOMPARE(linesOf(desk.ask(CheckRoom{u"X"_s})), QStringList{u"X 9-10 Mon"_s});
    desk.cancel(slot(u"X"_s));
    QVERIFY(desk.ask(CheckRoom{u"X"_s}) == refused(RefusalKind::UnknownRoom, u"X"_s));
}

void TestBookingQueries::rollingCalendarMovesWithToday()
{
    CatalogueSet set = weekly();
    set.catalogue.day_labels.clear();
    Desk desk(set);
    const SlotKey at = slot(u"Z"_s, u"9-10"_s, u"2024-02-21"_s);
    QVERIFY(desk.reserve(at) == Outcome(Done{}));
    QVERIFY(!desk.changes.changed[0].orphan);
    desk.today = dayOf("2024-02-22");
    QVERIFY(desk.reserve(slot(u"A"_s, u"9-10"_s, u"2024-02-21"_s)) ==
            refused(RefusalKind::UnknownDay, u"2024-02-21"_s));
    QCOMPARE(linesOf(desk.ask(ReadDay{at.day})), QStringList{u"Z 9-10 2024-02-21"_s});
    QVERIFY(desk.ask(ReadDay{u"2024-02-20"_s}) ==
            refused(RefusalKind::UnknownDay, u"2024-02-20"_s));
    QVERIFY(desk.ask(ReadDay{u"2024-03-20"_s}) == Outcome(Bookings{}));
    QVERIFY(desk.cancel(at) == Outcome(Done{}));
}

void TestBookingQueries::orphansAreListedAndFlagged()
{
    Desk desk;
    QCOMPARE(desk.state.orphans(desk.today.day()), std::vector{slot(u"X"_s)});
    const auto bookings = std::get<Bookings>(desk.ask(ReadDay{u"Mon"_s}));
    QCOMPARE(bookings.entries.size(), 2u);
    QVERIFY(bookings.entries[0].orphan);  // X 9-10
    QVERIFY(!bookings.entries[1].orphan); // A 10-11
    desk.cancel(slot(u"X"_s));
    QVERIFY(desk.state.orphans(desk.today.day()).empty());
}

ROOMCAST_TEST(TestBookingQueries)

} // namespace roomcast::tst_booking_queries

#include "tst_booking_queries.moc"
