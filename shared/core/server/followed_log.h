// SPDX-License-Identifier: MIT
//
// What a server that follows or learns keeps of its leader's log beside its own: the read round it
// has seen, when it may ask for what it lacks, and whether the two logs may differ. Source:
// PROTOCOL.md, "Equal replicas". Owned by the server engine. Nothing can fail.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <optional>
#include <utility>

namespace roomcast {

class FollowedLog {
public:
    /// Of two replicas, as one datagram says: nothing is acknowledged until it is known.
    struct Difference {
        bool state = false; ///< of equal logs; otherwise the logs differ
    };

    void viewInstalled()
    {
        m_round = 0;
        m_difference.reset();
    }
    /// This server begins to learn. True but for attempts at a replica that does not come.
    bool isNewLeader(const ServerKey &leader, const Epoch &epoch)
    {
        const auto learnt = std::pair(leader, epoch);
        return std::exchange(m_learnt_from, learnt) != learnt;
    }
    /// The leader's replica is this server's now.
    void replicaTaken()
    {
        m_round = 0;
        m_learnt_from.reset();
    }
    /// The leader remembers the highest.
    void sawRound(quint64 round) { m_round = round; }
    quint64 round() const { return m_round; }

    bool mayAskForMore(TimePoint now) const { return now >= m_ask_again_at; }
    void askedForMore(TimePoint now, Duration again_after) { m_ask_again_at = now + again_after; }

    void suspect(Difference difference) { m_difference = difference; }
    const std::optional<Difference> &suspected() const { return m_difference; }
    void settle() { m_difference.reset(); }

private:
    quint64 m_round = 0;
    TimePoint m_ask_again_at;
    std::optional<Difference> m_difference;
    std::optional<std::pair<ServerKey, Epoch>> m_learnt_from; ///< until its replica is there
};

} // namespace roomcast
