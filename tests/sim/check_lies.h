// SPDX-License-Identifier: MIT
//
// Rule 13: what somebody forges does not make an honest server promise to, propose, or learn from
// one that is not there, raise its epochs far, give its group up, or end. See sim/liar.h.
#pragma once

#include "sim/checker.h"
#include "sim/names.h"

namespace roomcast::sim {

class LieChecker final : public Checker {
public:
    using Checker::Checker;

private:
    void onStarted(Node, const ServerIdentity &member, const Disk &) override;
    void onPersisted(Node machine, const ServerIdentity &, const PersistBatch &,
                     const Disk &) override;
    void onSent(Node, const ServerIdentity &, const Message &) override;
    void onEvent(Node, const ServerIdentity &, const Event &) override;

    bool isThere(const ServerKey &key) const { return m_started.contains(key); }

    std::set<ServerKey> m_started; ///< whenever
    std::map<Node, std::optional<Epoch>> m_genesis;
    std::set<Epoch> m_geneses;
    std::set<Epoch> m_led; ///< of views that were installed
    quint64 m_counter = 0; ///< the highest that was promised
};

} // namespace roomcast::sim
