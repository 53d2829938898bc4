// SPDX-License-Identifier: MIT
//
// What a headless server is told from outside: lines on standard input, what they mean, signals.
#include "cli/line_reader.h"
#include "cli/server_controls.h"
#include "cli/signal_watcher.h"
#include "support/test_main.h"
#include "text/fault_text.h"

#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace roomcast::tst_server_controls {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString shown(const Result<std::optional<ServerControl>, ControlError> &control)
{
    if (!control)
        return u"error: "_s + controlErrorText(control.error());
    if (!*control)
        return u"nothing"_s;
    return std::visit(
        Overloaded{
            [](const CrashControl &) { return u"crash"_s; },
            [](const LeaveControl &) { return u"leave"_s; },
            [](const FreezeControl &freeze) { return u"freeze %1 ms"_s.arg(freeze.pause.count()); },
            [](const DeadControl &dead) { return u"dead %1"_s.arg(dead.id.value); },
            [](const JoinGroupControl &) { return u"join-group"_s; },
            [](const FaultControl &fault) {
                const Faults before{1, 1ms, 1ms, 1, 1, ServerId{1}, 1ms};
                Faults faults = before;
                fault.set(faults);
                QStringList changes;
                for (const auto &[name, value] : faultChanges(before, faults))
                    changes << name + u' ' + value;
                return changes.join(u", "_s);
            },
            [](const PartitionControl &side) {
                return QString(u"partition "_s + side.label.text());
            },
            [](const HealControl &) { return u"heal"_s; },
            [](const HealAfterControl &heal) { return u"heal-after %1"_s.arg(heal.requests); },
            [](const StatusControl &) { return u"status"_s; },
            [](const HelpControl &) { return u"help"_s; }},
        **control);
}

/// A pipe whose reading end is handed to a LineReader.
class Pipe {
public:
    Pipe() { QCOMPARE(::pipe(m_ends), 0); }
    ~Pipe()
    {
        ::close(m_ends[0]);
        closeWriter();
    }
    int reader() const { return m_ends[0]; }
    void write(const QByteArray &bytes)
    {
        QCOMPARE(::write(m_ends[1], bytes.constData(), static_cast<size_t>(bytes.size())),
                 bytes.size());
    }
    void closeWriter()
    {
        if (m_ends[1] >= 0)
            ::close(m_ends[1]);
        m_ends[1] = -1;
    }

private:
    int m_ends[2];
};

QStringList linesOf(const QSignalSpy &spy)
{
    QStringList lines;
    for (const auto &call : spy)
        lines << call.constFirst().toString();
    return lines;
}

} // namespace

class ServerControlsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parse_data();
    void parse();
    void helpListsEveryControl();

    void linesComeAsTheyAreWritten();
    void lastLineMayLackItsNewline();
    void emptyInputEnds_data();
    void emptyInputEnds();
    void regularFileIsReadToItsEnd();
    void pausedReaderHandsOutNothing();
    void pauseFromASlotHolds();
    void pauseOnTheLastLineHoldsTheEnd();
    void longLineIsCut();

    void signalAsksOnce_data();
    void signalAsksOnce();
    void ignoredSignalStaysIgnored();
};

