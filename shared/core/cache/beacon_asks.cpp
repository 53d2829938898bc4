// SPDX-License-Identifier: MIT
#include "core/cache/beacon_asks.h"

#include <algorithm>

namespace roomcast {

/// Another one for each question, and the same in each run.
Duration BeaconAsks::jitter() const
{
    constexpr quint64 kSteps = 64;
    quint64 mixed = (m_client.value ^ m_nonce) * 0x9e3779b97f4a7c15ULL;
    mixed ^= mixed >> 32;
    return m_timing.jitter * qint64(mixed % kSteps) / qint64(kSteps);
}

void BeaconAsks::use(TimePoint now)
{
    m_used_at = now;
    m_covered_at = m_covered_at.value_or(now);
}

void BeaconAsks::setWatching(bool watching, TimePoint now)
{
    m_watching = watching;
    if (watching)
        m_covered_at = m_covered_at.value_or(now);
}

void BeaconAsks::noteCovered(TimePoint asked_at)
{
    m_covered_at = m_covered_at ? std::max(*m_covered_at, asked_at) : asked_at;
}

std::optional<TimePoint> BeaconAsks::deadline() const
{
    if (!m_covered_at)
        return std::nullopt;
    TimePoint next = *m_covered_at + m_timing.period - jitter();
    if (!m_questions.empty())
        next = std::max(next, m_questions.back().asked_at + m_timing.retry);
    if (!m_watching && (!m_used_at || next >= *m_used_at + m_timing.idle))
        return std::nullopt;
    return next;
}

std::optional<BeaconAsk> BeaconAsks::due(TimePoint now)
{
    const auto at = deadline();
    if (!at || now < *at)
        return std::nullopt;
    if (m_questions.size() == kOutstandingMax)
        m_questions.pop_front();
    m_questions.push_back({++m_nonce, now});
    return BeaconAsk{m_nonce};
}

std::optional<TimePoint> BeaconAsks::askedAt(const Beacon &beacon) const
{
    std::optional<TimePoint> newest;
    for (const BeaconFor &one : beacon.asked) {
        if (one.client != m_client)
            continue;
        for (const Question &question : m_questions)
            if (question.nonce == one.nonce && (!newest || question.asked_at > *newest))
                newest = question.asked_at;
    }
    return newest;
}

} // namespace roomcast
