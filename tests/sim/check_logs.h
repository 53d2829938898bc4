// SPDX-License-Identifier: MIT
//
// Rules 2 and 3, on what is durable: equal (epoch, index) means an equal entry after an equal
// prefix, and an equal state once applied, and times ascend; what a leader calls committed is on
// the disk of every member of its view.
#pragma once

#include "sim/checker.h"

#include "core/base/digest.h"

namespace roomcast::sim {

class LogChecker final : public Checker {
public:
    using Checker::Checker;

private:
    void onPersisted(Node, const ServerIdentity &, const PersistBatch &, const Disk &) override;
    void onSent(Node machine, const ServerIdentity &, const Message &) override;
    bool wantsStatus() const override { return true; }
    void onStatus(Node, const ServerIdentity &, const ServerStatus &, const Disk &) override;

    struct Known {
        QByteArray entry;
        WallTime at;
        std::optional<Position> before; ///< unknown behind a snapshot
    };
    void learn(const ServerIdentity &member, const Disk &disk, size_t place);
    bool gaveUp(StoreId store, const Disk &disk, const Epoch &epoch, LogIndex index) const;
    void committed(const ServerIdentity &leader, const Epoch &view, LogIndex index, const char *by);

    std::map<Position, Known> m_entries;
    std::map<Position, Digest> m_states;
    std::map<Epoch, LogIndex> m_committed;                ///< checked already, per view
    std::map<std::pair<StoreId, Epoch>, LogIndex> m_held; ///< how far a disk's log went in a view
};

} // namespace roomcast::sim
