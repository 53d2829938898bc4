// SPDX-License-Identifier: MIT
//
// Whether multicast passes between this server and one peer, either way: a switch that snoops
// without a querier stops it after some minutes, and passes unicast as before. A peer's multicast
// is missing where the peer answers a probe, although nothing that it multicasts has come for a
// while; of the way back the peer tells. Values without I/O; part of a Peer; nothing can fail.
#pragma once

#include "core/base/time.h"

#include <optional>
#include <utility>

namespace roomcast {

struct MulticastTiming {
    Duration lapse;    ///< without a word by multicast, where many are due
    Duration back;     ///< how long it has to arrive again before that is believed
    Duration told;     ///< how often the peer is told meanwhile
    Duration believed; ///< how long what a peer tells of the way back holds
    Duration twice;    ///< apart, two words are not copies of one
};

class MulticastPath {
public:
    explicit MulticastPath(TimePoint now = {}) : m_heard_at(now) {}

    /// Something that it multicast has arrived.
    void hear(TimePoint now, const MulticastTiming &timing)
    {
        if (m_missing && (!m_back_since || now >= m_heard_at + timing.lapse))
            m_back_since = now;
        m_heard_at = now;
    }
    /// It answers, and so must be multicasting too. True if that is news.
    bool answer(TimePoint now, const MulticastTiming &timing)
    {
        return isLate(now, timing) && !std::exchange(m_missing, true);
    }
    /// Nobody is late when this server itself was away.
    void forgive(TimePoint now) { m_heard_at = now; }
    void tick(TimePoint now, const MulticastTiming &timing)
    {
        if (!m_back_since || isLate(now, timing) || now < *m_back_since + timing.back)
            return;
        m_missing = false;
        m_back_since.reset();
    }

    /// Nothing has come for a while: whether it answers, a probe will tell.
    bool isLate(TimePoint now, const MulticastTiming &timing) const
    {
        return now >= m_heard_at + timing.lapse;
    }
    TimePoint lateAt(const MulticastTiming &timing) const { return m_heard_at + timing.lapse; }
    bool missing() const { return m_missing; }

    /// The peer says whether this server's multicast arrives there.
    void note(bool arrives, TimePoint now, const MulticastTiming &timing)
    {
        if (arrives)
            m_missed.reset();
        else if (!m_missed || now >= m_missed->last + timing.believed)
            m_missed = Missed{now, now};
        else
            m_missed->last = now;
    }
    /// It says no, and has said so twice.
    bool isMissed(TimePoint now, const MulticastTiming &timing) const
    {
        return m_missed && now < m_missed->last + timing.believed &&
               m_missed->last >= m_missed->first + timing.twice;
    }

private:
    struct Missed {
        TimePoint first;
        TimePoint last;
    };
    TimePoint m_heard_at;
    bool m_missing = false;
    std::optional<TimePoint> m_back_since; ///< while missing: something arrives
    std::optional<Missed> m_missed;
};

} // namespace roomcast
