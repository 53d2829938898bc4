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
            const ShownRole role = s.id == highest->id ? ShownRole::Leader : ShownRole::Follower;
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

void EndChecker::audit(const Epoch &genesis, const Found &found)
{
    for (const Operation &op : history().operations()) {
        if (!op.claim())
            continue;
        const auto queue = found.queues.find(*op.target());
        auditClaim(op, queue == found.queues.end() ? std::vector<RequestId>() : queue->second,
                   found.noticed, genesis);
    }
}

/// Acknowledged under `genesis` or in a group that joined it, and on a disk that is still there.
bool EndChecker::mustHold(const Operation &op, const Epoch &genesis) const
{
    const auto its = ledger().genesisOf(op.answer.epoch);
    return op.fromServer() && op.done() && its && (its == genesis || m_went_over.contains(*its)) &&
           ledger().survives(ledger().copiesOf(op.answer.epoch));
}

void EndChecker::auditClaim(const Operation &made, const std::vector<RequestId> &queue,
                            const std::set<RequestId> &noticed, const Epoch &genesis)
{
    const auto place = std::find(queue.begin(), queue.end(), *made.claim());
    const QString what =
        u"claim %1 on %2, "_s.arg(name(*made.claim()), name(*made.target())) + standing(made);
    for (const Operation &op : history().operations())
        if (op.givesBack() == made.claim() && mustHold(op, genesis) && place != queue.end())
            report(ruleFor(op), what + u", is there although it was cancelled, "_s + standing(op));
    if (history().givenBack(made) || !mustHold(made, genesis))
        return;
    if (place == queue.end())
        report(ruleFor(made), what + u", is lost"_s);
    else if (made.confirmed() && made.toldToHold() && place != queue.begin() &&
             ledger().genesisOf(made.answer.epoch) == genesis)
        report(Rule::ConfirmedIsFinal, what + u", was displaced"_s);
    else if (made.toldToHold() != (place == queue.begin()) && !noticed.contains(*made.claim()) &&
             !acknowledged(made))
        report(Rule::ConflictsFromTwoSides,
               what + u", has another standing than was told, and no notice"_s);
}

bool EndChecker::acknowledged(const Operation &made) const
{
    return std::any_of(history().operations().begin(), history().operations().end(),
                       [&](const Operation &op) {
                           return op.acknowledge() && op.acknowledge()->claim == made.claim();
                       });
}

void EndChecker::compareNotices(Node client, const std::set<RequestId> &told,
                                const std::set<RequestId> &noticed)
{
    if (told != noticed)
        report(Rule::ConflictsFromTwoSides,
               u"client %1 told its person of %2 notices, and there are %3"_s.arg(client)
                   .arg(told.size())
                   .arg(noticed.size()));
}

} // namespace roomcast::sim
