// SPDX-License-Identifier: MIT
//
// Slots and the claims on them, with what is on record about a claim's past. A slot (room, day,
// timeslot) is a queue of claims: the one at its head holds the room, the rest wait. Plain values
// that travel in replies, log entries and snapshots; how two records of one claim become one is in
// claim_merge.h. Nothing here can fail.
#pragma once

#include "core/base/codec.h"

#include <QString>

#include <compare>
#include <optional>
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
    std::vector<RequestId> noticed{}; ///< of the claims those with a notice to their holder

    friend bool operator==(const SlotClaims &, const SlotClaims &) = default;
};

// ---- the past of a claim ---------------------------------------------------------------------

/// The log entry that did something.
struct EntryStamp {
    WallTime at;
    Epoch epoch;
    LogIndex index;

    friend constexpr auto operator<=>(const EntryStamp &, const EntryStamp &) = default;
};

enum class ClaimStanding { Holds, Waits };

enum class ClaimEventKind {
    Promoted,             ///< holds the slot now; by: the claim that went, where one did
    DisplacedByConfirmed, ///< waits now; by: a claim that had its place before
    DisplacedByEarlier,   ///< waits now; by: a claim made earlier, on another side
    Cancelled,            ///< by: the request
    MovedHere,            ///< slot: from where; by: the request
    MovedAway,            ///< slot: to where; by: the request
};

struct ClaimEvent {
    EntryStamp in;
    ClaimEventKind kind{};
    std::optional<RequestId> by{};
    std::optional<SlotKey> slot{};

    friend auto operator<=>(const ClaimEvent &, const ClaimEvent &) = default;
};

/// What a claim's holder was told of its standing. Several are set where two sides that had parted
/// told different things: nobody knows which one was heard.
struct HolderWasTold {
    bool holds = false;
    bool waits = false;
    bool refused = false;  ///< a side refused the request that another executed
    WallTime acknowledged; ///< when the holder said what it knows; 0: only the request's answer

    static HolderWasTold only(ClaimStanding standing, WallTime acknowledged = {})
    {
        return {standing == ClaimStanding::Holds, standing == ClaimStanding::Waits, false,
                acknowledged};
    }
    /// Nothing but this.
    bool is(ClaimStanding standing) const
    {
        return holds == (standing == ClaimStanding::Holds) &&
               waits == (standing == ClaimStanding::Waits) && !refused;
    }
    friend bool operator==(const HolderWasTold &, const HolderWasTold &) = default;
};

struct ClaimHistory {
    /// The latest are kept.
    static constexpr qsizetype kEventsMax = 8;

    EntryStamp made;
    ClaimStanding first{}; ///< in which it was made
    HolderWasTold told;
    std::vector<ClaimEvent> events; ///< ascending

    friend bool operator==(const ClaimHistory &, const ClaimHistory &) = default;
};

/// A claim with its past, as the booking state keeps it.
struct ClaimRecord {
    Claim claim;
    ClaimHistory past;

    friend bool operator==(const ClaimRecord &, const ClaimRecord &) = default;
};

namespace codec {

template <>
struct EnumRange<ClaimStanding> {
    static constexpr auto last = ClaimStanding::Waits;
};
template <>
struct EnumRange<ClaimEventKind> {
    static constexpr auto last = ClaimEventKind::MovedAway;
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
    static constexpr auto list = std::tuple(&SlotClaims::slot, &SlotClaims::claims,
                                            &SlotClaims::orphan, &SlotClaims::noticed);
};
template <>
struct Fields<EntryStamp> {
    static constexpr auto list =
        std::tuple(&EntryStamp::at, &EntryStamp::epoch, &EntryStamp::index);
};
template <>
struct Fields<ClaimEvent> {
    static constexpr auto list =
        std::tuple(&ClaimEvent::in, &ClaimEvent::kind, &ClaimEvent::by, &ClaimEvent::slot);
};
template <>
struct Fields<HolderWasTold> {
    static constexpr auto list = std::tuple(&HolderWasTold::holds, &HolderWasTold::waits,
                                            &HolderWasTold::refused, &HolderWasTold::acknowledged);
};
template <>
struct Fields<ClaimHistory> {
    static constexpr auto list = std::tuple(&ClaimHistory::made, &ClaimHistory::first,
                                            &ClaimHistory::told, &ClaimHistory::events);
};
template <>
struct Fields<ClaimRecord> {
    static constexpr auto list = std::tuple(&ClaimRecord::claim, &ClaimRecord::past);
};

} // namespace codec
} // namespace roomcast
