// SPDX-License-Identifier: MIT
#include "node/service_gate.h"

#include <algorithm>

namespace roomcast {

namespace {

const Request &requestOf(const input::Datagram &datagram)
{
    return std::get<Request>(datagram.packet.message);
}

bool isSame(const input::Datagram &one, const input::Datagram &other)
{
    return std::get<ClientOrigin>(one.packet.origin) ==
               std::get<ClientOrigin>(other.packet.origin) &&
           requestOf(one).sequence == requestOf(other).sequence;
}

} // namespace

ServiceGate::Offered ServiceGate::offer(const input::Datagram &request, TimePoint now)
{
    if (m_waiting.empty() && !isBusy(now)) {
        m_busy_until = now + m_time;
        return Offered::Passes;
    }
    const auto same = std::ranges::find_if(
        m_waiting, [&](const Waiting &waiting) { return isSame(waiting.request, request); });
    if (same != m_waiting.end()) {
        *same = {request, now};
        return Offered::Waits;
    }
    if (m_waiting.size() >= kWaitingMax)
        return Offered::NoRoom;
    m_waiting.push_back({request, now});
    return Offered::Waits;
}

std::optional<ServiceGate::Due> ServiceGate::next(TimePoint now)
{
    using std::chrono::duration_cast, std::chrono::milliseconds;
    if (m_waiting.empty() || isBusy(now))
        return std::nullopt;
    Waiting first = std::move(m_waiting.front());
    m_waiting.pop_front();
    auto &request = std::get<Request>(first.request.packet.message);
    const auto waited = duration_cast<milliseconds>(now - first.since).count();
    Due due{std::move(first.request), waited >= qint64(request.time_left_ms)};
    if (due.expired)
        return due;
    std::get<Request>(due.request.packet.message).time_left_ms -= quint32(waited);
    m_busy_until = now + m_time;
    return due;
}

std::optional<TimePoint> ServiceGate::nextAt() const
{
    if (m_waiting.empty())
        return std::nullopt;
    return m_time > Duration::zero() ? m_busy_until : TimePoint();
}

} // namespace roomcast
