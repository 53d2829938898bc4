// SPDX-License-Identifier: MIT
//
// Longer answers about the waiting lists: a slot with its history, the notices of a person, what
// merges displaced. Plain values, made by the booking state and bounded so that each fits a
// message; words for them are made in text/answer_text.h and text/report_text.h.
#pragma once

#include "core/booking/claims.h"

namespace roomcast {

/// How many people it seats.
using Seats = StrongId<struct SeatsTag, quint32>;

struct Room {
    QString name;
    std::optional<Seats> seats; ///< where the catalogue says so
    friend bool operator==(const Room &, const Room &) = default;
};
struct Rooms {
    std::vector<Room> rooms;
    friend bool operator==(const Rooms &, const Rooms &) = default;
};

/// The claim of the write waits behind so many; 0: it holds the slot.
struct Queued {
    quint32 ahead = 0;
    friend bool operator==(const Queued &, const Queued &) = default;
};

/// A slot's queue, holder first, and the cancelled claims, the latest first.
struct SlotRecord {
    SlotKey slot;
    bool orphan = false;
    std::vector<ClaimRecord> queue;
    std::vector<ClaimRecord> cancelled;
    quint64 left_out = 0; ///< earlier cancelled ones, for want of room
    friend bool operator==(const SlotRecord &, const SlotRecord &) = default;
};

enum class NoticeKind {
    DisplacedByConfirmed, ///< by: the holder of the claim that had its place before
    DisplacedByEarlier,   ///< by: the holder of the claim that was made earlier
    Promoted,             ///< holds the slot now
    AnsweredTwice,        ///< two sides executed the request and answered differently
};

/// A claim's standing is not, or not only, what its holder was told.
struct Notice {
    SlotKey slot;
    NoticeKind kind{};
    ClaimRecord claim;
    quint32 ahead = 0; ///< claims before it now; 0: it holds the slot
    QString by;        ///< see NoticeKind; empty for a reservation of the catalogue
    QString holder;    ///< who holds the slot now
    friend bool operator==(const Notice &, const Notice &) = default;
};
struct Notices {
    std::vector<Notice> notices;
    quint64 left_out = 0; ///< more, to be asked for when these are acknowledged
    friend bool operator==(const Notices &, const Notices &) = default;
};

/// A booking that lost its slot when two logs met. The booking state's own record.
struct Conflict {
    quint64 number = 0; ///< counts the log's conflicts, from 1
    EntryStamp in;      ///< the entry that merged
    SlotKey slot;
    RequestId holder;       ///< of the claims the one that holds the slot after the entry
    RequestId displaced;    ///< the one that held it on its side, and waits after the entry
    bool confirmed = false; ///< the holder had its place before; otherwise it was made earlier
    quint32 ahead = 0;      ///< claims before the displaced one after the entry
    friend bool operator==(const Conflict &, const Conflict &) = default;
};

struct ClaimBrief {
    RequestId id;
    QString holder; ///< empty for a reservation of the catalogue
    QString title;
    EntryStamp made;
    friend bool operator==(const ClaimBrief &, const ClaimBrief &) = default;
};
/// A conflict with the names, and what has become of it.
struct ConflictRow {
    Conflict conflict;
    ClaimBrief holder;
    ClaimBrief displaced;
    std::optional<quint32> ahead_now;     ///< none: the displaced claim is cancelled
    std::optional<ClaimBrief> holder_now; ///< none: the slot is free
    friend bool operator==(const ConflictRow &, const ConflictRow &) = default;
};
struct Conflicts {
    std::vector<ConflictRow> rows; ///< ascending by number
    std::optional<quint64> next;   ///< where to read on, if there is more
    quint64 forgotten = 0;         ///< conflicts with lower numbers are no longer on record
    friend bool operator==(const Conflicts &, const Conflicts &) = default;
};

namespace codec {

template <>
struct EnumRange<NoticeKind> {
    static constexpr auto last = NoticeKind::AnsweredTwice;
};
template <>
struct Fields<Room> {
    static constexpr auto list = std::tuple(&Room::name, &Room::seats);
};
template <>
struct Fields<Rooms> {
    static constexpr auto list = std::tuple(&Rooms::rooms);
};
template <>
struct Fields<Queued> {
    static constexpr auto list = std::tuple(&Queued::ahead);
};
template <>
struct Fields<SlotRecord> {
    static constexpr auto list =
        std::tuple(&SlotRecord::slot, &SlotRecord::orphan, &SlotRecord::queue,
                   &SlotRecord::cancelled, &SlotRecord::left_out);
};
template <>
struct Fields<Notice> {
    static constexpr auto list = std::tuple(&Notice::slot, &Notice::kind, &Notice::claim,
                                            &Notice::ahead, &Notice::by, &Notice::holder);
};
template <>
struct Fields<Notices> {
    static constexpr auto list = std::tuple(&Notices::notices, &Notices::left_out);
};
template <>
struct Fields<Conflict> {
    static constexpr auto list =
        std::tuple(&Conflict::number, &Conflict::in, &Conflict::slot, &Conflict::holder,
                   &Conflict::displaced, &Conflict::confirmed, &Conflict::ahead);
};
template <>
struct Fields<ClaimBrief> {
    static constexpr auto list =
        std::tuple(&ClaimBrief::id, &ClaimBrief::holder, &ClaimBrief::title, &ClaimBrief::made);
};
template <>
struct Fields<ConflictRow> {
    static constexpr auto list =
        std::tuple(&ConflictRow::conflict, &ConflictRow::holder, &ConflictRow::displaced,
                   &ConflictRow::ahead_now, &ConflictRow::holder_now);
};
template <>
struct Fields<Conflicts> {
    static constexpr auto list =
        std::tuple(&Conflicts::rows, &Conflicts::next, &Conflicts::forgotten);
};

} // namespace codec
} // namespace roomcast
