// SPDX-License-Identifier: MIT
//
// The words of the booking domain: slots, claims, what a person may ask and what comes back.
// Plain values that travel inside requests, replies, log entries and snapshots. A slot (room, day,
// timeslot) is a queue of claims: the claim at its head holds the room, the rest wait.
#pragma once

#include "core/base/codec.h"

#include <QString>

#include <compare>
#include <optional>
#include <variant>
#include <vector>

namespace roomcast {

struct SlotKey {
    QString room;
    QString timeslot;
    QString day;

    friend std::strong_ordering operator<=>(const SlotKey &, const SlotKey &) = default;
};

/// Who cancelled a claim, when, and by which request: what makes a repeated cancel known.
struct Cancellation {
    QString person;
    WallTime at;
    RequestId by;

    friend bool operator==(const Cancellation &, const Cancellation &) = default;
};

/// One person's wish for one slot. Its id is the id of the request that made it; claims read from
/// the catalogue's reservations carry client 0.
struct Claim {
    RequestId id;
    QString holder; ///< the person's name; empty for a claim from the catalogue
    QString title;
    WallTime made_at;
    /// Rank in the queue: the index of the entry that placed it. None while only a side that may
    /// not be the only one knows of the claim; it stands behind all that have one.
    std::optional<LogIndex> place;
    std::optional<Cancellation> cancelled; ///< cancelled claims stay as history

    friend bool operator==(const Claim &, const Claim &) = default;
};

/// The active claims of one slot, holder first. `orphan`: the slot names a room, timeslot or day
/// that the catalogue does not have.
struct SlotClaims {
    SlotKey slot;
    std::vector<Claim> claims;
    bool orphan = false;

    friend bool operator==(const SlotClaims &, const SlotClaims &) = default;
};

// ---- what a person may ask -------------------------------------------------------------------

/// Opens the client's session, which makes its later writes take effect exactly once.
struct OpenSession {
    friend bool operator==(const OpenSession &, const OpenSession &) = default;
};
/// Books a free slot.
struct Reserve {
    SlotKey slot;
    QString person;
    QString title;
    friend bool operator==(const Reserve &, const Reserve &) = default;
};
/// Gives a claim back. Without a claim's id it is the present holder's claim that is meant.
struct Cancel {
    SlotKey slot;
    std::optional<RequestId> claim;
    QString person;
    friend bool operator==(const Cancel &, const Cancel &) = default;
};
struct ListDays {
    friend auto operator<=>(const ListDays &, const ListDays &) = default;
};
struct ListRooms {
    friend auto operator<=>(const ListRooms &, const ListRooms &) = default;
};
struct ListTimeslots {
    friend auto operator<=>(const ListTimeslots &, const ListTimeslots &) = default;
};
/// All bookings of one room.
struct CheckRoom {
    QString room;
    friend std::strong_ordering operator<=>(const CheckRoom &, const CheckRoom &) = default;
};
/// All bookings of one day: a column of the grid.
struct ReadDay {
    QString day;
    friend std::strong_ordering operator<=>(const ReadDay &, const ReadDay &) = default;
};

/// Changes the state; ordered in the log.
using Write = std::variant<OpenSession, Reserve, Cancel>;
/// Changes nothing; answered after a read round.
using Query = std::variant<ListDays, ListRooms, ListTimeslots, CheckRoom, ReadDay>;
using Command = std::variant<Write, Query>;

// ---- what comes back -------------------------------------------------------------------------

enum class RefusalKind {
    UnknownRoom,     ///< subject: the room
    UnknownTimeslot, ///< subject: the timeslot
    UnknownDay,      ///< subject: the day
    SlotTaken,       ///< subject: the holder
    NotBooked,       ///< nobody holds the slot, or the claim named is gone
    NotYours,        ///< subject: the holder, the only one who may cancel
    InvalidText,     ///< subject: the empty or over-long name or title
    SessionExpired,  ///< the group no longer knows the session; nothing was executed
    Busy,            ///< the group cannot keep up; nothing was executed
    TooLarge,        ///< the answer does not fit a message; ask for less
    Unconfirmed,     ///< this side may not be the only one, and was told to refuse writes then
};

/// Stable name that scripts and logs read: "slot-taken".
QString scriptName(RefusalKind kind);

struct Refused {
    RefusalKind kind{};
    QString subject;
    friend bool operator==(const Refused &, const Refused &) = default;
};
struct Done {
    friend bool operator==(const Done &, const Done &) = default;
};
/// Days, rooms or timeslots, in the catalogue's order.
struct Names {
    std::vector<QString> names;
    friend bool operator==(const Names &, const Names &) = default;
};
/// Slots with at least one active claim, in the catalogue's order.
struct Bookings {
    std::vector<SlotClaims> entries;
    friend bool operator==(const Bookings &, const Bookings &) = default;
};

using Outcome = std::variant<Done, Refused, Names, Bookings>;

/// The slots that an entry touched, as they are after it: what a COMMIT tells the clients.
struct Changes {
    std::vector<SlotClaims> changed;
    QString by; ///< the person whose write it was; empty if nothing changed
    friend bool operator==(const Changes &, const Changes &) = default;
};

namespace codec {

template <>
struct EnumRange<RefusalKind> {
    static constexpr auto last = RefusalKind::Unconfirmed;
};
template <>
struct Fields<SlotKey> {
    static constexpr auto list = std::tuple(&SlotKey::room, &SlotKey::timeslot, &SlotKey::day);
};
template <>
struct Fields<Cancellation> {
    static constexpr auto list =
        std::tuple(&Cancellation::person, &Cancellation::at, &Cancellation::by);
};
template <>
struct Fields<Claim> {
    static constexpr auto list = std::tuple(&Claim::id, &Claim::holder, &Claim::title,
                                            &Claim::made_at, &Claim::place, &Claim::cancelled);
};
template <>
struct Fields<SlotClaims> {
    static constexpr auto list =
        std::tuple(&SlotClaims::slot, &SlotClaims::claims, &SlotClaims::orphan);
};
template <>
struct Fields<OpenSession> {
    static constexpr std::tuple<> list{};
};
template <>
struct Fields<Reserve> {
    static constexpr auto list = std::tuple(&Reserve::slot, &Reserve::person, &Reserve::title);
};
template <>
struct Fields<Cancel> {
    static constexpr auto list = std::tuple(&Cancel::slot, &Cancel::claim, &Cancel::person);
};
template <>
struct Fields<ListDays> {
    static constexpr std::tuple<> list{};
};
template <>
struct Fields<ListRooms> {
    static constexpr std::tuple<> list{};
};
template <>
struct Fields<ListTimeslots> {
    static constexpr std::tuple<> list{};
};
template <>
struct Fields<CheckRoom> {
    static constexpr auto list = std::tuple(&CheckRoom::room);
};
template <>
struct Fields<ReadDay> {
    static constexpr auto list = std::tuple(&ReadDay::day);
};
template <>
struct Fields<Refused> {
    static constexpr auto list = std::tuple(&Refused::kind, &Refused::subject);
};
template <>
struct Fields<Done> {
    static constexpr std::tuple<> list{};
};
template <>
struct Fields<Names> {
    static constexpr auto list = std::tuple(&Names::names);
};
template <>
struct Fields<Bookings> {
    static constexpr auto list = std::tuple(&Bookings::entries);
};
template <>
struct Fields<Changes> {
    static constexpr auto list = std::tuple(&Changes::changed, &Changes::by);
};

} // namespace codec
} // namespace roomcast
