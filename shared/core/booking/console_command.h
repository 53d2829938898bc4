// SPDX-License-Identifier: MIT
//
// The console's language: the seven commands of the original assignment, one a line, and those of
// the waiting lists: wait, unwait, queue, move, notices, acknowledge; besides day, capacities and
// conflicts. Parsing knows the words only; whether a room exists is the servers' to say. Called by
// the client's console and script runner; errors come back as values.
#pragma once

#include "core/base/result.h"
#include "core/booking/types.h"

#include <QStringList>

namespace roomcast {

struct Quit {};

using ConsoleCommand = std::variant<Command, Quit>;

struct ConsoleError {
    enum class Kind {
        UnknownCommand, ///< subject: the word
        TakesNothing,   ///< subject: the command
        TakesARoom,     ///< subject: the command
        TakesADay,      ///< subject: the command
        TakesASlot,     ///< subject: the command; it takes a room, a timeslot and a day
        TakesTwoSlots,  ///< subject: the command; it takes a slot and the one to move to
        TakesStanding,  ///< subject: the command; it takes a slot and "holds" or "waits"
        TakesANumber,   ///< subject: the command; it takes nothing or a number
        OpenQuote,      ///< a name in quotes does not end; subject: the line's start
        TooLong,        ///< a line longer than kConsoleLineMax characters; subject: its start
    };
    Kind kind{};
    QString subject;
};

inline constexpr qsizetype kConsoleLineMax = 1024;

/// `line` without its newline; `person` signs what is booked or cancelled.
/// std::nullopt for a blank line or a comment (#).
Result<std::optional<ConsoleCommand>, ConsoleError> parseConsoleLine(const QString &line,
                                                                     const QString &person);
/// What can be typed, a command a line, with the names of what follows it: "check ROOM". In the
/// order of the table that the parser reads.
QStringList consoleUsages();
/// The line that parses to `command`: "check SA314". It says neither person nor title, nor which
/// claim is meant. A session is opened by the client itself, for which there is no line to type:
/// it reads "open-session" in logs.
QString consoleLine(const Command &command);

} // namespace roomcast
