// SPDX-License-Identifier: MIT
//
// When a server says JOIN across labels, so that sides that are cut off can name each other: now
// and then, at times that differ from server to server. Owned by the server engine. Nothing can
// fail.
#pragma once

#include "core/base/timing.h"

namespace roomcast {

class Introductions {
public:
    Introductions(const Timing &timing, quint64 seed) : m_timing(timing), m_jitter(seed) {}

    TimePoint nextAt() const { return m_next_at; }
    bool isDue(TimePoint now) const { return now >= m_next_at; }
    /// It was said now.
    void said(TimePoint now) { m_next_at = now + jittered(m_timing.introduction()); }
    /// Somebody new is across: not all of this side at once.
    void hurry(TimePoint now)
    {
        const TimePoint soon = now + jittered(m_timing.latency_bound / 4);
        if (m_next_at <= now || m_next_at > soon)
            m_next_at = soon;
    }

private:
    /// `mean`, give or take a fifth.
    Duration jittered(Duration mean)
    {
        constexpr quint64 kStep = 6'364'136'223'846'793'005;
        constexpr quint64 kOffset = 1'442'695'040'888'963'407;
        constexpr int kParts = 1'000;
        m_jitter = m_jitter * kStep + kOffset;
        return mean * qint64(kParts * 4 / 5 + (m_jitter >> 33) % (kParts * 2 / 5)) / kParts;
    }

    Timing m_timing;
    quint64 m_jitter;
    TimePoint m_next_at;
};

} // namespace roomcast
