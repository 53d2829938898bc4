// SPDX-License-Identifier: MIT
//
// Texts come from other machines and may end up in a terminal, which obeys control characters.
// Used wherever such a text is put into words for people; nothing can fail.
#pragma once

#include <QString>

#include <algorithm>

namespace roomcast {

inline QString printable(QString text)
{
    const auto isControl = [](QChar c) { return c.category() == QChar::Other_Control; };
    std::replace_if(text.begin(), text.end(), isControl, QChar(QChar::ReplacementCharacter));
    return text;
}

} // namespace roomcast
