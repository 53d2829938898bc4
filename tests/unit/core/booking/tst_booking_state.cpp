// SPDX-License-Identifier: MIT
//
// What writes do to the booking state, and what becomes of repeated ones. What queries answer:
// tst_booking_queries. Digest and snapshot: tst_booking_snapshot.
#include "support/desk.h"
#include "support/outcomes.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_booking_state {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

class TestBookingState final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reservationsOfTheCatalogueAreClaims();
    void reserveBooksAFreeSlot();
    void reserveNamesWhatIsUnknown_data();
    void reserveNamesWhatIsUnknown();
    void reserveChecksItsTexts_data();
    void reserveChecksItsTexts();
    void whatIsOverIsNotBooked_data();
    void whatIsOverIsNotBooked();
    void anEarlierVersionsEntryKnowsNoTimeOfDay();
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
    const Claim claim{{kKimId, Sequence{3}}, u"Kim"_s,    u"Seminar"_s,
                      WallTime{3'000},       LogIndex{3}, {}};
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

/// By the day and time of day that stand in the entry.
void TestBookingState::whatIsOverIsNotBooked_data()
{
    QTest::addColumn<bool>("rolling");
    QTest::addColumn<QString>("day");
    QTest::addColumn<int>("minute");
    QTest::addColumn<RefusalKind>("why");
    const auto kFine = RefusalKind::SlotTaken; // stands for no refusal
    QTest::newRow("before it") << true << u"2024-02-20"_s << 8 * 60 << kFine;
    QTest::newRow("during it") << true << u"2024-02-20"_s << 10 * 60 - 1 << kFine;
    QTest::newRow("as it ends") << true << u"2024-02-20"_s << 10 * 60 << RefusalKind::Over;
    QTest::newRow("tomorrow") << true << u"2024-02-21"_s << 23 * 60 << kFine;
    QTest::newRow("yesterday") << true << u"2024-02-19"_s << 0 << RefusalKind::Over;
    QTest::newRow("too far ahead") << true << u"2024-03-19"_s << 0 << RefusalKind::UnknownDay;
    QTest::newRow("a date among the labels") << false << u"2024-02-19"_s << 0 << RefusalKind::Over;
    QTest::newRow("no label") << false << u"2024-02-18"_s << 0 << RefusalKind::UnknownDay;
    QTest::newRow("a weekday") << false << u"Mon"_s << 23 * 60 << kFine;
}

void TestBookingState::whatIsOverIsNotBooked()
{
    QFETCH(const bool, rolling);
    QFETCH(const QString, day);
    QFETCH(const int, minute);
    QFETCH(const RefusalKind, why);
    CatalogueSet set = weekly();
    set.catalogue.timeslots = {u"9:00-10:00"_s};
    set.catalogue.day_labels =
        rolling ? std::vector<QString>() : std::vector{u"Mon"_s, u"2024-02-19"_s};
    Desk desk(set);
    desk.today = CivilTime(dayOf("2024-02-20"), quint16(minute));
    const SlotKey at = slot(u"Z"_s, u"9:00-10:00"_s, day);
    const Outcome outcome = desk.reserve(at);
    const auto *no = std::get_if<Refused>(&outcome);
    QCOMPARE(no != nullptr, why != RefusalKind::SlotTaken);
    if (no)
        QCOMPARE(no->kind, why);
    if (why == RefusalKind::Over) {
        QVERIFY(no->subject.startsWith(u"2024-02-20 "_s));
        QVERIFY(desk.write(kAnaId, JoinQueue{at, u"Ana"_s, {}}) == outcome);
    }
}

/// Replaying a log that was written before gives what it gave then.
void TestBookingState::anEarlierVersionsEntryKnowsNoTimeOfDay()
{
    CatalogueSet set = weekly();
    set.catalogue.timeslots = {u"9:00-10:00"_s};
    set.catalogue.day_labels.clear();
    Desk desk(set);
    QVERIFY(desk.reserve(slot(u"Z"_s, u"9:00-10:00"_s, u"2024-02-20"_s)) == Outcome(Done{}));
    QVERIFY(desk.reserve(slot(u"Z"_s, u"9:00-10:00"_s, u"2024-02-19"_s)) ==
            refused(RefusalKind::UnknownDay, u"2024-02-19"_s));
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
    const RequestId first{kKimId, Sequence{desk.sequence}};
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
    desk.repeat(kKimId, 50, OpenSession{}, 50);
    desk.repeat(kKimId, 51, OpenSession{}, 51); // only what its writes have reached is forgotten
    const Digest before = desk.state.digest();
    for (const Write &write : {Write(Reserve{slot(u"Z"_s), u"Kim"_s, {}}), Write(OpenSession{}),
                               Write(Cancel{slot(u"X"_s), {}, u"Kim"_s})}) {
        QVERIFY(desk.repeat(kKimId, 49, write) == refused(RefusalKind::SessionExpired));
        QVERIFY(!desk.state.recorded({kKimId, Sequence{49}}));
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
    QVERIFY(desk.repeat(kKimId, first, Reserve{slot(u"Z"_s), u"Kim"_s, {}}) == Outcome(Done{}));
    QCOMPARE(desk.changes, Changes{});
    QCOMPARE(desk.state.activeClaims(), 2);
    QCOMPARE(desk.state.digest(), before);
    const RecordedOutcome *recorded = desk.state.recorded({kKimId, Sequence{first}});
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
    QVERIFY(desk.repeat(kKimId, first, Reserve{slot(u"A"_s, u"10-11"_s), u"Kim"_s, {}}) ==
            refused(RefusalKind::SlotTaken));
}

void TestBookingState::outcomesBelowTheOldestOutstandingAreForgotten()
{
    Desk desk;
    const Reserve reserve{slot(u"Z"_s), u"Kim"_s, {}};
    desk.repeat(kKimId, 10, reserve);
    desk.repeat(kKimId, 11, Cancel{slot(u"Z"_s), {}, u"Kim"_s}, 11);
    QVERIFY(!desk.state.recorded({kKimId, Sequence{10}}));
    QVERIFY(desk.repeat(kKimId, 10, reserve) == refused(RefusalKind::SessionExpired));
    QCOMPARE(desk.state.activeClaims(), 2);
}

ROOMCAST_TEST(TestBookingState)

} // namespace roomcast::tst_booking_state

#include "tst_booking_state.moc"
