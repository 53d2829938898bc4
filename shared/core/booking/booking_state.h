// SPDX-License-Identifier: MIT
//
// The replicated state machine: catalogue, claims and the outcomes that make writes take effect
// exactly once. Deterministic: the same entries in the same order give the same state, digest and
// outcomes on every server. Owned by the server engine; knows no clock, no network, no log.
// Copying one is cheap, whatever its size: copies share their claims until one of them changes.
#pragma once

#include "core/base/digest.h"
#include "core/booking/catalogue_index.h"
#include "core/booking/conflict_list.h"
#include "core/booking/digest_sum.h"
#include "core/booking/sessions.h"
#include "core/booking/slot_claim.h"
#include "core/booking/types.h"

#include <QSharedData>

#include <map>
#include <set>
#include <tuple>

namespace roomcast {

/// What a write's log entry says beside the write itself.
struct WriteContext {
    RequestId request;
    Sequence oldest_outstanding; ///< outcomes below it may be forgotten
    Epoch epoch;                 ///< of the entry
    LogIndex index;
    WallTime at;
    CivilTime civil;     ///< where the group is
    bool primary = true; ///< ordered under a primary view: the claim has its place at once

    EntryStamp stamp() const { return {at, epoch, index}; }
};

/// What an entry that merged came to.
struct Merged {
    std::vector<SlotKey> changed; ///< each slot once, ascending
    quint64 claims = 0;           ///< records of claims that said something new
    quint64 both = 0;             ///< slots that were booked on both sides
    quint64 displaced = 0;        ///< claims that lost a slot, in the order of their slots
    quint64 first_conflict = 0;   ///< the number of the first of them
};

class BookingState {
public:
    /// Active claims of one slot that JoinQueue fills it up to.
    static constexpr qsizetype kQueueMax = 32;

    BookingState() = default;
    /// The state every group is born with: catalogue and the claims of its reservations.
    explicit BookingState(CatalogueSet set);

    /// Executes a write once. A request that was executed before gives its recorded outcome and
    /// changes nothing.
    Outcome apply(const Write &write, const WriteContext &context, Changes &changes);

    /// Applies what an entry brought of another log: unites, notes whose standing that changed, and
    /// under a primary view gives everything its place.
    Merged takeIn(const std::vector<CarriedRecord> &records, const EntryStamp &in, bool primary);
    /// Takes in what another log had: the union, a cancelled claim staying cancelled and an outcome
    /// on record staying as it is. The places claims had there mean nothing here. `in`: the entry
    /// that brings them. Returns the slots that changed.
    std::vector<SlotKey> merge(const std::vector<CarriedRecord> &records,
                               LogIndex in = {std::numeric_limits<quint64>::max()});
    /// Gives every claim without a place the place `index`; among them time and id decide.
    /// Returns the slots of the claims.
    std::vector<SlotKey> placeAll(LogIndex index);
    /// A merge would change nothing.
    bool contains(const CarriedRecord &record) const;
    /// What people did here that `other` does not contain, claims without their places.
    std::vector<CarriedRecord> lackingIn(const BookingState &other) const;

    /// Answers a query. Never changes anything.
    Outcome answer(const Query &query, CivilDay today) const;
    /// A slot as it stands, for telling clients what changed.
    SlotClaims slotClaims(const SlotKey &slot) const;

    /// The recorded outcome of an executed write, if it still is on record.
    const RecordedOutcome *recorded(const RequestId &request) const;
    /// Its client has said that it no longer waits for the request: there is nobody to answer.
    bool forgotten(const RequestId &request) const;

