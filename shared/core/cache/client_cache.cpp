// SPDX-License-Identifier: MIT
#include "core/cache/client_cache.h"

#include <algorithm>

namespace roomcast {

namespace {

std::array<Query, 3> keysTouchedBy(const SlotKey &slot)
{
    return {CheckRoom{slot.room}, ReadDay{slot.day}, ReadSlot{slot}};
}

} // namespace

void ClientCache::store(const Query &key, CacheEntry entry)
{
    const auto old = m_entries.find(key);
    const bool newer_known = old != m_entries.end() && old->second.usable() &&
                             old->second.version.epoch == entry.version.epoch &&
                             old->second.version.index > entry.version.index;
    if (newer_known)
        return;
    // What changed after this version may have been announced before it arrived.
    entry.suspect = entry.suspect || entry.version.index < m_forgotten;
    for (const RecentChange &change : m_recent) {
        if (change.key == key && change.index > entry.version.index) {
            entry.invalidated = true;
            entry.changed_by = change.by;
        }
    }
    if (old == m_entries.end() && std::ssize(m_entries) >= kEntriesMax)
        makeRoom();
    if (old != m_entries.end())
        entry.hits = old->second.hits;
    entry.used = ++m_uses;
    m_entries.insert_or_assign(key, std::move(entry));
    m_touched.insert(key);
}

const CacheEntry *ClientCache::find(const Query &key) const
{
    const auto it = m_entries.find(key);
    return it == m_entries.end() ? nullptr : &it->second;
}

const CacheEntry *ClientCache::use(const Query &key)
{
    const auto it = m_entries.find(key);
    if (it == m_entries.end() || !it->second.usable()) {
        ++m_misses;
        return nullptr;
    }
    ++m_hits;
    ++it->second.hits;
    it->second.used = ++m_uses;
    m_touched.insert(key);
    return &it->second;
}

void ClientCache::spoil(const Query &key, LogIndex index, const QString &by)
{
    if (std::ssize(m_recent) == kRecentChangesMax) {
        m_forgotten = std::max(m_forgotten, m_recent.front().index);
        m_recent.pop_front();
    }
    m_recent.push_back({key, index, by});
    const auto it = m_entries.find(key);
    if (it == m_entries.end() || it->second.version.index >= index)
        return;
    it->second.invalidated = true;
    it->second.changed_by = by;
    m_touched.insert(key);
}

void ClientCache::invalidate(const Changes &changes, LogIndex index)
{
    for (const SlotClaims &slot : changes.changed)
        for (const Query &key : keysTouchedBy(slot.slot))
            spoil(key, index, changes.by);
}

void ClientCache::suspectAll(LogIndex up_to)
{
    m_forgotten = std::max(m_forgotten, up_to);
    for (auto &[key, entry] : m_entries) {
        if (!entry.suspect)
            m_touched.insert(key);
        entry.suspect = true;
    }
}

void ClientCache::startOver(LogIndex up_to)
{
    suspectAll();
    m_recent.clear();
    m_forgotten = up_to;
}

void ClientCache::evict(const Query &key)
{
    if (m_entries.erase(key) > 0)
        m_touched.insert(key);
}

void ClientCache::clear()
{
    for (const auto &[key, entry] : m_entries)
        m_touched.insert(key);
    m_entries.clear();
}

void ClientCache::makeRoom()
{
    const auto oldest =
        std::min_element(m_entries.begin(), m_entries.end(), [](const auto &a, const auto &b) {
            return a.second.used < b.second.used;
        });
    m_touched.insert(oldest->first);
    m_entries.erase(oldest);
}

} // namespace roomcast
