// SPDX-License-Identifier: MIT
//
// The history of requests: newest first, bounded, and an answer that a second reply contradicts
// turns into an error.
#include "client_gui/requests/request_model.h"
#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace roomcast::tst_request_model {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Answer answerOf(quint64 ticket)
{
    Answer answer;
    answer.ticket = {ticket};
    answer.command = Query(CheckRoom{u"SA314"_s});
    answer.outcome = Bookings{};
    answer.source = Source::Server;
    answer.confirmation = Confirmation::Confirmed;
    answer.server = {300};
    answer.latency = 812us;
    answer.attempts = 1;
    answer.replies = 1;
    return answer;
}

Answer twiceAnswered(quint64 ticket)
{
    Answer answer = answerOf(ticket);
    answer.error = AnswerError::TwoReplies;
    answer.other = OtherReply{{200}, {9, {200}, {}}, {5}, Confirmation::Provisional, Done{}};
    return answer;
}

} // namespace

class RequestModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<RequestModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void newestComesFirst()
    {
        QSignalSpy inserted(m_model.get(), &RequestModel::rowsInserted);
        m_model->add(answerOf(1), m_time);
        Answer second = answerOf(2);
        second.command = Query(ListRooms{});
        m_model->add(second, m_time);
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(inserted[1][1].toInt(), 0);
        QCOMPARE(text(RequestModel::Request, 0), u"rooms"_s);
        QCOMPARE(text(RequestModel::Request, 1), u"check SA314"_s);
    }

    void aRowSaysWhoAnsweredAndHowFast()
    {
        m_model->add(answerOf(1), m_time);
        QCOMPARE(text(RequestModel::Time), u"10:02:11.204"_s);
        QCOMPARE(text(RequestModel::Origin), u"Server"_s);
        QCOMPARE(text(RequestModel::Server), u"300"_s);
        QCOMPARE(text(RequestModel::Latency), u"0.8 ms"_s);
        QVERIFY(!m_model->index(0, RequestModel::Origin).data(Qt::DecorationRole).isNull());
    }

    void aRefusalNamesTheHolder()
    {
        Answer answer = answerOf(1);
        answer.command = Write(Reserve{{u"A"_s, u"8:30-9:30"_s, u"Monday"_s}, u"Ana"_s, {}});
        answer.outcome = Refused{RefusalKind::SlotTaken, u"Kim"_s};
        m_model->add(answer, m_time);
        QVERIFY(text(RequestModel::Outcome).contains(u"Kim"_s));
        QCOMPARE(tone(), Tone::Error);
    }

    void aSecondReplyMakesTheRowAnError()
    {
        m_model->add(answerOf(1), m_time);
        m_model->add(answerOf(2), m_time);
        QSignalSpy changed(m_model.get(), &RequestModel::dataChanged);
        QSignalSpy inserted(m_model.get(), &RequestModel::rowsInserted);
        m_model->correct(twiceAnswered(1), m_time);
        QCOMPARE(inserted.size(), 0);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(tone(1), Tone::Error);
        QCOMPARE(tone(0), Tone::Server);
        QVERIFY(text(RequestModel::Server, 1).contains(u"300"_s));
        QVERIFY(text(RequestModel::Server, 1).contains(u"200"_s));
    }

    void aSecondReplyToAForgottenRequestIsShownToo()
    {
        m_model->correct(answerOf(7), m_time);
        QCOMPARE(m_model->rowCount(), 1);
    }

    /// What the client asked by itself and what was kept on the device have no ticket.
    void aSecondReplyToABackgroundQuestionSpoilsNoOtherRow()
    {
        Answer kept = answerOf(0);
        kept.command = Write(Reserve{{u"A"_s, u"8:30-9:30"_s, u"Monday"_s}, u"Ana"_s, {}});
        kept.outcome = Done{};
        m_model->add(kept, m_time);
        m_model->correct(twiceAnswered(0), m_time);
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(tone(0), Tone::Error);
        QCOMPARE(text(RequestModel::Request, 0), u"check SA314"_s);
        QCOMPARE(tone(1), Tone::Server);
        QVERIFY(text(RequestModel::Request, 1).startsWith(u"reserve A"_s));
        kept.error = AnswerError::TwoReplies;
        m_model->correct(kept, m_time);
        QCOMPARE(m_model->rowCount(), 3);
        QCOMPARE(tone(2), Tone::Server);
    }

    void repeatedBackgroundQuestionsDoNotFlood()
    {
        Answer rooms = twiceAnswered(0);
        rooms.command = Query(ListRooms{});
        m_model->correct(twiceAnswered(0), m_time);
        m_model->correct(rooms, m_time);
        m_model->correct(twiceAnswered(0), m_time.addSecs(1));
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(text(RequestModel::Request, 0), u"check SA314"_s);
        QCOMPARE(text(RequestModel::Time, 0), u"10:02:12.204"_s);
        QCOMPARE(text(RequestModel::Request, 1), u"rooms"_s);
    }

    void theOldestMakesRoom()
    {
        m_tester.reset(); // looks at every row after every change, which takes seconds here
        for (quint64 ticket = 1; ticket <= RequestModel::kRowsMax; ++ticket)
            m_model->add(answerOf(ticket), m_time);
        QSignalSpy removed(m_model.get(), &RequestModel::rowsRemoved);
        m_model->add(answerOf(5000), m_time);
        QCOMPARE(m_model->rowCount(), RequestModel::kRowsMax);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][1].toInt(), RequestModel::kRowsMax - 1);
    }

private:
    QString text(int column, int row = 0) const
    {
        return m_model->index(row, column).data().toString();
    }
    Tone tone(int row = 0) const
    {
        return Tone(m_model->index(row, 0).data(RequestModel::ToneRole).toInt());
    }

    const QDateTime m_time{QDate(2026, 11, 24), QTime(10, 2, 11, 204)};
    std::unique_ptr<RequestModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

ROOMCAST_GUI_TEST(RequestModelTest)

} // namespace roomcast::tst_request_model

#include "tst_request_model.moc"
