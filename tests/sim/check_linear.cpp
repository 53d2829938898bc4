// SPDX-License-Identifier: MIT
#include "sim/check_linear.h"

#include "sim/names.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

using Kind = SlotOperation::Kind;

void LinearChecker::finish()
{
    std::set<Epoch> geneses;
    for (const Operation &op : history().operations())
        if (op.confirmed())
            if (const auto genesis = ledger().genesisOf(op.answer.epoch))
                geneses.insert(*genesis);
    for (const Epoch &genesis : geneses) {
        for (const SlotKey &slot : m_slots) {
            const Linearizability verdict = linearizable(historyOf(slot, genesis));
            if (verdict == Linearizability::No)
                report(Rule::Linearizable,
                       u"no order explains what was confirmed about %1"_s.arg(name(slot)));
            m_unknown += verdict == Linearizability::Unknown ? 1 : 0;
        }
    }
}

std::vector<SlotOperation> LinearChecker::historyOf(const SlotKey &slot, const Epoch &genesis) const
{
    std::vector<SlotOperation> slot_history;
    for (const Operation &op : history().operations()) {
        if (op.target() == slot)
            addMaker(op, genesis, slot_history);
        if ((op.cancel() && op.cancel()->slot == slot) || (op.move() && op.move()->from == slot))
            addCancel(op, genesis, slot_history);
        else if (op.leave() && op.leave()->slot == slot)
            addLeave(op, genesis, slot_history);
        else if (op.query() && belongs(op, genesis))
            addRead(op, slot, slot_history);
    }
    return slot_history;
}

/// Confirmed under `genesis`.
bool LinearChecker::belongs(const Operation &op, const Epoch &genesis) const
{
    return op.confirmed() && !op.answer.error && ledger().genesisOf(op.answer.epoch) == genesis;
}

bool LinearChecker::wasOrdered(const Operation &op, const Epoch &genesis, bool primary) const
{
    return std::any_of(op.ids.begin(), op.ids.end(), [&](const RequestId &id) {
        return ledger().wasOrdered(genesis, id, primary);
    });
}

/// It took effect, if at all, without a confirmed answer, or beside it: on another side, in a group
/// born apart, or in a primary view whose log was given up before that committed it.
bool LinearChecker::mayHaveComeIn(const Operation &op, const Epoch &genesis) const
{
    const bool elsewhere = std::any_of(op.ids.begin(), op.ids.end(), [&](const RequestId &id) {
        return ledger().wasOrderedElsewhere(genesis, id) || ledger().wasOrderedApart(genesis, id);
    });
    return elsewhere || wasOrdered(op, genesis, false) ||
           (!belongs(op, genesis) && wasOrdered(op, genesis, true));
}

/// The place of what made the claim among the operations.
int LinearChecker::claimNumber(const RequestId &id) const
{
    const Operation *made = history().makerOf(id);
    return made ? int(made - history().operations().data()) : -1;
}

std::vector<int> LinearChecker::claimsOf(const QString &person, const SlotKey &slot) const
{
    std::vector<int> claims;
    for (const Operation &op : history().operations())
        if (op.claim() && op.target() == slot && op.person() == person)
            claims.push_back(claimNumber(*op.claim()));
    return claims;
}

void LinearChecker::addMaker(const Operation &op, const Epoch &genesis, Into &into) const
{
    if (!op.claim())
        return;
    SlotOperation one;
    one.claim = claimNumber(*op.claim());
    one.called = op.invoked;
    if (mayHaveComeIn(op, genesis)) {
        one.kind = Kind::MayArrive;
        into.push_back(one);
    }
    if (!belongs(op, genesis)) {
        one.kind = Kind::MayBook;
        if (wasOrdered(op, genesis, true))
            into.push_back(one);
        return;
    }
    if (auto confirmed = confirmedMaker(op)) {
        confirmed->claim = one.claim;
        confirmed->called = op.invoked;
        confirmed->returned = op.answered;
        into.push_back(*std::move(confirmed));
    }
}

std::optional<SlotOperation> LinearChecker::confirmedMaker(const Operation &op) const
{
    SlotOperation one;
    const auto *refused = std::get_if<Refused>(&*op.answer.outcome);
    if (const auto *queued = std::get_if<Queued>(&*op.answer.outcome)) {
        one.kind = Kind::Joined;
        one.ahead = queued->ahead;
    } else if (!refused) {
        one.kind = Kind::Booked;
    } else if (refused->kind == RefusalKind::SlotTaken) {
        one.kind = Kind::Refused;
        one.holders = claimsOf(refused->subject, *op.target());
    } else if (refused->kind == RefusalKind::AlreadyThere) {
        one.kind = Kind::AlreadyIn;
        one.claims = claimsOf(op.person(), *op.target());
    } else {
        return std::nullopt;
    }
    return one;
}

void LinearChecker::addCancel(const Operation &op, const Epoch &genesis, Into &into) const
{
    SlotOperation one;
    one.claim = claimNumber(*op.givesBack());
    one.called = op.invoked;
    if (mayHaveComeIn(op, genesis)) {
        one.kind = Kind::MayCancel;
        into.push_back(one);
    }
    if (!belongs(op, genesis))
        return;
    one.returned = op.answered;
    const auto *refused = std::get_if<Refused>(&*op.answer.outcome);
    if (refused && refused->kind != RefusalKind::NotBooked)
        return;
    one.kind = refused ? Kind::NotThere : Kind::Cancelled;
    into.push_back(one);
}

/// Without a confirmed answer any claim of the person may be the one that waited there.
void LinearChecker::addLeave(const Operation &op, const Epoch &genesis, Into &into) const
{
    SlotOperation one;
    one.claims = claimsOf(op.person(), op.leave()->slot);
    one.called = op.invoked;
    if (mayHaveComeIn(op, genesis)) {
        one.kind = Kind::MayCancel;
        for (const int claim : one.claims) {
            one.claim = claim;
            into.push_back(one);
        }
    }
    if (!belongs(op, genesis))
        return;
    one.returned = op.answered;
    const auto *refused = std::get_if<Refused>(&*op.answer.outcome);
    if (refused && refused->kind != RefusalKind::NotWaiting)
        return;
    one.kind = refused ? Kind::NotWaiting : Kind::Left;
    into.push_back(one);
}

void LinearChecker::addRead(const Operation &op, const SlotKey &slot,
                            std::vector<SlotOperation> &into) const
{
    const auto *record = std::get_if<SlotRecord>(&*op.answer.outcome);
    const auto *bookings = std::get_if<Bookings>(&*op.answer.outcome);
    const auto *room = std::get_if<CheckRoom>(op.query());
    const auto *day = std::get_if<ReadDay>(op.query());
    const bool covers = (room && room->room == slot.room) || (day && day->day == slot.day);
    const bool whole = record && record->slot == slot;
    if ((!bookings || !covers) && !whole)
        return;
    SlotOperation one;
    one.kind = Kind::Read;
    one.called = op.invoked;
    one.returned = op.answered;
    if (whole)
        for (const ClaimRecord &kept : record->queue)
            one.seen.push_back(claimNumber(kept.claim.id));
    else
        for (const SlotClaims &entry : bookings->entries)
            if (entry.slot == slot)
                for (const Claim &claim : entry.claims)
                    one.seen.push_back(claimNumber(claim.id));
    into.push_back(one);
}

} // namespace roomcast::sim
