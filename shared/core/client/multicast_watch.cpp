// SPDX-License-Identifier: MIT
#include "core/client/multicast_watch.h"

namespace roomcast {

void MulticastWatch::start(TimePoint now)
{
    if (!m_heard_at)
        m_heard_at = now;
}

bool MulticastWatch::become(State state)
{
    return std::exchange(m_state, state) != state;
}

bool MulticastWatch::isSilent(TimePoint now) const
{
    return now >= *m_heard_at + m_timing.leaderSilence();
}

bool MulticastWatch::hearMulticast(TimePoint now)
{
    m_heard_at = now;
    m_answered_since.reset();
    return m_state == State::Deaf && become(State::Works);
}

bool MulticastWatch::hearReply(TimePoint now)
{
    m_reply_at = now;
    if (isSilent(now) && !m_answered_since)
        m_answered_since = now;
    if (m_answered_since && now >= *m_answered_since + m_timing.latency_bound)
        return become(State::Deaf);
    return m_state == State::Mute && become(State::Works);
}

bool MulticastWatch::missReply(TimePoint submitted, quint32 attempts, TimePoint now)
{
    return attempts > 1 && !isSilent(now) && m_reply_at < submitted && become(State::Mute);
}

} // namespace roomcast
