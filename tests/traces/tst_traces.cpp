// SPDX-License-Identifier: MIT
//
// The golden traces: what servers and clients say and do in ten small stories, to the letter. A
// change of behaviour shows as a difference here; ROOMCAST_TRACES=rewrite writes what is so now,
// to be read in the commit. README.md of this folder says how to read and write them.
#include "core/base/mutation.h"
#include "support/test_main.h"
#include "traces/trace_file.h"
#include "traces/trace_stage.h"

#include <QDir>
#include <QTest>

namespace roomcast::tst_traces {

using namespace Qt::Literals::StringLiterals;
using namespace roomcast::test;

namespace {

QDir folder()
{
    return QDir(QStringLiteral(ROOMCAST_SOURCE_DIR "/tests/traces"));
}

QString textOf(const QString &name)
{
    QFile file(folder().filePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool write(const QString &name, const QString &text)
{
    QFile file(folder().filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0;
}

/// The same script with the trace of today.
std::vector<TraceStep> played(std::vector<TraceStep> steps)
{
    TraceStage stage;
    for (TraceStep &step : steps) {
        const auto found = stage.run(step.command);
        step.trace = found ? *found : QStringList{u"? "_s + found.error()};
    }
    return steps;
}

/// Of each step that differs: its command, and where.
QString differences(const std::vector<TraceStep> &expected, const std::vector<TraceStep> &found)
{
    QString text;
    for (size_t i = 0; i < expected.size(); ++i) {
        const QStringList lines = lineDifferences(expected[i].trace, found[i].trace);
        if (!lines.isEmpty())
            text += u"\n\n%1\n----\n%2"_s.arg(expected[i].command, lines.join(u'\n'));
    }
    return text;
}

} // namespace

class TestTraces final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { active_mutation = Mutation::None; }
    void everythingIsAsItWas_data();
    void everythingIsAsItWas();
    void aBrokenRuleShows_data();
    void aBrokenRuleShows();
    void unknownWordsAreNoCommands_data();
    void unknownWordsAreNoCommands();
    void aFileIsReadAsItIsWritten();
    void differencesAreShownInTheirPlace();
};

void TestTraces::everythingIsAsItWas_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = folder().entryList({u"*.txt"_s}, QDir::Files);
    for (const QString &name : names)
        if (name != u"CMakeLists.txt"_s)
            QTest::newRow(qPrintable(name)) << name;
}

void TestTraces::everythingIsAsItWas()
{
    QFETCH(const QString, name);
    const std::vector<TraceStep> expected = traceSteps(textOf(name));
    QVERIFY(!expected.empty());
    const std::vector<TraceStep> found = played(expected);
    if (qEnvironmentVariable("ROOMCAST_TRACES") == u"rewrite"_s)
        QVERIFY(write(name, traceText(found)));
    else if (const QString text = differences(expected, found); !text.isEmpty())
        QFAIL(qPrintable(name + u" is different now. If it should be: ROOMCAST_TRACES=rewrite"_s +
                         text));
}

void TestTraces::aBrokenRuleShows_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Mutation>("without_rule");
    QTest::newRow("birth") << u"birth.txt"_s << Mutation::ReplyEarly;
    QTest::newRow("failover") << u"failover.txt"_s << Mutation::LeadWithoutStates;
    QTest::newRow("frozen") << u"frozen.txt"_s << Mutation::ReadWithoutRound;
    QTest::newRow("partition") << u"partition.txt"_s << Mutation::CarriedForgotten;
    QTest::newRow("transfer") << u"transfer.txt"_s << Mutation::BornPrimary;
}

void TestTraces::aBrokenRuleShows()
{
    QFETCH(const QString, name);
    QFETCH(const Mutation, without_rule);
    const std::vector<TraceStep> expected = traceSteps(textOf(name));
    active_mutation = without_rule;
    QVERIFY(!differences(expected, played(expected)).isEmpty());
}

void TestTraces::unknownWordsAreNoCommands_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command :
         {"serve 100", "server", "server high", "freeze 100 1h", "ask Kim days", "client"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestTraces::unknownWordsAreNoCommands()
{
    QFETCH(const QString, command);
    QVERIFY(!TraceStage().run(command));
}

void TestTraces::aFileIsReadAsItIsWritten()
{
    const QString text =
        u"# Why.\n\nserver 100\n----\n0 100 starts\n1 100 leads\n\n# Then.\nstatus\n----\n"_s;
    const std::vector<TraceStep> steps = traceSteps(text);
    QCOMPARE(steps.size(), 2u);
    QCOMPARE(steps.front().trace.size(), 2);
    QVERIFY(steps.back().trace.isEmpty());
    QCOMPARE(traceText(steps), text);
}

void TestTraces::differencesAreShownInTheirPlace()
{
    const QStringList before{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s};
    QStringList after = before;
    QVERIFY(lineDifferences(before, after).isEmpty());
    after.replace(1, u"x"_s);
    QCOMPARE(lineDifferences(before, after),
             (QStringList{u"  a"_s, u"- b"_s, u"+ x"_s, u"  c"_s, u"  d"_s, u"  e"_s, u"  …"_s}));
}

ROOMCAST_TEST(TestTraces)

} // namespace roomcast::tst_traces

#include "tst_traces.moc"
