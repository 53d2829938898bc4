// SPDX-License-Identifier: MIT
#include "core/server/discovery.h"

#include "core/protocol/rules.h"

#include <algorithm>

namespace roomcast {

void Discovery::begin(TimePoint now)
{
    restart(now);
    m_birth_by = now + m_timing.birth();
    m_ask_at = now;
}

bool Discovery::takeAskDue(TimePoint now)
{
    if (now < m_ask_at)
        return false;
    m_ask_at = now + m_timing.latency_bound / 2;
    return true;
}

bool Discovery::listenAgain(TimePoint now)
{
    constexpr int kTimesMax = 10;
    if (m_listened_again >= kTimesMax)
        return false;
    ++m_listened_again;
    restart(now);
    return true;
}

bool Discovery::isRefused(const Endpoint &where, TimePoint now)
{
    const bool before = m_refused_by && m_refused_by->first == where &&
                        now < m_refused_by->second + m_timing.discovery();
    if (before && now >= m_refused_by->second + m_timing.twice())
        return true;
    if (!before)
        m_refused_by = std::pair(where, now);
    m_ask_at = std::min(m_ask_at, m_refused_by->second + m_timing.heartbeat());
    return !rules::needsASecondWord();
}

bool Discovery::waitsForProof(const Peers &peers, TimePoint now) const
{
    if (doubtsId(now))
        return true;
    return now < m_birth_by && std::ranges::any_of(peers.all(), [](const auto &row) {
               const Peer &peer = row.second;
               return peer.alive() && !peer.proven && peer.presence.role == Role::Joining;
           });
}

} // namespace roomcast
