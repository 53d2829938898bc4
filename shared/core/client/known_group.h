// SPDX-License-Identifier: MIT
//
// What a client knows of the group: which leader it follows, how far the group had come as it was
// told, and what time it is there. Joins the tracker and the floors, which change together where
// another group is gone over to. Sans I/O; owned by the client engine; nothing can fail.
#pragma once

#include "core/client/answer.h"
#include "core/client/group_tracker.h"
#include "core/client/seen_epochs.h"
#include "core/client/told_time.h"

namespace roomcast {

class KnownGroup {
public:
    explicit KnownGroup(const Timing &timing) : m_tracker(timing), m_seen_epochs(timing) {}

    /// What an earlier run knew.
    void restore(const Epoch &genesis, const HighestEpochs &floors);

    GroupTracker::Heard hear(const HeardLeader &leader, TimePoint now);
    /// A heartbeat of the leader that is followed. True if a person sees a difference.
    bool note(const Heartbeat &heartbeat, TimePoint now);
    /// The leader that is followed was heard.
    void hearAgain(TimePoint now) { m_tracker.hearAgain(now); }
    /// Nobody leads what was followed.
    void lose() { m_tracker.lose(); }

    /// Something of `view` is shown; `confirmed`: a primary view answered it.
    void noteShown(const Epoch &view, bool confirmed, TimePoint now)
    {
        m_seen_epochs.raise(view, confirmed, now);
    }
    /// What was told of views above `view` was a lie, and nobody leads them. The highest view that
    /// is still believed in.
    Epoch lowerTo(const Epoch &view);
    /// Forgets of the floors what was not proven in time.
    void expire(TimePoint now) { m_seen_epochs.expire(now); }
    /// Time has passed. True where a leader is reachable now and was not before, or the other way
    /// round.
    bool look(TimePoint now);

    /// As of the last look().
    bool isReachable() const { return m_reachable; }
    const Followed &followed() const { return m_tracker.followed(); }
    bool isBehind(const Epoch &view, bool confirmed) const
    {
        return m_seen_epochs.isBehind(view, confirmed, followed().rank);
    }
    const GroupTracker &tracker() const { return m_tracker; }
    const SeenEpochs &floors() const { return m_seen_epochs; }
    /// But for index and multicast, of which others know.
    GroupStatus sight(TimePoint now) const;

private:
    GroupTracker m_tracker;
    SeenEpochs m_seen_epochs;
    ToldTime m_time;
    bool m_reachable = false;
};

} // namespace roomcast
