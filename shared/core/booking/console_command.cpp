// SPDX-License-Identifier: MIT
#include "core/booking/console_command.h"

#include "core/booking/words.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace roomcast {

namespace {

constexpr qsizetype kQuotedCharsMax = 60;

/// What one line of the console may say. Of a word with several forms the first says what is wrong.
struct Form {
    QLatin1StringView word;
    QLatin1StringView arguments;  ///< what each is, as people are told; as many words as it takes
    ConsoleError::Kind otherwise; ///< the error where the arguments do not fit
    std::optional<ConsoleCommand> (*make)(const QStringList &arguments, const QString &person);
};
using Made = std::optional<ConsoleCommand>;

Made query(Query query)
{
    return Command(std::move(query));
}

Made write(Write write)
{
    return Command(std::move(write));
}

SlotKey slotIn(const QStringList &arguments, qsizetype from = 0)
{
    return {arguments[from], arguments[from + 1], arguments[from + 2]};
}

constexpr auto kHolds = "holds"_L1;
constexpr auto kWaits = "waits"_L1;

Made acknowledge(const QStringList &arguments, const QString &person)
{
    const QString &word = arguments[3];
    if (word != kHolds && word != kWaits)
        return std::nullopt;
    const auto standing = word == kHolds ? ClaimStanding::Holds : ClaimStanding::Waits;
    return write(Acknowledge{slotIn(arguments), std::nullopt, standing, person});
}

Made conflictsFrom(const QString &number)
{
    bool is_number = false;
    const quint64 from = number.toULongLong(&is_number);
    return is_number && from > 0 && QString::number(from) == number ? query(ReadConflicts{from})
                                                                    : std::nullopt;
}

constexpr auto kSlotWords = "ROOM TIMESLOT DAY"_L1;

const auto kForms = std::to_array<Form>({
    {"days"_L1, ""_L1, ConsoleError::Kind::TakesNothing,
     [](auto &, auto &) { return query(ListDays{}); }},
    {"rooms"_L1, ""_L1, ConsoleError::Kind::TakesNothing,
     [](auto &, auto &) { return query(ListRooms{}); }},
    {"timeslots"_L1, ""_L1, ConsoleError::Kind::TakesNothing,
     [](auto &, auto &) { return query(ListTimeslots{}); }},
    {"check"_L1, "ROOM"_L1, ConsoleError::Kind::TakesARoom,
     [](auto &a, auto &) { return query(CheckRoom{a[0]}); }},
    {"day"_L1, "DAY"_L1, ConsoleError::Kind::TakesADay,
     [](auto &a, auto &) { return query(ReadDay{a[0]}); }},
    {"reserve"_L1, kSlotWords, ConsoleError::Kind::TakesASlot,
     [](auto &a, auto &person) {
         return write(Reserve{slotIn(a), person, u""_s});
     }},
    {"delete"_L1, kSlotWords, ConsoleError::Kind::TakesASlot,
     [](auto &a, auto &person) {
         return write(Cancel{slotIn(a), std::nullopt, person});
     }},
    {"quit"_L1, ""_L1, ConsoleError::Kind::TakesNothing,
     [](auto &, auto &) { return Made(Quit{}); }},
    {"wait"_L1, kSlotWords, ConsoleError::Kind::TakesASlot,
     [](auto &a, auto &person) {
         return write(JoinQueue{slotIn(a), person, u""_s});
     }},
    {"unwait"_L1, kSlotWords, ConsoleError::Kind::TakesASlot,
     [](auto &a, auto &person) {
         return write(LeaveQueue{slotIn(a), person});
     }},
    {"queue"_L1, kSlotWords, ConsoleError::Kind::TakesASlot,
     [](auto &a, auto &) { return query(ReadSlot{slotIn(a)}); }},
    {"move"_L1, "ROOM TIMESLOT DAY ROOM TIMESLOT DAY"_L1, ConsoleError::Kind::TakesTwoSlots,
     [](auto &a, auto &person) {
         return write(Move{slotIn(a), slotIn(a, 3), std::nullopt, person});
     }},
    {"notices"_L1, ""_L1, ConsoleError::Kind::TakesNothing,
     [](auto &, auto &person) { return query(ReadNotices{person}); }},
    {"acknowledge"_L1, "ROOM TIMESLOT DAY holds|waits"_L1, ConsoleError::Kind::TakesStanding,
     acknowledge},
    {"capacities"_L1, ""_L1, ConsoleError::Kind::TakesNothing,
     [](auto &, auto &) { return query(ReadRooms{}); }},
    {"conflicts"_L1, ""_L1, ConsoleError::Kind::TakesANumber,
     [](auto &, auto &) { return query(ReadConflicts{}); }},
    {"conflicts"_L1, "NUMBER"_L1, ConsoleError::Kind::TakesANumber,
     [](auto &a, auto &) { return conflictsFrom(a[0]); }},
});

QString line(QLatin1StringView word, const SlotKey &slot)
{
    return word + u' ' + quoted(slot.room) + u' ' + quoted(slot.timeslot) + u' ' + quoted(slot.day);
}

QString lineOf(const OpenSession &)
{
    return u"open-session"_s;
}
QString lineOf(const Reserve &reserve)
{
    return line("reserve"_L1, reserve.slot);
}
QString lineOf(const Cancel &cancel)
{
    return line("delete"_L1, cancel.slot);
}
QString lineOf(const JoinQueue &join)
{
    return line("wait"_L1, join.slot);
}
QString lineOf(const LeaveQueue &leave)
{
    return line("unwait"_L1, leave.slot);
}
QString lineOf(const Move &move)
{
    return line("move"_L1, move.from) + line(""_L1, move.to);
}
QString lineOf(const Acknowledge &acknowledge)
{
    const auto word = acknowledge.standing == ClaimStanding::Holds ? kHolds : kWaits;
    return line("acknowledge"_L1, acknowledge.slot) + u' ' + word;
}
QString lineOf(const ReadSlot &read)
{
    return line("queue"_L1, read.slot);
}
QString lineOf(const ReadNotices &)
{
    return u"notices"_s;
}
QString lineOf(const ReadConflicts &read)
{
    return read.from == 0 ? u"conflicts"_s : "conflicts "_L1 + QString::number(read.from);
}
QString lineOf(const ReadRooms &)
{
    return u"capacities"_s;
}
QString lineOf(const ListDays &)
{
    return u"days"_s;
}
QString lineOf(const ListRooms &)
{
    return u"rooms"_s;
}
QString lineOf(const ListTimeslots &)
{
    return u"timeslots"_s;
}
QString lineOf(const CheckRoom &check)
{
    return "check "_L1 + quoted(check.room);
}
QString lineOf(const ReadDay &read)
{
    return "day "_L1 + quoted(read.day);
}

} // namespace

