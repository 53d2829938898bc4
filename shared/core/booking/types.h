// SPDX-License-Identifier: MIT
//
// The words of the booking domain: what a person may ask and what comes back. Plain values that
// travel inside requests, replies and log entries. Slots and claims are in claims.h, the longer
// answers in reports.h.
#pragma once

#include "core/booking/reports.h"

#include <variant>

namespace roomcast {

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
/// Stands in line for a slot; on a free one it holds the slot at once.
struct JoinQueue {
    SlotKey slot;
    QString person;
    QString title;
    friend bool operator==(const JoinQueue &, const JoinQueue &) = default;
};
/// Gives back the person's own claim that waits, never one that holds the slot.
struct LeaveQueue {
    SlotKey slot;
    QString person;
    friend bool operator==(const LeaveQueue &, const LeaveQueue &) = default;
};
/// Gives a claim back and books a free slot instead, both or neither. Without a claim's id it is
/// the person's own that is meant.
struct Move {
    SlotKey from;
    SlotKey to;
    std::optional<RequestId> claim;
    QString person;
    friend bool operator==(const Move &, const Move &) = default;
};
/// Says which standing of a claim its holder knows of. Without a claim's id it is the person's own
/// that is meant.
struct Acknowledge {
    SlotKey slot;
    std::optional<RequestId> claim;
    ClaimStanding standing{};
    QString person;
    friend bool operator==(const Acknowledge &, const Acknowledge &) = default;
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
/// The queue of one slot, and its history.
struct ReadSlot {
    SlotKey slot;
    friend std::strong_ordering operator<=>(const ReadSlot &, const ReadSlot &) = default;
};
/// What a person has not been told of its claims.
struct ReadNotices {
    QString person;
    friend std::strong_ordering operator<=>(const ReadNotices &, const ReadNotices &) = default;
};
/// What merges displaced, from the conflict of that number on.
struct ReadConflicts {
    quint64 from = 0;
    friend auto operator<=>(const ReadConflicts &, const ReadConflicts &) = default;
};
/// The rooms with what they seat.
struct ReadRooms {
    friend auto operator<=>(const ReadRooms &, const ReadRooms &) = default;
};

/// Changes the state; ordered in the log.
using Write = std::variant<OpenSession, Reserve, Cancel, JoinQueue, LeaveQueue, Move, Acknowledge>;
/// Changes nothing; answered after a read round.
using Query = std::variant<ListDays, ListRooms, ListTimeslots, CheckRoom, ReadDay, ReadSlot,
                           ReadNotices, ReadConflicts, ReadRooms>;
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
    Busy,            ///< the leader has no room; another server may have some for a write
    TooLarge,        ///< the answer does not fit a message; ask for less
    Unconfirmed,     ///< this side may not be the only one, and was told to refuse writes then,
                     ///< or the write is one that such a side never executes
    AlreadyThere,    ///< subject: the person, who has an active claim on the slot
    WaitingListFull, ///< the slot has as many claims as it may have
    NotWaiting,      ///< subject: the person, none of whose claims waits for the slot
    Over,            ///< subject: the group's day and time, by which the slot is past
};

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

using Outcome =
    std::variant<Done, Refused, Names, Bookings, Queued, SlotRecord, Notices, Conflicts, Rooms>;

/// The slots that an entry touched, as they are after it: what a COMMIT tells the clients.
struct Changes {
    std::vector<SlotClaims> changed;
    QString by; ///< the person whose write it was; empty if nothing changed
    friend bool operator==(const Changes &, const Changes &) = default;
};

namespace codec {

template <>
struct EnumRange<RefusalKind> {
    static constexpr auto last = RefusalKind::Over;
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
struct Fields<JoinQueue> {
    static constexpr auto list =
        std::tuple(&JoinQueue::slot, &JoinQueue::person, &JoinQueue::title);
};
template <>
struct Fields<LeaveQueue> {
    static constexpr auto list = std::tuple(&LeaveQueue::slot, &LeaveQueue::person);
};
template <>
struct Fields<Move> {
    static constexpr auto list = std::tuple(&Move::from, &Move::to, &Move::claim, &Move::person);
};
template <>
struct Fields<Acknowledge> {
    static constexpr auto list = std::tuple(&Acknowledge::slot, &Acknowledge::claim,
                                            &Acknowledge::standing, &Acknowledge::person);
};
template <>
struct Fields<ReadSlot> {
    static constexpr auto list = std::tuple(&ReadSlot::slot);
};
template <>
struct Fields<ReadNotices> {
    static constexpr auto list = std::tuple(&ReadNotices::person);
};
template <>
struct Fields<ReadConflicts> {
    static constexpr auto list = std::tuple(&ReadConflicts::from);
};
template <>
struct Fields<ReadRooms> {
    static constexpr std::tuple<> list{};
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
