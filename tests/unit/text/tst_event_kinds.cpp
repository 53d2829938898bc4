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

/// One event of each kind, with nothing in it.
template <size_t... Is>
std::vector<Event> oneOfEach(std::index_sequence<Is...>)
{
    return {Event(std::in_place_index<Is>)...};
}
std::vector<Event> oneOfEach()
{
    return oneOfEach(std::make_index_sequence<kEventKinds>());
}

/// Of all facts that an event of the kind may have.
QStringList factsOf(const Event &event)
{
    QStringList names;
    const auto add = [&]<typename E>(const E &) {
        std::apply([&](const auto &...fields) { (names.append(fields.name), ...); }, E::kFields);
    };
    std::visit(add, event);
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
        for (const Event &event : oneOfEach()) {
            const QString name = scriptName(event);
            QVERIFY2(kebab.match(name).hasMatch(), qPrintable(name));
            names.insert(name);
        }
        QCOMPARE(size_t(names.size()), kEventKinds);
    }

    /// Name, severity, category, and all facts.
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
        for (const Event &event : oneOfEach()) {
            const KindTraits &traits = traitsOf(event);
            const QString name = traits.name + u' ' + scriptName(traits.severity) + u' ' +
                                 scriptName(traits.category);
            const auto is_it = [&](const QString &line) {
                return line.startsWith(name + u' ') || line == name;
            };
            const auto found = std::find_if(listed.begin(), listed.end(), is_it);
            QVERIFY2(found != listed.end(), qPrintable(name));
            for (const QString &fact : factsOf(event))
                QVERIFY2(found->contains(u" `%1`"_s.arg(fact)), qPrintable(name + u' ' + fact));
            told << name;
        }
        QCOMPARE(listed.size(), told.size());
    }

    void namesOfTheContract()
    {
        QCOMPARE(scriptName(event::ServerStarted{}), u"server-started"_s);
        QCOMPARE(scriptName(event::Joined{}), u"joined"_s);
        QCOMPARE(scriptName(event::ElectionStarted{}), u"election-started"_s);
        QCOMPARE(scriptName(event::LeaderElected{}), u"leader-elected"_s);
        QCOMPARE(scriptName(event::HeartbeatFailed{}), u"heartbeat-failed"_s);
        QCOMPARE(scriptName(event::ViewInstalled{}), u"view-installed"_s);
        QCOMPARE(scriptName(event::MemberLeft{}), u"member-left"_s);
        QCOMPARE(scriptName(event::RequestReceived{}), u"request-received"_s);
        QCOMPARE(scriptName(event::ReplySent{}), u"reply-sent"_s);
    }

    void factNamesAreSnakeCaseAndDistinct()
    {
        static const QRegularExpression snake(u"^[a-z]+(_[a-z]+)*$"_s);
        for (const Event &event : oneOfEach()) {
            const QStringList names = factsOf(event);
            for (const QString &name : names)
                QVERIFY2(snake.match(name).hasMatch(), qPrintable(name));
            QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
        }
    }

    void everyKindHasASentenceWithoutMarks()
    {
        for (const Event &event : oneOfEach()) {
            const QString text = eventText(event);
            QVERIFY(text.size() > 5);
            QVERIFY2(!text.contains(u'{') && !text.contains(u'['), qPrintable(text));
        }
    }
};

ROOMCAST_TEST(EventKindsTest)

} // namespace roomcast::tst_event_kinds

#include "tst_event_kinds.moc"
