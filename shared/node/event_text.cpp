// SPDX-License-Identifier: MIT
#include "node/event_text.h"

#include "node/event_kinds.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <utility>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char kContext[] = "EventText";

QString translated(const char *source)
{
    return QCoreApplication::translate(kContext, source);
}

/// Reasons, actions and other names that scripts read, in words; what is not listed is shown as it
/// is, with spaces for hyphens.
constexpr std::array<std::pair<QLatin1StringView, const char *>, 60> kPhrases{{
    {"birth"_L1, QT_TRANSLATE_NOOP("EventText", "no group was heard")},
    {"connection-closed"_L1, QT_TRANSLATE_NOOP("EventText", "connection closed")},
    {"silence"_L1, QT_TRANSLATE_NOOP("EventText", "silent, probes unanswered")},
    {"departure"_L1, QT_TRANSLATE_NOOP("EventText", "a server left")},
    {"learner-ready"_L1, QT_TRANSLATE_NOOP("EventText", "a newcomer has caught up")},
    {"challenged"_L1, QT_TRANSLATE_NOOP("EventText", "a lower ID stood")},
    {"promise-unfulfilled"_L1, QT_TRANSLATE_NOOP("EventText", "the promised leader never came")},
    {"two-leaders"_L1, QT_TRANSLATE_NOOP("EventText", "two leaders heard each other")},
    {"newcomer"_L1, QT_TRANSLATE_NOOP("EventText", "new to the group")},
    {"left-out"_L1, QT_TRANSLATE_NOOP("EventText", "a view was installed without this server")},
    {"restarted"_L1, QT_TRANSLATE_NOOP("EventText", "back with an older copy")},
    {"refused"_L1, QT_TRANSLATE_NOOP("EventText", "a member had promised a higher epoch")},
    {"no-answer"_L1, QT_TRANSLATE_NOOP("EventText", "a member did not answer")},
    {"woke-up"_L1, QT_TRANSLATE_NOOP("EventText", "nobody leads after a pause")},
    {"partition"_L1, QT_TRANSLATE_NOOP("EventText", "a server has another partition label")},
    {"unheard"_L1, QT_TRANSLATE_NOOP("EventText", "cut off, and not a word of it since")},
    {"started"_L1, QT_TRANSLATE_NOOP("EventText", "started so")},
    {"asked"_L1, QT_TRANSLATE_NOOP("EventText", "asked to")},
    {"healed"_L1, QT_TRANSLATE_NOOP("EventText", "asked to heal")},
    {"healed-by-count"_L1,
     QT_TRANSLATE_NOOP("EventText", "healed after the requests that were waited for")},
    {"stays-joining"_L1,
     QT_TRANSLATE_NOOP("EventText", "no group is founded beside the one it belongs to")},
    {"end-one"_L1, QT_TRANSLATE_NOOP("EventText", "a person must end one of the two")},
    {"declared-dead"_L1, QT_TRANSLATE_NOOP("EventText", "a person declared a server dead")},
    {"alive"_L1, QT_TRANSLATE_NOOP("EventText", "it is heard, or it is this server")},
    {"no-vote"_L1, QT_TRANSLATE_NOOP("EventText", "it was no member of the last primary view")},
    {"declared-already"_L1, QT_TRANSLATE_NOOP("EventText", "it was declared dead before")},
    {"queue-full"_L1, QT_TRANSLATE_NOOP("EventText", "the queue is full")},
    {"expired"_L1, QT_TRANSLATE_NOOP("EventText", "its time was over")},
    {"left"_L1, QT_TRANSLATE_NOOP("EventText", "left the group in order")},
    {"duplicate-id"_L1, QT_TRANSLATE_NOOP("EventText", "another live server has the same ID")},
    {"store-failed"_L1, QT_TRANSLATE_NOOP("EventText", "the copy on disk cannot be written")},
    {"stop"_L1, QT_TRANSLATE_NOOP("EventText", "this server stops")},
    {"drawn-again"_L1, QT_TRANSLATE_NOOP("EventText", "another one was drawn")},
    {"joining-it"_L1, QT_TRANSLATE_NOOP("EventText", "joining it")},
    {"awaiting-it"_L1, QT_TRANSLATE_NOOP("EventText", "it is to join this one")},
    {"conflict"_L1, QT_TRANSLATE_NOOP("EventText", "both hold bookings, a person must choose")},
    {"elsewhere"_L1, QT_TRANSLATE_NOOP("EventText", "its folder was copied or moved here")},
    {"older"_L1,
     QT_TRANSLATE_NOOP("EventText", "it is older than what was last here, or nothing is "
                                    "remembered of it")},
    {"backup"_L1, QT_TRANSLATE_NOOP("EventText", "it is a backup")},
    {"found-out"_L1, QT_TRANSLATE_NOOP("EventText", "it was found out to be a copy")},
    {"clone"_L1, QT_TRANSLATE_NOOP("EventText", "another server works on a copy of it")},
    {"went-back"_L1, QT_TRANSLATE_NOOP("EventText", "it is older than what others remember of it")},
    {"chosen"_L1, QT_TRANSLATE_NOOP("EventText", "a person chose to join it")},
    {"interface-gone"_L1, QT_TRANSLATE_NOOP("EventText", "there is no such interface")},
    {"interface-down"_L1, QT_TRANSLATE_NOOP("EventText", "it is switched off")},
    {"no-address"_L1, QT_TRANSLATE_NOOP("EventText", "it has no IPv4 address")},
    {"address-changed"_L1, QT_TRANSLATE_NOOP("EventText", "it has another address")},
    {"interface-replaced"_L1, QT_TRANSLATE_NOOP("EventText", "it went, and another one came")},
    {"no-carrier"_L1, QT_TRANSLATE_NOOP("EventText", "no cable, or no radio network")},
    {"send-failed"_L1, QT_TRANSLATE_NOOP("EventText", "the system refuses to send")},
    {"deaf"_L1, QT_TRANSLATE_NOOP("EventText", "it hears nobody's, although they answer")},
    {"mute"_L1, QT_TRANSLATE_NOOP("EventText", "nobody hears what it sends to all")},
    {"precedence"_L1,
     QT_TRANSLATE_NOOP("EventText", "multicast works for this server, and it comes before the "
                                    "leader")},
    {"higher"_L1, QT_TRANSLATE_NOOP("EventText", "“OK, I am higher”")},
    {"higher-up"_L1, QT_TRANSLATE_NOOP("EventText", "a higher ID is up")},
    {"leaving"_L1, QT_TRANSLATE_NOOP("EventText", "it is about to leave")},
    {"multicast"_L1,
     QT_TRANSLATE_NOOP("EventText", "multicast works for others, and not for this server")},
    {"no-copy"_L1, QT_TRANSLATE_NOOP("EventText", "it has no copy of the bookings yet")},
    {"listening"_L1, QT_TRANSLATE_NOOP("EventText", "it has just woken, and listens first")},
    {"cannot-open"_L1, QT_TRANSLATE_NOOP("EventText", "no socket can be opened on it")},
}};

