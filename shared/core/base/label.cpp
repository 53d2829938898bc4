// SPDX-License-Identifier: MIT
#include "core/base/label.h"

#include <algorithm>

namespace roomcast {

namespace {

/// In capitals; 0 for what cannot stand in a label.
char labelChar(QChar c)
{
    const char16_t code = c.unicode();
    if ((code >= u'A' && code <= u'Z') || (code >= u'0' && code <= u'9'))
        return char(code);
    return code >= u'a' && code <= u'z' ? char(code - u'a' + u'A') : '\0';
}

} // namespace

std::optional<Label> Label::from(QStringView text)
{
    if (text.isEmpty() || text.size() > kCharsMax)
        return std::nullopt;
    Label label;
    std::transform(text.begin(), text.end(), label.m_chars.begin(), labelChar);
    if (label.size() != text.size())
        return std::nullopt;
    return label;
}

qsizetype Label::size() const
{
    return std::find(m_chars.begin(), m_chars.end(), '\0') - m_chars.begin();
}

} // namespace roomcast
