// SPDX-License-Identifier: MIT
#include "core/booking/console_command.h"
#include "support/test_main.h"

#include <QTest>

namespace roomcast::tst_console_command {

using namespace Qt::Literals::StringLiterals;

using Kind = ConsoleError::Kind;

class TestConsoleCommand final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandsAreUnderstood_data();
    void commandsAreUnderstood();
    void namesAreComposed();
    void longestLineIsUnderstood();
    void quitIsNoRequest();
    void blankLinesAndCommentsAreNothing();
    void wrongInputIsNamed_data();
    void wrongInputIsNamed();
    void everyCommandHasALine();
    void everyUsageIsALine();
};

void TestConsoleCommand::commandsAreUnderstood_data()
{
    const SlotKey slot{u"SA314"_s, u"8:30-9:30"_s, u"Monday"_s};
    QTest::addColumn<QString>("line");
    QTest::addColumn<Command>("command");
    QTest::newRow("days") << u"days"_s << Command(ListDays{});
    QTest::newRow("rooms") << u"rooms"_s << Command(ListRooms{});
    QTest::newRow("timeslots") << u"timeslots"_s << Command(ListTimeslots{});
    QTest::newRow("check") << u"check SA314"_s << Command(CheckRoom{u"SA314"_s});
    QTest::newRow("day") << u"day Monday"_s << Command(ReadDay{u"Monday"_s});
    QTest::newRow("reserve") << u"reserve SA314 8:30-9:30 Monday"_s
                             << Command(Reserve{slot, u"Kim"_s, u""_s});
    QTest::newRow("delete") << u"delete SA314 8:30-9:30 Monday"_s
                            << Command(Cancel{slot, std::nullopt, u"Kim"_s});
    const SlotKey other{u"SA316"_s, u"9:30-10:30"_s, u"Friday"_s};
    QTest::newRow("wait") << u"wait SA314 8:30-9:30 Monday"_s
                          << Command(JoinQueue{slot, u"Kim"_s, u""_s});
    QTest::newRow("unwait") << u"unwait SA314 8:30-9:30 Monday"_s
                            << Command(LeaveQueue{slot, u"Kim"_s});
    QTest::newRow("queue") << u"queue SA314 8:30-9:30 Monday"_s << Command(ReadSlot{slot});
    QTest::newRow("move") << u"move SA314 8:30-9:30 Monday SA316 9:30-10:30 Friday"_s
                          << Command(Move{slot, other, std::nullopt, u"Kim"_s});
    QTest::newRow("notices") << u"notices"_s << Command(ReadNotices{u"Kim"_s});
    QTest::newRow("acknowledge holds")
        << u"acknowledge SA314 8:30-9:30 Monday holds"_s
        << Command(Acknowledge{slot, std::nullopt, ClaimStanding::Holds, u"Kim"_s});
    QTest::newRow("acknowledge waits")
        << u"acknowledge SA314 8:30-9:30 Monday waits"_s
        << Command(Acknowledge{slot, std::nullopt, ClaimStanding::Waits, u"Kim"_s});
    QTest::newRow("conflicts") << u"conflicts"_s << Command(ReadConflicts{});
    QTest::newRow("conflicts from") << u"conflicts 65"_s << Command(ReadConflicts{65});
    QTest::newRow("capacities") << u"capacities"_s << Command(ReadRooms{});
    QTest::newRow("a name with blanks")
        << u"check \"Meeting room 2.14\""_s << Command(CheckRoom{u"Meeting room 2.14"_s});
    QTest::newRow("the same in a slot")
        << u"reserve \"Meeting room 2.14\" 8:30-9:30 Monday"_s
        << Command(Reserve{{u"Meeting room 2.14"_s, slot.timeslot, slot.day}, u"Kim"_s, u""_s});
    QTest::newRow("a name with a number sign") << u"check \"#5\""_s << Command(CheckRoom{u"#5"_s});
}

void TestConsoleCommand::namesAreComposed()
{
    const auto typed = parseConsoleLine(u"check Cafe\u0301\u200B"_s, u"Kim"_s);
    QVERIFY(typed && *typed);
    QCOMPARE(std::get<Command>(**typed), Command(CheckRoom{u"Caf\u00E9"_s}));
}

void TestConsoleCommand::commandsAreUnderstood()
{
    QFETCH(QString, line);
    QFETCH(Command, command);
    QString spread = line;
    spread.replace(u' ', u" \t\u00A0 "_s);
    for (const QString &written : {line, QString(u"  "_s + line + u"\r"_s), spread}) {
        const auto parsed = parseConsoleLine(written, u"Kim"_s);
        QVERIFY(parsed);
        QVERIFY(parsed->has_value());
        QVERIFY(std::get<Command>(**parsed) == command);
    }
    QCOMPARE(consoleLine(command), line);
}

void TestConsoleCommand::longestLineIsUnderstood()
{
    const QString room(kConsoleLineMax - 6, u'x');
    const auto parsed = parseConsoleLine(u"check "_s + room, u"Kim"_s);
    QVERIFY(parsed && *parsed);
    QVERIFY(std::get<Command>(**parsed) == Command(CheckRoom{room}));
}

