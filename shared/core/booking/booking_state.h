// SPDX-License-Identifier: MIT
//
// The replicated state machine: catalogue, claims and the outcomes that make writes take effect
// exactly once. Deterministic: the same entries in the same order give the same state, digest and
// outcomes on every server. Owned by the server engine; knows no clock, no network, no log.
#pragma once

#include "core/base/digest.h"
#include "core/booking/catalogue_index.h"
#include "core/booking/digest_sum.h"
#include "core/booking/sessions.h"
#include "core/booking/types.h"

#include <map>
#include <tuple>

namespace roomcast {

/// What a write's log entry says beside the write itself.
struct WriteContext {
    RequestId request;
    Sequence oldest_outstanding; ///< outcomes below it may be forgotten
    Epoch epoch;                 ///< of the entry
    LogIndex index;
    WallTime at;
    CivilDay today;
};

class BookingState {
public:
    BookingState() = default;
    /// The state every group is born with: catalogue and the claims of its reservations.
    explicit BookingState(CatalogueSet set);

    /// Executes a write once. A request that was executed before gives its recorded outcome and
    /// changes nothing.
    Outcome apply(const Write &write, const WriteContext &context, Changes &changes);

    /// Answers a query. Never changes anything.
    Outcome answer(const Query &query, CivilDay today) const;

    /// The recorded outcome of an executed write, if it still is on record.
    const RecordedOutcome *recorded(const RequestId &request) const;

    const Catalogue &catalogue() const { return m_catalogue; }
    /// Active claims, catalogue reservations included.
    qsizetype activeClaims() const { return m_active; }
    /// Claims that a person made, cancelled ones included; 0 means that nothing would be lost.
    qsizetype personalClaims() const { return m_personal; }
    /// Slots with active claims that the catalogue does not have; the same on every day.
    std::vector<SlotKey> orphans(CivilDay today) const;
    /// Every claim of a slot, cancelled ones included, in the order of their places.
    std::vector<Claim> history(const SlotKey &slot) const;

    /// Equal digests: equal catalogue, claims and sessions with their outcomes. Costs one hash of
    /// a few words, whatever the size of the state.
    Digest digest() const;

    /// The whole state as bytes, for a snapshot, and back (layout: booking_snapshot.cpp). Reading
    /// is for untrusted bytes; what it accepts is written again as the very same bytes.
    QByteArray serialised() const;
    static Result<BookingState, DecodeError> deserialised(const QByteArray &bytes);

private:
    /// By day, then room, then timeslot. A day's claims are one range. A room's are one range a
    /// day: finding them takes a look at each day that has claims, no more than the answer has
    /// lines for a room in daily use, and saves the upkeep and memory of a second index.
    struct DayFirst {
        bool operator()(const SlotKey &a, const SlotKey &b) const
        {
            return std::tie(a.day, a.room, a.timeslot) < std::tie(b.day, b.room, b.timeslot);
        }
    };
    /// The claims of a slot, each list ascending by place, time, id. Kept apart because a slot may
    /// have a long history, which no answer needs.
    struct Queue {
        std::vector<Claim> active;
        std::vector<Claim> cancelled;
    };
    using Queues = std::map<SlotKey, Queue, DayFirst>;
    using Found = std::vector<Queues::const_iterator>;
    class SnapshotReader;

    Outcome execute(const OpenSession &open, const WriteContext &context, Changes &changes);
    Outcome execute(const Reserve &reserve, const WriteContext &context, Changes &changes);
    Outcome execute(const Cancel &cancel, const WriteContext &context, Changes &changes);
    Outcome answerTo(const ListDays &query, CivilDay today) const;
    Outcome answerTo(const ListRooms &query, CivilDay today) const;
    Outcome answerTo(const ListTimeslots &query, CivilDay today) const;
    Outcome answerTo(const CheckRoom &query, CivilDay today) const;
    Outcome answerTo(const ReadDay &query, CivilDay today) const;

    std::optional<Refused> refuseSlot(const SlotKey &slot, CivilDay today) const;
    /// The active claim that `cancel` means; nullptr if there is none.
    const Claim *claimToCancel(const Cancel &cancel) const;
    Found activeInRoom(const QString &room) const;
    Found activeOnDay(const QString &day) const;
    Bookings bookings(Found found) const;
    SlotClaims slotClaims(const SlotKey &slot, const Queue &queue) const;
    void setCatalogue(Catalogue catalogue);
    void insert(const SlotKey &slot, Claim claim);
    /// Takes an active claim out again.
    void remove(const SlotKey &slot, const Claim &claim);

    Catalogue m_catalogue;
    CatalogueIndex m_index;
    Digest m_catalogue_digest = digestOf(encode(Catalogue{}));
    Queues m_queues; ///< bounded by the writes that were ordered: cancelled claims are history
    DigestSum m_claims_sum;
    Sessions m_sessions;
    qsizetype m_active = 0;
    qsizetype m_personal = 0;
};

} // namespace roomcast
