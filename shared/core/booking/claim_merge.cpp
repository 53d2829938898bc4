// SPDX-License-Identifier: MIT
#include "core/booking/claim_merge.h"
#include "core/booking/rules.h"

#include <algorithm>
#include <tuple>

namespace roomcast {

namespace {

/// Of two cancellations of one claim the earlier counts, on every side.
bool precedes(const Cancellation &a, const Cancellation &b)
{
    return std::tie(a.at, a.by, a.person) < std::tie(b.at, b.by, b.person);
}

bool wasCancelledEarlier(const Claim &theirs, const Claim &mine)
{
    return theirs.cancelled && (!mine.cancelled || precedes(*theirs.cancelled, *mine.cancelled));
}

/// A request that two sides executed made its claim twice.
bool wasMadeEarlier(const ClaimRecord &theirs, const ClaimRecord &mine)
{
    const auto moment = [](const ClaimRecord &c) {
        return std::tie(c.claim.made_at, c.past.made, c.past.first);
    };
    return !mine.claim.place && moment(theirs) < moment(mine);
}

HolderWasTold united(const HolderWasTold &a, const HolderWasTold &b)
{
    if (a.acknowledged != b.acknowledged)
        return a.acknowledged < b.acknowledged ? b : a;
    return {a.holds || b.holds, a.waits || b.waits, a.refused || b.refused, a.acknowledged};
}

bool adds(const ClaimEvent &event, const ClaimHistory &mine)
{
    const auto &events = mine.events;
    const bool latest = std::ssize(events) < ClaimHistory::kEventsMax || events.front() < event;
    return latest && !std::binary_search(events.begin(), events.end(), event);
}

void insert(ClaimHistory &past, ClaimEvent event)
{
    auto &events = past.events;
    events.insert(std::upper_bound(events.begin(), events.end(), event), std::move(event));
    if (std::ssize(events) > ClaimHistory::kEventsMax)
        events.erase(events.begin());
}

} // namespace

bool saysMore(const ClaimRecord &theirs, const ClaimRecord &mine)
{
    return wasCancelledEarlier(theirs.claim, mine.claim) || wasMadeEarlier(theirs, mine) ||
           united(mine.past.told, theirs.past.told) != mine.past.told ||
           std::any_of(theirs.past.events.begin(), theirs.past.events.end(),
                       [&](const ClaimEvent &event) { return adds(event, mine.past); });
}

void unite(ClaimRecord &mine, const ClaimRecord &theirs)
{
    if (wasCancelledEarlier(theirs.claim, mine.claim) && rules::staysCancelled())
        mine.claim.cancelled = theirs.claim.cancelled;
    if (wasMadeEarlier(theirs, mine)) {
        mine.claim.made_at = theirs.claim.made_at;
        mine.past.made = theirs.past.made;
        mine.past.first = theirs.past.first;
    }
    mine.past.told = united(mine.past.told, theirs.past.told);
    for (const ClaimEvent &event : theirs.past.events)
        if (adds(event, mine.past))
            insert(mine.past, event);
}

ClaimStanding standingOnRecord(const ClaimHistory &past)
{
    for (auto event = past.events.rbegin(); event != past.events.rend(); ++event) {
        switch (event->kind) {
        case ClaimEventKind::Promoted:
            return ClaimStanding::Holds;
        case ClaimEventKind::DisplacedByConfirmed:
        case ClaimEventKind::DisplacedByEarlier:
            return ClaimStanding::Waits;
        case ClaimEventKind::Cancelled:
        case ClaimEventKind::MovedHere:
        case ClaimEventKind::MovedAway:
            break;
        }
    }
    return past.first;
}

const ClaimEvent *displacement(const ClaimHistory &past)
{
    const auto event =
        std::find_if(past.events.rbegin(), past.events.rend(), [](const ClaimEvent &e) {
            return e.kind == ClaimEventKind::DisplacedByConfirmed ||
                   e.kind == ClaimEventKind::DisplacedByEarlier;
        });
    return event == past.events.rend() ? nullptr : &*event;
}

void addEvent(ClaimHistory &past, ClaimEvent event)
{
    if (!past.events.empty())
        event.in.at = std::max(event.in.at, next(past.events.back().in.at));
    // Where time has run out the two may be the same.
    if (!std::binary_search(past.events.begin(), past.events.end(), event))
        insert(past, std::move(event));
}

bool isWellFormed(const ClaimHistory &past)
{
    const auto &events = past.events;
    const auto notAscending = [](const ClaimEvent &a, const ClaimEvent &b) { return a >= b; };
    return std::ssize(events) <= ClaimHistory::kEventsMax &&
           std::adjacent_find(events.begin(), events.end(), notAscending) == events.end();
}

} // namespace roomcast
