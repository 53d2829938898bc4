// SPDX-License-Identifier: MIT
//
// The words people read: answers, refusals, errors, and where an answer came from. What scripts
// read: tst_answer_json.
#include "support/sample_answers.h"
#include "support/test_main.h"
#include "text/catalogue_text.h"

#include <QTest>

namespace roomcast::tst_answer_text {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;
using namespace std::chrono_literals;

class TestAnswerText final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void consoleErrors_data();
    void consoleErrors();
    void answerErrorsSayWhatToDo();
    void catalogueErrors_data();
    void catalogueErrors();
    void listsAreOneItemALine();
    void bookingsAreOneSlotALine();
    void writesAreOneSentence();
    void controlCharactersDoNotReachTheTerminal();
    void sources();
};

void TestAnswerText::refusals_data()
{
    using K = RefusalKind;
    QTest::addColumn<Refused>("refused");
    QTest::addColumn<Command>("command");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const Refused &refused, const Command &command,
                        const QString &text) { QTest::newRow(name) << refused << command << text; };
    const QString slot_text = u"SA314 9:30-10:30 Monday"_s;
    row("room", {K::UnknownRoom, u"X"_s}, CheckRoom{u"X"_s}, u"X is not a room"_s);
    row("timeslot", {K::UnknownTimeslot, u"X"_s}, reserve(), u"X is not a timeslot"_s);
    row("day", {K::UnknownDay, u"X"_s}, reserve(), u"X is not a day"_s);
    row("percent signs", {K::UnknownRoom, u"%1%2"_s}, reserve(), u"%1%2 is not a room"_s);
    row("taken", {K::SlotTaken, u"Ana %1"_s}, reserve(), slot_text + u" is held by Ana %1"_s);
    row("percent signs in the slot", {K::SlotTaken, u"Ana"_s},
        Write(Reserve{{u"%2"_s, u"%1"_s, u"Mon"_s}, u"Kim"_s, {}}), u"%2 %1 Mon is held by Ana"_s);
    row("taken, nobody named", {K::SlotTaken, {}}, reserve(), slot_text + u" is already booked"_s);
    row("not booked", {K::NotBooked, {}}, cancel(), slot_text + u" is not booked"_s);
    row("not yours", {K::NotYours, u"Ana"_s}, cancel(),
        slot_text + u" is held by Ana, who alone may cancel it"_s);
    row("no name", {K::InvalidText, {}}, reserve(), u"A booking needs a person's name"_s);
    row("text", {K::InvalidText, u"X"_s}, reserve(),
        u"X cannot stand in a booking: a name takes up to 100 characters, a title up to 200, "
        "without control characters"_s);
    row("expired", {K::SessionExpired, {}}, reserve(),
        u"The servers no longer know this client, and nothing was changed: try again"_s);
    row("busy", {K::Busy, {}}, CheckRoom{u"A"_s}, u"The servers are busy: try again in a moment"_s);
    row("yesterday", {K::UnknownDay, u"2020-02-29"_s}, CheckRoom{u"X"_s},
        u"2020-02-29 is not a day that can be booked: it is past"_s);
    row("in a century", {K::UnknownDay, u"2126-02-28"_s}, CheckRoom{u"X"_s},
        u"2126-02-28 is not a day that can be booked: days lists those that are"_s);
    row("no day of the calendar", {K::UnknownDay, u"2025-02-30"_s}, CheckRoom{u"X"_s},
        u"2025-02-30 is not a day"_s);
    row("a dash", {K::UnknownTimeslot, u"8:30–9:30"_s}, CheckRoom{u"X"_s},
        u"8:30–9:30 is not a timeslot: it has a dash where a hyphen stands in 8:30-9:30"_s);
    row("a zero", {K::UnknownTimeslot, u"08:30-09:30"_s}, CheckRoom{u"X"_s},
        u"08:30-09:30 is not a timeslot: hours may be written without the zero, 8:30-9:30"_s);
    const QString large = u"The answer is too large for one message"_s;
    row("day too large", {K::TooLarge, {}}, ReadDay{u"Monday"_s},
        large + u": ask for the rooms one by one, with check"_s);
    row("room too large", {K::TooLarge, {}}, CheckRoom{u"SA314"_s},
        large + u": ask for a day, with day, or for one slot, with queue"_s);
    row("list too large", {K::TooLarge, {}}, ListRooms{}, large);
    row("no slot in it", {K::NotBooked, {}}, Write(OpenSession{}), u"This slot is not booked"_s);
}

