// SPDX-License-Identifier: MIT
//
// When a server was taken into the view at hand, and how long it waits before it asks back in after
// it was dropped. A link that comes and goes must not keep the group busy: each time it waits
// longer. Owned by the server engine. Nothing can fail.
#pragma once

#include "core/base/timing.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace roomcast {

class Readmission {
public:
    explicit Readmission(const Timing &timing) : m_timing(timing) {}

    void takenIn(TimePoint now) { m_taken_in_at = now; }
    /// A cut on purpose is no link that comes and goes: what it drops need not wait to come back.
    void excuse() { m_taken_in_at.reset(); }
    /// However often it meets the group before it is back, that is one drop.
    void dropped(TimePoint now)
    {
        const auto taken_in_at = std::exchange(m_taken_in_at, std::nullopt);
        if (!taken_in_at)
            return;
        const bool again = now < *taken_in_at + m_timing.settling();
        m_back_off = again ? std::min(std::max(2 * m_back_off, m_timing.latency_bound),
                                      m_timing.backOffMax())
                           : Duration::zero();
        m_ready_at = now + m_back_off;
    }

    /// As a learner: it may say that it is ready.
    bool mayAskIn(TimePoint now) const { return now >= m_ready_at; }
    /// Into the view at hand; none once it was dropped from it.
    std::optional<TimePoint> takenInAt() const { return m_taken_in_at; }
    /// Less than a latency bound ago, into the view at hand.
    bool isFresh(TimePoint now) const
    {
        return m_taken_in_at && now < *m_taken_in_at + m_timing.latency_bound;
    }

private:
    Timing m_timing;
    std::optional<TimePoint> m_taken_in_at;
    TimePoint m_ready_at;
    Duration m_back_off{};
};

} // namespace roomcast