    const Catalogue &catalogue() const { return m_catalogue; }
    /// Active claims, catalogue reservations included.
    qsizetype activeClaims() const { return m_active; }
    /// All claims, cancelled ones included.
    qsizetype allClaims() const { return m_all; }
    /// Claims that a person made, cancelled ones included; 0 means that nothing would be lost.
    qsizetype personalClaims() const { return m_personal; }
    /// Claims whose holders have a notice.
    qsizetype notices() const { return qsizetype(m_noticed.size()); }
    const ConflictList &conflicts() const { return m_conflicts; }
    /// Of the newest entry applied.
    WallTime newestTime() const { return m_newest; }
    void noteTime(WallTime at) { m_newest = at; }
    /// Slots with active claims that the catalogue does not have; the same on every day.
    std::vector<SlotKey> orphans(CivilDay today) const;
    /// Every claim of a slot, cancelled ones included, in the order of their places.
    std::vector<Claim> history(const SlotKey &slot) const;

    /// Equal digests: equal catalogue, claims and sessions with their outcomes. Costs one hash of
    /// a few words, whatever the size of the state.
    Digest digest() const;
    /// The digest of a state that comes to these.
    static Digest digestFrom(const Digest &catalogue, const DigestSum &claims,
                             const DigestSum &sessions, const QByteArray &conflicts);

private:
    friend class BookingSnapshotWriter;
    friend class BookingSnapshotReader;

    /// The claims of a slot, each list ascending by place, time, id. Kept apart because a slot may
    /// have a long history, which no answer needs.
    struct Queue {
        std::vector<ClaimRecord> active;
        std::vector<ClaimRecord> cancelled;
    };
    /// By day, then room. A day's claims are one range. A room's are one bucket a day: finding them
    /// takes a look at each day that has claims, no more than the answer has lines for a room in
    /// daily use, and saves the upkeep and memory of a second index.
    using BucketKey = std::pair<QString, QString>;
    /// What one room has on one day, by timeslot; shared by the copies of a state.
    struct Bucket : QSharedData {
        std::map<QString, Queue> queues;
    };
    using Buckets = std::map<BucketKey, QSharedDataPointer<Bucket>>;
    struct FoundSlot {
        SlotKey slot;
        const Queue *queue = nullptr;
    };
    using Found = std::vector<FoundSlot>;

    Outcome execute(const OpenSession &open, const WriteContext &context, Changes &changes);
    Outcome execute(const Reserve &reserve, const WriteContext &context, Changes &changes);
    Outcome execute(const Cancel &cancel, const WriteContext &context, Changes &changes);
    Outcome execute(const JoinQueue &join, const WriteContext &context, Changes &changes);
    Outcome execute(const LeaveQueue &leave, const WriteContext &context, Changes &changes);
    Outcome execute(const Move &move, const WriteContext &context, Changes &changes);
    Outcome execute(const Acknowledge &acknowledge, const WriteContext &context, Changes &changes);
    Outcome answerTo(const ListDays &query, CivilDay today) const;
    Outcome answerTo(const ListRooms &query, CivilDay today) const;
    Outcome answerTo(const ListTimeslots &query, CivilDay today) const;
    Outcome answerTo(const CheckRoom &query, CivilDay today) const;
    Outcome answerTo(const ReadDay &query, CivilDay today) const;
    Outcome answerTo(const ReadSlot &query, CivilDay today) const;
    Outcome answerTo(const ReadNotices &query, CivilDay today) const;
    Outcome answerTo(const ReadConflicts &query, CivilDay today) const;
    Outcome answerTo(const ReadRooms &query, CivilDay today) const;

