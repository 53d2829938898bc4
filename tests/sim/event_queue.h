// SPDX-License-Identifier: MIT
//
// Virtual time: what is to happen, in order of time and, at one time, of asking. Owned by the
// world; nothing in it can fail.
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace roomcast::sim {

class EventQueue {
public:
    TimePoint now() const { return m_now; }
    void at(TimePoint time, std::function<void()> run)
    {
        m_heap.push_back({std::max(time, m_now), ++m_count, std::move(run)});
        std::push_heap(m_heap.begin(), m_heap.end());
    }
    void after(Duration delay, std::function<void()> run) { at(m_now + delay, std::move(run)); }

    /// Runs the next event due by `end`; without one, time is `end` and the result false.
    bool step(TimePoint end)
    {
        if (m_heap.empty() || m_heap.front().at > end) {
            m_now = std::max(m_now, end);
            return false;
        }
        std::pop_heap(m_heap.begin(), m_heap.end());
        const Due due = std::move(m_heap.back());
        m_heap.pop_back();
        m_now = due.at;
        due.run();
        return true;
    }

private:
    struct Due {
        TimePoint at;
        quint64 order = 0;
        std::function<void()> run;

        /// The heap's front is the earliest.
        bool operator<(const Due &other) const
        {
            return other.at < at || (other.at == at && other.order < order);
        }
    };

    TimePoint m_now{std::chrono::seconds(1)};
    quint64 m_count = 0;
    std::vector<Due> m_heap;
};

} // namespace roomcast::sim