Result<std::optional<ConsoleCommand>, ConsoleError> parseConsoleLine(const QString &line,
                                                                     const QString &person)
{
    if (line.size() > kConsoleLineMax)
        return Failure{ConsoleError{ConsoleError::Kind::TooLong, line.left(kQuotedCharsMax)}};
    const QString start = line.trimmed();
    if (start.isEmpty() || start.startsWith(u'#'))
        return std::optional<ConsoleCommand>();
    auto split = quotedWordsOf(line);
    if (!split)
        return Failure{ConsoleError{ConsoleError::Kind::OpenQuote, line.left(kQuotedCharsMax)}};
    QStringList words = std::move(*split);
    const QString word = words.takeFirst();
    for (QString &argument : words)
        argument = normalName(argument);
    const auto named = [&](const Form &candidate) { return candidate.word == word; };
    const auto fits = [&](const Form &candidate) {
        return named(candidate) && wordsOf(candidate.arguments).size() == words.size();
    };
    const auto first = std::find_if(kForms.begin(), kForms.end(), named);
    if (first == kForms.end())
        return Failure{ConsoleError{ConsoleError::Kind::UnknownCommand, word}};
    const auto form = std::find_if(first, kForms.end(), fits);
    auto made = form == kForms.end() ? std::nullopt : form->make(words, person);
    if (!made)
        return Failure{ConsoleError{first->otherwise, word}};
    return made;
}

QStringList consoleUsages()
{
    QStringList usages;
    for (const Form &form : kForms)
        usages << QString(form.word + u' ' + form.arguments).trimmed();
    return usages;
}

QString consoleLine(const Command &command)
{
    return std::visit(
        [](const auto &kind) {
            return std::visit([](const auto &what) { return lineOf(what); }, kind);
        },
        command);
}

} // namespace roomcast
