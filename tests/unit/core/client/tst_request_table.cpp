// SPDX-License-Identifier: MIT
//
// What a client's outstanding requests do as time goes on and replies come. With the engine around
// them: tst_client_engine.
#include "core/client/request_table.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_request_table {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestRequestTable final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isRepeatedUntilItsTimeIsUp();
    void namesTheOldestOutstanding();
    void writesWaitForASession();
    void onlyOneSessionIsAskedFor();
    void anExpiredSessionIsOpenedAgain();
    void oldWordOfAnExpiredSessionCountsForNothing();
    void sessionsThatExpireAgainAndAgainEndTheWrite();
    void aWriteThatFindsNoRoomStays();
    void aDroppedBookingIsNotSentAgain();
    void aDroppedBookingThatWasNotSentIsGone();
};

namespace {

constexpr Timing kTiming; // repeated after 200 ms; queries end after 500 ms, writes after 2 s
constexpr TimePoint kStart = TimePoint(10s);
const Query kQuery = CheckRoom{u"SA314"_s};
const Reserve kWish{{u"SA314"_s, u"9:30-10:30"_s, u"Monday"_s}, u"Ana"_s, {}};
const Outcome kExpired = Refused{RefusalKind::SessionExpired, {}};
const Outcome kBusy = Refused{RefusalKind::Busy, {}};

OutstandingRequest request(const Command &command, TimePoint now = kStart)
{
    return OutstandingRequest::of(command, {1}, kTiming, now);
}

OutstandingRequest booking(const OfflineBooking &intent)
{
    OutstandingRequest its = request(Write{intent.wish});
    its.intent = intent.id;
    return its;
}

/// With one write on its way, the first request, and its session.
RequestTable withWrite()
{
    RequestTable table(kTiming);
    table.onSessionOpened(kStart);
    table.add(request(Write{kWish}), kStart);
    return table;
}

/// The group opened the session that was asked for.
void open(RequestTable &table, Sequence sequence)
{
    table.end(sequence, 1, Done{});
    table.onSessionOpened(kStart);
}

} // namespace

void TestRequestTable::isRepeatedUntilItsTimeIsUp()
{
    RequestTable table(kTiming);
    QVERIFY(!table.deadline());
    const auto first = table.add(request(kQuery), kStart);
    QCOMPARE(first->request.attempt, 1U);
    QCOMPARE(first->request.time_left_ms, 500U);
    QVERIFY(table.deadline() == kStart + 200ms);
    QVERIFY(table.due(kStart + 199ms).repeated.empty());
    const auto due = table.due(kStart + 200ms);
    QCOMPARE(due.repeated.size(), 1U);
    QCOMPARE(due.repeated[0].request.attempt, 2U);
    QCOMPARE(due.repeated[0].request.sequence, first->request.sequence);
    table.due(kStart + 400ms);
    QVERIFY(table.deadline() == kStart + 500ms);
    const auto last = table.due(kStart + 500ms);
    QCOMPARE(last.given_up.size(), 1U);
    QCOMPARE(last.given_up[0].answerAt(kStart + 500ms).attempts, 3);
    QCOMPARE(table.size(), 0);
}

void TestRequestTable::namesTheOldestOutstanding()
{
    RequestTable table(kTiming);
    table.add(request(kQuery), kStart);
    QCOMPARE(table.add(request(kQuery), kStart)->request.oldest_outstanding, Sequence{1});
    table.end({1}, 1, Done{});
    QCOMPARE(table.add(request(kQuery), kStart)->request.oldest_outstanding, Sequence{2});
}

void TestRequestTable::writesWaitForASession()
{
    RequestTable table(kTiming);
    QVERIFY(!table.add(request(Write{kWish}), kStart));
    QVERIFY(table.due(kStart + 1s).repeated.empty());
    const auto opening = table.openSession(kStart);
    QCOMPARE(*decode<Write>(opening->request.command), Write{OpenSession{}});
    QVERIFY(table.end(opening->request.sequence, 1, Done{})->request.opensSession());
    const auto sent = table.onSessionOpened(kStart);
    QCOMPARE(sent.size(), 1U);
    QCOMPARE(*decode<Write>(sent[0].request.command), Write{kWish});
}

void TestRequestTable::onlyOneSessionIsAskedFor()
{
    RequestTable table(kTiming);
    QVERIFY(!table.openSession(kStart)); // nothing waits for it
    table.add(request(Write{kWish}), kStart);
    QVERIFY(table.openSession(kStart));
    QVERIFY(!table.openSession(kStart));
}

void TestRequestTable::anExpiredSessionIsOpenedAgain()
{
    RequestTable table = withWrite();
    QVERIFY(!table.end({1}, 1, kExpired));
    QVERIFY(!table.isSessionOpen());
    const auto opening = table.openSession(kStart);
    QVERIFY(opening);
    open(table, opening->request.sequence);
    QCOMPARE(table.find({1})->attempt, 2U);
    const auto ended = table.end({1}, 2, Done{});
    QVERIFY(ended);
    QVERIFY(!ended->given_up);
}

void TestRequestTable::oldWordOfAnExpiredSessionCountsForNothing()
{
    RequestTable table = withWrite();
    table.due(kStart + 200ms); // the second attempt
    table.end({1}, 1, kExpired);
    open(table, table.openSession(kStart)->request.sequence);
    QVERIFY(!table.end({1}, 2, kExpired));
    QVERIFY(table.isSessionOpen());
    table.end({1}, 3, kExpired);
    QVERIFY(!table.isSessionOpen());
}

void TestRequestTable::sessionsThatExpireAgainAndAgainEndTheWrite()
{
    RequestTable table = withWrite();
    for (int i = 0; i < RequestTable::kReopenedMax; ++i) {
        QVERIFY(!table.end({1}, table.find({1})->attempt, kExpired));
        open(table, table.openSession(kStart)->request.sequence);
    }
    const auto ended = table.end({1}, table.find({1})->attempt, kExpired);
    QVERIFY(ended);
    QVERIFY(ended->given_up);
}

void TestRequestTable::aWriteThatFindsNoRoomStays()
{
    RequestTable table = withWrite();
    QVERIFY(!table.end({1}, 1, kBusy));
    QVERIFY(table.find({1})->busy);
    QCOMPARE(table.due(kStart + 200ms).repeated.size(), 1U);
    table.add(request(kQuery), kStart);
    QVERIFY(table.end({2}, 1, kBusy)); // a question may be asked anew
}

void TestRequestTable::aDroppedBookingIsNotSentAgain()
{
    const OfflineBooking intent{{7}, kWish, {}};
    RequestTable table(kTiming);
    table.onSessionOpened(kStart);
    QCOMPARE(table.add(booking(intent), kStart)->intent, intent.id);
    QCOMPARE(table.intents(), std::set<OfflineBookingId>{intent.id});
    table.drop(intent);
    QVERIFY(table.due(kStart + 200ms).repeated.empty());
    QVERIFY(!table.end({1}, 1, Refused{RefusalKind::Unconfirmed, {}}));
    QVERIFY(table.end({1}, 1, Done{})->request.dropped == intent);
}

void TestRequestTable::aDroppedBookingThatWasNotSentIsGone()
{
    const OfflineBooking intent{{7}, kWish, {}};
    RequestTable table(kTiming);
    table.add(booking(intent), kStart); // waits for the session
    table.drop(intent);
    QCOMPARE(table.size(), 0);
    QVERIFY(!table.openSession(kStart));
}

ROOMCAST_TEST(TestRequestTable)

} // namespace roomcast::tst_request_table

#include "tst_request_table.moc"
