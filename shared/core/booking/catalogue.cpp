// SPDX-License-Identifier: MIT
#include "core/booking/catalogue.h"

#include "core/booking/words.h"

#include <QDate>
#include <QStringDecoder>

#include <algorithm>
#include <set>

using namespace Qt::Literals::StringLiterals;

namespace roomcast {

namespace {

using Kind = CatalogueError::Kind;

constexpr qsizetype kQuotedCharsMax = 60;

struct Line {
    int number = 0;
    QString text;
};

Failure<CatalogueError> failure(Kind kind, const QString &file, const Line &line)
{
    return {{kind, file, line.number, line.text}};
}

/// The text of a line without the white space around it, or why it is none. A byte order mark in
/// front, such as editors and joined files leave there, is dropped by the decoder.
Result<Line, CatalogueError> decodeLine(const QByteArray &bytes, int number, const QString &file)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const Line line{number, QString(decoder.decode(bytes)).trimmed()};
    if (decoder.hasError())
        return failure(Kind::NotUtf8, file, {number, {}});
    if (bytes.size() > codec::kTextBytesMax)
        return failure(Kind::TooLong, file, {number, line.text.left(kQuotedCharsMax)});
    if (hasControlCharacter(line.text))
        return failure(Kind::ControlCharacter, file, line);
    return line;
}

/// The lines of a file that hold something, without the white space around it.
Result<std::vector<Line>, CatalogueError> readLines(const QByteArray &bytes, const QString &file)
{
    std::vector<Line> lines;
    qsizetype from = 0;
    for (int number = 1; from < bytes.size(); ++number) {
        if (number > kCatalogueLinesMax)
            return failure(Kind::TooMany, file, {number, {}});
        const qsizetype newline = bytes.indexOf('\n', from);
        const qsizetype end = newline < 0 ? bytes.size() : newline;
        auto line = decodeLine(bytes.mid(from, end - from).trimmed(), number, file);
        if (!line)
            return Failure{line.error()};
        if (!line->text.isEmpty())
            lines.push_back(std::move(line).value());
        from = end + 1;
    }
    return lines;
}

Result<std::vector<QString>, CatalogueError> itemsOf(const std::vector<Line> &lines,
                                                     const QString &file)
{
    if (lines.empty())
        return failure(Kind::Empty, file, {});
    std::vector<QString> items;
    std::set<QString> seen;
    for (const Line &line : lines) {
        if (wordsOf(line.text).size() != 1)
            return failure(Kind::HasSpace, file, line);
        if (!seen.insert(line.text).second)
            return failure(Kind::Duplicate, file, line);
        items.push_back(line.text);
    }
    return items;
}

Result<std::vector<QString>, CatalogueError> readItems(const QByteArray &bytes, const QString &file)
{
    const auto lines = readLines(bytes, file);
    if (!lines)
        return Failure{lines.error()};
    return itemsOf(*lines, file);
}

/// The number that follows a room's name; none where it is not one.
std::optional<Seats> seatsIn(const QString &word)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    bool fits = false;
    const quint32 seats = word.toUInt(&fits);
    if (!fits || !std::all_of(word.begin(), word.end(), isDigit) || seats == 0 ||
        seats > Capacity::kSeatsMax)
        return std::nullopt;
    return Seats{seats};
}

/// Takes the seats away from the lines of rooms.txt, which are items then as in other files.
Result<std::vector<Capacity>, CatalogueError> takeCapacities(std::vector<Line> &lines,
                                                             const QString &file)
{
    std::vector<Capacity> capacities;
    for (Line &line : lines) {
        const QStringList words = wordsOf(line.text);
        if (words.size() != 2)
            continue;
        const auto seats = seatsIn(words[1]);
        if (!seats)
            return failure(Kind::NotSeats, file, line);
        line.text = words[0];
        capacities.push_back({words[0], *seats});
    }
    return capacities;
}

Result<Unit, CatalogueError> readRooms(const QByteArray &bytes, Catalogue &catalogue)
{
    const QString file = u"rooms.txt"_s;
    auto lines = readLines(bytes, file);
    if (!lines)
        return Failure{lines.error()};
    std::vector<Line> rooms = std::move(lines).value();
    auto capacities = takeCapacities(rooms, file);
    if (!capacities)
        return Failure{capacities.error()};
    auto items = itemsOf(rooms, file);
    if (!items)
        return Failure{items.error()};
    catalogue.rooms = std::move(items).value();
    catalogue.capacities = std::move(capacities).value();
    return Unit{};
}

Result<std::vector<SlotKey>, CatalogueError> readReservations(const QByteArray &bytes)
{
    const QString file = u"reservations.txt"_s;
    const auto lines = readLines(bytes, file);
    if (!lines)
        return Failure{lines.error()};
    std::vector<SlotKey> reservations;
    std::set<SlotKey> seen;
    for (const Line &line : *lines) {
        const QStringList words = wordsOf(line.text);
        if (words.size() != 3)
            return failure(Kind::NotThreeWords, file, line);
        const SlotKey slot{words[0], words[1], words[2]};
        if (!seen.insert(slot).second)
            return failure(Kind::Duplicate, file, line);
        reservations.push_back(slot);
    }
    return reservations;
}

