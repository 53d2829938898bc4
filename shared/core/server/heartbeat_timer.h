// SPDX-License-Identifier: MIT
//
// When a server says its next heartbeat: each quarter of the bound, and at once when there is news.
// Owned by the server engine. Nothing can fail.
#pragma once

#include "core/base/ids.h"
#include "core/base/timing.h"

namespace roomcast {

class HeartbeatTimer {
public:
    explicit HeartbeatTimer(const Timing &timing) : m_timing(timing) {}

    TimePoint dueAt() const { return m_due_at; }
    bool isDue(TimePoint now) const { return now >= m_due_at; }
    void hurry(TimePoint now) { m_due_at = now; }
    void sent(TimePoint now) { m_due_at = now + m_timing.heartbeat(); }

    /// Not at once: every member's heartbeat would stand in the way of the first acknowledgements.
    /// `opening`: the index with which the view begins.
    void viewInstalled(LogIndex opening, TimePoint now)
    {
        m_opening = opening;
        sent(now);
    }
    /// That the opening of the view is committed is news.
    void committed(LogIndex before, LogIndex index, TimePoint now)
    {
        if (before < m_opening && index >= m_opening)
            hurry(now);
    }

private:
    Timing m_timing;
    TimePoint m_due_at;
    LogIndex m_opening;
};

} // namespace roomcast
