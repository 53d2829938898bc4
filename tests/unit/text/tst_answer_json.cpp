// SPDX-License-Identifier: MIT
//
// The JSON of answers and the names in it that scripts rely on. The words people read:
// tst_answer_text.
#include "support/sample_answers.h"
#include "support/test_main.h"
#include "text/event_reasons.h"

#include <QJsonArray>
#include <QTest>

namespace roomcast::tst_answer_json {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

/// Every enumerator up to the last, for names that must differ.
template <typename E>
QStringList namesUpTo(E last)
{
    QStringList names;
    for (int i = 0; i <= int(last); ++i)
        names << scriptName(E(i));
    return names;
}

} // namespace

class TestAnswerJson final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scriptNamesAreWrittenDown();
    void jsonOfAList();
    void jsonOfBookings();
    void jsonOfADoneWrite();
    void jsonOfAProvisionalAnswer();
    void jsonOfARefusal();
    void jsonOfNoAnswer();
    void jsonOfTwoReplies();
    void jsonOfALineThatIsNoCommand();
};

void TestAnswerJson::scriptNamesAreWrittenDown()
{
    QCOMPARE(namesUpTo(Source::None),
             (QStringList{u"server"_s, u"cache"_s, u"stale"_s, u"none"_s}));
    QCOMPARE(namesUpTo(Confirmation::None),
             (QStringList{u"confirmed"_s, u"provisional"_s, u"none"_s}));
    QCOMPARE(namesUpTo(AnswerError::QueueFull),
             (QStringList{u"no-server"_s, u"busy"_s, u"outcome-unknown"_s, u"two-replies"_s,
                          u"queue-full"_s}));
    QCOMPARE(
        namesUpTo(RefusalKind::Over),
        (QStringList{u"unknown-room"_s, u"unknown-timeslot"_s, u"unknown-day"_s, u"slot-taken"_s,
                     u"not-booked"_s, u"not-yours"_s, u"invalid-text"_s, u"session-expired"_s,
                     u"busy"_s, u"too-large"_s, u"unconfirmed"_s, u"already-there"_s,
                     u"waiting-list-full"_s, u"not-waiting"_s, u"over"_s}));
    QCOMPARE(
        namesUpTo(ConsoleError::Kind::TooLong),
        (QStringList{u"unknown-command"_s, u"takes-nothing"_s, u"takes-a-room"_s, u"takes-a-day"_s,
                     u"takes-a-slot"_s, u"takes-two-slots"_s, u"takes-standing"_s,
                     u"takes-a-number"_s, u"open-quote"_s, u"line-too-long"_s}));
}

void TestAnswerJson::jsonOfAList()
{
    const QJsonObject expected{{u"command"_s, u"rooms"_s},
                               {u"ok"_s, true},
                               {u"answer"_s, QJsonArray{u"A"_s, u"B"_s}},
                               {u"source"_s, u"server"_s},
                               {u"status"_s, u"confirmed"_s},
                               {u"server"_s, 300},
                               {u"epoch"_s, u"7.300"_s},
                               {u"index"_s, 42},
                               {u"latency_us"_s, 812},
                               {u"attempts"_s, 1},
                               {u"replies"_s, 1}};
    QCOMPARE(jsonObject(answered(ListRooms{}, Names{{u"A"_s, u"B"_s}})), expected);
    const QJsonObject empty = jsonObject(answered(ListRooms{}, Names{}));
    QCOMPARE(empty[u"answer"_s], QJsonValue(QJsonArray()));
}

void TestAnswerJson::jsonOfBookings()
{
    const QJsonObject object = jsonObject(answered(CheckRoom{u"SA314"_s}, someBookings()));
    const QJsonObject first{{u"room"_s, u"SA314"_s},    {u"timeslot"_s, u"9:30-10:30"_s},
                            {u"day"_s, u"Monday"_s},    {u"holder"_s, u"Kim"_s},
                            {u"title"_s, u"Seminar"_s}, {u"claim"_s, u"abc/5"_s},
                            {u"waiting"_s, 1},          {u"orphan"_s, false}};
    const QJsonObject second{{u"room"_s, u"SA318"_s}, {u"timeslot"_s, u"8:30-9:30"_s},
                             {u"day"_s, u"Monday"_s}, {u"holder"_s, u""_s},
                             {u"title"_s, u""_s},     {u"claim"_s, u"0/1"_s},
                             {u"waiting"_s, 0},       {u"orphan"_s, true}};
    QCOMPARE(object[u"answer"_s].toArray(), (QJsonArray{first, second}));
    QCOMPARE(object[u"command"_s].toString(), u"check SA314"_s);
}

