// SPDX-License-Identifier: MIT
//
// What writes do and queries answer. Digest and snapshot: tst_booking_snapshot.
#include "core/booking/booking_state.h"

#include <QDate>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace roomcast;

namespace {

constexpr ClientId kKim{1};
constexpr ClientId kAna{2};

SlotKey slot(const QString &room, const QString &timeslot = u"9-10"_s,
             const QString &day = u"Mon"_s)
{
    return {room, timeslot, day};
}

CivilDay dayOf(const char *date)
{
    return {QDate::fromString(QLatin1StringView(date), Qt::ISODate).toJulianDay()};
}

CatalogueSet weekly()
{
    return {{{u"Z"_s, u"A"_s}, {u"9-10"_s, u"10-11"_s, u"11-12"_s}, {u"Mon"_s, u"Fri"_s}},
            {slot(u"X"_s), slot(u"A"_s, u"10-11"_s)}};
}

/// A state and the log position that its next entry has.
struct Desk {
    BookingState state;
    quint64 index = 0;
    quint64 sequence = 0;
    CivilDay today = dayOf("2024-02-20");
    Changes changes = {};

    explicit Desk(CatalogueSet set = weekly()) : state(std::move(set))
    {
        write(kKim, OpenSession{});
        write(kAna, OpenSession{});
    }

