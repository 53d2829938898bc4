// SPDX-License-Identifier: MIT
//
// What is wrong with a line of the console, in words for people.
#include "text/answer_text.h"
#include "text/printable.h"

#include <QCoreApplication>

namespace roomcast {

namespace {

class ConsoleErrorWords {
    Q_DECLARE_TR_FUNCTIONS(roomcast::ConsoleErrorText)
};

QString consoleSentence(const ConsoleError &error)
{
    switch (error.kind) {
    case ConsoleError::Kind::UnknownCommand:
        return ConsoleErrorWords::tr("%1: unknown command").arg(error.subject);
    case ConsoleError::Kind::TakesNothing:
        return ConsoleErrorWords::tr("%1 takes nothing after it").arg(error.subject);
    case ConsoleError::Kind::TakesARoom:
        return ConsoleErrorWords::tr("%1 takes a room").arg(error.subject);
    case ConsoleError::Kind::TakesADay:
        return ConsoleErrorWords::tr("%1 takes a day").arg(error.subject);
    case ConsoleError::Kind::TakesASlot:
        return ConsoleErrorWords::tr("%1 takes a room, a timeslot and a day").arg(error.subject);
    case ConsoleError::Kind::TakesTwoSlots:
        return ConsoleErrorWords::tr(
                   "%1 takes a room, a timeslot and a day, and then those to move to")
            .arg(error.subject);
    case ConsoleError::Kind::TakesStanding:
        return ConsoleErrorWords::tr("%1 takes a room, a timeslot, a day, and holds or waits")
            .arg(error.subject);
    case ConsoleError::Kind::TakesANumber:
        return ConsoleErrorWords::tr("%1 takes nothing, or the number to begin with")
            .arg(error.subject);
    case ConsoleError::Kind::OpenQuote:
        return ConsoleErrorWords::tr(
                   "%1: a quote is not closed; write names with blanks as \"Meeting room 2\"")
            .arg(error.subject);
    case ConsoleError::Kind::TooLong:
        return ConsoleErrorWords::tr("%1…: a line has at most %2 characters")
            .arg(error.subject, QString::number(kConsoleLineMax));
    }
    Q_UNREACHABLE();
}

} // namespace

QString consoleErrorText(const ConsoleError &error)
{
    return printable(consoleSentence(error));
}

} // namespace roomcast
