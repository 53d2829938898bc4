// SPDX-License-Identifier: MIT
//
// Running a file of console commands: order, output and exit status. And the writer that the output
// goes through.
#include "cli/line_writer.h"
#include "support/script_bench.h"
#include "support/test_main.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace roomcast::tst_script_runner {

using namespace roomcast::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject object(const QString &line)
{
    return QJsonDocument::fromJson(line.toUtf8()).object();
}

} // namespace

class ScriptRunnerTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }

    void handsInOneCommandAtATime();
    void bookingsAreSignedByThePerson();
    void textIsTheAnswerThenItsSource();
    void jsonIsOneObjectACommand();
    void wrongLineIsToldAndTheRestRuns();
    void jsonErrorIsAnObjectToo();
    void quitEndsAndNothingRunsAfterIt();
    void emptyInputIsAllAnswered();
    void status_data();
    void status();
    void lateSecondReplyIsWaitedFor();
    void answersOfOthersAreIgnored();
    void whatWasKeptIsToldAsSuch();
    void aRefusedNameGetsTheNearest_data();
    void aRefusedNameGetsTheNearest();
    void withoutNamesTheRefusalIsToldAlone();
    void itsOwnQuestionIsNoCommand();

    void writerNeverBlocksAndReports();
    void writerNoticesAReaderThatLeft();
};

void ScriptRunnerTest::handsInOneCommandAtATime()
{
    ScriptBench bench;
    bench.runner.takeLine(u"# a comment"_s);
    bench.runner.takeLine(u""_s);
    QCOMPARE(bench.busy.size(), 0);
    bench.runner.takeLine(u"rooms"_s);
    QCOMPARE(bench.commands.size(), 1U);
    QVERIFY(bench.commands[0] == Command(Query(ListRooms())));
    QCOMPARE(bench.busy.size(), 1);
    QCOMPARE(bench.idle.size(), 0);
    bench.runner.takeAnswer(bench.answer(Names{{u"SA314"_s}}));
    QCOMPARE(bench.idle.size(), 1);
    bench.runner.takeLine(u"days"_s);
    QCOMPARE(bench.commands.size(), 2U);
    QCOMPARE(bench.finished.size(), 0);
}

void ScriptRunnerTest::bookingsAreSignedByThePerson()
{
    ScriptBench bench;
    bench.runner.takeLine(u"reserve SA314 8:30-9:30 Monday"_s);
    const auto &write = std::get<Write>(bench.commands.at(0));
    QCOMPARE(std::get<Reserve>(write).person, u"Kim"_s);
}

void ScriptRunnerTest::textIsTheAnswerThenItsSource()
{
    ScriptBench bench;
    bench.runner.takeLine(u"rooms"_s);
    bench.runner.takeAnswer(bench.answer(Names{{u"ME4494"_s, u"SA314"_s}}));
    const QStringList lines = bench.lines();
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], u"ME4494"_s);
    QCOMPARE(lines[1], u"SA314"_s);
    QVERIFY2(lines[2].startsWith("# "_L1) && lines[2].contains("300"_L1), qPrintable(lines[2]));
    QCOMPARE(lines[3], u""_s);
}

void ScriptRunnerTest::jsonIsOneObjectACommand()
{
    ScriptBench bench(OutputFormat::Json);
    bench.runner.takeLine(u"rooms"_s);
    bench.runner.takeAnswer(bench.answer(Names{{u"ME4494"_s, u"SA314"_s}}));
    const QStringList lines = bench.lines();
    QCOMPARE(lines.size(), 2);
    const QJsonObject answer = object(lines[0]);
    for (const auto &name :
         {u"command"_s, u"ok"_s, u"answer"_s, u"source"_s, u"status"_s, u"server"_s, u"epoch"_s,
          u"index"_s, u"latency_us"_s, u"attempts"_s, u"replies"_s})
        QVERIFY2(answer.contains(name), qPrintable(name));
    QCOMPARE(answer["command"_L1].toString(), u"rooms"_s);
    QCOMPARE(answer["source"_L1].toString(), u"server"_s);
}

