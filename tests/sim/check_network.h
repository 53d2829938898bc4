// SPDX-License-Identifier: MIT
//
// Rule 17: a server whose own network is gone says neither that it leads nor that its view is
// primary; and once every network has been back for a while, whoever speaks is in one primary view
// with all others. The second half is judged where nothing else strikes: crashes and cuts take
// their own time.
#pragma once

#include "sim/checker.h"
#include "sim/plan.h"

namespace roomcast::sim {

class NetworkChecker final : public Checker {
public:
    NetworkChecker(const World &world, const Ledger &ledger, const History &history,
                   Verdict &verdict, const Plan &plan);

private:
    void onStarted(Node machine, const ServerIdentity &, const Disk &) override
    {
        m_started[machine] = now();
    }
    bool wantsStatus() const override { return true; }
    void onStatus(Node machine, const ServerIdentity &member, const ServerStatus &status,
                  const Disk &) override;

    bool isSteady() const;

    bool m_judges_loss; ///< not of one that stood still meanwhile: it learns of it when it wakes
    bool m_judges_return;
    std::map<Node, TimePoint> m_started;
    Duration m_return_max; ///< from a network that is back to a view of all
};

} // namespace roomcast::sim
