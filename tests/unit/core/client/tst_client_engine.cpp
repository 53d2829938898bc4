// SPDX-License-Identifier: MIT
//
// One client engine, step by step: requests and their answers, sessions, whom it listens to, and
// two replies to one request. The cache: tst_client_cache. Notices: tst_notice_requests.
#include "support/client_bench.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_client_engine {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace roomcast::test::client_bench;
using namespace std::chrono_literals;

class TestClientEngine final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void attemptsAreRepeatedUntilTheDeadline();
    void noServer();
    void writeThatMayHaveHappenedSaysSo();
    void writeThatFindsNoRoomIsAskedAgain();
    void wordOfNoRoomIsNoSecondReply();
    void writesWaitForTheSession();
    void expiredSessionIsReopened();
    void staleWordOfAnExpiredSessionIsIgnored();
    void sessionThatExpiresAgainAndAgainLeavesTheOutcomeUnknown();
    void aWriteThatWaitsAsksForTheSessionAgain();
    void tooManyOutstanding();
    void textTooLongToTravelIsRefused();

    void twoRepliesAreAnError();
    void copiesAndInheritedAnswersAreNot_data();
    void copiesAndInheritedAnswersAreNot();
    void confirmedAnswerOfAnOldEpochIsIgnored();
    void otherGroupIsHeardOnceTheOwnIsGone();
    void replyToSomebodyElseIsIgnored();
    void provisionalIsSaid();
};

void TestClientEngine::attemptsAreRepeatedUntilTheDeadline()
{
    Bench b;
    b.warmUp();
    b.take(b.engine.clearCache(at(9ms)));
    b.submit(kCheck, 10ms);
    b.tick(209ms);
    QCOMPARE(b.requests.size(), 1U);
    b.tick(210ms);
    QCOMPARE(b.requests.size(), 2U);
    QCOMPARE(b.requests[1].sequence, b.requests[0].sequence);
    QCOMPARE(b.requests[1].attempt, 2U);
    b.tick(410ms);
    b.tick(509ms);
    QVERIFY(b.answers.empty());
    b.tick(510ms);
    QCOMPARE(b.answers.size(), 1U);
    QCOMPARE(b.answers[0].error, AnswerError::NoServer);
    QCOMPARE(b.answers[0].attempts, 3);
}

void TestClientEngine::noServer()
{
    Bench b;
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 0ms);
    b.tick(1999ms);
    QVERIFY(b.answers.empty());
    b.tick(2s);
    QCOMPARE(b.answers.size(), 1U);
    QCOMPARE(b.answers[0].error, AnswerError::NoServer);
    QCOMPARE(b.answers[0].source, Source::None);
}

void TestClientEngine::writeThatMayHaveHappenedSaysSo()
{
    Bench b;
    b.warmUp();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    b.tick(3s);
    QCOMPARE(b.answers.size(), 1U);
    QCOMPARE(b.answers[0].error, AnswerError::OutcomeUnknown);
}

void TestClientEngine::writeThatFindsNoRoomIsAskedAgain()
{
    Bench b;
    b.warmUp();
    const Outcome busy = Refused{RefusalKind::Busy, {}};
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, busy), 11ms);
    QVERIFY(b.answers.empty());
    b.tick(210ms);
    QCOMPARE(b.requests.back().attempt, 2U);
    b.hear(kEpoch, b.reply(b.requests.back(), 6, Done{}), 211ms);
    QVERIFY(b.answers.at(0).ok());
    // Nobody may say that it was not done: another server held it perhaps.
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 300ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 6, busy), 301ms);
    b.tick(3s);
    QCOMPARE(b.answers.at(1).error, AnswerError::Busy);
    // A question changes nothing, whoever holds it.
    b.submit(Query{ReadNotices{u"Ana"_s}}, 3s);
    b.hear(kEpoch, b.reply(b.requests.back(), 6, busy), 3001ms);
    QCOMPARE(std::get<Refused>(*b.answers.at(2).outcome).kind, RefusalKind::Busy);
}

/// Of a leader that does not know yet that it is none any more, or has no room.
void TestClientEngine::wordOfNoRoomIsNoSecondReply()
{
    Bench b;
    b.warmUp();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    const Request request = b.requests.back();
    b.hear(kEpoch, b.reply(request, 6, Done{}), 11ms);
    b.hear(kNext, b.reply(request, 5, Refused{RefusalKind::Busy, {}}, kNext), 12ms);
    QVERIFY(b.double_replies.empty());
    b.hear(kNext, b.reply(request, 5, Refused{RefusalKind::SlotTaken, u"Kim"_s}, kNext), 13ms);
    QCOMPARE(b.double_replies.size(), 1U);
}