void ScriptRunnerTest::wrongLineIsToldAndTheRestRuns()
{
    ScriptBench bench;
    bench.runner.takeLine(u"explode"_s);
    QCOMPARE(bench.lines().constFirst(), u"explode: unknown command"_s);
    bench.runner.takeLine(u"rooms"_s);
    bench.runner.takeAnswer(bench.failure(AnswerError::NoServer));
    bench.runner.endInput();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.status(), ExitStatus::Usage);
}

void ScriptRunnerTest::jsonErrorIsAnObjectToo()
{
    ScriptBench bench(OutputFormat::Json);
    bench.runner.takeLine(u"explode"_s);
    const QJsonObject answer = object(bench.lines().constFirst());
    QCOMPARE(answer["command"_L1].toString(), u"explode"_s);
    QCOMPARE(answer["ok"_L1], QJsonValue(false));
    QVERIFY(answer.contains("error"_L1));
}

void ScriptRunnerTest::quitEndsAndNothingRunsAfterIt()
{
    ScriptBench bench;
    bench.runner.takeLine(u"quit"_s);
    bench.runner.takeLine(u"rooms"_s);
    bench.runner.endInput();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.status(), ExitStatus::Ok);
    QVERIFY(bench.commands.empty());
    QCOMPARE(bench.printed.size(), 0);
}

void ScriptRunnerTest::emptyInputIsAllAnswered()
{
    ScriptBench bench;
    bench.runner.endInput();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.status(), ExitStatus::Ok);
}

void ScriptRunnerTest::status_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, AnswerError error) {
        QTest::newRow(name) << static_cast<int>(error) << static_cast<int>(ExitStatus::Failed);
    };
    row("no server", AnswerError::NoServer);
    row("busy", AnswerError::Busy);
    row("outcome unknown", AnswerError::OutcomeUnknown);
    row("two replies", AnswerError::TwoReplies);
    row("queue full", AnswerError::QueueFull);
    QTest::newRow("a refusal is an answer") << -1 << static_cast<int>(ExitStatus::Ok);
}

void ScriptRunnerTest::status()
{
    QFETCH(int, error);
    ScriptBench bench;
    bench.runner.takeLine(u"check nowhere"_s);
    const Refused refused{RefusalKind::TooLarge, {}};
    bench.runner.takeAnswer(error < 0 ? bench.answer(refused)
                                      : bench.failure(static_cast<AnswerError>(error)));
    bench.runner.endInput();
    QTRY_COMPARE(bench.finished.size(), 1);
    QTEST(static_cast<int>(bench.status()), "status");
    QVERIFY(bench.lines().size() > 1);
}

void ScriptRunnerTest::lateSecondReplyIsWaitedFor()
{
    ScriptBench bench;
    bench.runner.takeLine(u"rooms"_s);
    bench.runner.takeAnswer(bench.answer(Names{}));
    bench.runner.endInput();
    QCoreApplication::processEvents();
    QCOMPARE(bench.finished.size(), 0);
    Answer second = bench.answer(Names{});
    second.error = AnswerError::TwoReplies;
    second.other = OtherReply{{200}, {9, {200}, {}}, {5}, Confirmation::Provisional, Done{}};
    bench.runner.takeDoubleReply(second);
    QVERIFY(bench.lines().join(u'\n').contains(u"200"_s));
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.status(), ExitStatus::Failed);
}

