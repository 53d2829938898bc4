// SPDX-License-Identifier: MIT
//
// The table of the kinds of event: complete, with names that scripts can rely on, and as the manual
// for scripts lists it.
#include "support/test_main.h"
#include "text/event_kinds.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace roomcast::tst_event_kinds {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Of a sentence, but for what stands in brackets and may be missing.
QStringList neededBy(const char *sentence)
{
    static const QRegularExpression may_be_missing(u"\\[[^]]*\\]"_s);
    static const QRegularExpression fact(u"\\{(\\w+)\\}"_s);
    QStringList names;
    for (const auto &match : fact.globalMatch(QString::fromUtf8(sentence).remove(may_be_missing)))
        names << match.captured(1);
    return names;
}

} // namespace

class EventKindsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreKebabCaseAndDistinct()
    {
        static const QRegularExpression kebab(u"^[a-z]+(-[a-z]+)*$"_s);
        QSet<QString> names;
        for (int i = 0; i < kEventKinds; ++i) {
            const QString name = scriptName(EventKind(i));
            QVERIFY2(kebab.match(name).hasMatch(), qPrintable(name));
            names.insert(name);
        }
        QCOMPARE(names.size(), kEventKinds);
    }

    /// Name, severity, category, and the facts that its sentence cannot do without.
    void theDocumentsListEveryEvent()
    {
        QFile scripting(QStringLiteral(ROOMCAST_SOURCE_DIR "/docs/scripting.md"));
        QVERIFY(scripting.open(QIODevice::ReadOnly));
        static const QRegularExpression row(
            u"^\\| `([a-z-]+)` \\| (info|notice|warning|error) \\| ([a-z]+) \\|[^|]*\\|(.*)\\|$"_s,
            QRegularExpression::MultilineOption);
        QStringList listed;
        for (const auto &match : row.globalMatch(QString::fromUtf8(scripting.readAll())))
            listed << match.captured(1) + u' ' + match.captured(2) + u' ' + match.captured(3) +
                          match.captured(4);
        QStringList told;
        for (int i = 0; i < kEventKinds; ++i) {
            const KindTraits &traits = traitsOf(EventKind(i));
            const QString name = traits.name + u' ' + scriptName(traits.severity) + u' ' +
                                 scriptName(traits.category);
            const auto is_it = [&](const QString &line) {
                return line.startsWith(name + u' ') || line == name;
            };
            const auto found = std::find_if(listed.begin(), listed.end(), is_it);
            QVERIFY2(found != listed.end(), qPrintable(name));
            for (const QString &fact : neededBy(traits.sentence))
                QVERIFY2(found->contains(u" `%1`"_s.arg(fact)), qPrintable(name + u' ' + fact));
            told << name;
        }
        QCOMPARE(listed.size(), told.size());
    }

    void namesOfTheContract_data()
    {
        QTest::addColumn<EventKind>("kind");
        QTest::addColumn<QString>("name");
        QTest::newRow("start") << EventKind::ServerStarted << u"server-started"_s;
        QTest::newRow("join") << EventKind::Joined << u"joined"_s;
        QTest::newRow("election") << EventKind::ElectionStarted << u"election-started"_s;
        QTest::newRow("leader") << EventKind::LeaderElected << u"leader-elected"_s;
        QTest::newRow("heartbeat") << EventKind::HeartbeatFailed << u"heartbeat-failed"_s;
        QTest::newRow("view") << EventKind::ViewInstalled << u"view-installed"_s;
        QTest::newRow("left") << EventKind::MemberLeft << u"member-left"_s;
        QTest::newRow("request") << EventKind::RequestReceived << u"request-received"_s;
        QTest::newRow("reply") << EventKind::ReplySent << u"reply-sent"_s;
    }
    void namesOfTheContract()
    {
        QFETCH(EventKind, kind);
        QTEST(scriptName(kind), "name");
    }

    void everyKindHasASentenceWithoutMarks()
    {
        for (int i = 0; i < kEventKinds; ++i) {
            const QString text = eventText({EventKind(i), {}});
            QVERIFY(text.size() > 5);
            QVERIFY2(!text.contains(u'{') && !text.contains(u'['), qPrintable(text));
        }
    }
};

ROOMCAST_TEST(EventKindsTest)

} // namespace roomcast::tst_event_kinds

#include "tst_event_kinds.moc"