void TestClientEngine::writesWaitForTheSession()
{
    Bench b;
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 0ms);
    QCOMPARE(b.requests.size(), 1U);
    QCOMPARE(*decode<Write>(b.requests[0].command), Write{OpenSession{}});
    b.hear(kEpoch, b.reply(b.requests[0], 2, Done{}), 1ms);
    QCOMPARE(b.requests.size(), 2U);
    QVERIFY(std::holds_alternative<Reserve>(*decode<Write>(b.requests[1].command)));
}

void TestClientEngine::expiredSessionIsReopened()
{
    Bench b;
    b.warmUp();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    const Outcome expired = Refused{RefusalKind::SessionExpired, {}};
    b.hear(kEpoch, b.reply(b.requests.back(), 6, expired), 11ms);
    QVERIFY(b.answers.empty());
    QCOMPARE(*decode<Write>(b.requests.back().command), Write{OpenSession{}});
    b.hear(kEpoch, b.reply(b.requests.back(), 7, Done{}), 12ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 8, Done{}), 13ms);
    QCOMPARE(b.answers.size(), 1U);
    QVERIFY(b.answers[0].ok());
}

void TestClientEngine::staleWordOfAnExpiredSessionIsIgnored()
{
    Bench b;
    b.warmUp();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    const Request first = b.requests.back();
    const Outcome expired = Refused{RefusalKind::SessionExpired, {}};
    b.hear(kEpoch, b.reply(first, 6, expired), 11ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 7, Done{}), 12ms);
    const Request second = b.requests.back();
    QCOMPARE(second.sequence, first.sequence);
    QCOMPARE(second.attempt, first.attempt + 1);
    const size_t sent = b.requests.size();
    // Another server held the first attempt, and its refusal comes late.
    b.hear(kEpoch, b.reply(first, 8, expired), 13ms);
    QCOMPARE(b.requests.size(), sent);
    b.hear(kEpoch, b.reply(second, 9, Done{}), 14ms);
    QCOMPARE(b.answers.size(), 1U);
    QVERIFY(b.answers[0].ok());
}

void TestClientEngine::sessionThatExpiresAgainAndAgainLeavesTheOutcomeUnknown()
{
    Bench b;
    b.warmUp();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    const Outcome expired = Refused{RefusalKind::SessionExpired, {}};
    for (int i = 0; i <= ClientEngine::kReopenedMax; ++i) {
        QVERIFY(b.answers.empty());
        b.hear(kEpoch, b.reply(b.requests.back(), 6, expired), 11ms + 2ms * i);
        if (i < ClientEngine::kReopenedMax) // the new session
            b.hear(kEpoch, b.reply(b.requests.back(), 7, Done{}), 12ms + 2ms * i);
    }
    // Some server may still hold an attempt, and execute it.
    QCOMPARE(b.answers.size(), 1U);
    QCOMPARE(b.answers[0].error, AnswerError::OutcomeUnknown);
}

void TestClientEngine::aWriteThatWaitsAsksForTheSessionAgain()
{
    Bench b;
    const Duration half = Timing{}.writeDeadline() / 2;
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 0ms);
    b.submit(Write{Reserve{kLater, u"Ana"_s, {}}}, half);
    for (Duration t = half; t <= 2 * half; t += 100ms)
        b.tick(t);
    QCOMPARE(b.answers.size(), 1U); // the first, and the session that was asked for with it
    b.requests.clear();
    b.hear(kEpoch, heartbeat(kEpoch, 4), 2 * half + 1ms);
    b.tick(2 * half + 200ms);
    QCOMPARE(b.requests.size(), 1U);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Done{}), 2 * half + 201ms);
    QCOMPARE(std::get<Reserve>(*decode<Write>(b.requests.back().command)).slot, kLater);
    b.hear(kEpoch, b.reply(b.requests.back(), 6, Done{}), 2 * half + 202ms);
    QVERIFY(b.answers.back().ok());
}

void TestClientEngine::tooManyOutstanding()
{
    Bench b;
    b.warmUp();
    for (int i = 0; i < int(ClientEngine::kOutstandingMax); ++i)
        b.submit(Query{CheckRoom{QString::number(i)}}, 10ms);
    QVERIFY(b.answers.empty());
    b.submit(Query{CheckRoom{u"one more"_s}}, 10ms);
    QCOMPARE(b.answers.at(0).error, AnswerError::QueueFull);
}

void TestClientEngine::textTooLongToTravelIsRefused()
{
    Bench b;
    b.submit(Query{CheckRoom{QString(600, u'x')}}, 0ms);
    QCOMPARE(b.answers.size(), 1U);
    QCOMPARE(std::get<Refused>(*b.answers[0].outcome).kind, RefusalKind::InvalidText);
    QVERIFY(b.requests.empty());
}

