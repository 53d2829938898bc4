// SPDX-License-Identifier: MIT
//
// What counts as a word, and which texts people may write into the bookings. Used by the catalogue,
// the console and the booking state, so that all three agree; nothing here can fail.
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace roomcast {

/// Longest name of a person and longest title, in UTF-16 code units.
inline constexpr qsizetype kPersonCharsMax = 100;
inline constexpr qsizetype kTitleCharsMax = 200;

/// The words of a line: what white space separates.
QStringList wordsOf(const QString &line);
/// The same, where what stands in quotes is one word; none where a quote is not closed.
std::optional<QStringList> quotedWordsOf(const QString &line);
/// As quotedWordsOf() takes it: in quotes where the name is not one plain word.
QString quoted(const QString &name);
/// A name as it is kept: composed (NFC), without what cannot be seen, and with single blanks.
QString normalName(const QString &name);
/// Two names that fold to the same are the same to people, whatever the case of their letters.
QString foldedName(const QString &name);
/// True where something in `text` is a control character other than white space.
bool hasControlCharacter(const QString &text);
/// `person` may sign a booking: 1 to kPersonCharsMax printable characters, trimmed before.
bool isPersonName(const QString &person);
/// `title` may stand on a booking: printable, may be empty, fits a message; trimmed before.
bool isTitle(const QString &title);

} // namespace roomcast
