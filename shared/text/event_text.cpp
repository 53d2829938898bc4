// SPDX-License-Identifier: MIT
#include "text/event_text.h"

#include "text/event_kinds.h"
#include "text/event_reason_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr char kContext[] = "EventText";

QString translated(const char *source)
{
    return QCoreApplication::translate(kContext, source);
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
        return reasonText(value.toString()).value_or(value.toString());
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
