// SPDX-License-Identifier: MIT
//
// A server that was asked to leave: it finishes what is under way, says goodbye, and stays for a
// moment, so that the word goes round before its links end. Owned by the server engine. Nothing can
// fail.
#pragma once

#include "core/base/timing.h"

#include <optional>

namespace roomcast {

class Departure {
public:
    enum class Due { Nothing, Goodbye, End };

    explicit Departure(const Timing &timing) : m_timing(timing) {}

    void begin(TimePoint now)
    {
        if (!m_goodbye_by)
            m_goodbye_by = now + m_timing.latency_bound;
    }
    bool begun() const { return m_goodbye_by.has_value(); }
    /// What is to be done now; `settled`: nothing is under way any more.
    Due tick(bool settled, TimePoint now)
    {
        if (!m_goodbye_by)
            return Due::Nothing;
        if (!m_end_at && (settled || now >= *m_goodbye_by)) {
            m_end_at = now + m_timing.heartbeat();
            return Due::Goodbye;
        }
        return m_end_at && now >= *m_end_at ? Due::End : Due::Nothing;
    }
    std::optional<TimePoint> deadline() const { return m_end_at ? m_end_at : m_goodbye_by; }

private:
    Timing m_timing;
    std::optional<TimePoint> m_goodbye_by;
    std::optional<TimePoint> m_end_at; ///< goodbye was said
};

} // namespace roomcast