    std::optional<Refused> refuseSlot(const SlotKey &slot, CivilDay today) const;
    /// As refuseSlot(), for a claim that is to be made.
    std::optional<Refused> refuseClaim(const SlotKey &slot, const CivilTime &civil) const;
    /// What a write came to that was executed on another side; none if it was not.
    std::optional<Outcome> executedElsewhere(const Write &write, const RequestId &request) const;
    bool wasCancelledBy(const SlotKey &slot, const RequestId &request) const;
    /// The name and title of a new claim are in order.
    static std::optional<Refused> refuseTexts(const QString &person, const QString &title);
    /// The active claim that `cancel` means; nullptr if there is none.
    const ClaimRecord *claimToCancel(const Cancel &cancel) const;
    const ClaimRecord *activeClaim(const SlotKey &slot, const std::optional<RequestId> &id,
                                   const QString &person) const;
    /// How many stand before an active claim.
    std::optional<quint32> aheadOf(const SlotKey &slot, const RequestId &claim) const;
    /// Makes the claim of a request; returns how many stand before it.
    quint32 addClaim(const SlotKey &slot, const QString &person, const QString &title,
                     const WriteContext &context, std::vector<ClaimEvent> events = {});
    static BucketKey bucketKey(const SlotKey &slot) { return {slot.day, slot.room}; }
    bool contains(const SlotClaim &stored) const;
    /// True where it changed something.
    bool merge(const SlotClaim &stored);
    void addRefused(const BookingState &other, std::vector<CarriedRecord> &lacking) const;
    /// Visits the claims in buckets that are not shared with `other`.
    template <typename Visit>
    void forEachNotShared(const BookingState &other, Visit visit) const;
    const Queue *find(const SlotKey &slot) const;
    const ClaimRecord *find(const SlotKey &slot, const RequestId &id) const;
    /// Of an active claim.
    ClaimRecord &findMutable(const SlotKey &slot, const RequestId &id);
    static void collect(const BucketKey &key, const Bucket &bucket, Found &found);
    Found activeInRoom(const QString &room) const;
    Found activeOnDay(const QString &day) const;
    Bookings bookings(Found found) const;
    SlotClaims slotClaims(const SlotKey &slot, const Queue &queue) const;
    void setCatalogue(Catalogue catalogue);
    void insert(const SlotKey &slot, ClaimRecord kept);
    /// As above, where the encoded record is at hand.
    void insert(const SlotKey &slot, ClaimRecord kept, const QByteArray &record);
    /// Takes a claim out again.
    void remove(const SlotKey &slot, const ClaimRecord &kept);
    /// Cancels a claim, and writes down who is promoted by that.
    void cancel(const SlotKey &slot, RequestId claim, const QString &person,
                const WriteContext &context, ClaimEvent event);

    /// Changes what is on record of a claim's past; its place in the queue stays.
    template <typename Change>
    void changePast(const SlotKey &slot, const RequestId &claim, Change change);
    /// Writes down whose standing in the slot is not what the record of its past says.
    void noteStandings(const SlotKey &slot, const EntryStamp &in,
                       const std::optional<RequestId> &gone);
    static ClaimEvent eventFor(const Queue &queue, size_t position, const EntryStamp &in,
                               const std::optional<RequestId> &gone);
    /// As above after a merge, with the conflicts that it shows.
    void noteMerged(const SlotKey &slot, const EntryStamp &in, Merged &merged);
    void indexNotices(const SlotKey &slot, const Queue &queue);
    void indexAllNotices();
    Notice noticeOf(const SlotKey &slot, const ClaimRecord &kept) const;
    ConflictRow rowOf(const Conflict &conflict) const;
    ClaimBrief briefOf(const SlotKey &slot, const RequestId &claim) const;

    Catalogue m_catalogue;
    CatalogueIndex m_index;
    Digest m_catalogue_digest = digestOf(encode(Catalogue{}));
    Buckets m_buckets; ///< bounded by the writes that were ordered: cancelled claims are history
    std::set<std::pair<SlotKey, RequestId>> m_unplaced; ///< claims without a place
    DigestSum m_claims_sum;
    Sessions m_sessions;
    ConflictList m_conflicts;
    /// By person: active claims of which their holders were told something else, or not only this.
    std::set<std::tuple<QString, SlotKey, RequestId>> m_noticed;
    qsizetype m_active = 0;
    qsizetype m_all = 0;
    qsizetype m_personal = 0;
    WallTime m_newest;
};

} // namespace roomcast