QString phrase(const QString &name)
{
    const auto known = std::ranges::find(kPhrases, name, [](const auto &p) { return p.first; });
    if (known != kPhrases.end())
        return translated(known->second);
    return QString(name).replace(u'-', u' ');
}

QString listText(const QVariantList &list)
{
    QStringList parts;
    for (const QVariant &item : list)
        parts += item.toString();
    return parts.isEmpty() ? translated(QT_TRANSLATE_NOOP("EventText", "nobody"))
                           : parts.join(", "_L1);
}

/// A client's 16 hexadecimal digits are cut to what tells clients apart at a glance.
QString shortClient(const QString &client)
{
    constexpr int kDigits = 6;
    return client.size() > kDigits ? client.left(kDigits) + u'…' : client;
}

QString primaryText(bool primary)
{
    return primary ? translated(QT_TRANSLATE_NOOP("EventText", "primary view"))
                   : translated(QT_TRANSLATE_NOOP("EventText", "provisional view"));
}

QString factText(const QString &name, const QVariant &value)
{
    if (!value.isValid())
        return translated(QT_TRANSLATE_NOOP("EventText", "unknown"));
    if (name.endsWith("_ms"_L1))
        return elapsedText(std::chrono::milliseconds(std::abs(value.toLongLong())));
    if (name.endsWith("bytes"_L1))
        return QLocale().formattedDataSize(value.toLongLong());
    if (name == "client"_L1)
        return shortClient(value.toString());
    if (name == "reason"_L1 || name == "cause"_L1 || name == "action"_L1 || name == "outcome"_L1)
        return phrase(value.toString());
    if (name == "primary"_L1)
        return primaryText(value.toBool());
    if (value.typeId() == QMetaType::QVariantList)
        return listText(value.toList());
    return value.toString();
}

