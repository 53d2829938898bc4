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