/// One line, one word; which zones there are, the node's tables say.
Result<QString, CatalogueError> readZone(const QByteArray &bytes)
{
    const QString file = u"timezone.txt"_s;
    const auto lines = readLines(bytes, file);
    if (!lines)
        return Failure{lines.error()};
    if (lines->empty())
        return failure(Kind::Empty, file, {});
    const Line &line = lines->back();
    if (lines->size() != 1 || wordsOf(line.text).size() != 1)
        return failure(Kind::NotZone, file, line);
    return line.text;
}

bool contains(const std::vector<QString> &items, const QString &item)
{
    return std::find(items.begin(), items.end(), item) != items.end();
}

/// Minutes since midnight of "8:30" or "08:30"; "24:00" is the end of the day.
std::optional<int> minutesOf(QStringView time)
{
    const qsizetype colon = time.indexOf(u':');
    if (colon < 1 || colon > 2 || time.size() != colon + 3)
        return std::nullopt;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const QStringView hour = time.first(colon);
    const QStringView minute = time.sliced(colon + 1);
    if (!std::all_of(hour.begin(), hour.end(), isDigit) ||
        !std::all_of(minute.begin(), minute.end(), isDigit))
        return std::nullopt;
    const int minutes = hour.toInt() * 60 + minute.toInt();
    if (minute.toInt() > 59 || minutes > 24 * 60)
        return std::nullopt;
    return minutes;
}

} // namespace

bool Catalogue::hasRoom(const QString &room) const
{
    return contains(rooms, room);
}

bool Catalogue::hasTimeslot(const QString &timeslot) const
{
    return contains(timeslots, timeslot);
}

bool Catalogue::hasDay(const QString &day, CivilDay today) const
{
    if (!day_labels.empty())
        return contains(day_labels, day);
    const auto date = isoDay(day);
    // Of the two only the date is within bounds.
    return date && *date >= today && today.julian > date->julian - kRollingDays;
}

std::vector<QString> Catalogue::days(CivilDay today) const
{
    if (!day_labels.empty())
        return day_labels;
    std::vector<QString> dates;
    for (int ahead = 0; ahead < kRollingDays; ++ahead)
        dates.push_back(QDate::fromJulianDay(today.julian + ahead).toString(Qt::ISODate));
    return dates;
}

std::optional<CivilDay> isoDay(const QString &day)
{
    const QDate date = QDate::fromString(day, Qt::ISODate);
    // Qt reads several spellings; each day must have one name only, or one slot would be two.
    if (!date.isValid() || date.toString(Qt::ISODate) != day)
        return std::nullopt;
    return CivilDay{date.toJulianDay()};
}

Result<CatalogueSet, CatalogueError> parseCatalogue(const CatalogueFiles &files)
{
    CatalogueSet set;
    if (!files.days.isNull()) {
        auto days = readItems(files.days, u"days.txt"_s);
        if (!days)
            return Failure{days.error()};
        set.catalogue.day_labels = std::move(days).value();
    }
    if (const auto rooms = readRooms(files.rooms, set.catalogue); !rooms)
        return Failure{rooms.error()};
    auto timeslots = readItems(files.timeslots, u"timeslots.txt"_s);
    if (!timeslots)
        return Failure{timeslots.error()};
    auto reservations = readReservations(files.reservations);
    if (!reservations)
        return Failure{reservations.error()};
    if (!files.timezone.isNull()) {
        auto zone = readZone(files.timezone);
        if (!zone)
            return Failure{zone.error()};
        set.catalogue.zone = std::move(zone).value();
    }
    set.catalogue.timeslots = std::move(timeslots).value();
    set.reservations = std::move(reservations).value();
    return set;
}

std::optional<TimeRange> timeRange(const QString &timeslot)
{
    const QStringList ends = timeslot.split(u'-');
    if (ends.size() != 2)
        return std::nullopt;
    const auto start = minutesOf(ends[0]);
    const auto end = minutesOf(ends[1]);
    if (!start || !end || *start >= *end)
        return std::nullopt;
    return TimeRange{*start, *end};
}

bool isOver(const SlotKey &slot, const CivilTime &civil)
{
    const auto date = civil.minute ? isoDay(slot.day) : std::nullopt;
    if (!date || *date > civil.day())
        return false;
    const auto range = timeRange(slot.timeslot);
    return *date < civil.day() || (range && range->end_min <= *civil.minute);
}

QString civilText(const CivilTime &civil)
{
    const QString day = QDate::fromJulianDay(civil.julian).toString(Qt::ISODate);
    if (!civil.minute)
        return day;
    return day + u' ' + QTime(*civil.minute / 60, *civil.minute % 60).toString(u"HH:mm");
}

} // namespace roomcast