struct Filled {
    QString text;
    bool complete = true;
};

/// Fills in the facts in one pass: braces inside a fact's own text stay what they are.
Filled filledIn(QStringView piece, const QVariantMap &facts)
{
    Filled filled;
    qsizetype from = 0;
    for (qsizetype open = piece.indexOf(u'{'); open >= 0; open = piece.indexOf(u'{', from)) {
        const qsizetype close = piece.indexOf(u'}', open);
        Q_ASSERT(close > open);
        const QString name = piece.sliced(open + 1, close - open - 1).toString();
        filled.text += piece.sliced(from, open - from);
        filled.text += factText(name, facts.value(name));
        filled.complete = filled.complete && facts.contains(name);
        from = close + 1;
    }
    filled.text += piece.sliced(from);
    return filled;
}

QString sentenceText(QStringView sentence, const QVariantMap &facts)
{
    QString text;
    qsizetype from = 0;
    for (qsizetype open = sentence.indexOf(u'['); open >= 0; open = sentence.indexOf(u'[', from)) {
        const qsizetype close = sentence.indexOf(u']', open);
        Q_ASSERT(close > open);
        text += filledIn(sentence.sliced(from, open - from), facts).text;
        const Filled optional = filledIn(sentence.sliced(open + 1, close - open - 1), facts);
        text += optional.complete ? optional.text : QString();
        from = close + 1;
    }
    return text + filledIn(sentence.sliced(from), facts).text;
}

} // namespace

Severity severityOf(EventKind kind)
{
    return traitsOf(kind).severity;
}

Category categoryOf(EventKind kind)
{
    return traitsOf(kind).category;
}

QString scriptName(EventKind kind)
{
    return traitsOf(kind).name;
}

QString eventText(const Event &event)
{
    return sentenceText(translated(traitsOf(event.kind).sentence), event.facts);
}

QString epochText(const Epoch &epoch)
{
    return QString::number(epoch.counter) + u'.' + QString::number(epoch.owner.value);
}

QString elapsedText(Duration elapsed)
{
    const QLocale locale;
    const double ms = std::chrono::duration<double, std::milli>(elapsed).count();
    if (ms < 9.95)
        return translated(QT_TRANSLATE_NOOP("EventText", "%1 ms")).arg(locale.toString(ms, 'g', 2));
    if (ms < 999.5)
        return translated(QT_TRANSLATE_NOOP("EventText", "%1 ms")).arg(qRound64(ms));
    if (ms < 59'950)
        return translated(QT_TRANSLATE_NOOP("EventText", "%1 s"))
            .arg(locale.toString(ms / 1000, 'g', ms < 9'950 ? 2 : 3));
    const qint64 s = qRound64(ms / 1000);
    constexpr qint64 kHour_s = 3600;
    constexpr qint64 kDay_s = 24 * kHour_s;
    if (s >= 2 * kDay_s)
        return translated(QT_TRANSLATE_NOOP("EventText", "%1 d %2 h"))
            .arg(s / kDay_s)
            .arg(s % kDay_s / kHour_s);
    if (s >= 2 * kHour_s)
        return translated(QT_TRANSLATE_NOOP("EventText", "%1 h %2 min"))
            .arg(s / kHour_s)
            .arg(s % kHour_s / 60);
    return translated(QT_TRANSLATE_NOOP("EventText", "%1 min %2 s")).arg(s / 60).arg(s % 60);
}

QString ageText(Duration age)
{
    return elapsedText(std::chrono::floor<std::chrono::milliseconds>(age));
}

QString textLine(const LogRecord &record)
{
    constexpr int kCategoryWidth = 10; // of "membership", the longest
    constexpr int kNumberWidth = 6;
    const QString time =
        QDateTime::fromMSecsSinceEpoch(record.time.value_ms).toString(u"HH:mm:ss.zzz");
    const QString category =
        scriptName(categoryOf(record.event.kind)).leftJustified(kCategoryWidth);
    const QString number = record.number > 0 ? QString::number(record.number) : QString();
    return time + number.rightJustified(kNumberWidth) + "  "_L1 + category + "  "_L1 +
           eventText(record.event);
}

} // namespace roomcast
