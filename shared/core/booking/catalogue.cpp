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

/// The text of a line without the white space around it, or why it is none; empty for a comment. A
/// byte order mark in front, such as editors and joined files leave there, is dropped by the
/// decoder.
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
        if (!line->text.isEmpty() && !line->text.startsWith(u'#'))
            lines.push_back(std::move(line).value());
        from = end + 1;
    }
    return lines;
}

/// The timeslots so far, by their minutes; those that are no times have none.
class TimesTaken {
public:
    /// False where it shares a minute with an earlier one, however the two are written.
    bool add(const QString &timeslot)
    {
        const auto range = timeRange(timeslot);
        if (!range)
            return true;
        const bool free = std::none_of(m_ranges.begin(), m_ranges.end(), [&](const TimeRange &r) {
            return r.start_min < range->end_min && range->start_min < r.end_min;
        });
        m_ranges.push_back(*range);
        return free;
    }

private:
    std::vector<TimeRange> m_ranges; ///< at most kCatalogueLinesMax
};

/// The lines of rooms.txt are whole names by now; what stands in other files is one word.
Result<std::vector<QString>, CatalogueError> itemsOf(const std::vector<Line> &lines,
                                                     const QString &file, bool words)
{
    if (lines.empty())
        return failure(Kind::Empty, file, {});
    std::vector<QString> items;
    std::set<QString> seen;
    TimesTaken times;
    for (const Line &line : lines) {
        const QString item = normalName(line.text);
        if (words && (wordsOf(item).size() != 1 || item.contains(u'"')))
            return failure(Kind::NotOneWord, file, line);
        if (!seen.insert(foldedName(item)).second || !times.add(item))
            return failure(Kind::Duplicate, file, {line.number, item});
        items.push_back(item);
    }
    return items;
}

Result<std::vector<QString>, CatalogueError> readItems(const QByteArray &bytes, const QString &file)
{
    const auto lines = readLines(bytes, file);
    if (!lines)
        return Failure{lines.error()};
    return itemsOf(*lines, file, true);
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

struct RoomLine {
    QString name;
    QString seats; ///< as written; empty where none are stated
};

/// "Aspen", "Aspen<tab>30", "\"Room 101\" 30"; none where a line can be read in two ways, or in
/// none. Only a tab or quotes say where a name with blanks ends.
std::optional<RoomLine> roomIn(const QString &line)
{
    if (line.startsWith(u'"')) {
        const auto words = quotedWordsOf(line);
        if (!words || words->isEmpty() || words->size() > 2)
            return std::nullopt;
        return RoomLine{words->first(), words->value(1)};
    }
    if (line.contains(u'"'))
        return std::nullopt;
    if (const qsizetype tab = line.indexOf(u'\t'); tab >= 0)
        return RoomLine{line.left(tab), line.mid(tab + 1).trimmed()};
    const QStringList words = wordsOf(line);
    bool is_number = false;
    words.last().toDouble(&is_number);
    const bool in_pieces = std::any_of(line.begin(), line.end(), [](QChar c) {
        return c.isSpace() && c.category() == QChar::Other_Control;
    });
    if (in_pieces || (words.size() > 1 && is_number))
        return std::nullopt;
    return RoomLine{line, {}};
}

/// Takes the seats away from the lines of rooms.txt, which are names then.
Result<std::vector<Capacity>, CatalogueError> takeCapacities(std::vector<Line> &lines,
                                                             const QString &file)
{
    std::vector<Capacity> capacities;
    for (Line &line : lines) {
        const auto room = roomIn(line.text);
        const auto seats = room ? seatsIn(room->seats) : std::nullopt;
        const QString name = room ? normalName(room->name) : QString();
        if (name.isEmpty() || (!seats && !room->seats.isEmpty()))
            return failure(Kind::NotSeats, file, line);
        line.text = name;
        if (seats)
            capacities.push_back({name, *seats});
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
    auto items = itemsOf(rooms, file, false);
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
        const QStringList words = quotedWordsOf(line.text).value_or(QStringList());
        if (words.size() != 3)
            return failure(Kind::NotThreeWords, file, line);
        const SlotKey slot{normalName(words[0]), normalName(words[1]), normalName(words[2])};
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
