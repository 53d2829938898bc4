// SPDX-License-Identifier: MIT
//
// Rule 9, and what of rules 4 and 5 shows at the end: after the faults, all servers of a genesis
// form one view that the highest ID leads, with equal states; what was acknowledged is there,
// unless every disk that held it is gone; and whose standing is not what was told has a notice, of
// which its client knows.
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
    /// What a client reads at the end.
    struct Found {
        std::map<SlotKey, std::vector<RequestId>> queues;
        std::set<RequestId> noticed; ///< claims with a notice to their holder
    };
    /// Compares what was acknowledged under `genesis` with it.
    void audit(const Epoch &genesis, const Found &found);
    /// What a client has told of by itself is what there is to tell.
    void compareNotices(Node client, const std::set<RequestId> &told,
                        const std::set<RequestId> &noticed);

private:
    void auditClaim(const Operation &made, const std::vector<RequestId> &queue,
                    const std::set<RequestId> &noticed, const Epoch &genesis);
    bool acknowledged(const Operation &made) const;
    bool mustHold(const Operation &op, const Epoch &genesis) const;

    World &m_world;
    std::set<Epoch> m_went_over;
};

} // namespace roomcast::sim
