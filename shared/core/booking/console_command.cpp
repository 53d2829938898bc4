// SPDX-License-Identifier: MIT
#include "core/booking/console_command.h"

#include "core/booking/words.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace roomcast {

namespace {

using Kind = ConsoleError::Kind;

constexpr qsizetype kQuotedCharsMax = 60;

/// What one line of the console may say.
struct Form {
    QLatin1StringView word;
    qsizetype arguments;
    Kind otherwise; ///< the error where the number of arguments differs
    ConsoleCommand (*make)(const QStringList &arguments, const QString &person);
};

ConsoleCommand query(Query query)
{
    return Command(std::move(query));
}

ConsoleCommand write(Write write)
{
    return Command(std::move(write));
}

SlotKey slotIn(const QStringList &arguments)
{
    return {arguments[0], arguments[1], arguments[2]};
}

const auto kForms = std::to_array<Form>({
    {"days"_L1, 0, Kind::TakesNothing, [](auto &, auto &) { return query(ListDays{}); }},
    {"rooms"_L1, 0, Kind::TakesNothing, [](auto &, auto &) { return query(ListRooms{}); }},
    {"timeslots"_L1, 0, Kind::TakesNothing, [](auto &, auto &) { return query(ListTimeslots{}); }},
    {"check"_L1, 1, Kind::TakesARoom, [](auto &a, auto &) { return query(CheckRoom{a[0]}); }},
    {"day"_L1, 1, Kind::TakesADay, [](auto &a, auto &) { return query(ReadDay{a[0]}); }},
    {"reserve"_L1, 3, Kind::TakesASlot,
     [](auto &a, auto &person) {
         return write(Reserve{slotIn(a), person, u""_s});
     }},
    {"delete"_L1, 3, Kind::TakesASlot,
     [](auto &a, auto &person) {
         return write(Cancel{slotIn(a), std::nullopt, person});
     }},
    {"quit"_L1, 0, Kind::TakesNothing, [](auto &, auto &) { return ConsoleCommand(Quit{}); }},
});

QString line(QLatin1StringView word, const SlotKey &slot)
{
    return word + u' ' + slot.room + u' ' + slot.timeslot + u' ' + slot.day;
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
    return "check "_L1 + check.room;
}
QString lineOf(const ReadDay &read)
{
    return "day "_L1 + read.day;
}

} // namespace

Result<std::optional<ConsoleCommand>, ConsoleError> parseConsoleLine(const QString &line,
                                                                     const QString &person)
{
    if (line.size() > kConsoleLineMax)
        return Failure{ConsoleError{Kind::TooLong, line.left(kQuotedCharsMax)}};
    QStringList words = wordsOf(line);
    if (words.isEmpty() || words.first().startsWith(u'#'))
        return std::optional<ConsoleCommand>();
    const QString word = words.takeFirst();
    const auto form = std::find_if(kForms.begin(), kForms.end(),
                                   [&](const Form &candidate) { return candidate.word == word; });
    if (form == kForms.end())
        return Failure{ConsoleError{Kind::UnknownCommand, word}};
    if (words.size() != form->arguments)
        return Failure{ConsoleError{form->otherwise, word}};
    return std::optional(form->make(words, person));
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
