// SPDX-License-Identifier: MIT
#include "core/client/known_group.h"

namespace roomcast {

void KnownGroup::restore(const Epoch &genesis, const HighestEpochs &floors)
{
    m_tracker.restore(genesis);
    m_seen_epochs.restore(floors);
}

GroupTracker::Heard KnownGroup::hear(const HeardLeader &leader, TimePoint now)
{
    const GroupTracker::Heard heard = m_tracker.hear(leader, now);
    if (heard.left)
        m_seen_epochs.enterGroup(*heard.left, followed().genesis);
    if (heard.went_on)
        m_seen_epochs.prove(followed().epoch());
    return heard;
}

bool KnownGroup::note(const Heartbeat &heartbeat, TimePoint now)
{
    const bool members = m_tracker.noteMembers(heartbeat.primary, heartbeat.missing);
    const bool time = heartbeat.time && m_time.take(*heartbeat.time, now);
    return members || time;
}

Epoch KnownGroup::lowerTo(const Epoch &view)
{
    m_tracker.lose();
    return m_seen_epochs.lower(view);
}

bool KnownGroup::look(TimePoint now)
{
    const bool before = std::exchange(m_reachable, m_tracker.isReachable(now));
    return before != m_reachable;
}

GroupStatus KnownGroup::sight(TimePoint now) const
{
    GroupStatus s;
    s.reachable = m_reachable;
    const Followed &group = followed();
    s.leader = group.leader;
    s.epoch = group.epoch();
    s.confirmation = !m_reachable    ? Confirmation::None
                     : group.primary ? Confirmation::Confirmed
                                     : Confirmation::Provisional;
    if (s.confirmation == Confirmation::Provisional)
        s.missing = group.missing;
    s.behind = m_reachable && isBehind(group.epoch(), group.primary);
    if (const auto heard_at = m_tracker.heardAt())
        s.silence = now - *heard_at;
    s.time = m_time.at(now);
    return s;
}

} // namespace roomcast
