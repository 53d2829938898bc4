// SPDX-License-Identifier: MIT
#include "core/server/server_driver.h"

#include <utility>

namespace roomcast {

namespace {

bool isIdle(const Effects &e)
{
    return e.persist.empty() && e.ahead.empty() && e.outbox.empty() && e.links.empty() &&
           e.events.empty() && !e.stop;
}

} // namespace

ServerDriver::Taken ServerDriver::take(EngineInput input, Now now)
{
    using How = Taken::How;
    if (m_frozen && !m_stopped && std::ssize(m_aside) < kAsideMax) {
        m_aside.push_back(std::move(input));
        return {How::Aside, true, {}};
    }
    if (m_frozen || m_stopped || !hasRoomFor(input))
        return {How::Dropped, true, {}};
    Effects effects = m_engine.step(input, now);
    effects.at = now.wall;
    const bool idle = isIdle(effects);
    return {How::Stepped, idle, m_waiting.hold(std::move(effects))};
}

void ServerDriver::note(Event event, Now now)
{
    Effects effects;
    effects.events.push_back(std::move(event));
    effects.at = now.wall;
    m_waiting.hold(std::move(effects));
}

/// A disk that hangs must not let steps pile up: others' messages are dropped, as the system's own
/// buffer would in the end, and no time passes for the engine. What people and links do is rare.
bool ServerDriver::hasRoomFor(const EngineInput &input) const
{
    const bool waits = std::holds_alternative<input::Datagram>(input) ||
                       std::holds_alternative<input::LinkMessage>(input) ||
                       std::holds_alternative<input::Tick>(input);
    return !waits || !m_waiting.isFull();
}

std::optional<Effects> ServerDriver::next()
{
    if (m_frozen || m_stopped)
        return std::nullopt;
    auto due = m_waiting.next();
    if (due && due->stop)
        m_stopped = true;
    return due;
}

std::optional<TimePoint> ServerDriver::wakeAt(Now now) const
{
    if (m_frozen || m_stopped)
        return std::nullopt;
    const auto deadline = m_engine.nextDeadline();
    if (!deadline || !m_waiting.isFull())
        return deadline;
    return std::max(*deadline, now.mono + kDiskAgainAfter);
}

std::deque<EngineInput> ServerDriver::thaw()
{
    m_frozen = false;
    auto inputs = std::exchange(m_aside, {});
    inputs.push_front(input::Tick{});
    return inputs;
}

} // namespace roomcast
