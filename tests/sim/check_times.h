// SPDX-License-Identifier: MIT
//
// Rule 13: where the clocks of most members are known and right, what a leader of a primary view
// says of the time is within their bounds, and so is the time of every entry that it makes, however
// wrong one clock is, its own too. Looks at the machines' real clocks.
#pragma once

#include "sim/checker.h"

namespace roomcast::sim {

class TimeChecker final : public Checker {
public:
    TimeChecker(const World &world, const Ledger &ledger, const History &history, Verdict &verdict,
                const Timing &timing)
        : Checker(world, ledger, history, verdict), m_settling(4 * timing.latency_bound)
    {
    }

private:
    void onStarted(Node machine, const ServerIdentity &member, const Disk &) override
    {
        m_machines[member.key] = machine;
    }
    void onSent(Node machine, const ServerIdentity &leader, const Message &message) override;

    struct Bounds {
        WallTime earliest, latest;
    };
    std::optional<Bounds> boundsFor(Node machine, const View &view) const;
    bool knows(Node machine, const ServerIdentity &leader, const Epoch &epoch);
    void judge(const ServerIdentity &leader, WallTime said, const char *what);

    Duration m_settling;
    std::map<ServerKey, Node> m_machines;
    std::map<Epoch, TimePoint> m_known_since; ///< views whose leader knows most clocks
    std::map<Epoch, LogIndex> m_newest;       ///< entry of it that was sent
    std::optional<Bounds> m_bounds;           ///< as knows() found them
};

} // namespace roomcast::sim
