// SPDX-License-Identifier: MIT
//
// What the checkers found wrong in one run. The numbers of rules are those of the protocol's list
// of what the simulator must hold.
#pragma once

#include "core/base/time.h"

#include <QString>

#include <vector>

namespace roomcast::sim {

enum class Rule {
    OneLeader = 1,
    EqualLogs = 2,
    CommittedEverywhere = 3,
    ConfirmedIsFinal = 4,
    ConflictsFromTwoSides = 5,
    OnceOnly = 6,
    Linearizable = 7,
    CacheAge = 8,
    Converges = 9,
    RequestsEnd = 10,
    SameTrace = 11,
    SidesApart = 12,      ///< what carries another label does nothing, but for JOIN
    TimeOfMost = 13,      ///< one wrong clock dates nothing
    LiesHarmless = 14,    ///< one forged datagram does no lasting harm
    OneVote = 15,         ///< a store that was copied, or put back, has no second vote
    HearersLead = 16,     ///< who hears multicast and is heard leads, and who is not misses nothing
    NetworkFollowed = 17, ///< who has no network does not lead, and comes back with it
    Sound = 18,           ///< between two steps a server's own state makes sense
};

struct Violation {
    Rule rule{};
    TimePoint at;
    QString text;
};

class Verdict {
public:
    /// The first ones matter; what follows is often their consequence.
    static constexpr size_t kKept = 8;

    void report(Rule rule, TimePoint at, const QString &text)
    {
        ++m_count;
        if (m_kept.size() < kKept)
            m_kept.push_back({rule, at, text});
    }
    const std::vector<Violation> &violations() const { return m_kept; }
    size_t count() const { return m_count; }
    bool clean() const { return m_count == 0; }

private:
    std::vector<Violation> m_kept;
    size_t m_count = 0;
};

} // namespace roomcast::sim
