// SPDX-License-Identifier: MIT
//
// When bookings that wait on this device are sent, and what an answer makes of them. With the
// engine around it: tst_offline_booking_list.
#include "core/client/offline_bookings.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_offline_bookings {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestOfflineBookings final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsUnderWayIsNotSentTwice();
    void theRestWaitsForRoom();
    void anAnswerDecides();
    void noAnswerAndNoRoomDecideNothing_data();
    void noAnswerAndNoRoomDecideNothing();
    void aDroppedOneIsNotTriedAgain();
    void aDroppedOneThatNobodyHeardOfIsNotTold();
};

namespace {

constexpr Timing kTiming; // tried again after 200 ms
constexpr TimePoint kStart = TimePoint(10s);

OfflineBookings keeping(int count)
{
    OfflineBookings bookings(kTiming);
    for (int i = 0; i < count; ++i)
        bookings.keep({{u"SA314"_s, u"9:30-10:30"_s, QString::number(i)}, u"Ana"_s, {}}, {});
    return bookings;
}

OfflineBookingId idOf(const OfflineBookings &bookings, size_t which = 0)
{
    return bookings.intents().all().at(which).id;
}

Answer answerOf(const std::optional<Outcome> &outcome, std::optional<AnswerError> error = {})
{
    Answer answer;
    answer.outcome = outcome;
    answer.error = error;
    return answer;
}

} // namespace

void TestOfflineBookings::whatIsUnderWayIsNotSentTwice()
{
    OfflineBookings bookings = keeping(2);
    const std::set<OfflineBookingId> first{idOf(bookings)};
    QVERIFY(bookings.deadline(first) <= kStart);
    const auto due = bookings.due(first, 16, kStart);
    QCOMPARE(due.size(), 1U);
    QCOMPARE(due[0].id, idOf(bookings, 1));
    const std::set<OfflineBookingId> both{idOf(bookings), idOf(bookings, 1)};
    QVERIFY(!bookings.deadline(both));
    QVERIFY(bookings.due(both, 16, kStart).empty());
}

void TestOfflineBookings::theRestWaitsForRoom()
{
    OfflineBookings bookings = keeping(3);
    QCOMPARE(bookings.due({}, 2, kStart).size(), 2U);
    QVERIFY(bookings.due({}, 2, kStart + 199ms).empty());
    QVERIFY(bookings.deadline({}) == kStart + 200ms);
    QVERIFY(bookings.due({}, -1, kStart + 200ms).empty());
    QCOMPARE(bookings.due({}, 3, kStart + 400ms).size(), 3U);
}

void TestOfflineBookings::anAnswerDecides()
{
    OfflineBookings bookings = keeping(1);
    const auto decided = bookings.decide(idOf(bookings), {}, answerOf(Done{}), kStart);
    QVERIFY(decided);
    QVERIFY(!decided->dropped);
    QVERIFY(bookings.intents().all().empty());
    QCOMPARE(bookings.intents().decided().size(), 1U);
}

void TestOfflineBookings::noAnswerAndNoRoomDecideNothing_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("nobody") << answerOf({}, AnswerError::NoServer);
    QTest::newRow("unknown") << answerOf({}, AnswerError::OutcomeUnknown);
    QTest::newRow("unconfirmed") << answerOf(Refused{RefusalKind::Unconfirmed, {}});
}

void TestOfflineBookings::noAnswerAndNoRoomDecideNothing()
{
    QFETCH(const Answer, answer);
    OfflineBookings bookings = keeping(1);
    QVERIFY(!bookings.decide(idOf(bookings), {}, answer, kStart));
    QVERIFY(bookings.due({}, 16, kStart + 199ms).empty());
    QCOMPARE(bookings.due({}, 16, kStart + 200ms).size(), 1U);
}

void TestOfflineBookings::aDroppedOneIsNotTriedAgain()
{
    OfflineBookings bookings = keeping(1);
    const auto dropped = bookings.drop(idOf(bookings));
    QVERIFY(dropped);
    const auto decided =
        bookings.decide(dropped->id, dropped, answerOf({}, AnswerError::OutcomeUnknown), kStart);
    QVERIFY(decided);
    QVERIFY(decided->dropped);
    QVERIFY(bookings.due({}, 16, kStart + 1h).empty());
}

void TestOfflineBookings::aDroppedOneThatNobodyHeardOfIsNotTold()
{
    OfflineBookings bookings = keeping(1);
    const auto dropped = bookings.drop(idOf(bookings));
    QVERIFY(!bookings.decide(dropped->id, dropped, answerOf({}, AnswerError::NoServer), kStart));
    QVERIFY(bookings.intents().decided().empty());
}

ROOMCAST_TEST(TestOfflineBookings)

} // namespace roomcast::tst_offline_bookings

#include "tst_offline_bookings.moc"
