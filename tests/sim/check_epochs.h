// SPDX-License-Identifier: MIT
//
// Rule 1: at most one leader and one view per epoch; what a store promised never falls, neither on
// its disk nor in what it sends; only the leader of an installed view replies.
#pragma once

#include "sim/checker.h"

namespace roomcast::sim {

class EpochChecker final : public Checker {
public:
    using Checker::Checker;

private:
    void onStarted(Node, const ServerIdentity &member, const Disk &disk) override;
    void onWiped(Node, const Disk &disk) override;
    void onPersisted(Node, const ServerIdentity &, const PersistBatch &, const Disk &) override;
    void onSent(Node, const ServerIdentity &, const Message &) override;

    void check(const ServerIdentity &from, const Coordinator &);
    void check(const ServerIdentity &from, const Heartbeat &);
    void check(const ServerIdentity &from, const Order &);
    void check(const ServerIdentity &from, const Commit &);
    void check(const ServerIdentity &from, const ElectionAnswer &);
    void check(const ServerIdentity &from, const Ack &);
    void check(const ServerIdentity &from, const Reply &);
    template <typename T>
    void check(const ServerIdentity &, const T &)
    {
    }
    /// `from` speaks as the leader of `epoch`.
    void leads(const ServerIdentity &from, const Epoch &epoch, const char *by);
    void notFenced(const ServerIdentity &from, const Epoch &epoch, const char *what);

    struct Promised {
        Epoch durable;
        Epoch sent;
        std::set<Epoch> installed;
    };
    Promised &promisedBy(const ServerIdentity &member)
    {
        return m_stores[{m_machine, member.store}];
    }

    Node m_machine{}; ///< of which is told
    /// A clone's disk goes its own way.
    std::map<std::pair<Node, StoreId>, Promised> m_stores;
    std::map<Epoch, ServerKey> m_leaders;
    std::map<Epoch, View> m_views;
};

} // namespace roomcast::sim
