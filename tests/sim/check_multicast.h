// SPDX-License-Identifier: MIT
//
// Rule 16: a server that multicast has not reached for a while, or that nobody hears, does not lead
// while another could; and a request is answered although a member does not hear multicast. Judged
// where nothing else strikes: crashes and cuts take their own time.
#pragma once

#include "sim/checker.h"
#include "sim/plan.h"

namespace roomcast::sim {

class MulticastChecker final : public Checker {
public:
    MulticastChecker(const World &world, const Ledger &ledger, const History &history,
                     Verdict &verdict, const Plan &plan);

private:
    void onSent(Node machine, const ServerIdentity &member, const Message &) override;
    void onAnswered(Node client, ClientId, const Answer &answer) override;

    /// Nothing has changed for anybody.
    bool isSteady(Duration for_how_long) const;
    qsizetype others(Node machine) const;

    bool m_judges;
    Duration m_bound; ///< on latency
};

} // namespace roomcast::sim