/// Between the answers to what was asked, and beside their order.
void ScriptRunnerTest::whatWasKeptIsToldAsSuch()
{
    const Reserve wish{{u"SA314"_s, u"9:30-10:30"_s, u"Monday"_s}, u"Ana"_s, {}};
    Answer refused;
    refused.command = Write{wish};
    refused.outcome = Refused{RefusalKind::SlotTaken, u"Zoe"_s};
    refused.source = Source::Server;
    for (const OutputFormat format : {OutputFormat::Text, OutputFormat::Json}) {
        ScriptBench bench(format);
        bench.runner.takeLine(u"rooms"_s);
        bench.runner.takeDecision({{{1}, wish, {}, true}, refused});
        QCOMPARE(bench.idle.size(), 0);
        QVERIFY(bench.lines().join(u'\n').contains(u"Zoe"_s));
        const QJsonObject told = object(bench.lines().constFirst());
        if (format == OutputFormat::Json)
            QVERIFY(told["kept"_L1].toBool() && told["error"_L1] == u"slot-taken"_s);
        else
            QCOMPARE(bench.lines().constFirst(),
                     u"# Kept on this device: reserve SA314 9:30-10:30 Monday"_s);
        bench.runner.takeAnswer(bench.answer(Names{}));
        QCOMPARE(bench.idle.size(), 1);
        QCOMPARE(object(bench.lines()[1]).contains("kept"_L1), false);
    }
}

void ScriptRunnerTest::answersOfOthersAreIgnored()
{
    ScriptBench bench;
    bench.runner.takeLine(u"rooms"_s);
    Answer other = bench.answer(Names{});
    other.ticket = {99};
    bench.runner.takeAnswer(other);
    QCOMPARE(bench.printed.size() + bench.idle.size(), 0);
}

void ScriptRunnerTest::aRefusedNameGetsTheNearest_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<Refused>("refused");
    QTest::addColumn<Query>("question");
    QTest::addColumn<QStringList>("known");
    QTest::addColumn<QString>("nearest");
    using K = RefusalKind;
    QTest::newRow("room") << u"check aspen"_s << Refused{K::UnknownRoom, u"aspen"_s}
                          << Query(ListRooms{}) << QStringList{u"Oak"_s, u"Aspen"_s} << u"Aspen"_s;
    QTest::newRow("timeslot") << u"queue Oak 08:30-09:30 Monday"_s
                              << Refused{K::UnknownTimeslot, u"08:30-09:30"_s}
                              << Query(ListTimeslots{}) << QStringList{u"8:30-9:30"_s}
                              << u"8:30-9:30"_s;
    QTest::newRow("day") << u"day Mondy"_s << Refused{K::UnknownDay, u"Mondy"_s}
                         << Query(ListDays{}) << QStringList{u"Monday"_s} << u"Monday"_s;
    QTest::newRow("none is near") << u"check Lobby"_s << Refused{K::UnknownRoom, u"Lobby"_s}
                                  << Query(ListRooms{}) << QStringList{u"Aspen"_s} << QString();
}

void ScriptRunnerTest::aRefusedNameGetsTheNearest()
{
    QFETCH(QString, line);
    QFETCH(Refused, refused);
    QFETCH(Query, question);
    QFETCH(QStringList, known);
    QFETCH(QString, nearest);
    for (const OutputFormat format : {OutputFormat::Text, OutputFormat::Json}) {
        ScriptBench bench(format);
        bench.runner.takeLine(line);
        bench.runner.takeAnswer(bench.answer(refused));
        QCOMPARE(bench.printed.size(), 0);
        QCOMPARE(bench.idle.size(), 0);
        QVERIFY(bench.commands.back() == Command(question));
        bench.runner.takeAnswer(bench.answer(Names{{known.begin(), known.end()}}));
        QCOMPARE(bench.idle.size(), 1);
        const QStringList lines = bench.lines();
        if (format == OutputFormat::Json) {
            QCOMPARE(object(lines[0])[u"command"_s].toString(), line);
            QCOMPARE(object(lines[0])[u"nearest"_s].toString(), nearest);
            QCOMPARE(lines.size(), 2); // the last is empty
            continue;
        }
        const bool hint = !nearest.isEmpty();
        QCOMPARE(lines.size(), hint ? 4 : 3);
        QVERIFY(!hint || lines[1] == u"Did you mean %1?"_s.arg(nearest));
        bench.runner.endInput();
        QTRY_COMPARE(bench.finished.size(), 1);
        QCOMPARE(bench.status(), ExitStatus::Ok);
    }
}

