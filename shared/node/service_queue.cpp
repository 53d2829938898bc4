// SPDX-License-Identifier: MIT
#include "node/service_queue.h"

namespace roomcast {

ServiceQueue::ServiceQueue(const Clock &clock, Take take, Drop drop)
    : m_clock(clock), m_take(std::move(take)), m_drop(std::move(drop))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ServiceQueue::serve);
}

void ServiceQueue::setTime(Duration time)
{
    m_gate.setTime(time);
    serve();
}

void ServiceQueue::offer(input::Datagram request)
{
    switch (m_gate.offer(request, m_clock.now().mono)) {
    case ServiceGate::Offered::Passes:
        return m_take(std::move(request));
    case ServiceGate::Offered::Waits:
        return armTimer();
    case ServiceGate::Offered::NoRoom:
        return m_drop(request, event::DropReason::QueueFull);
    }
}

void ServiceQueue::pause()
{
    m_paused = true;
    m_timer.stop();
}

void ServiceQueue::resume()
{
    m_paused = false;
    serve();
}

/// The next of those that wait, if the server has slept enough.
void ServiceQueue::serve()
{
    while (!m_paused) {
        auto due = m_gate.next(m_clock.now().mono);
        if (!due)
            return armTimer();
        if (due->expired)
            m_drop(due->request, event::DropReason::Expired);
        else
            m_take(std::move(due->request));
    }
}

void ServiceQueue::armTimer()
{
    const auto at = m_gate.nextAt();
    if (!at || m_paused)
        return m_timer.stop();
    const Duration left = std::max(*at - m_clock.now().mono, Duration::zero());
    m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(left));
}

} // namespace roomcast
