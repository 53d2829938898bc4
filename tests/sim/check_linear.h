// SPDX-License-Identifier: MIT
//
// Rule 7: takes the confirmed history of each genesis apart by slot and has it judged
// (linearizability.h).
#pragma once

#include "sim/checker.h"
#include "sim/linearizability.h"

namespace roomcast::sim {

class LinearChecker final : public Checker {
public:
    LinearChecker(const World &world, const Ledger &ledger, const History &history,
                  Verdict &verdict, std::vector<SlotKey> slots)
        : Checker(world, ledger, history, verdict), m_slots(std::move(slots))
    {
    }

    void finish() override;
    /// Histories too large to judge.
    quint64 unknown() const { return m_unknown; }

private:
    std::vector<SlotOperation> historyOf(const SlotKey &slot, const Epoch &genesis) const;
    bool belongs(const Operation &op, const Epoch &genesis) const;
    void addReserve(const Operation &op, const Epoch &genesis,
                    std::vector<SlotOperation> &into) const;
    void addCancel(const Operation &op, const Epoch &genesis,
                   std::vector<SlotOperation> &into) const;
    void addRead(const Operation &op, const SlotKey &slot, std::vector<SlotOperation> &into) const;
    bool wasOrdered(const Operation &op, const Epoch &genesis, bool primary) const;
    int claimNumber(const RequestId &id) const;

    std::vector<SlotKey> m_slots;
    quint64 m_unknown = 0;
};

} // namespace roomcast::sim
