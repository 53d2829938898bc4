// SPDX-License-Identifier: MIT
//
// Whether a server goes on: it may stand still for a while, lose its network, leave as it was
// asked to, and end. Owned by the server engine. Nothing can fail.
#pragma once

#include "core/server/departure.h"

#include <utility>

namespace roomcast {

class Lifecycle {
public:
    explicit Lifecycle(const Timing &timing) : m_timing(timing), m_departure(timing) {}

    /// A step begins. How long there was none before it, where that was a pause.
    std::optional<Duration> stepBegins(TimePoint now)
    {
        const auto before = std::exchange(m_last_step, now);
        const bool paused = before && now - *before > m_timing.pause();
        return paused ? std::optional(now - *before) : std::nullopt;
    }

    /// Whatever a server without a network was, it cannot act as.
    bool isOffline() const { return m_offline; }
    /// False where it was lost before.
    bool loseNetwork() { return !std::exchange(m_offline, true); }
    /// False where it was not lost.
    bool regainNetwork() { return std::exchange(m_offline, false); }

    Departure &departure() { return m_departure; }
    const Departure &departure() const { return m_departure; }

    bool hasStopped() const { return m_stopped; }
    /// False where it had stopped before.
    bool stop() { return !std::exchange(m_stopped, true); }

private:
    Timing m_timing;
    std::optional<TimePoint> m_last_step;
    Departure m_departure;
    bool m_offline = false;
    bool m_stopped = false;
};

} // namespace roomcast
