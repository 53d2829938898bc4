// SPDX-License-Identifier: MIT
//
// What counts as a word, and which texts people may write into the bookings. Used by the catalogue,
// the console and the booking state, so that all three agree; nothing here can fail.
#pragma once

#include <QString>
#include <QStringList>

namespace roomcast {

/// Longest name of a person and longest title, in UTF-16 code units.
inline constexpr qsizetype kPersonCharsMax = 100;
inline constexpr qsizetype kTitleCharsMax = 200;

/// The words of a line: what white space separates.
QStringList wordsOf(const QString &line);
/// True where something in `text` is a control character other than white space.
bool hasControlCharacter(const QString &text);
/// `person` may sign a booking: 1 to kPersonCharsMax printable characters, trimmed before.
bool isPersonName(const QString &person);
/// `title` may stand on a booking: printable, may be empty, fits a message; trimmed before.
bool isTitle(const QString &title);

} // namespace roomcast