void TestAnswerText::refusals()
{
    QFETCH(Refused, refused);
    QFETCH(Command, command);
    QFETCH(QString, text);
    QCOMPARE(refusalText(refused, command), text);
    QCOMPARE(answerLines(answered(command, refused)), QStringList{text});
}

void TestAnswerText::consoleErrors_data()
{
    using K = ConsoleError::Kind;
    QTest::addColumn<ConsoleError>("error");
    QTest::addColumn<QString>("text");
    const auto row = [](const ConsoleError &error, const QString &text) {
        QTest::newRow(qPrintable(text)) << error << text;
    };
    row({K::UnknownCommand, u"X"_s}, u"X: unknown command"_s);
    row({K::TakesNothing, u"days"_s}, u"days takes nothing after it"_s);
    row({K::TakesARoom, u"check"_s}, u"check takes a room"_s);
    row({K::TakesADay, u"day"_s}, u"day takes a day"_s);
    row({K::TakesASlot, u"reserve"_s}, u"reserve takes a room, a timeslot and a day"_s);
    row({K::TakesASlot, u"delete"_s}, u"delete takes a room, a timeslot and a day"_s);
    row({K::TooLong, u"xx"_s}, u"xx…: a line has at most 1024 characters"_s);
}

void TestAnswerText::consoleErrors()
{
    QFETCH(ConsoleError, error);
    QFETCH(QString, text);
    QCOMPARE(consoleErrorText(error), text);
}

void TestAnswerText::answerErrorsSayWhatToDo()
{
    const QString read = answerErrorText(failed(CheckRoom{u"A"_s}, AnswerError::NoServer));
    QVERIFY(read.startsWith(u"No server answers. Start one with roomcast-server, or wait"_s));
    const QString write = answerErrorText(failed(reserve(), AnswerError::NoServer));
    QVERIFY(write.startsWith(u"No server answers, and nothing was changed."_s));
    const QString unknown = answerErrorText(failed(reserve(), AnswerError::OutcomeUnknown));
    QVERIFY(unknown.contains(u"“reserve SA314 9:30-10:30 Monday”"_s));
    QVERIFY(unknown.contains(u"before you try again"_s));
    QVERIFY(answerErrorText(failed(reserve(), AnswerError::Busy)).contains(u"may be done"_s));
    QVERIFY(answerErrorText(failed(reserve(), AnswerError::QueueFull)).contains(u"try again"_s));
    Answer two = answered(reserve(), Done{});
    two.error = AnswerError::TwoReplies;
    two.other = OtherReply{{200}, {9, {200}, {}}, {5}, Confirmation::Provisional, Done{}};
    const QString both = answerErrorText(two);
    const QString booked = u"Booked SA314 9:30-10:30 Monday"_s;
    QVERIFY2(both.contains(u"server 300 in epoch 7.300, confirmed: "_s + booked), qPrintable(both));
    QVERIFY2(both.contains(u"server 200 in epoch 9.200, provisional: "_s + booked),
             qPrintable(both));
    two.outcome = Names{{u"A"_s, u"B"_s, u"C"_s, u"D"_s, u"E"_s, u"F"_s}};
    QVERIFY(answerErrorText(two).contains(u": A, B, C, D, 2 more; server 200"_s));
    QCOMPARE(answerLines(two), QStringList{answerErrorText(two)});
    QVERIFY(answerErrorText(answered(reserve(), Done{})).isEmpty());
}

void TestAnswerText::catalogueErrors_data()
{
    using K = CatalogueError::Kind;
    QTest::addColumn<K>("kind");
    QTest::addColumn<QString>("part");
    QTest::newRow("encoding") << K::NotUtf8 << u"UTF-8"_s;
    QTest::newRow("long line") << K::TooLong << u"at most 512 bytes"_s;
    QTest::newRow("many lines") << K::TooMany << u"at most 10000 lines"_s;
    QTest::newRow("twice") << K::Duplicate << u"line 3: A stands in the file twice"_s;
    QTest::newRow("control") << K::ControlCharacter << u"A holds a control character"_s;
    QTest::newRow("space") << K::NotOneWord << u"A is not one word"_s;
    QTest::newRow("seats")
        << K::NotSeats
        << u"line 3: A is not a room: write its name, in quotes where it ends in "
           "a number, and behind a tab the number of its seats, from 1 to "
           "100000"_s;
    QTest::newRow("reservation") << K::NotThreeWords << u"write ROOM TIMESLOT DAY"_s;
    QTest::newRow("empty") << K::Empty << u"names nothing"_s;
}

