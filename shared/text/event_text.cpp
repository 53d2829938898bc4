// SPDX-License-Identifier: MIT
#include "text/event_text.h"

#include "text/event_facts.h"
#include "text/event_kinds.h"
#include "text/language.h"

#include <QCoreApplication>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

QString translated(const char *source)
{
    return QCoreApplication::translate("EventText", source);
}

/// None if the event has no such fact.
std::optional<QString> textOfFact(const Event &event, QStringView name)
{
    std::optional<QString> text;
    std::visit(
        [&](const auto &facts) {
            event::visitFacts(facts, [&](QLatin1StringView each, const auto &value) {
                if (each == name)
                    text = factText(value);
            });
        },
        event);
    return text;
}

struct Filled {
    QString text;
    bool complete = true;
};

/// Fills in the facts in one pass: braces inside a fact's own text stay what they are.
Filled filledIn(QStringView piece, const Event &event)
{
    Filled filled;
    qsizetype from = 0;
    for (qsizetype open = piece.indexOf(u'{'); open >= 0; open = piece.indexOf(u'{', from)) {
        const qsizetype close = piece.indexOf(u'}', open);
        Q_ASSERT(close > open);
        const auto fact = textOfFact(event, piece.sliced(open + 1, close - open - 1));
        filled.text += piece.sliced(from, open - from);
        filled.text += fact.value_or(QString());
        filled.complete = filled.complete && fact;
        from = close + 1;
    }
    filled.text += piece.sliced(from);
    return filled;
}

QString sentenceText(QStringView sentence, const Event &event)
{
    QString text;
    qsizetype from = 0;
    for (qsizetype open = sentence.indexOf(u'['); open >= 0; open = sentence.indexOf(u'[', from)) {
        const qsizetype close = sentence.indexOf(u']', open);
        Q_ASSERT(close > open);
        text += filledIn(sentence.sliced(from, open - from), event).text;
        const Filled optional = filledIn(sentence.sliced(open + 1, close - open - 1), event);
        text += optional.complete ? optional.text : QString();
        from = close + 1;
    }
    return text + filledIn(sentence.sliced(from), event).text;
}

} // namespace

Severity severityOf(const Event &event)
{
    return traitsOf(event).severity;
}

Category categoryOf(const Event &event)
{
    return traitsOf(event).category;
}

QString scriptName(const Event &event)
{
    return traitsOf(event).name;
}

QString eventText(const Event &event)
{
    return sentenceText(translated(traitsOf(event).sentence), event);
}

QString epochText(const Epoch &epoch)
{
    return QString::number(epoch.counter) + u'.' + QString::number(epoch.owner.value);
}

QString elapsedText(Duration elapsed)
{
    const QLocale locale = spokenLocale();
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

QString textLine(const LogRecord &record, const LocalTime &local)
{
    constexpr int kCategoryWidth = 10; // of "membership", the longest
    constexpr int kNumberWidth = 6;
    const QString category = scriptName(categoryOf(record.event)).leftJustified(kCategoryWidth);
    const QString number = record.number > 0 ? QString::number(record.number) : QString();
    return local.text(record.time) + number.rightJustified(kNumberWidth) + "  "_L1 + category +
           "  "_L1 + eventText(record.event);
}

} // namespace roomcast
