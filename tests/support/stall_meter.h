// SPDX-License-Identifier: MIT
//
// How long the event loop of the thread it is made in does not come round. What it finds has two
// parts: what the thread itself worked meanwhile, and that it was not given a processor.
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>

#include <time.h>

namespace roomcast::test {

class StallMeter final {
public:
    struct Stall {
        std::chrono::nanoseconds length{};
        std::chrono::nanoseconds worked{}; ///< of it, by this thread
    };

    StallMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { note(); });
        m_since.start();
        m_worked = worked();
        m_timer.start(kBeat);
    }

    const Stall &longest() const { return m_longest; }
    /// The most that was worked without coming round, which other processes do not add to.
    std::chrono::nanoseconds longestWork() const { return m_longest_work; }
    int beats() const { return m_beats; }

private:
    static constexpr std::chrono::milliseconds kBeat{2};

    static std::chrono::nanoseconds worked()
    {
        timespec spent{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
        return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
    }

    void note()
    {
        const std::chrono::nanoseconds gap(m_since.nsecsElapsed());
        const std::chrono::nanoseconds work = worked() - m_worked;
        if (gap - kBeat > m_longest.length)
            m_longest = {gap - kBeat, work};
        m_longest_work = std::max(m_longest_work, work);
        ++m_beats;
        m_since.start();
        m_worked = worked();
    }

    QTimer m_timer;
    QElapsedTimer m_since;
    std::chrono::nanoseconds m_worked{};
    std::chrono::nanoseconds m_longest_work{};
    Stall m_longest;
    int m_beats = 0;
};

} // namespace roomcast::test