void ServerControlsTest::parse_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    const QString seconds = u"error: freeze takes a number of seconds (0.1 to 600)"_s;
    QTest::newRow("crash") << u"crash"_s << u"crash"_s;
    QTest::newRow("leave") << u"  leave "_s << u"leave"_s;
    QTest::newRow("status") << u"status"_s << u"status"_s;
    QTest::newRow("help") << u"help"_s << u"help"_s;
    QTest::newRow("freeze") << u"freeze 3"_s << u"freeze 3000 ms"_s;
    QTest::newRow("freeze shortest") << u"freeze\t0.1"_s << u"freeze 100 ms"_s;
    QTest::newRow("freeze longest") << u"freeze 600"_s << u"freeze 600000 ms"_s;
    QTest::newRow("freeze too short") << u"freeze 0.099"_s << seconds;
    QTest::newRow("freeze too long") << u"freeze 600.001"_s << seconds;
    QTest::newRow("freeze nothing") << u"freeze"_s << seconds;
    QTest::newRow("freeze twice") << u"freeze 1 2"_s << seconds;
    QTest::newRow("freeze negative") << u"freeze -1"_s << seconds;
    QTest::newRow("freeze words") << u"freeze soon"_s << seconds;
    QTest::newRow("freeze exponent") << u"freeze 1e2"_s << seconds;
    QTest::newRow("freeze infinite") << u"freeze inf"_s << seconds;
    const QString id = u"error: dead takes the ID of a server (1 to 4294967295)"_s;
    QTest::newRow("dead") << u"dead 300"_s << u"dead 300"_s;
    QTest::newRow("join-group") << u"join-group"_s << u"join-group"_s;
    QTest::newRow("dead nobody") << u"dead"_s << id;
    QTest::newRow("dead zero") << u"dead 0"_s << id;
    QTest::newRow("dead two") << u"dead 300 200"_s << id;
    const QString percent = u"error: loss takes a whole number of percent (0 to 100)"_s;
    QTest::newRow("loss none") << u"loss 0"_s << u"loss 0 %"_s;
    QTest::newRow("loss all") << u" loss  100"_s << u"loss 100 %"_s;
    QTest::newRow("loss nothing") << u"loss"_s << percent;
    QTest::newRow("loss too much") << u"loss 101"_s << percent;
    QTest::newRow("loss of a part") << u"loss 0.5"_s << percent;
    const QString label = u"error: partition takes a label of 1 to 8 letters and digits"_s;
    QTest::newRow("partition") << u"partition b"_s << u"partition B"_s;
    QTest::newRow("partition nothing") << u"partition"_s << label;
    QTest::newRow("partition two") << u"partition B C"_s << label;
    QTest::newRow("partition too long") << u"partition ABCDEFGHI"_s << label;
    const QString count = u"error: heal-after takes a number of requests (0 to 9999; 0: never)"_s;
    QTest::newRow("heal") << u"heal"_s << u"heal"_s;
    QTest::newRow("heal something") << u"heal B"_s << u"error: heal takes nothing"_s;
    QTest::newRow("heal after some") << u"heal-after 3"_s << u"heal-after 3"_s;
    QTest::newRow("heal after most") << u"heal-after 9999"_s << u"heal-after 9999"_s;
    QTest::newRow("heal after too many") << u"heal-after 10000"_s << count;
    QTest::newRow("heal after nothing") << u"heal-after"_s << count;
    const QString time = u" takes whole milliseconds (0 to 10000)"_s;
    QTest::newRow("delay") << u"delay 50"_s << u"delay 50 ms"_s;
    QTest::newRow("delay too long") << u"delay 10001"_s << u"error: delay"_s + time;
    QTest::newRow("jitter") << u"jitter 0"_s << u"jitter 0 ms"_s;
    QTest::newRow("duplicate") << u"duplicate 10"_s << u"duplicate 10 %"_s;
    QTest::newRow("reorder") << u"reorder 5"_s << u"reorder 5 %"_s;
    QTest::newRow("peer") << u"fault-peer 300"_s << u"fault-peer 300"_s;
    QTest::newRow("all peers") << u"fault-peer all"_s << u"fault-peer all"_s;
    QTest::newRow("no peer") << u"fault-peer none"_s
                             << u"error: fault-peer takes the ID of a server, or all"_s;
    QTest::newRow("service time") << u"service-time 10000"_s << u"service-time 10000 ms"_s;
    QTest::newRow("no service time") << u"service-time"_s << u"error: service-time"_s + time;
    QTest::newRow("loss with a sign") << u"loss 20%"_s << percent;
    QTest::newRow("blank") << u"   "_s << u"nothing"_s;
    QTest::newRow("empty") << u""_s << u"nothing"_s;
    QTest::newRow("comment") << u"# crash"_s << u"nothing"_s;
    QTest::newRow("unknown") << u"explode now"_s
                             << u"error: explode: unknown control; \"help\" lists them"_s;
    QTest::newRow("case counts") << u"Crash"_s
                                 << u"error: Crash: unknown control; \"help\" lists them"_s;
    QTest::newRow("crash takes nothing") << u"crash 5"_s << u"error: crash takes nothing"_s;
}

void ServerControlsTest::parse()
{
    QFETCH(QString, line);
    QTEST(shown(parseControl(line)), "expected");
}

void ServerControlsTest::helpListsEveryControl()
{
    const QString help = controlHelp().join(u'\n');
    for (const auto &word :
         {u"crash"_s, u"leave"_s, u"freeze"_s, u"dead"_s, u"join-group"_s, u"loss"_s, u"delay"_s,
          u"jitter"_s, u"duplicate"_s, u"reorder"_s, u"fault-peer"_s, u"service-time"_s,
          u"partition"_s, u"heal "_s, u"heal-after"_s, u"status"_s, u"help"_s})
        QVERIFY2(help.contains(word), qPrintable(word));
}

void ServerControlsTest::linesComeAsTheyAreWritten()
{
    Pipe pipe;
    LineReader reader(pipe.reader());
    const QSignalSpy lines(&reader, &LineReader::lineRead);
    const QSignalSpy ended(&reader, &LineReader::ended);
    pipe.write("one\r\ntw");
    QTRY_COMPARE(linesOf(lines), QStringList{u"one"_s});
    pipe.write("o\n\nthree \xC3\xA9\n");
    QTRY_COMPARE(linesOf(lines), (QStringList{u"one"_s, u"two"_s, u""_s, u"three é"_s}));
    QCOMPARE(ended.size(), 0);
    pipe.closeWriter();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(lines.size(), 4);
}

void ServerControlsTest::lastLineMayLackItsNewline()
{
    Pipe pipe;
    LineReader reader(pipe.reader());
    const QSignalSpy lines(&reader, &LineReader::lineRead);
    const QSignalSpy ended(&reader, &LineReader::ended);
    pipe.write("one\ntwo");
    pipe.closeWriter();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(linesOf(lines), (QStringList{u"one"_s, u"two"_s}));
}

