// SPDX-License-Identifier: MIT
#include "sim/check_times.h"

#include "sim/names.h"

namespace roomcast::sim {

namespace {

/// A wild clock is off by years. That of an honest machine may jump by minutes and drift, and what
/// is known of it may be as old as the last few probes.
constexpr qint64 kHonest_ms = 3'600'000;

} // namespace

/// Of the honest clocks among those that the leader knows, if they are most of them.
std::optional<TimeChecker::Bounds> TimeChecker::boundsFor(Node machine, const View &view) const
{
    std::vector<WallTime> known{world().nowAt(machine).wall};
    const std::vector<PeerStatus> peers = world().peers(machine);
    for (const ServerIdentity &member : view.members) {
        const auto where = m_machines.find(member.key);
        const bool is_known = std::ranges::any_of(peers, [&](const PeerStatus &peer) {
            return peer.id == member.key.id && peer.member && peer.round_trip;
        });
        if (is_known && where != m_machines.end())
            known.push_back(world().nowAt(where->second).wall);
    }
    const WallTime truth = world().trueTime();
    const size_t all = known.size();
    std::erase_if(known, [&](WallTime clock) {
        return std::abs(clock.value_ms - truth.value_ms) > kHonest_ms;
    });
    if (all < 3 || 2 * all <= view.members.size() || 2 * known.size() <= all)
        return std::nullopt;
    const auto [earliest, latest] = std::ranges::minmax(known);
    return Bounds{{earliest.value_ms - kHonest_ms}, {latest.value_ms + kHonest_ms}};
}

void TimeChecker::judge(const ServerIdentity &leader, WallTime said, const char *what)
{
    if (said < m_bounds->earliest || said > m_bounds->latest)
        report(Rule::TimeOfMost, QStringLiteral("%1 says in %2 that it is %3, where most say %4")
                                     .arg(name(leader), QLatin1StringView(what))
                                     .arg(said.value_ms)
                                     .arg(m_bounds->latest.value_ms));
}

void TimeChecker::onSent(Node machine, const ServerIdentity &leader, const Message &message)
{
    const auto *heartbeat = std::get_if<Heartbeat>(&message);
    const auto *order = std::get_if<Order>(&message);
    if (heartbeat && heartbeat->time && knows(machine, leader, heartbeat->presence.installed))
        judge(leader, heartbeat->time->at, "HEARTBEAT");
    if (!order || order->entries.empty() || order->entries.back().epoch != order->epoch)
        return;
    // What is sent again was judged when it was new.
    LogIndex &newest = m_newest[order->epoch];
    const LogIndex last{order->first.value + order->entries.size() - 1};
    if (std::exchange(newest, std::max(newest, last)) < order->first &&
        knows(machine, leader, order->epoch))
        judge(leader, order->entries.back().at, "ORDER");
}

/// Has known for a while, as what it sends may have waited for its disk.
bool TimeChecker::knows(Node machine, const ServerIdentity &leader, const Epoch &epoch)
{
    const View *view = ledger().view(epoch);
    const bool leads = view && view->members.size() >= 3 && ledger().isPrimary(epoch) &&
                       view->members.front() == leader && world().isUp(machine);
    m_bounds = leads ? boundsFor(machine, *view) : std::nullopt;
    if (!m_bounds) {
        m_known_since.erase(epoch);
        return false;
    }
    return now() >= m_known_since.try_emplace(epoch, now()).first->second + m_settling;
}

} // namespace roomcast::sim