    Outcome repeat(ClientId client, quint64 at_sequence, const Write &write,
                   quint64 oldest_outstanding = 1)
    {
        ++index;
        return state.apply(write,
                           {{client, Sequence{at_sequence}},
                            Sequence{oldest_outstanding},
                            {3, ServerId{300}, Incarnation{4}},
                            LogIndex{index},
                            WallTime{qint64(1'000 * index)},
                            today},
                           changes);
    }
    Outcome write(ClientId client, const Write &write) { return repeat(client, ++sequence, write); }
    Outcome reserve(const SlotKey &at, const QString &person = u"Kim"_s, const QString &title = {})
    {
        return write(kKim, Reserve{at, person, title});
    }
    Outcome cancel(const SlotKey &at, const QString &person = u"Kim"_s,
                   std::optional<RequestId> claim = {})
    {
        return write(kAna, Cancel{at, claim, person});
    }
    Outcome ask(const Query &query) const { return state.answer(query, today); }
};

Outcome refused(RefusalKind kind, const QString &subject = {})
{
    return Refused{kind, subject};
}

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

class TestBookingState final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reservationsOfTheCatalogueAreClaims();
    void reserveBooksAFreeSlot();
    void reserveNamesWhatIsUnknown_data();
    void reserveNamesWhatIsUnknown();
    void reserveChecksItsTexts_data();
    void reserveChecksItsTexts();
    void reserveIsRefusedWhereSomebodyHoldsTheSlot();
    void onlyTheHolderCancels();
    void anybodyCancelsAClaimOfTheCatalogue();
    void cancelledClaimsStayAsHistory();
    void cancelByClaimMeansThatClaimOnly();
    void cancelWithoutClaim_data();
    void cancelWithoutClaim();
    void writesNeedASession();
    void expiredWritesAreNotRecorded();
    void aRepeatedWriteIsAnsweredNotExecuted();
    void refusalsAreRecordedToo();
    void outcomesBelowTheOldestOutstandingAreForgotten();
    void listsFollowTheCatalogue();
    void checkRoomShowsItsBookingsInOrder();
    void readDayShowsItsBookingsInOrder();
    void cancelledBookingsAreNotShown();
    void unknownNamesAreRefusedUnlessClaimed();
    void rollingCalendarMovesWithToday();
    void orphansAreListedAndFlagged();
};

void TestBookingState::reservationsOfTheCatalogueAreClaims()
{
    const BookingState state(weekly());
    QCOMPARE(state.activeClaims(), 2);
    QCOMPARE(state.personalClaims(), 0);
    const auto first = state.history(slot(u"X"_s));
    QCOMPARE(first.size(), 1u);
    QCOMPARE(first[0], (Claim{{ClientId{0}, Sequence{1}}, {}, {}, {}, LogIndex{0}, {}}));
    QCOMPARE(state.history(slot(u"A"_s, u"10-11"_s))[0].id, (RequestId{{}, Sequence{2}}));
}

void TestBookingState::reserveBooksAFreeSlot()
{
    Desk desk;
    QVERIFY(desk.reserve(slot(u"Z"_s), u" Kim "_s, u" Seminar "_s) == Outcome(Done{}));
    const Claim claim{{kKim, Sequence{3}}, u"Kim"_s,    u"Seminar"_s,
                      WallTime{3'000},     LogIndex{3}, {}};
    QCOMPARE(desk.changes, (Changes{{{slot(u"Z"_s), {claim}, false}}, u"Kim"_s}));
    QCOMPARE(desk.state.history(slot(u"Z"_s)), std::vector{claim});
    QCOMPARE(desk.state.activeClaims(), 3);
    QCOMPARE(desk.state.personalClaims(), 1);
}

void TestBookingState::reserveNamesWhatIsUnknown_data()
{
    QTest::addColumn<SlotKey>("slot");
    QTest::addColumn<RefusalKind>("kind");
    QTest::addColumn<QString>("subject");
    QTest::newRow("room") << slot(u"Q"_s, u"1-2"_s, u"Sun"_s) << RefusalKind::UnknownRoom << u"Q"_s;
    QTest::newRow("timeslot") << slot(u"Z"_s, u"1-2"_s, u"Sun"_s) << RefusalKind::UnknownTimeslot
                              << u"1-2"_s;
    QTest::newRow("day") << slot(u"Z"_s, u"9-10"_s, u"Sun"_s) << RefusalKind::UnknownDay
                         << u"Sun"_s;
    QTest::newRow("orphan") << slot(u"X"_s) << RefusalKind::UnknownRoom << u"X"_s;
}

void TestBookingState::reserveNamesWhatIsUnknown()
{
    QFETCH(SlotKey, slot);
    QFETCH(RefusalKind, kind);
    QFETCH(QString, subject);
    Desk desk;
    QVERIFY(desk.reserve(slot) == refused(kind, subject));
    QCOMPARE(desk.changes, Changes{});
    QCOMPARE(desk.state.activeClaims(), 2);
}

void TestBookingState::reserveChecksItsTexts_data()
{
    QTest::addColumn<QString>("person");
    QTest::addColumn<QString>("title");
    QTest::addColumn<Outcome>("outcome");
    const auto row = [](const char *name, const QString &person, const QString &title,
                        const Outcome &outcome) {
        QTest::newRow(name) << person << title << outcome;
    };
    const auto invalid = [](const QString &text) {
        return refused(RefusalKind::InvalidText, text);
    };
    const QString longest_name(100, u'k'), longest_title(200, u't');
    row("longest", longest_name, longest_title, Done{});
    row("no person", u""_s, u""_s, invalid({}));
    row("blank person", u" \t"_s, u""_s, invalid({}));
    row("long person", longest_name + u'k', u""_s, invalid(longest_name + u'k'));
    row("long title", u"Kim"_s, longest_title + u't', invalid(longest_title + u't'));
    row("person on two lines", u"K\nim"_s, u""_s, invalid(u"K\nim"_s));
    row("escape in the title", u"Kim"_s, u"a\x1B[2J"_s, invalid(u"a\x1B[2J"_s));
    row("title over a message's limit", u"Kim"_s, QString(200, u'ࠀ'), invalid(QString(200, u'ࠀ')));
}

void TestBookingState::reserveChecksItsTexts()
{
    QFETCH(QString, person);
    QFETCH(QString, title);
    QFETCH(Outcome, outcome);
    Desk desk;
    QVERIFY(desk.reserve(slot(u"Z"_s), person, title) == outcome);
}

void TestBookingState::reserveIsRefusedWhereSomebodyHoldsTheSlot()
{
    Desk desk;
    QVERIFY(desk.reserve(slot(u"Z"_s)) == Outcome(Done{}));
    QVERIFY(desk.reserve(slot(u"Z"_s), u"Ana"_s) == refused(RefusalKind::SlotTaken, u"Kim"_s));
    QCOMPARE(desk.changes, Changes{});
    QVERIFY(desk.reserve(slot(u"Z"_s)) == refused(RefusalKind::SlotTaken, u"Kim"_s));
    QVERIFY(desk.reserve(slot(u"A"_s, u"10-11"_s)) == refused(RefusalKind::SlotTaken));
    QCOMPARE(desk.state.activeClaims(), 3);
}

void TestBookingState::onlyTheHolderCancels()
{
    Desk desk;
    QVERIFY(desk.reserve(slot(u"Z"_s)) == Outcome(Done{}));
    QVERIFY(desk.cancel(slot(u"Z"_s), u"Ana"_s) == refused(RefusalKind::NotYours, u"Kim"_s));
    QCOMPARE(desk.changes, Changes{});
    QVERIFY(desk.cancel(slot(u"Z"_s), u""_s) == refused(RefusalKind::InvalidText));
    QVERIFY(desk.cancel(slot(u"Z"_s), u" Kim "_s) == Outcome(Done{}));
    QCOMPARE(desk.changes, (Changes{{{slot(u"Z"_s), {}, false}}, u"Kim"_s}));
    QCOMPARE(desk.state.activeClaims(), 2);
    QVERIFY(desk.reserve(slot(u"Z"_s), u"Ana"_s) == Outcome(Done{}));
}

void TestBookingState::anybodyCancelsAClaimOfTheCatalogue()
{
    Desk desk;
    QVERIFY(desk.cancel(slot(u"X"_s), u"Ana"_s) == Outcome(Done{}));
    QCOMPARE(desk.changes, (Changes{{{slot(u"X"_s), {}, true}}, u"Ana"_s}));
    QVERIFY(desk.cancel(slot(u"X"_s), u"Ana"_s) == refused(RefusalKind::UnknownRoom, u"X"_s));
}

void TestBookingState::cancelledClaimsStayAsHistory()
{
    Desk desk;
    desk.reserve(slot(u"Z"_s));
    desk.cancel(slot(u"Z"_s));
    desk.reserve(slot(u"Z"_s), u"Ana"_s);
    const auto history = desk.state.history(slot(u"Z"_s));
    QCOMPARE(history.size(), 2u);
    QCOMPARE(history[0].holder, u"Kim"_s);
    QCOMPARE(history[0].cancelled,
             (Cancellation{u"Kim"_s, WallTime{4'000}, history[0].cancelled->by}));
    QCOMPARE(history[1].holder, u"Ana"_s);
    QVERIFY(!history[1].cancelled);
    QCOMPARE(desk.state.personalClaims(), 2);
}

void TestBookingState::cancelByClaimMeansThatClaimOnly()
{
    Desk desk;
    desk.reserve(slot(u"Z"_s));
    const RequestId first{kKim, Sequence{desk.sequence}};
    desk.cancel(slot(u"Z"_s), u"Kim"_s, first);
    desk.reserve(slot(u"Z"_s));
    // A copy of the first cancel, sent again under a new number, must not hit the second claim.
    QVERIFY(desk.cancel(slot(u"Z"_s), u"Kim"_s, first) == refused(RefusalKind::NotBooked));
    QVERIFY(desk.cancel(slot(u"Q"_s), u"Kim"_s, first) == refused(RefusalKind::NotBooked));
    const RequestId catalogue{ClientId{0}, Sequence{1}};
    QVERIFY(desk.cancel(slot(u"X"_s), u"Kim"_s, catalogue) == Outcome(Done{}));
    QCOMPARE(desk.state.activeClaims(), 2);
}

void TestBookingState::cancelWithoutClaim_data()
{
    QTest::addColumn<SlotKey>("slot");
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("free") << slot(u"Z"_s) << refused(RefusalKind::NotBooked);
    QTest::newRow("room") << slot(u"Q"_s, u"1"_s) << refused(RefusalKind::UnknownRoom, u"Q"_s);
    QTest::newRow("timeslot") << slot(u"Z"_s, u"1"_s)
                              << refused(RefusalKind::UnknownTimeslot, u"1"_s);
    QTest::newRow("day") << slot(u"Z"_s, u"9-10"_s, u"Sun"_s)
                         << refused(RefusalKind::UnknownDay, u"Sun"_s);
}

void TestBookingState::cancelWithoutClaim()
{
    QFETCH(SlotKey, slot);
    QFETCH(Outcome, outcome);
    Desk desk;
    QVERIFY(desk.cancel(slot) == outcome);
}

void TestBookingState::writesNeedASession()
{
    Desk desk;
    const ClientId stranger{9};
    QVERIFY(desk.write(stranger, Reserve{slot(u"Z"_s), u"Kim"_s, {}}) ==
            refused(RefusalKind::SessionExpired));
    QCOMPARE(desk.state.activeClaims(), 2);
    QVERIFY(desk.write(stranger, OpenSession{}) == Outcome(Done{}));
    QVERIFY(desk.state.recorded({stranger, Sequence{desk.sequence}}));
    QVERIFY(desk.write(stranger, Reserve{slot(u"Z"_s), u"Kim"_s, {}}) == Outcome(Done{}));
}

void TestBookingState::expiredWritesAreNotRecorded()
{
    Desk desk;
    desk.repeat(kKim, 50, OpenSession{}, 50);
    const Digest before = desk.state.digest();
    for (const Write &write : {Write(Reserve{slot(u"Z"_s), u"Kim"_s, {}}), Write(OpenSession{}),
                               Write(Cancel{slot(u"X"_s), {}, u"Kim"_s})}) {
        QVERIFY(desk.repeat(kKim, 49, write) == refused(RefusalKind::SessionExpired));
        QVERIFY(!desk.state.recorded({kKim, Sequence{49}}));
        QCOMPARE(desk.state.digest(), before);
    }
}

void TestBookingState::aRepeatedWriteIsAnsweredNotExecuted()
{
    Desk desk;
    desk.reserve(slot(u"Z"_s));
    const quint64 first = desk.sequence;
    desk.cancel(slot(u"Z"_s));
    const Digest before = desk.state.digest();
    QVERIFY(desk.repeat(kKim, first, Reserve{slot(u"Z"_s), u"Kim"_s, {}}) == Outcome(Done{}));
    QCOMPARE(desk.changes, Changes{});
    QCOMPARE(desk.state.activeClaims(), 2);
    QCOMPARE(desk.state.digest(), before);
    const RecordedOutcome *recorded = desk.state.recorded({kKim, Sequence{first}});
    QVERIFY(recorded);
    QCOMPARE(recorded->index, LogIndex{3});
    QCOMPARE(recorded->epoch, (Epoch{3, ServerId{300}, Incarnation{4}}));
}

void TestBookingState::refusalsAreRecordedToo()
{
    Desk desk;
    desk.reserve(slot(u"A"_s, u"10-11"_s));
    const quint64 first = desk.sequence;
    desk.cancel(slot(u"A"_s, u"10-11"_s)); // now it would be free
    QVERIFY(desk.repeat(kKim, first, Reserve{slot(u"A"_s, u"10-11"_s), u"Kim"_s, {}}) ==
            refused(RefusalKind::SlotTaken));
}

void TestBookingState::outcomesBelowTheOldestOutstandingAreForgotten()
{
    Desk desk;
    const Reserve reserve{slot(u"Z"_s), u"Kim"_s, {}};
    desk.repeat(kKim, 10, reserve);
    desk.repeat(kKim, 11, Cancel{slot(u"Z"_s), {}, u"Kim"_s}, 11);
    QVERIFY(!desk.state.recorded({kKim, Sequence{10}}));
    QVERIFY(desk.repeat(kKim, 10, reserve) == refused(RefusalKind::SessionExpired));
    QCOMPARE(desk.state.activeClaims(), 2);
}

void TestBookingState::listsFollowTheCatalogue()
{
    const Desk desk;
    QVERIFY(desk.ask(ListRooms{}) == Outcome(Names{{u"Z"_s, u"A"_s}}));
    QVERIFY(desk.ask(ListTimeslots{}) == Outcome(Names{{u"9-10"_s, u"10-11"_s, u"11-12"_s}}));
    QVERIFY(desk.ask(ListDays{}) == Outcome(Names{{u"Mon"_s, u"Fri"_s}}));
}

void TestBookingState::checkRoomShowsItsBookingsInOrder()
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

void TestBookingState::readDayShowsItsBookingsInOrder()
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

void TestBookingState::cancelledBookingsAreNotShown()
{
    Desk desk;
    desk.cancel(slot(u"A"_s, u"10-11"_s));
    QVERIFY(desk.ask(CheckRoom{u"A"_s}) == Outcome(Bookings{}));
    QCOMPARE(linesOf(desk.ask(ReadDay{u"Mon"_s})), QStringList{u"X 9-10 Mon"_s});
}

void TestBookingState::unknownNamesAreRefusedUnlessClaimed()
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

void TestBookingState::rollingCalendarMovesWithToday()
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

void TestBookingState::orphansAreListedAndFlagged()
{
    Desk desk;
    QCOMPARE(desk.state.orphans(desk.today), std::vector{slot(u"X"_s)});
    const auto bookings = std::get<Bookings>(desk.ask(ReadDay{u"Mon"_s}));
    QCOMPARE(bookings.entries.size(), 2u);
    QVERIFY(bookings.entries[0].orphan);  // X 9-10
    QVERIFY(!bookings.entries[1].orphan); // A 10-11
    desk.cancel(slot(u"X"_s));
    QVERIFY(desk.state.orphans(desk.today).empty());
}

QTEST_GUILESS_MAIN(TestBookingState)
#include "tst_booking_state.moc"
