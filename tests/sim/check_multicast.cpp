// SPDX-License-Identifier: MIT
#include "sim/check_multicast.h"

#include "sim/names.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

/// Until everything is noticed, told, elected about, and believed to be over; in latency bounds.
constexpr int kSettling = 16;
constexpr Node kNobody = Node(-1);

} // namespace

MulticastChecker::MulticastChecker(const World &world, const Ledger &ledger, const History &history,
                                   Verdict &verdict, const Plan &plan)
    : Checker(world, ledger, history, verdict), m_bound(plan.timing.latency_bound)
{
    const std::set<Fault> harmless = {Fault::Deaf, Fault::Duplication, Fault::DeclareDead,
                                      Fault::Rename, Fault::Wipe};
    m_judges =
        std::includes(harmless.begin(), harmless.end(), plan.faults.begin(), plan.faults.end());
}

bool MulticastChecker::isSteady(Duration for_how_long) const
{
    const auto machines = world().machinesUp();
    return std::all_of(machines.begin(), machines.end(), [&](Node machine) {
        return now() >= world().network().multicastOf(machine).since + for_how_long;
    });
}

/// For whom it works.
qsizetype MulticastChecker::others(Node machine) const
{
    const auto machines = world().machinesUp();
    return std::count_if(machines.begin(), machines.end(), [&](Node other) {
        return other != machine && world().network().multicastOf(other).works();
    });
}

void MulticastChecker::onSent(Node machine, const ServerIdentity &member, const Message &message)
{
    const auto *beat = std::get_if<Heartbeat>(&message);
    if (!m_judges || !beat || beat->presence.role != Role::Leader)
        return;
    // Of two, one that hears nothing and one that is not heard look the same.
    const auto how = world().network().multicastOf(machine);
    if (!how.works() && others(machine) >= (how.leaves ? 1 : 2) && isSteady(kSettling * m_bound))
        report(Rule::HearersLead, name(member) + u" leads, and multicast does not work for it"_s);
}

void MulticastChecker::onAnswered(Node, ClientId, const Answer &answer)
{
    if (m_judges && answer.error && answer.error != AnswerError::QueueFull &&
        others(kNobody) >= 2 && isSteady(answer.latency + kSettling * m_bound))
        report(Rule::HearersLead, u"a request is not answered while two servers hear it"_s);
}

} // namespace roomcast::sim
