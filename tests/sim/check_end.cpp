// SPDX-License-Identifier: MIT
#include "sim/check_end.h"

#include "sim/names.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

Rule ruleFor(const Operation &op)
{
    return op.confirmed() ? Rule::ConfirmedIsFinal : Rule::ConflictsFromTwoSides;
}

QString standing(const Operation &op)
{
    return (op.confirmed() ? u"confirmed in view "_s : u"provisional in view "_s) +
           name(op.answer.epoch);
}

} // namespace

std::set<Epoch> EndChecker::geneses() const
{
    std::set<Epoch> found;
    for (const Node machine : m_world.machinesUp())
        if (const auto genesis = ledger().genesisOf(m_world.status(machine).epoch))
            found.insert(*genesis);
    return found;
}

bool EndChecker::converged() const
{
    return whatIsMissing().isEmpty();
}

QString EndChecker::whatIsMissing() const
{
    std::map<Epoch, std::vector<ServerStatus>> groups;
    for (const Node machine : m_world.machinesUp()) {
        const ServerStatus status = m_world.status(machine);
        const auto genesis = ledger().genesisOf(status.epoch);
        if (!genesis)
            return u"server %1 is in no group"_s.arg(status.id.value);
        groups[*genesis].push_back(status);
    }
    for (const auto &[genesis, servers] : groups) {
        const auto highest =
            std::max_element(servers.begin(), servers.end(),
                             [](const auto &a, const auto &b) { return a.id < b.id; });
        for (const ServerStatus &s : servers) {
            const QString who = u"server %1 "_s.arg(s.id.value);
            const Role role = s.id == highest->id ? Role::Leader : Role::Follower;
            if (s.role != role || s.leader != highest->id)
                return who + u"does not follow server %1"_s.arg(highest->id.value);
            if (s.epoch != highest->epoch || s.members.size() != servers.size())
                return who + u"is in another view, of epoch %1"_s.arg(name(s.epoch));
            if (s.carried > 0)
                return who + u"has bookings that wait to be merged"_s;
            if (s.index != highest->index || s.digest != highest->digest)
                return who + u"has another state"_s;
        }
    }
    return {};
}

// ---- what was acknowledged -------------------------------------------------------------------

void EndChecker::audit(const Epoch &genesis, const std::map<SlotKey, std::vector<RequestId>> &found)
{
    for (const Operation &op : history().operations()) {
        if (!op.reserve() || !op.claim())
            continue;
        const auto queue = found.find(op.reserve()->slot);
        auditClaim(op, queue == found.end() ? std::vector<RequestId>() : queue->second, genesis);
    }
}

/// Acknowledged under `genesis` or in a group that joined it, and on a disk that is still there.
bool EndChecker::mustHold(const Operation &op, const Epoch &genesis) const
{
    const auto its = ledger().genesisOf(op.answer.epoch);
    return op.fromServer() && op.done() && its && (its == genesis || m_went_over.contains(*its)) &&
           ledger().survives(ledger().copiesOf(op.answer.epoch));
}

void EndChecker::auditClaim(const Operation &reservation, const std::vector<RequestId> &queue,
                            const Epoch &genesis)
{
    const auto place = std::find(queue.begin(), queue.end(), *reservation.claim());
    const QString what = u"booking %1 of %2, "_s.arg(reservation.reserve()->title,
                                                     name(reservation.reserve()->slot)) +
                         standing(reservation);
    bool cancel_asked = false;
    for (const Operation &op : history().operations()) {
        if (!op.cancel() || op.cancel()->claim != reservation.claim())
            continue;
        cancel_asked = true;
        if (mustHold(op, genesis) && place != queue.end())
            report(ruleFor(op), what + u", is there although it was cancelled, "_s + standing(op));
    }
    if (cancel_asked || !mustHold(reservation, genesis))
        return;
    if (place == queue.end())
        report(ruleFor(reservation), what + u", is lost"_s);
    else if (reservation.confirmed() && place != queue.begin() &&
             ledger().genesisOf(reservation.answer.epoch) == genesis)
        report(Rule::ConfirmedIsFinal, what + u", was displaced"_s);
}

} // namespace roomcast::sim
