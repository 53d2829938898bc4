// SPDX-License-Identifier: MIT
//
// Rule 15: a store has one vote. Neither a clone of a live one votes, nor one that was put back to
// an older state than the others remember.
#pragma once

#include "sim/checker.h"
#include "sim/names.h"

namespace roomcast::sim {

class StoreChecker final : public Checker {
public:
    using Checker::Checker;

private:
    void onStarted(Node machine, const ServerIdentity &, const Disk &disk) override
    {
        m_disks[machine] = &disk;
        if (disk.impostor == Impostor::Clone)
            m_cloned.insert(disk.store);
    }
    void onSent(Node machine, const ServerIdentity &from, const Message &message) override
    {
        const auto disk = m_disks.find(machine);
        if (disk == m_disks.end() || !std::holds_alternative<ElectionAnswer>(message))
            return;
        if (disk->second->impostor != Impostor::None && disk->second->store == from.store)
            report(Rule::OneVote,
                   name(from) + QStringLiteral(" promises in the name of a store that "
                                               "it is not, or not any more"));
    }
    /// What has a vote keeps it: of a store of its own, nobody remembers anything it does not. But
    /// for what a clone has promised: as a learner, and then it was gone before the two met.
    void onEvent(Node machine, const ServerIdentity &from, const Event &event) override
    {
        const auto disk = m_disks.find(machine);
        if (std::holds_alternative<event::StoreCopied>(event) && disk != m_disks.end() &&
            disk->second->impostor == Impostor::None && !m_cloned.contains(from.store))
            report(Rule::OneVote, name(from) + QStringLiteral(" gives up a store that is its own"));
    }

    std::map<Node, const Disk *> m_disks;
    std::set<StoreId> m_cloned;
};

} // namespace roomcast::sim
