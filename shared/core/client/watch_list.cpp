// SPDX-License-Identifier: MIT
#include "core/client/watch_list.h"

#include <algorithm>

namespace roomcast {

void WatchList::watch(std::vector<Query> keys, TimePoint now)
{
    if (m_keys.empty())
        m_seek_at = now + seekPeriod();
    m_keys = std::move(keys);
    std::erase_if(m_keys, [](const Query &key) { return !ClientCache::keeps(key); });
    if (std::ssize(m_keys) > kMax)
        m_keys.resize(size_t(kMax));
    m_asked.clear();
    std::erase_if(m_refused, [this](const auto &refused) { return !watches(refused.first); });
}

bool WatchList::watches(const Query &key) const
{
    return std::ranges::find(m_keys, key) != m_keys.end();
}

bool WatchList::isDue(const Query &key, const CacheEntry *entry, const RefusalBasis &basis,
                      TimePoint now) const
{
    if (isRefused(key, basis, now))
        return false;
    const auto asked = m_asked.find(key);
    if (asked == m_asked.end() || now >= asked->second + m_timing.heartbeat())
        return true;
    // At once only after a change: a side that is behind may have nothing to take its place.
    return entry && entry->invalidated && entry->changed &&
           asked->second < entry->changed->heard_at;
}

/// By what the servers still are. That a day begins, or that an answer has come to fit a message,
/// only asking tells: seldom.
bool WatchList::isRefused(const Query &key, const RefusalBasis &basis, TimePoint now) const
{
    const auto it = m_refused.find(key);
    return it != m_refused.end() && it->second.basis == basis &&
           now < it->second.at + m_timing.beaconIdle();
}

void WatchList::noteRefused(const Query &key, const Refused &what, const RefusalBasis &basis,
                            TimePoint now)
{
    m_refused.insert_or_assign(key, Refusal{what, basis, now});
}

std::optional<Refused> WatchList::refusalOf(const Query &key) const
{
    const auto it = m_refused.find(key);
    return it == m_refused.end() ? std::nullopt : std::optional(it->second.what);
}

std::optional<Query> WatchList::seek(TimePoint now)
{
    if (m_keys.empty() || now < m_seek_at)
        return std::nullopt;
    m_seek_at = now + seekPeriod();
    return m_keys.front();
}

std::optional<TimePoint> WatchList::seekAt() const
{
    return m_keys.empty() ? std::nullopt : std::optional(m_seek_at);
}

} // namespace roomcast
