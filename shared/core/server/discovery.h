// SPDX-License-Identifier: MIT
//
// How a server without a leader looks for others: when it asks around, how long it waits for
// answers, and for proof that others are there and that its ID is its own. Source: PROTOCOL.md,
// "Times" and "Proofs". Owned by the server engine. Nothing can fail.
#pragma once

#include "core/base/timing.h"
#include "core/group/peers.h"

namespace roomcast {

class Discovery {
public:
    explicit Discovery(const Timing &timing) : m_timing(timing) {}

    /// As a newcomer: asks at once, and waits for proof of others for a while.
    void begin(TimePoint now);
    /// Waits for answers anew.
    void restart(TimePoint now) { m_over_at = now + m_timing.discovery(); }
    /// Something has still to be known: looks again a step later.
    void extend(TimePoint now) { m_over_at = now + m_timing.rankStep(); }
    void askNow(TimePoint now) { m_ask_at = now; }
    /// JOIN is to be said now; the next one half a latency bound later.
    bool takeAskDue(TimePoint now);
    bool isOver(TimePoint now) const { return now >= m_over_at; }
    /// As a newcomer.
    TimePoint deadline() const { return std::min(m_ask_at, m_over_at); }

    /// After a pause what others said meanwhile has still to be read: a group founded before that
    /// could be a second one. False after some times: a machine may never be quick enough.
    bool listenAgain(TimePoint now);

    /// `where` said that this server's ID is its own. That ends a server: true once it was told
    /// twice, and not by two copies of one datagram. The next JOIN brings the second word.
    bool isRefused(const Endpoint &where, TimePoint now);
    void forgetRefusal() { m_refused_by.reset(); }
    /// Its ID may be taken: it was told so lately.
    bool doubtsId(TimePoint now) const
    {
        return m_refused_by && now < m_refused_by->second + m_timing.latency_bound;
    }
    /// The same, or somebody was heard who may be a founder too, and has not proven to
    /// be there.
    bool waitsForProof(const Peers &peers, TimePoint now) const;

    /// Another live process uses this server's ID, and both have state: true once for each.
    bool isNewDouble(const ServerKey &other) { return std::exchange(m_double, other) != other; }

private:
    Timing m_timing;
    TimePoint m_ask_at;
    TimePoint m_over_at;
    TimePoint m_birth_by; ///< no proof of other newcomers is waited for any longer
    int m_listened_again = 0;
    std::optional<std::pair<Endpoint, TimePoint>> m_refused_by; ///< as its ID is taken; told once
    std::optional<ServerKey> m_double;
};

} // namespace roomcast
