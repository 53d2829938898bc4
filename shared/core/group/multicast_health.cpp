// SPDX-License-Identifier: MIT
#include "core/group/multicast_health.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

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

QString scriptName(MulticastHealth::State state)
{
    switch (state) {
    case MulticastHealth::State::Works:
        return u"works"_s;
    case MulticastHealth::State::Deaf:
        return u"deaf"_s;
    case MulticastHealth::State::Mute:
        return u"mute"_s;
    }
    Q_UNREACHABLE();
}

} // namespace roomcast