void TestClientEngine::twoRepliesAreAnError()
{
    Bench b;
    b.warmUp();
    b.submit(Query{ListRooms{}}, 10ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Names{{u"A"_s}}), 11ms);
    QVERIFY(b.answers.back().ok());
    b.hear(kNext, b.reply(b.requests.back(), 5, Names{{u"B"_s}}, kNext), 12ms);
    QCOMPARE(b.double_replies.size(), 1U);
    const Answer &answer = b.double_replies[0];
    QCOMPARE(answer.error, AnswerError::TwoReplies);
    QCOMPARE(answer.server, ServerId{300});
    QCOMPARE(answer.other->server, ServerId{200});
    QCOMPARE(answer.replies, 2);
    // Its third reply is the same error, told already.
    b.hear(kNext, b.reply(b.requests.back(), 5, Names{{u"B"_s}}, kNext), 13ms);
    QCOMPARE(b.double_replies.size(), 1U);
}

void TestClientEngine::copiesAndInheritedAnswersAreNot_data()
{
    QTest::addColumn<bool>("by_successor");
    QTest::addColumn<quint32>("attempt");
    QTest::newRow("a copy of the datagram") << false << 1U;
    QTest::newRow("a successor's answer to the same entry") << true << 1U;
    QTest::newRow("an answer to another attempt") << true << 2U;
}

void TestClientEngine::copiesAndInheritedAnswersAreNot()
{
    QFETCH(bool, by_successor);
    QFETCH(quint32, attempt);
    Bench b;
    b.warmUp();
    b.submit(Write{Reserve{kSlot, u"Ana"_s, {}}}, 10ms);
    Reply reply = b.reply(b.requests.back(), 6, Done{});
    b.hear(kEpoch, reply, 11ms);
    if (by_successor) {
        reply.view = kNext;
        reply.again = true;
    }
    reply.attempt = attempt;
    b.hear(by_successor ? kNext : kEpoch, reply, 12ms);
    QCOMPARE(b.answers.size(), 1U);
    QVERIFY(b.double_replies.empty());
}

void TestClientEngine::confirmedAnswerOfAnOldEpochIsIgnored()
{
    Bench b;
    b.warmUp();
    b.submit(Query{ListRooms{}}, 10ms);
    b.hear(kNext, b.reply(b.requests.back(), 9, Names{{u"B"_s}}, kNext), 11ms);
    b.hear(kNext, heartbeat(kNext, 9), 30ms); // it goes on
    b.submit(Query{ListTimeslots{}}, 31ms);
    b.hear(kEpoch, b.reply(b.requests.back(), 5, Names{{u"old"_s}}), 32ms);
    QCOMPARE(b.answers.size(), 1U);
    b.hear(kNext, b.reply(b.requests.back(), 9, Names{{u"new"_s}}, kNext), 33ms);
    QCOMPARE(b.answers.size(), 2U);
    QCOMPARE(std::get<Names>(*b.answers.back().outcome).names, std::vector<QString>{u"new"_s});
}

void TestClientEngine::otherGroupIsHeardOnceTheOwnIsGone()
{
    Bench b;
    b.warmUp();
    const Epoch lower{1, {100}, {9}}; // all servers ended, and a lower ID founded a group anew
    Heartbeat other = heartbeat(lower, 1);
    other.presence.genesis = lower;
    b.hear(lower, other, 10ms);
    QCOMPARE(b.engine.sight(at(10ms)).leader, ServerId{300});
    b.hear(lower, other, 475ms);
    QVERIFY(!b.engine.sight(at(475ms)).reachable); // one word is not enough
    b.hear(lower, other, 500ms);
    QCOMPARE(b.engine.sight(at(500ms)).leader, ServerId{100});
    b.submit(kCheck, 501ms);
    Reply reply = b.reply(b.requests.back(), 1, Bookings{}, lower);
    reply.genesis = lower;
    b.hear(lower, reply, 502ms);
    QCOMPARE(b.answers.size(), 1U);
    QCOMPARE(b.answers.back().server, ServerId{100});
    QCOMPARE(b.askCheck(503ms), Source::Cache);
}

void TestClientEngine::replyToSomebodyElseIsIgnored()
{
    Bench b;
    b.warmUp();
    b.submit(Query{ListRooms{}}, 10ms);
    Reply reply = b.reply(b.requests.back(), 5, Names{{u"A"_s}});
    reply.request.client = {43};
    b.hear(kEpoch, reply, 11ms);
    QVERIFY(b.answers.empty());
}

void TestClientEngine::provisionalIsSaid()
{
    Bench b;
    b.warmUp();
    b.hear(kEpoch, heartbeat(kEpoch, 5, false), 5ms);
    b.submit(Query{ListRooms{}}, 10ms);
    b.hear(kEpoch, b.provisional(5, Names{}, kEpoch), 11ms);
    QCOMPARE(b.answers.back().confirmation, Confirmation::Provisional);
}

ROOMCAST_TEST(TestClientEngine)

} // namespace roomcast::tst_client_engine

#include "tst_client_engine.moc"
