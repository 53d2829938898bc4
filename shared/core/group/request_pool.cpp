// SPDX-License-Identifier: MIT
#include "core/group/request_pool.h"

namespace roomcast {

RequestPool::Added RequestPool::add(const ClientId &client, const Request &request,
                                    const Endpoint &from, Now now)
{
    const RequestId id{client, request.sequence};
    if (HeldRequest *held = find(id)) {
        held->attempt = std::max(held->attempt, request.attempt);
        held->client = from;
        return Added::Repeated;
    }
    const auto first = m_held.lower_bound({client, {0}});
    const auto last = m_held.upper_bound({client, Sequence{std::numeric_limits<quint64>::max()}});
    if (size() >= m_limits.all || std::distance(first, last) >= m_limits.per_client)
        return Added::Full;
    const TimePoint expires = now.mono + std::chrono::milliseconds(request.time_left_ms);
    const quint64 arrival = ++m_arrivals;
    m_held.emplace(id, HeldRequest{id, request.attempt, request.oldest_outstanding, request.command,
                                   from, expires, arrival});
    m_unordered.emplace(arrival, id);
    m_by_expiry.emplace(expires, id);
    return Added::New;
}

HeldRequest *RequestPool::find(const RequestId &id)
{
    const auto it = m_held.find(id);
    return it == m_held.end() ? nullptr : &it->second;
}

std::optional<HeldRequest> RequestPool::take(const RequestId &id)
{
    auto node = m_held.extract(id);
    if (node.empty())
        return std::nullopt;
    HeldRequest held = std::move(node.mapped());
    m_unordered.erase(held.arrival);
    const auto [first, last] = m_by_expiry.equal_range(held.expires);
    for (auto it = first; it != last; ++it) {
        if (it->second == id) {
            m_by_expiry.erase(it);
            break;
        }
    }
    return held;
}

std::optional<HeldRequest> RequestPool::takeUnordered()
{
    if (m_unordered.empty())
        return std::nullopt;
    return m_held.at(m_unordered.extract(m_unordered.begin()).mapped());
}

void RequestPool::markOrdered(const RequestId &id)
{
    if (const HeldRequest *held = find(id))
        m_unordered.erase(held->arrival);
}

void RequestPool::forgetOrdering()
{
    for (const auto &[id, held] : m_held)
        m_unordered.emplace(held.arrival, id);
}

std::vector<HeldRequest> RequestPool::expire(Now now)
{
    std::vector<HeldRequest> expired;
    while (!m_by_expiry.empty() && m_by_expiry.begin()->first <= now.mono)
        expired.push_back(*take(m_by_expiry.begin()->second));
    return expired;
}

std::optional<TimePoint> RequestPool::deadline() const
{
    if (m_by_expiry.empty())
        return std::nullopt;
    return m_by_expiry.begin()->first;
}

void RequestPool::clear()
{
    m_held.clear();
    m_unordered.clear();
    m_by_expiry.clear();
}

const char *RequestPool::brokenInvariant() const
{
    if (m_by_expiry.size() != m_held.size())
        return "a request that is held expires, once";
    if (m_unordered.size() > m_held.size())
        return "what waits to be ordered is held";
    if (size() > m_limits.all)
        return "no more requests are held than fit";
    return nullptr;
}

} // namespace roomcast
