// SPDX-License-Identifier: MIT
//
// What can be booked: rooms, timeslots and days, in the order people wrote them. Days are labels
// (a weekly timetable) or a rolling calendar of ISO dates. Parsed from the text of the assignment's
// files; reading the files is the node's work. A value: copied, compared, sent in snapshots.
#pragma once

#include "core/base/codec.h"
#include "core/booking/reports.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace roomcast {

/// What rooms.txt says of a room beside its name.
struct Capacity {
    QString room;
    Seats seats;

    static constexpr quint32 kSeatsMax = 100'000;

    friend bool operator==(const Capacity &, const Capacity &) = default;
};

struct Catalogue {
    std::vector<QString> rooms;
    std::vector<QString> timeslots;
    /// Labels or ISO dates as written; empty means the rolling calendar.
    std::vector<QString> day_labels;
    std::vector<Capacity> capacities{}; ///< of the rooms that have one, in their order
    /// Where the group's days begin, as "Europe/Berlin"; empty in groups founded before it was
    /// kept: there the leader's own decides.
    QString zone{};

    /// Length of the rolling calendar, today included.
    static constexpr int kRollingDays = 28;

    bool hasRoom(const QString &room) const;
    bool hasTimeslot(const QString &timeslot) const;
    /// `today` matters only to the rolling calendar, which accepts today and the 27 days after it.
    bool hasDay(const QString &day, CivilDay today) const;
    /// The days a person may book, first to last.
    std::vector<QString> days(CivilDay today) const;

    friend bool operator==(const Catalogue &, const Catalogue &) = default;
};

/// The date that `day` names, if it is written yyyy-MM-dd.
std::optional<CivilDay> isoDay(const QString &day);

/// What is wrong with a catalogue file: which, where, why.
struct CatalogueError {
    enum class Kind {
        NotUtf8,
        TooLong,   ///< a line over codec::kTextBytesMax bytes
        TooMany,   ///< more than kCatalogueLinesMax lines
        Duplicate, ///< the same item twice; `text` is the item
        ControlCharacter,
        NotOneWord,    ///< a timeslot or day with blanks or quotes in it; `text` is the line
        NotSeats,      ///< what follows a room is no number from 1 to kSeatsMax; `text` is the line
        NotThreeWords, ///< a reservation that is not ROOM TIMESLOT DAY; `text` is the line
        Empty,         ///< no item at all in a file that needs one
        NotZone,       ///< timezone.txt does not name one zone; `text` is what it says
    };
    Kind kind{};
    QString file; ///< days.txt, rooms.txt, timeslots.txt, reservations.txt or timezone.txt
    int line = 0; ///< from 1; 0 where the whole file is meant
    QString text;
};

/// The text of the files; a null `days` means the rolling calendar, a null `reservations` none, a
/// null `timezone` the founder's.
struct CatalogueFiles {
    QByteArray days;
    QByteArray rooms;
    QByteArray timeslots;
    QByteArray reservations;
    QByteArray timezone{};
};

inline constexpr int kCatalogueLinesMax = 10'000;

/// A catalogue and the bookings it starts with.
struct CatalogueSet {
    Catalogue catalogue;
    std::vector<SlotKey> reservations;
    bool zone_written = false; ///< in timezone.txt; otherwise the zone is the computer's own
};

/// One item a line, CRLF or LF, the last line may lack its newline; blank lines are skipped. Behind
/// a room its seats may stand: "ME4494 30".
Result<CatalogueSet, CatalogueError> parseCatalogue(const CatalogueFiles &files);

/// Start and end of a timeslot such as "8:30-9:30" in minutes since midnight, where it has that
/// form.
struct TimeRange {
    int start_min = 0;
    int end_min = 0;
};
std::optional<TimeRange> timeRange(const QString &timeslot);

/// The slot's day is a date, and past; or it is the day of `civil`, and the slot ends by its
/// minute. A day that is no date comes again every week.
bool isOver(const SlotKey &slot, const CivilTime &civil);

/// "2026-11-30 18:05", or the date alone.
QString civilText(const CivilTime &civil);

namespace codec {
template <>
struct Fields<Capacity> {
    static constexpr auto list = std::tuple(&Capacity::room, &Capacity::seats);
};
template <>
struct Fields<Catalogue> {
    static constexpr auto list =
        std::tuple(&Catalogue::rooms, &Catalogue::timeslots, &Catalogue::day_labels,
                   &Catalogue::capacities, &Catalogue::zone);
    static constexpr bool grew = true;
};
} // namespace codec
} // namespace roomcast
