// SPDX-License-Identifier: MIT
//
// The partition label of a server or client: who carries another one is not heard, as if the
// network were cut. 1 to 8 letters and digits, in capitals. A plain value, made from text that is
// checked; used by packets, engines and options.
#pragma once

#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace roomcast {

class Label {
public:
    static constexpr qsizetype kCharsMax = 8;

    /// "A", which servers carry unless told otherwise.
    constexpr Label() = default;
    /// None where the text is empty, too long, or holds anything but ASCII letters and digits.
    static std::optional<Label> from(QStringView text);

    QString text() const { return QString::fromLatin1(m_chars.data(), size()); }
    friend constexpr auto operator<=>(const Label &, const Label &) = default;

private:
    qsizetype size() const;

    std::array<char, kCharsMax> m_chars{'A'}; ///< padded with zeros
};

} // namespace roomcast
