// SPDX-License-Identifier: MIT
#include "sim/check_end.h"

#include "sim/names.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

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

/// Acknowledged under `genesis`, and on a disk that is still there.
bool EndChecker::mustHold(const Operation &op, const Epoch &genesis) const
{
    return op.fromServer() && op.done() && ledger().genesisOf(op.answer.epoch) == genesis &&
           ledger().survives(ledger().copiesOf(op.answer.epoch));
}

void EndChecker::auditClaim(const Operation &reservation, const std::vector<RequestId> &queue,
                            const Epoch &genesis)
{
    bool cancel_asked = false;
    bool cancelled = false;
    for (const Operation &op : history().operations()) {
        if (!op.cancel() || op.cancel()->claim != reservation.claim())
            continue;
        cancel_asked = true;
        cancelled = cancelled || mustHold(op, genesis);
    }
    const auto place = std::find(queue.begin(), queue.end(), *reservation.claim());
    const auto report_as = [&](Rule rule, const QString &what) {
        report(rule, u"booking %1 of %2, %3 in view %4, %5"_s.arg(
                         reservation.reserve()->title, name(reservation.reserve()->slot),
                         reservation.confirmed() ? u"confirmed"_s : u"provisional"_s,
                         name(reservation.answer.epoch), what));
    };
    if (cancelled && place != queue.end())
        report_as(Rule::ConfirmedIsFinal, u"was cancelled and is back"_s);
    if (cancel_asked || !mustHold(reservation, genesis))
        return;
    if (place == queue.end())
        report_as(reservation.confirmed() ? Rule::ConfirmedIsFinal : Rule::ConflictsFromTwoSides,
                  u"is lost"_s);
    else if (reservation.confirmed() && place != queue.begin())
        report_as(Rule::ConfirmedIsFinal, u"was displaced"_s);
}

} // namespace roomcast::sim
