// SPDX-License-Identifier: MIT
//
// Every reason, cause, action and outcome that an event can name has words for people. The names
// are read from the sources, so a new one without words fails here.
#include "support/test_main.h"
#include "text/event_reason_text.h"
#include "text/event_text.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace roomcast::tst_event_reasons {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Sources that give events their names: whatever looks like a name in them is one, but for those
/// of facts and for kOthers.
const QStringList kSources = {
    u"shared/core/base/network_trouble.h"_s,
    u"shared/core/booking/refusal_name.cpp"_s,
    u"shared/core/election"_s,
    u"shared/core/engine"_s,
    u"shared/core/group"_s,
    u"shared/core/server"_s,
    u"shared/node/link_port.cpp"_s,
    u"shared/node/node_events.cpp"_s,
    u"shared/node/packet_port.cpp"_s,
    u"shared/node/server_node.cpp"_s,
    u"shared/node/service_queue.cpp"_s,
    u"server_gui/app/server_process.cpp"_s,
};

/// Values of other facts, and what no event tells.
const QSet<QString> kOthers = {u"confirmed"_s,  u"provisional"_s, u"log"_s,   u"state"_s,
                               u"join-group"_s, u"freeze"_s,      u"works"_s, u"heal-after"_s,
                               u"details"_s,    u"more"_s};

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString withoutComments(QString text)
{
    static const QRegularExpression comment(u"//[^\\n]*"_s);
    return text.remove(comment);
}

QString sources()
{
    QString all;
    for (const QString &source : kSources) {
        const QString path = QStringLiteral(ROOMCAST_SOURCE_DIR "/") + source;
        if (source.endsWith(u".cpp"_s) || source.endsWith(u".h"_s))
            all += textOf(path);
        for (QDirIterator file(path, {u"*.h"_s, u"*.cpp"_s}, QDir::Files); file.hasNext();)
            all += textOf(file.next());
    }
    return withoutComments(all);
}

QSet<QString> captured(const QString &text, const QString &form)
{
    QSet<QString> names;
    for (const auto &match : QRegularExpression(form).globalMatch(text))
        names.insert(match.captured(1));
    return names;
}

/// What the sources name beside the facts themselves.
QSet<QString> namesIn(QString text)
{
    static const QRegularExpression fact(
        uR"x((?:fact\(|facts\[u|insert\(QStringLiteral\(|\{u)"[a-z_]+")x"_s);
    return captured(text.remove(fact), uR"x("([a-z]+(?:-[a-z]+)*)")x"_s) - kOthers;
}

} // namespace

class TstEventReasons final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNameHasWords()
    {
        const QSet<QString> names = namesIn(sources());
        QVERIFY(names.contains(u"slot-taken"_s) && names.contains(u"silence"_s) &&
                names.contains(u"link-from-elsewhere"_s) && names.contains(u"found-out"_s));
        for (const QString &name : names)
            QVERIFY2(reasonText(name), qPrintable(name));
    }

    void allWordsAreOfANameThatCanCome()
    {
        const QString words =
            textOf(QStringLiteral(ROOMCAST_SOURCE_DIR "/shared/text/event_reason_text.cpp"));
        const QSet<QString> known = captured(words, u"\\{\"([a-z-]+)\"_L1"_s);
        QVERIFY(known.size() > 50);
        const QSet<QString> unused = known - namesIn(sources());
        QVERIFY2(unused.isEmpty(), qPrintable(QStringList(unused.values()).join(u' ')));
    }

    void wordsAreNoNames()
    {
        for (const QString &name : namesIn(sources()))
            QVERIFY2(!name.contains(u'-') || reasonText(name) != name, qPrintable(name));
    }

    /// What the system said, and what a person typed.
    void freeTextStaysAsItIs()
    {
        QCOMPARE(reasonText(u"two-person talk"_s), std::nullopt);
        const Event full{EventKind::StoreFailed,
                         {{u"reason"_s, u"/srv/room-data/slot-1: read-only file system"_s},
                          {u"where"_s, u"/srv/room-data/slot-1"_s}}};
        QCOMPARE(eventText(full), u"The copy on disk in /srv/room-data/slot-1 cannot be used: "
                                  u"/srv/room-data/slot-1: read-only file system; this server "
                                  u"stops"_s);
    }
};

ROOMCAST_TEST(TstEventReasons)

} // namespace roomcast::tst_event_reasons

#include "tst_event_reasons.moc"
