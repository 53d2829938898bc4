// SPDX-License-Identifier: MIT
#include "core/group/multicast_health.h"

namespace roomcast {

bool MulticastHealth::update(State seen, TimePoint now, Duration back)
{
    if (seen != State::Works || seen == m_state) {
        m_works_since.reset();
        return std::exchange(m_state, seen) != seen;
    }
    if (!m_works_since)
        m_works_since = now;
    if (now < *m_works_since + back)
        return false;
    m_works_since.reset();
    m_state = seen;
    return true;
}

} // namespace roomcast