void ServerControlsTest::emptyInputEnds_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("the null device") << QByteArray("/dev/null");
    QTest::newRow("a folder, which cannot be read") << QByteArray("/");
}

void ServerControlsTest::emptyInputEnds()
{
    QFETCH(QByteArray, path);
    const int descriptor = ::open(path.constData(), O_RDONLY);
    QVERIFY(descriptor >= 0);
    {
        LineReader reader(descriptor);
        const QSignalSpy lines(&reader, &LineReader::lineRead);
        const QSignalSpy ended(&reader, &LineReader::ended);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(lines.size(), 0);
    }
    ::close(descriptor);
}

void ServerControlsTest::regularFileIsReadToItsEnd()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    for (int i = 0; i < 20'000; ++i)
        file.write("line " + QByteArray::number(i) + '\n');
    QVERIFY(file.seek(0));
    LineReader reader(file.handle());
    const QSignalSpy lines(&reader, &LineReader::lineRead);
    const QSignalSpy ended(&reader, &LineReader::ended);
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(lines.size(), 20'000);
    QCOMPARE(linesOf(lines).constLast(), u"line 19999"_s);
}

void ServerControlsTest::pausedReaderHandsOutNothing()
{
    Pipe pipe;
    LineReader reader(pipe.reader());
    const QSignalSpy lines(&reader, &LineReader::lineRead);
    const QSignalSpy ended(&reader, &LineReader::ended);
    reader.pause();
    pipe.write("one\n");
    pipe.closeWriter();
    QCoreApplication::processEvents();
    QCOMPARE(lines.size() + ended.size(), 0);
    reader.resume();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(linesOf(lines), QStringList{u"one"_s});
}

void ServerControlsTest::pauseFromASlotHolds()
{
    Pipe pipe;
    LineReader reader(pipe.reader());
    connect(&reader, &LineReader::lineRead, &reader, &LineReader::pause);
    const QSignalSpy lines(&reader, &LineReader::lineRead);
    const QSignalSpy ended(&reader, &LineReader::ended);
    pipe.write("one\ntwo\n");
    pipe.closeWriter();
    QTRY_COMPARE(linesOf(lines), QStringList{u"one"_s});
    QCoreApplication::processEvents();
    QCOMPARE(lines.size(), 1);
    reader.resume();
    QTRY_COMPARE(linesOf(lines), (QStringList{u"one"_s, u"two"_s}));
    QCOMPARE(ended.size(), 0);
    reader.resume();
    QTRY_COMPARE(ended.size(), 1);
}

void ServerControlsTest::pauseOnTheLastLineHoldsTheEnd()
{
    Pipe pipe;
    LineReader reader(pipe.reader());
    connect(&reader, &LineReader::lineRead, &reader, &LineReader::pause);
    const QSignalSpy lines(&reader, &LineReader::lineRead);
    const QSignalSpy ended(&reader, &LineReader::ended);
    pipe.write("one");
    pipe.closeWriter();
    QTRY_COMPARE(lines.size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(ended.size(), 0);
    reader.resume();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(lines.size(), 1);
}

void ServerControlsTest::longLineIsCut()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("short\n" + QByteArray(3 * LineReader::kLineBytesMax, 'x') + "\nafter\n");
    QVERIFY(file.seek(0));
    LineReader reader(file.handle());
    const QSignalSpy lines(&reader, &LineReader::lineRead);
    const QSignalSpy ended(&reader, &LineReader::ended);
    QTRY_COMPARE(ended.size(), 1);
    const QStringList seen = linesOf(lines);
    QCOMPARE(seen.size(), 3);
    QCOMPARE(seen[0], u"short"_s);
    QCOMPARE(seen[1].size(), LineReader::kLineBytesMax);
    QCOMPARE(seen[2], u"after"_s);
}

void ServerControlsTest::signalAsksOnce_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("terminate") << SIGTERM;
    QTest::newRow("interrupt") << SIGINT;
    QTest::newRow("hang up") << SIGHUP;
}

void ServerControlsTest::signalAsksOnce()
{
    QFETCH(int, number);
    SignalWatcher watcher;
    const QSignalSpy asked(&watcher, &SignalWatcher::endRequested);
    QCOMPARE(::raise(number), 0);
    QTRY_COMPARE(asked.size(), 1);
}

void ServerControlsTest::ignoredSignalStaysIgnored()
{
    const auto before = std::signal(SIGHUP, SIG_IGN);
    {
        SignalWatcher watcher;
        const QSignalSpy asked(&watcher, &SignalWatcher::endRequested);
        ::raise(SIGHUP);
        QCoreApplication::processEvents();
        QCOMPARE(asked.size(), 0);
    }
    std::signal(SIGHUP, before);
}

ROOMCAST_TEST(ServerControlsTest)

} // namespace roomcast::tst_server_controls

#include "tst_server_controls.moc"