void ScriptRunnerTest::withoutNamesTheRefusalIsToldAlone()
{
    ScriptBench bench;
    bench.runner.takeLine(u"check aspen"_s);
    bench.runner.takeAnswer(bench.answer(Refused{RefusalKind::UnknownRoom, u"aspen"_s}));
    bench.runner.takeAnswer(bench.failure(AnswerError::NoServer));
    QCOMPARE(bench.lines().first(), u"aspen is not a room"_s);
    QCOMPARE(bench.lines().size(), 3);
    bench.runner.takeLine(u"rooms"_s);
    bench.runner.takeAnswer(bench.answer(Names{{u"Aspen"_s}}));
    QCOMPARE(bench.lines()[2], u"Aspen"_s);
    bench.runner.endInput();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.status(), ExitStatus::Ok);
}

void ScriptRunnerTest::itsOwnQuestionIsNoCommand()
{
    ScriptBench bench;
    bench.runner.takeLine(u"check aspen"_s);
    bench.runner.takeAnswer(bench.answer(Refused{RefusalKind::UnknownRoom, u"aspen"_s}));
    const Answer names = bench.answer(Names{{u"Aspen"_s}});
    bench.runner.takeAnswer(names);
    Answer again = names;
    again.error = AnswerError::TwoReplies;
    bench.runner.takeDoubleReply(again);
    QCOMPARE(bench.printed.size(), 1);
    bench.runner.endInput();
    QTRY_COMPARE(bench.finished.size(), 1);
    QCOMPARE(bench.status(), ExitStatus::Ok);
}

void ScriptRunnerTest::writerNeverBlocksAndReports()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    LineWriter writer(ends[1]);
    const QSignalSpy left_out(&writer, &LineWriter::leftOut);
    const QByteArray line = QByteArray(1023, 'x') + '\n';
    const qsizetype lines = 2 * LineWriter::kWaitingBytesMax / line.size();
    for (qsizetype i = 0; i < lines; ++i)
        writer.write(line);
    QVERIFY(writer.waitingBytes() <= LineWriter::kWaitingBytesMax);
    QVERIFY(!writer.flush(std::chrono::milliseconds(1)));
    qint64 read_bytes = 0;
    QByteArray chunk(64 * 1024, '\0');
    while (left_out.isEmpty()) {
        read_bytes += ::read(ends[0], chunk.data(), static_cast<size_t>(chunk.size()));
        QCoreApplication::processEvents();
    }
    const qint64 missing = left_out.constFirst().constFirst().toLongLong();
    QVERIFY(missing > 0 && missing < lines);
    QVERIFY(writer.flush(std::chrono::milliseconds(1)));
    ::close(ends[1]);
    for (ssize_t count = 1; count > 0; read_bytes += count)
        count = ::read(ends[0], chunk.data(), static_cast<size_t>(chunk.size()));
    ::close(ends[0]);
    QCOMPARE(read_bytes, (lines - missing) * line.size());
}

void ScriptRunnerTest::writerNoticesAReaderThatLeft()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    LineWriter writer(ends[1]);
    const QSignalSpy gone(&writer, &LineWriter::readerGone);
    writer.write("one\n");
    QCOMPARE(gone.size(), 0);
    ::close(ends[0]);
    writer.write("two\n");
    writer.write("three\n");
    QCOMPARE(gone.size(), 1);
    QCOMPARE(writer.waitingBytes(), 0);
    QVERIFY(!writer.flush(std::chrono::milliseconds(-1)));
    ::close(ends[1]);
}

ROOMCAST_TEST(ScriptRunnerTest)

} // namespace roomcast::tst_script_runner

#include "tst_script_runner.moc"
