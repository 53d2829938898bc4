// SPDX-License-Identifier: MIT
#include "sim/check_network.h"

#include "sim/names.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

/// 3 s at the default latency bound of 100 ms.
constexpr int kReturnBounds = 30;
constexpr TimePoint kBegin{1s}; ///< of every run

} // namespace

NetworkChecker::NetworkChecker(const World &world, const Ledger &ledger, const History &history,
                               Verdict &verdict, const Plan &plan)
    : Checker(world, ledger, history, verdict), m_judges_loss(!plan.has(Fault::Freeze)),
      m_return_max(kReturnBounds * plan.timing.latency_bound)
{
    const std::set<Fault> harmless = {Fault::Readdress, Fault::Duplication, Fault::ClientCut,
                                      Fault::SlowDisk};
    m_judges_return =
        std::includes(harmless.begin(), harmless.end(), plan.faults.begin(), plan.faults.end());
}

bool NetworkChecker::isSteady() const
{
    const auto machines = world().machinesUp();
    return std::all_of(machines.begin(), machines.end(), [&](Node machine) {
        const auto how = world().network().onlineOf(machine);
        return how.online && now() > std::max(how.since, kBegin) + m_return_max;
    });
}

void NetworkChecker::onStatus(Node machine, const ServerIdentity &member,
                              const ServerStatus &status, const Disk &)
{
    // It learns of it after its first step.
    const bool knows = now() > m_started[machine];
    if (m_judges_loss && knows && world().network().isOffline(machine) &&
        (status.primary || status.leader))
        report(Rule::NetworkFollowed,
               name(member) + u" has no network, and says that it has a leader or is primary"_s);
    if (m_judges_return && isSteady() &&
        (!status.primary || status.members.size() != world().machinesUp().size()))
        report(Rule::NetworkFollowed,
               name(member) + u" is not with all others, whose networks have been back for long"_s);
}

} // namespace roomcast::sim
