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
        if (op.reserve() && op.reserve()->slot == slot)
            addReserve(op, genesis, slot_history);
        else if (op.cancel() && op.cancel()->slot == slot)
            addCancel(op, genesis, slot_history);
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

/// The place of the reservation among the operations.
int LinearChecker::claimNumber(const RequestId &id) const
{
    const Operation *made = history().reservationOf(id);
    return made ? int(made - history().operations().data()) : -1;
}

void LinearChecker::addReserve(const Operation &op, const Epoch &genesis,
                               std::vector<SlotOperation> &into) const
{
    if (!op.claim())
        return;
    SlotOperation one;
    one.claim = claimNumber(*op.claim());
    one.called = op.invoked;
    // An order of a primary view that was not committed there may go with a log that is given up.
    const bool again = std::any_of(op.ids.begin(), op.ids.end(), [&](const RequestId &id) {
        return ledger().wasOrderedAgain(genesis, id) || ledger().wasOrderedElsewhere(genesis, id);
    });
    if (wasOrdered(op, genesis, false) || again ||
        (!belongs(op, genesis) && wasOrdered(op, genesis, true))) {
        one.kind = Kind::MayArrive;
        into.push_back(one);
    }
    if (!belongs(op, genesis)) {
        one.kind = Kind::MayBook;
        if (wasOrdered(op, genesis, true))
            into.push_back(one);
        return;
    }
    one.returned = op.answered;
    const auto *refused = std::get_if<Refused>(&*op.answer.outcome);
    if (refused && refused->kind != RefusalKind::SlotTaken)
        return;
    one.kind = refused ? Kind::Refused : Kind::Booked;
    if (refused)
        for (const Operation &other : history().operations())
            if (other.reserve() && other.reserve()->person == refused->subject && other.claim())
                one.holders.push_back(claimNumber(*other.claim()));
    into.push_back(one);
}

void LinearChecker::addCancel(const Operation &op, const Epoch &genesis,
                              std::vector<SlotOperation> &into) const
{
    SlotOperation one;
    one.claim = claimNumber(*op.cancel()->claim);
    one.called = op.invoked;
    const bool confirmed = belongs(op, genesis);
    const bool elsewhere = std::any_of(op.ids.begin(), op.ids.end(), [&](const RequestId &id) {
        return ledger().wasOrderedElsewhere(genesis, id);
    });
    if (elsewhere || wasOrdered(op, genesis, false) ||
        (!confirmed && wasOrdered(op, genesis, true))) {
        one.kind = Kind::MayCancel;
        into.push_back(one);
    }
    if (!confirmed)
        return;
    one.returned = op.answered;
    const auto *refused = std::get_if<Refused>(&*op.answer.outcome);
    if (refused && refused->kind != RefusalKind::NotBooked)
        return;
    one.kind = refused ? Kind::NotThere : Kind::Cancelled;
    into.push_back(one);
}

void LinearChecker::addRead(const Operation &op, const SlotKey &slot,
                            std::vector<SlotOperation> &into) const
{
    const auto *bookings = std::get_if<Bookings>(&*op.answer.outcome);
    const auto *room = std::get_if<CheckRoom>(op.query());
    const auto *day = std::get_if<ReadDay>(op.query());
    const bool covers = (room && room->room == slot.room) || (day && day->day == slot.day);
    if (!bookings || !covers)
        return;
    SlotOperation one;
    one.kind = Kind::Read;
    one.called = op.invoked;
    one.returned = op.answered;
    for (const SlotClaims &entry : bookings->entries)
        if (entry.slot == slot)
            for (const Claim &claim : entry.claims)
                one.seen.push_back(claimNumber(claim.id));
    into.push_back(one);
}

} // namespace roomcast::sim