void TestAnswerJson::jsonOfADoneWrite()
{
    const QJsonObject object = jsonObject(answered(reserve(), Done{}));
    QCOMPARE(object[u"ok"_s], QJsonValue(true));
    QCOMPARE(object[u"answer"_s].toString(), u"Booked SA314 9:30-10:30 Monday"_s);
    QVERIFY(!object.contains(u"error"_s));
    QVERIFY(!object.contains(u"other_server"_s));
}

void TestAnswerJson::jsonOfAProvisionalAnswer()
{
    Answer answer = answered(reserve(), Done{});
    QVERIFY(!jsonObject(answer, {{300}}).contains(u"missing"_s));
    answer.confirmation = Confirmation::Provisional;
    const QJsonObject object = jsonObject(answer, {{300}, {200}});
    QCOMPARE(object[u"status"_s].toString(), u"provisional"_s);
    QCOMPARE(object[u"missing"_s].toArray(), (QJsonArray{300, 200}));
    QCOMPARE(jsonObject(answer)[u"missing"_s], QJsonValue(QJsonArray()));
}

void TestAnswerJson::jsonOfARefusal()
{
    const QJsonObject object =
        jsonObject(answered(reserve(), Refused{RefusalKind::SlotTaken, u"Ana"_s}));
    QCOMPARE(object[u"ok"_s], QJsonValue(false));
    QCOMPARE(object[u"error"_s].toString(), u"slot-taken"_s);
    QCOMPARE(object[u"answer"_s].toString(), u"SA314 9:30-10:30 Monday is held by Ana"_s);
    QCOMPARE(object[u"server"_s], QJsonValue(300));
}

void TestAnswerJson::jsonOfNoAnswer()
{
    const Answer answer = failed(ListDays{}, AnswerError::NoServer);
    const QJsonObject object = jsonObject(answer);
    QCOMPARE(object[u"ok"_s], QJsonValue(false));
    QCOMPARE(object[u"error"_s].toString(), u"no-server"_s);
    QCOMPARE(object[u"answer"_s].toString(), answerErrorText(answer));
    QCOMPARE(object[u"source"_s].toString(), u"none"_s);
    QCOMPARE(object[u"status"_s].toString(), u"none"_s);
    QCOMPARE(object[u"server"_s], QJsonValue(QJsonValue::Null));
    QCOMPARE(object[u"epoch"_s], QJsonValue(QJsonValue::Null));
    QCOMPARE(object[u"latency_us"_s], QJsonValue(500'000));
    QCOMPARE(object[u"attempts"_s], QJsonValue(3));
}

void TestAnswerJson::jsonOfTwoReplies()
{
    Answer answer = answered(ListRooms{}, Names{{u"A"_s}});
    answer.error = AnswerError::TwoReplies;
    answer.other =
        OtherReply{{200}, {9, {200}, {}}, {5}, Confirmation::Provisional, Names{{u"B"_s}}};
    answer.replies = 2;
    const QJsonObject object = jsonObject(answer);
    QCOMPARE(object[u"ok"_s], QJsonValue(false));
    QCOMPARE(object[u"error"_s].toString(), u"two-replies"_s);
    QCOMPARE(object[u"server"_s], QJsonValue(300));
    QCOMPARE(object[u"other_server"_s], QJsonValue(200));
    QCOMPARE(object[u"other_epoch"_s], QJsonValue(u"9.200"_s));
    QCOMPARE(object[u"other_index"_s], QJsonValue(5));
    QCOMPARE(object[u"other_status"_s], QJsonValue(u"provisional"_s));
    QCOMPARE(object[u"server_answer"_s], QJsonValue(QJsonArray{u"A"_s}));
    QCOMPARE(object[u"other_answer"_s], QJsonValue(QJsonArray{u"B"_s}));
    QCOMPARE(object[u"answer"_s].toString(), answerErrorText(answer));
}

void TestAnswerJson::jsonOfALineThatIsNoCommand()
{
    const QJsonObject expected{{u"command"_s, u"book A"_s},
                               {u"ok"_s, false},
                               {u"answer"_s, u"book: unknown command"_s},
                               {u"error"_s, u"unknown-command"_s},
                               {u"source"_s, u"none"_s},
                               {u"status"_s, u"none"_s},
                               {u"server"_s, QJsonValue::Null},
                               {u"epoch"_s, QJsonValue::Null},
                               {u"index"_s, 0},
                               {u"latency_us"_s, 0},
                               {u"attempts"_s, 0},
                               {u"replies"_s, 0}};
    QCOMPARE(jsonObject(u"book A"_s, {ConsoleError::Kind::UnknownCommand, u"book"_s}), expected);
}

ROOMCAST_TEST(TestAnswerJson)

} // namespace roomcast::tst_answer_json

#include "tst_answer_json.moc"
