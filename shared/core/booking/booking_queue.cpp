// SPDX-License-Identifier: MIT
//
// Waiting lists: standing in line, giving a place back, moving, and writing down whose standing
// changed with that.
#include "core/booking/booking_state.h"
#include "core/booking/claim_merge.h"
#include "core/booking/rules.h"
#include "core/booking/words.h"

#include <algorithm>

namespace roomcast {

namespace {

/// `request` cancelled the claim, also where another cancellation was earlier.
bool names(const ClaimRecord &cancelled, const RequestId &request)
{
    if (cancelled.claim.cancelled->by == request)
        return true;
    const auto &events = cancelled.past.events;
    return events.size() > 1 &&
           std::any_of(events.begin(), events.end(), [&](const ClaimEvent &event) {
               return event.by == request && (event.kind == ClaimEventKind::Cancelled ||
                                              event.kind == ClaimEventKind::MovedAway);
           });
}

} // namespace

// ---- writes ----------------------------------------------------------------------------------

quint32 BookingState::addClaim(const SlotKey &slot, const QString &person, const QString &title,
                               const WriteContext &context, std::vector<ClaimEvent> events)
{
    const Queue *queue = find(slot);
    const quint32 ahead = queue ? quint32(queue->active.size()) : 0;
    // Without a place time decides, and what came in by a merge may have that of a faster clock.
    WallTime made_at = context.at;
    if (ahead > 0)
        made_at = std::max(made_at, next(queue->active.back().claim.made_at));
    const auto place = context.primary ? std::optional(context.index) : std::nullopt;
    const ClaimStanding standing = ahead == 0 ? ClaimStanding::Holds : ClaimStanding::Waits;
    insert(slot, {{context.request, person, title, made_at, place, {}},
                  {context.stamp(), standing, HolderWasTold::only(standing), std::move(events)}});
    return ahead;
}

Outcome BookingState::execute(const JoinQueue &join, const WriteContext &context, Changes &changes)
{
    const SlotKey &slot = join.slot;
    if (const auto refused = refuseClaim(slot, context.civil))
        return *refused;
    const QString person = join.person.trimmed();
    const QString title = join.title.trimmed();
    if (const auto refused = refuseTexts(person, title))
        return *refused;
    if (activeClaim(slot, std::nullopt, person))
        return Refused{RefusalKind::AlreadyThere, person};
    const Queue *queue = find(slot);
    if (queue && std::ssize(queue->active) >= kQueueMax)
        return Refused{RefusalKind::WaitingListFull, {}};
    const quint32 ahead = addClaim(slot, person, title, context);
    changes = {{slotClaims(slot)}, person};
    return Queued{ahead};
}

Outcome BookingState::execute(const LeaveQueue &leave, const WriteContext &context,
                              Changes &changes)
{
    const QString person = leave.person.trimmed();
    const ClaimRecord *waiting = nullptr;
    if (const Queue *queue = find(leave.slot))
        for (size_t i = 1; i < queue->active.size() && !waiting; ++i)
            if (queue->active[i].claim.holder == person && !person.isEmpty())
                waiting = &queue->active[i];
    if (!waiting)
        return refuseSlot(leave.slot, context.civil.day())
            .value_or(Refused{RefusalKind::NotWaiting, person});
    cancel(leave.slot, waiting->claim.id, person, context,
           {context.stamp(), ClaimEventKind::Cancelled, context.request});
    changes = {{slotClaims(leave.slot)}, person};
    return Done{};
}

/// Only where no other side can have booked the target meanwhile: what is given back by a move
/// stays given back, also if the place it was given for is lost.
Outcome BookingState::execute(const Move &move, const WriteContext &context, Changes &changes)
{
    if (!rules::mayMove(context.primary))
        return Refused{RefusalKind::Unconfirmed, {}};
    const QString person = move.person.trimmed();
    const ClaimRecord *kept = activeClaim(move.from, move.claim, person);
    if (!kept)
        return refuseSlot(move.from, context.civil.day())
            .value_or(Refused{RefusalKind::NotBooked, QString()});
    const Claim claim = kept->claim;
    if (claim.holder != person || person.isEmpty())
        return Refused{RefusalKind::NotYours, claim.holder};
    if (const auto refused = refuseClaim(move.to, context.civil))
        return *refused;
    const Queue *target = find(move.to);
    if (target && !target->active.empty())
        return Refused{RefusalKind::SlotTaken, target->active.front().claim.holder};
    cancel(move.from, claim.id, person, context,
           {context.stamp(), ClaimEventKind::MovedAway, context.request, move.to});
    addClaim(move.to, person, claim.title, context,
             {{context.stamp(), ClaimEventKind::MovedHere, context.request, move.from}});
    changes = {{slotClaims(move.from), slotClaims(move.to)}, person};
    return Done{};
}

Outcome BookingState::execute(const Acknowledge &acknowledge, const WriteContext &context,
                              Changes &changes)
{
    const QString person = acknowledge.person.trimmed();
    const ClaimRecord *kept = activeClaim(acknowledge.slot, acknowledge.claim, person);
    if (!kept)
        return refuseSlot(acknowledge.slot, context.civil.day())
            .value_or(Refused{RefusalKind::NotBooked, QString()});
    if (kept->claim.holder != person || person.isEmpty())
        return Refused{RefusalKind::NotYours, kept->claim.holder};
    if (kept->past.told.is(acknowledge.standing))
        return Done{};
    changePast(acknowledge.slot, kept->claim.id, [&](ClaimHistory &past) {
        const WallTime at = std::max(context.at, next(past.told.acknowledged));
        past.told = HolderWasTold::only(acknowledge.standing, at);
    });
    indexNotices(acknowledge.slot, *find(acknowledge.slot));
    changes = {{slotClaims(acknowledge.slot)}, person};
    return Done{};
}

/// The one of that id, or else the first of that person.
const ClaimRecord *BookingState::activeClaim(const SlotKey &slot,
                                             const std::optional<RequestId> &id,
                                             const QString &person) const
{
    const Queue *queue = find(slot);
    if (!queue)
        return nullptr;
    const auto kept =
        std::find_if(queue->active.begin(), queue->active.end(), [&](const ClaimRecord &candidate) {
            return id ? candidate.claim.id == *id
                      : !person.isEmpty() && candidate.claim.holder == person;
        });
    return kept == queue->active.end() ? nullptr : &*kept;
}

void BookingState::cancel(const SlotKey &slot, RequestId claim, const QString &person,
                          const WriteContext &context, ClaimEvent event)
{
    ClaimRecord kept = *find(slot, claim);
    const bool held = find(slot)->active.front().claim.id == claim;
    remove(slot, kept);
    kept.claim.cancelled = Cancellation{person, context.at, context.request};
    addEvent(kept.past, std::move(event));
    insert(slot, std::move(kept));
    if (held)
        noteStandings(slot, context.stamp(), claim);
}

// ---- executed before, on another side --------------------------------------------------------

std::optional<Outcome> BookingState::executedElsewhere(const Write &write,
                                                       const RequestId &request) const
{
    const auto done = [](bool executed) {
        return executed ? std::optional<Outcome>(Done{}) : std::nullopt;
    };
    // What it holds or waits for now: a merge may have put others before it.
    const auto made = [&](const SlotKey &slot) -> std::optional<Outcome> {
        const auto ahead = aheadOf(slot, request);
        return ahead && *ahead > 0 ? Queued{*ahead} : done(find(slot, request));
    };
    const auto join = [&](const JoinQueue &what) -> std::optional<Outcome> {
        return aheadOf(what.slot, request) == 0U ? Queued{0} : made(what.slot);
    };
    const auto move = [&](const Move &what) {
        const auto moved = made(what.to);
        return moved ? moved : done(wasCancelledBy(what.from, request));
    };
    if (!rules::isFoundInClaims(std::holds_alternative<Cancel>(write)))
        return std::nullopt;
    return std::visit(
        Overloaded{
            [&](const Reserve &what) { return made(what.slot); },
            [&](const Cancel &what) { return done(wasCancelledBy(what.slot, request)); },
            join,
            [&](const LeaveQueue &what) { return done(wasCancelledBy(what.slot, request)); },
            move,
            // These come to the same every time.
            [&](const OpenSession &) { return done(false); },
            [&](const Acknowledge &) { return done(false); },
        },
        write);
}

bool BookingState::wasCancelledBy(const SlotKey &slot, const RequestId &request) const
{
    const Queue *queue = find(slot);
    return queue && std::any_of(queue->cancelled.begin(), queue->cancelled.end(),
                                [&](const ClaimRecord &kept) { return names(kept, request); });
}

std::optional<quint32> BookingState::aheadOf(const SlotKey &slot, const RequestId &claim) const
{
    const Queue *queue = find(slot);
    for (size_t i = 0; queue && i < queue->active.size(); ++i)
        if (queue->active[i].claim.id == claim)
            return quint32(i);
    return std::nullopt;
}

// ---- standings -------------------------------------------------------------------------------

ClaimRecord &BookingState::findMutable(const SlotKey &slot, const RequestId &id)
{
    Queue &queue = m_buckets.at(bucketKey(slot))->queues.at(slot.timeslot);
    return *std::find_if(queue.active.begin(), queue.active.end(),
                         [&](const ClaimRecord &kept) { return kept.claim.id == id; });
}

template <typename Change>
void BookingState::changePast(const SlotKey &slot, const RequestId &claim, Change change)
{
    ClaimRecord &kept = findMutable(slot, claim);
    m_claims_sum.remove(encode(SlotClaim{slot, kept}));
    change(kept.past);
    m_claims_sum.add(encode(SlotClaim{slot, kept}));
}

ClaimEvent BookingState::eventFor(const Queue &queue, size_t position, const EntryStamp &in,
                                  const std::optional<RequestId> &gone)
{
    const Claim &head = queue.active.front().claim;
    if (position == 0)
        return {in, ClaimEventKind::Promoted, gone};
    const bool confirmed = head.place && !queue.active[position].claim.place;
    return {in,
            confirmed ? ClaimEventKind::DisplacedByConfirmed : ClaimEventKind::DisplacedByEarlier,
            head.id};
}

void BookingState::noteStandings(const SlotKey &slot, const EntryStamp &in,
                                 const std::optional<RequestId> &gone)
{
    const Queue *queue = find(slot);
    for (size_t i = 0; i < queue->active.size(); ++i) {
        const ClaimStanding now = i == 0 ? ClaimStanding::Holds : ClaimStanding::Waits;
        const ClaimRecord &kept = queue->active[i];
        const bool twice = rules::isPromotedToo(gone.has_value(), i);
        if (standingOnRecord(kept.past) == now && !twice)
            continue;
        const ClaimEvent event = eventFor(*queue, twice ? 0 : i, in, gone);
        changePast(slot, kept.claim.id, [&](ClaimHistory &past) {
            addEvent(past, event);
            if (!rules::hasToBeTold())
                past.told = HolderWasTold::only(now);
        });
        queue = find(slot); // changing may have copied it
    }
    indexNotices(slot, *queue);
}

void BookingState::noteMerged(const SlotKey &slot, const EntryStamp &in, Merged &merged)
{
    const Queue &queue = *find(slot);
    const quint64 before = merged.displaced;
    for (size_t i = 1; i < queue.active.size(); ++i) {
        const ClaimRecord &kept = queue.active[i];
        if (standingOnRecord(kept.past) == ClaimStanding::Waits)
            continue;
        const ClaimEvent event = eventFor(queue, i, in, std::nullopt);
        if (merged.displaced++ == 0)
            merged.first_conflict = m_conflicts.next();
        m_conflicts.add({0, in, slot, *event.by, kept.claim.id,
                         event.kind == ClaimEventKind::DisplacedByConfirmed, quint32(i)});
    }
    merged.both += merged.displaced > before ? 1 : 0;
    noteStandings(slot, in, std::nullopt);
}

} // namespace roomcast
