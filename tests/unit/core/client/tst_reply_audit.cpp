// SPDX-License-Identifier: MIT
//
// Which further replies to an answered request are told to the person. Lies among them:
// tst_client_lies.
#include "core/client/reply_audit.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_reply_audit {

using namespace Qt::Literals::StringLiterals;

class TestReplyAudit final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSecondServersReplyIsTold();
    void eachServerIsToldOnce();
    void copiesAreNot_data();
    void copiesAreNot();
    void aSecondOutcomeInOneNameIsTold();
    void thatItCannotYetIsNoAnswerToAWrite();
    void whatWasForgottenIsNotTold();
};

namespace {

const Epoch kFirst{1, {300}, {7}};
const Epoch kSecond{2, {200}, {8}};
const Outcome kTaken = Refused{RefusalKind::SlotTaken, u"Kim"_s};
const Outcome kBusy = Refused{RefusalKind::Busy, {}};

Reply replyOf(const Epoch &epoch, quint64 index, const Outcome &outcome, quint64 sequence = 1)
{
    return {{{42}, {sequence}}, 1, kFirst, epoch, epoch, {index}, true, false, encode(outcome)};
}

/// Server 300 has answered the first attempt of a write at index 5.
void answer(ReplyAudit &audit, const Outcome &outcome = Done{}, quint64 sequence = 1)
{
    Answer answer;
    answer.command = Write{OpenSession{}};
    answer.outcome = outcome;
    answer.server = {300};
    answer.replies = 1;
    audit.remember(answer, replyOf(kFirst, 5, outcome, sequence));
}

} // namespace

void TestReplyAudit::aSecondServersReplyIsTold()
{
    ReplyAudit audit;
    answer(audit);
    const auto told = audit.check({200}, replyOf(kSecond, 6, kTaken));
    QVERIFY(told);
    QCOMPARE(told->error, AnswerError::TwoReplies);
    QCOMPARE(told->server.value, 300U);
    QVERIFY(told->outcome == Outcome(Done{}));
    QCOMPARE(told->other->server.value, 200U);
    QVERIFY(told->other->outcome == kTaken);
    QCOMPARE(told->replies, 2);
}

void TestReplyAudit::eachServerIsToldOnce()
{
    ReplyAudit audit;
    answer(audit);
    QVERIFY(audit.check({200}, replyOf(kSecond, 6, kTaken)));
    QVERIFY(!audit.check({200}, replyOf(kSecond, 7, kTaken)));
    QCOMPARE(audit.check({100}, replyOf(kSecond, 7, kTaken))->replies, 3);
}

void TestReplyAudit::copiesAreNot_data()
{
    QTest::addColumn<Reply>("reply");
    QTest::newRow("the same datagram") << replyOf(kFirst, 5, Done{});
    Reply inherited = replyOf(kFirst, 5, Done{});
    inherited.view = kSecond;
    QTest::newRow("a successor's word on the same entry") << inherited;
    Reply repeated = replyOf(kSecond, 6, kTaken);
    repeated.attempt = 2;
    QTest::newRow("an answer to another attempt") << repeated;
    QTest::newRow("an answer to another request") << replyOf(kSecond, 6, kTaken, 2);
}

void TestReplyAudit::copiesAreNot()
{
    QFETCH(const Reply, reply);
    ReplyAudit audit;
    answer(audit);
    QVERIFY(!audit.check({200}, reply));
}

void TestReplyAudit::aSecondOutcomeInOneNameIsTold()
{
    ReplyAudit audit;
    answer(audit);
    QVERIFY(!audit.check({300}, replyOf(kFirst, 6, Done{})));
    QVERIFY(audit.check({300}, replyOf(kFirst, 6, kTaken)));
    QVERIFY(!audit.check({300}, replyOf(kFirst, 7, kTaken)));
}

void TestReplyAudit::thatItCannotYetIsNoAnswerToAWrite()
{
    ReplyAudit audit;
    answer(audit);
    QVERIFY(!audit.check({200}, replyOf(kSecond, 6, kBusy)));
    QVERIFY(!audit.check({300}, replyOf(kFirst, 6, kBusy)));
    ReplyAudit late;
    answer(late, kBusy);
    QVERIFY(!late.check({300}, replyOf(kFirst, 6, Done{})));
}

void TestReplyAudit::whatWasForgottenIsNotTold()
{
    ReplyAudit audit;
    for (quint64 sequence = 1; sequence <= quint64(ReplyAudit::kMax) + 1; ++sequence)
        answer(audit, Done{}, sequence);
    QVERIFY(!audit.check({200}, replyOf(kSecond, 6, kTaken, 1)));
    QVERIFY(audit.check({200}, replyOf(kSecond, 6, kTaken, 2)));
}

ROOMCAST_TEST(TestReplyAudit)

} // namespace roomcast::tst_reply_audit

#include "tst_reply_audit.moc"
