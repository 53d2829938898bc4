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
    using Into = std::vector<SlotOperation>;
    /// What puts a claim into the queue.
    void addMaker(const Operation &op, const Epoch &genesis, Into &into) const;
    /// What a confirmed answer says of that; none if nothing.
    std::optional<SlotOperation> confirmedMaker(const Operation &op) const;
    void addCancel(const Operation &op, const Epoch &genesis, Into &into) const;
    void addLeave(const Operation &op, const Epoch &genesis, Into &into) const;
    void addRead(const Operation &op, const SlotKey &slot, Into &into) const;
    std::vector<int> claimsOf(const QString &person, const SlotKey &slot) const;
    bool wasOrdered(const Operation &op, const Epoch &genesis, bool primary) const;
    bool mayHaveComeIn(const Operation &op, const Epoch &genesis) const;
    int claimNumber(const RequestId &id) const;

    std::vector<SlotKey> m_slots;
    quint64 m_unknown = 0;
};

} // namespace roomcast::sim