void TestAnswerText::catalogueErrors()
{
    QFETCH(CatalogueError::Kind, kind);
    QFETCH(QString, part);
    const QString text = catalogueErrorText({kind, u"rooms.txt"_s, 3, u"A"_s});
    QVERIFY2(text.startsWith(u"line 3: "_s) && text.contains(part), qPrintable(text));
    QVERIFY(!catalogueErrorText({kind, u"rooms.txt"_s, 0, {}}).contains(u"line 0"_s));
}

void TestAnswerText::listsAreOneItemALine()
{
    QCOMPARE(answerLines(answered(ListRooms{}, Names{{u"A"_s, u"B"_s}})),
             (QStringList{u"A"_s, u"B"_s}));
    QCOMPARE(answerLines(answered(ListRooms{}, Names{})), QStringList{});
}

void TestAnswerText::bookingsAreOneSlotALine()
{
    QCOMPARE(answerLines(answered(CheckRoom{u"SA314"_s}, someBookings())),
             (QStringList{u"SA314 9:30-10:30 Monday"_s, u"SA318 8:30-9:30 Monday"_s}));
    QCOMPARE(answerLines(answered(CheckRoom{u"SA314"_s}, Bookings{})), QStringList{});
}

void TestAnswerText::writesAreOneSentence()
{
    QCOMPARE(answerLines(answered(reserve(), Done{})),
             QStringList{u"Booked SA314 9:30-10:30 Monday"_s});
    QCOMPARE(answerLines(answered(cancel(), Done{})),
             QStringList{u"Cancelled SA314 9:30-10:30 Monday"_s});
}

void TestAnswerText::controlCharactersDoNotReachTheTerminal()
{
    const QString hostile = u"A\x1B[2J\nB"_s, shown = u"A\uFFFD[2J\uFFFDB"_s;
    QCOMPARE(answerLines(answered(ListRooms{}, Names{{hostile}})), QStringList{shown});
    QCOMPARE(slotText({hostile, u"1"_s, u"Mon"_s}), u'"' + shown + u"\" 1 Mon"_s);
    QCOMPARE(refusalText({RefusalKind::UnknownRoom, hostile}, reserve()),
             shown + u" is not a room"_s);
    QCOMPARE(consoleErrorText({ConsoleError::Kind::UnknownCommand, hostile}),
             shown + u": unknown command"_s);
}

void TestAnswerText::sources()
{
    QLocale::setDefault(QLocale::c());
    Answer answer = answered(ListRooms{}, Names{});
    QCOMPARE(sourceText(answer), u"Server 300, epoch 7.300, 0.81 ms, confirmed"_s);
    answer.confirmation = Confirmation::Provisional;
    QCOMPARE(sourceText(answer), u"Server 300, epoch 7.300, 0.81 ms, provisional"_s);
    answer.source = Source::Cache;
    answer.age = std::chrono::milliseconds(2'100);
    QCOMPARE(sourceText(answer), u"Cache, at most 2.1 s old, provisional"_s);
    QCOMPARE(
        sourceText(answer, {{300}, {200}, {100}}),
        u"Cache, at most 2.1 s old, provisional (300, 200 and 100 of the last primary view are "
        u"missing)"_s);
    answer.confirmation = Confirmation::Confirmed;
    QCOMPARE(sourceText(answer, {{300}}), u"Cache, at most 2.1 s old, confirmed"_s);
    answer.source = Source::Stale;
    QCOMPARE(sourceText(answer), u"Stale, at most 2.1 s old, no server answers; then confirmed"_s);
    answer.behind = true;
    QCOMPARE(sourceText(answer), u"Stale, at most 2.1 s old, no server answers; then confirmed; "
                                 u"may lack what you saw before"_s);
    answer.behind = false;
    const auto bound = [&answer](std::chrono::microseconds age) {
        answer.age = age;
        return sourceText(answer).section(u", "_s, 1, 1);
    };
    QCOMPARE(bound(2'101ms), u"at most 2.2 s old"_s);
    QCOMPARE(bound(12'001ms), u"at most 13 s old"_s);
    QCOMPARE(bound(340'001us), u"at most 341 ms old"_s);
    answer.age_bounded = false;
    QCOMPARE(bound(60s), u"kept since about 1 min 0 s"_s);
    QCOMPARE(sourceText(failed(ListRooms{}, AnswerError::NoServer)), u"No answer after 500 ms"_s);
}

ROOMCAST_TEST(TestAnswerText)

} // namespace roomcast::tst_answer_text

#include "tst_answer_text.moc"
