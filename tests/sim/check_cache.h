// SPDX-License-Identifier: MIT
//
// Rule 8, on what clients show from their caches: no value is older than the bound beside it says,
// no older version follows a newer one, and who wrote sees it. Judged by what servers told and by
// the places of entries in their logs; knows nothing of how the cache comes to its bound.
#pragma once

#include "sim/checker.h"

namespace roomcast::sim {

class CacheChecker final : public Checker {
public:
    using Checker::Checker;

    /// Values that were judged.
    quint64 judged() const { return m_judged; }

private:
    void onRequested(Node, ClientId client, const Request &request) override;
    void onSent(Node, const ServerIdentity &, const Message &message) override;
    void onAnswered(Node client, ClientId id, const Answer &answer) override;
    void onShown(Node client, ClientId id, const Query &key, const Outcome &value,
                 const CacheNote &mark) override;

    /// What a write that a server called done did to one slot, at one place of one log.
    struct Told {
        RequestId request;
        std::optional<RequestId> made; ///< a claim
        std::optional<RequestId> gone; ///< a claim that the write named
        Epoch view;                    ///< of the leader that told
        Position at;
        TimePoint when;
        bool confirmed = false;
    };
    /// A list of bookings, or a queue, as a client shows it.
    struct Shown {
        ClientId client;
        Query key;
        std::set<RequestId> claims;
        Position version;
        std::optional<Duration> age; ///< the bound, where one is shown
        bool confirmed = false;
        bool behind = false;
        TimePoint asked; ///< what its client had been told by then must be in it
    };
    static std::optional<std::set<RequestId>> claimsIn(const Outcome &value);
    void judge(const Shown &shown);
    void inBound(const Shown &shown, const Told &told);
    void ownWrite(const Shown &shown, const Told &told);
    void notOlder(const Shown &shown);
    bool reflects(const Shown &shown, const Told &told) const;
    bool isBefore(const Position &a, const Position &b) const { return ledger().isPrefix(a, b); }

    std::map<RequestId, Write> m_writes;
    std::map<SlotKey, std::vector<Told>> m_told;
    struct Known {
        Epoch view;
        LogIndex index;
        TimePoint when;
    };
    std::map<RequestId, Known> m_known; ///< what its client was told that is done
    std::map<std::pair<ClientId, Query>, std::set<Position>> m_versions;
    quint64 m_judged = 0;
};

} // namespace roomcast::sim
