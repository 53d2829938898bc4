// SPDX-License-Identifier: MIT
#include "core/booking/words.h"

#include "core/base/codec.h"

#include <algorithm>

namespace roomcast {

namespace {

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control;
}

bool isPrintable(const QString &text, qsizetype chars_max)
{
    return text.size() <= chars_max && text.toUtf8().size() <= codec::kTextBytesMax &&
           text.isValidUtf16() && std::none_of(text.begin(), text.end(), isControl);
}

} // namespace

std::optional<QStringList> quotedWordsOf(const QString &line)
{
    QStringList words;
    QString word;
    bool in_word = false;
    bool in_quotes = false;
    for (const QChar c : line) {
        if (c == u'"') {
            in_quotes = !in_quotes;
            in_word = true; // also an empty one
        } else if (c.isSpace() && !in_quotes) {
            if (std::exchange(in_word, false))
                words << std::exchange(word, {});
        } else {
            word += c;
            in_word = true;
        }
    }
    if (in_quotes)
        return std::nullopt;
    if (in_word)
        words << word;
    return words;
}

QString quoted(const QString &name)
{
    const bool plain = !name.isEmpty() && !name.startsWith(u'#') &&
                       std::none_of(name.begin(), name.end(), [](QChar c) { return c.isSpace(); });
    return plain ? name : QString(u'"' + name + u'"');
}

QString normalName(const QString &name)
{
    QString seen = name;
    seen.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    return seen.normalized(QString::NormalizationForm_C).simplified();
}

QString foldedName(const QString &name)
{
    return normalName(name).toCaseFolded().normalized(QString::NormalizationForm_C);
}

QStringList wordsOf(const QString &line)
{
    return line.simplified().split(u' ', Qt::SkipEmptyParts);
}

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return isControl(c) && !c.isSpace(); });
}

bool isPersonName(const QString &person)
{
    return !person.isEmpty() && isPrintable(person, kPersonCharsMax);
}

bool isTitle(const QString &title)
{
    return isPrintable(title, kTitleCharsMax);
}

} // namespace roomcast