void TestConsoleCommand::quitIsNoRequest()
{
    const auto parsed = parseConsoleLine(u"quit"_s, u"Kim"_s);
    QVERIFY(parsed && *parsed);
    QVERIFY(std::holds_alternative<Quit>(**parsed));
}

void TestConsoleCommand::blankLinesAndCommentsAreNothing()
{
    for (const QString &line : {u""_s, u" "_s, u"\t \r"_s, u"#"_s, u"# days"_s, u"  #days"_s}) {
        const auto parsed = parseConsoleLine(line, u"Kim"_s);
        QVERIFY2(parsed, qPrintable(line));
        QVERIFY2(!parsed->has_value(), qPrintable(line));
    }
}

void TestConsoleCommand::wrongInputIsNamed_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("subject");
    const auto row = [](const QString &line, Kind kind, const QString &subject) {
        QTest::newRow(qPrintable(line.left(30))) << line << kind << subject;
    };
    row(u"book SA314"_s, Kind::UnknownCommand, u"book"_s);
    row(u"Days"_s, Kind::UnknownCommand, u"Days"_s);
    row(u"open-session"_s, Kind::UnknownCommand, u"open-session"_s);
    row(u"days x"_s, Kind::TakesNothing, u"days"_s);
    row(u"rooms x"_s, Kind::TakesNothing, u"rooms"_s);
    row(u"timeslots x"_s, Kind::TakesNothing, u"timeslots"_s);
    row(u"quit now"_s, Kind::TakesNothing, u"quit"_s);
    row(u"check \"SA314"_s, Kind::OpenQuote, u"check \"SA314"_s);
    row(u"check"_s, Kind::TakesARoom, u"check"_s);
    row(u"check A B"_s, Kind::TakesARoom, u"check"_s);
    row(u"day"_s, Kind::TakesADay, u"day"_s);
    row(u"day Monday Tuesday"_s, Kind::TakesADay, u"day"_s);
    row(u"reserve A 8:30-9:30"_s, Kind::TakesASlot, u"reserve"_s);
    row(u"reserve A 8:30-9:30 Monday x"_s, Kind::TakesASlot, u"reserve"_s);
    row(u"delete"_s, Kind::TakesASlot, u"delete"_s);
    row(u"delete A 1 Monday x"_s, Kind::TakesASlot, u"delete"_s);
    row(u"wait A 1"_s, Kind::TakesASlot, u"wait"_s);
    row(u"unwait"_s, Kind::TakesASlot, u"unwait"_s);
    row(u"queue A"_s, Kind::TakesASlot, u"queue"_s);
    row(u"move A 1 Monday"_s, Kind::TakesTwoSlots, u"move"_s);
    row(u"notices Kim"_s, Kind::TakesNothing, u"notices"_s);
    row(u"acknowledge A 1 Monday"_s, Kind::TakesStanding, u"acknowledge"_s);
    row(u"acknowledge A 1 Monday maybe"_s, Kind::TakesStanding, u"acknowledge"_s);
    row(u"conflicts first"_s, Kind::TakesANumber, u"conflicts"_s);
    row(u"conflicts 0"_s, Kind::TakesANumber, u"conflicts"_s);
    row(u"conflicts 007"_s, Kind::TakesANumber, u"conflicts"_s);
    row(u"conflicts 1 2"_s, Kind::TakesANumber, u"conflicts"_s);
    row(u"capacities A"_s, Kind::TakesNothing, u"capacities"_s);
    row(QString(1025, u'x'), Kind::TooLong, QString(60, u'x'));
    row(u"days"_s + QString(1021, u' '), Kind::TooLong, u"days"_s + QString(56, u' '));
}

void TestConsoleCommand::wrongInputIsNamed()
{
    QFETCH(QString, line);
    QFETCH(QString, subject);
    const auto parsed = parseConsoleLine(line, u"Kim"_s);
    QVERIFY(!parsed);
    QTEST(parsed.error().kind, "kind");
    QCOMPARE(parsed.error().subject, subject);
}

void TestConsoleCommand::everyCommandHasALine()
{
    QCOMPARE(consoleLine(Write(OpenSession{})), u"open-session"_s);
    const SlotKey slot{u"A"_s, u"1"_s, u"Monday"_s};
    QCOMPARE(consoleLine(Write(Cancel{slot, RequestId{}, u"Kim"_s})), u"delete A 1 Monday"_s);
}

/// What people are told to type is what the parser takes.
void TestConsoleCommand::everyUsageIsALine()
{
    const QStringList usages = consoleUsages();
    for (const QString &usage : usages) {
        QString line = usage;
        line.replace(u"holds|waits"_s, u"waits"_s).replace(u"NUMBER"_s, u"65"_s);
        QVERIFY2(bool(parseConsoleLine(line, u"Kim"_s)), qPrintable(usage));
        QVERIFY2(!parseConsoleLine(line + u" more"_s, u"Kim"_s) ||
                     usages.contains(usage + u" NUMBER"_s),
                 qPrintable(usage));
    }
    QVERIFY(usages.contains(u"move ROOM TIMESLOT DAY ROOM TIMESLOT DAY"_s));
    QVERIFY(usages.contains(u"conflicts NUMBER"_s));
}

ROOMCAST_TEST(TestConsoleCommand)

} // namespace roomcast::tst_console_command

#include "tst_console_command.moc"
