// SPDX-License-Identifier: MIT
//
// Rule 9, and what of rules 4 and 5 shows at the end: after the faults, all servers of a genesis
// form one view that the highest ID leads, with equal states; and what was acknowledged is there,
// unless every disk that held it is gone.
#pragma once

#include "sim/checker.h"

namespace roomcast::sim {

class EndChecker final : public Checker {
public:
    EndChecker(World &world, const Ledger &ledger, const History &history, Verdict &verdict)
        : Checker(world, ledger, history, verdict), m_world(world)
    {
    }

    /// All live servers of each genesis form one view, led by the highest ID, equal in state.
    bool converged() const;
    /// Empty where converged.
    QString whatIsMissing() const;
    /// The geneses that are left; more than one until a person has chosen between groups.
    std::set<Epoch> geneses() const;
    /// A person chose that the group born in `genesis` joins another.
    void wentOver(const Epoch &genesis) { m_went_over.insert(genesis); }
    /// Compares what was acknowledged under `genesis` with what a client reads at the end.
    void audit(const Epoch &genesis, const std::map<SlotKey, std::vector<RequestId>> &found);

private:
    void auditClaim(const Operation &reservation, const std::vector<RequestId> &queue,
                    const Epoch &genesis);
    bool mustHold(const Operation &op, const Epoch &genesis) const;

    World &m_world;
    std::set<Epoch> m_went_over;
};

} // namespace roomcast::sim
