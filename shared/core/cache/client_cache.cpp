// SPDX-License-Identifier: MIT
#include "core/cache/client_cache.h"

#include "core/cache/cached_keys.h"
#include "core/cache/rules.h"
#include "core/cache/value_size.h"

#include <algorithm>

namespace roomcast {

bool ClientCache::keeps(const Query &query)
{
    return !std::holds_alternative<ReadNotices>(query) &&
           !std::holds_alternative<ReadConflicts>(query);
}

const CacheEntry *ClientCache::find(const Query &key) const
{
    const auto it = m_entries.find(key);
    return it == m_entries.end() ? nullptr : &it->second;
}

bool ClientCache::isCurrent(const Query &key, const Outcome &value,
                            const CacheVersion &version) const
{
    if (!isOlder(key, version))
        return true;
    CacheEntry entry;
    entry.value = value;
    entry.version = version;
    updateFrom(key, entry);
    return !entry.suspect && !entry.invalidated && !isOlder(key, entry.version);
}

bool ClientCache::isOlder(const Query &key, const CacheVersion &version) const
{
    const CacheEntry *known = find(key);
    const CacheVersion &floor = known ? known->version : m_evicted;
    return floor.epoch == version.epoch && !rules::mayFollow(version.index, floor.index);
}

LogIndex ClientCache::reachOfArrival(const CacheVersion &version) const
{
    const bool updated = version.epoch == m_epoch && version.index >= m_forgotten;
    return updated ? m_runs.reach(version.index) : version.index;
}

bool ClientCache::isIntact(const CacheEntry &entry) const
{
    if (entry.invalidated || entry.suspect)
        return false;
    if (isOfCatalogue(entry.value))
        return entry.catalogue == m_catalogue;
    const bool same_epoch = rules::isOfView(entry.version.epoch, m_epoch);
    return same_epoch && reach(entry) >= m_heard;
}

/// The index up to which the value is right.
LogIndex ClientCache::reach(const CacheEntry &entry) const
{
    return rules::certainUpTo(m_runs.reach(entry.version.index), m_heard);
}

CacheEntry ClientCache::store(const Query &key, CacheEntry entry)
{
    entry.catalogue = m_catalogue;
    // Only changes of the epoch at hand have been listened for.
    entry.suspect = entry.suspect || entry.version.epoch != m_epoch;
    if (!entry.suspect)
        updateFrom(key, entry);
    const auto old = m_entries.find(key);
    if (old != m_entries.end()) {
        const bool over_confirmed = old->second.confirmed && !entry.confirmed && entry.behind;
        if (over_confirmed || isOlder(key, entry.version))
            return entry;
        entry.hits = old->second.hits;
        if (!entry.changed)
            entry.changed = old->second.changed;
    }
    if (entry.invalidated && std::holds_alternative<SlotRecord>(entry.value)) {
        // It may lack what the client wrote, and that cannot be put in.
        evict(key);
        m_evicted = std::max(m_evicted, entry.version);
        return entry;
    }
    learnOrder(key, entry.value);
    put(key, entry);
    return entry;
}

/// What changed after the version of a value that arrives may have been told before it.
void ClientCache::updateFrom(const Query &key, CacheEntry &entry) const
{
    if (isOfCatalogue(entry.value) || !rules::takesInWhatWasTold())
        return;
    auto *bookings = std::get_if<Bookings>(&entry.value);
    const LogIndex reached = reachOfArrival(entry.version);
    entry.suspect = entry.version.index < m_forgotten;
    for (const auto &[slot, heard] : m_news) {
        const SlotChange &news = heard.newest();
        if (news.index <= entry.version.index || !lists(key, slot))
            continue;
        entry.changed = CacheChange{news.index, news.by, entry.sure_at};
        const SlotChange *told = heard.told();
        bool whole = bookings && news.values;
        if (bookings && told && told->index > entry.version.index)
            whole = updateSlot(*bookings, told->slot, m_order) && whole;
        entry.invalidated = entry.invalidated || !whole;
    }
    if (!entry.invalidated)
        entry.version.index = reached;
}

void ClientCache::learnOrder(const Query &key, const Outcome &value)
{
    const auto *names = std::get_if<Names>(&value);
    if (!names)
        return;
    if (std::holds_alternative<ListRooms>(key))
        m_order.setRooms(*names);
    else if (std::holds_alternative<ListTimeslots>(key))
        m_order.setTimeslots(*names);
    else
        m_order.setDays(*names);
}

void ClientCache::put(const Query &key, CacheEntry entry)
{
    entry.used = ++m_uses;
    CacheEntry &place = m_entries[key];
    entry.bytes = place.bytes;
    place = std::move(entry);
    weigh(place);
    m_touched.insert(key);
    makeRoom();
}

void ClientCache::makeRoom()
{
    while (m_bytes > kBytesMax && m_entries.size() > 1)
        drop(std::min_element(m_entries.begin(), m_entries.end(), [](const auto &a, const auto &b) {
            return a.second.used < b.second.used;
        }));
}

void ClientCache::weigh(CacheEntry &entry)
{
    m_bytes -= entry.bytes;
    entry.bytes = qsizetype(sizeof(CacheEntry)) + bytesOf(entry.value);
    m_bytes += entry.bytes;
}

void ClientCache::restore(const Query &key, CacheEntry entry)
{
    entry.suspect = entry.restored = true;
    learnOrder(key, entry.value);
    put(key, std::move(entry));
}

void ClientCache::countHit(const Query &key, Duration saved)
{
    const auto it = m_entries.find(key);
    ++m_hits;
    m_saved += saved;
    ++it->second.hits;
    it->second.used = ++m_uses;
}

void ClientCache::drop(Entries::iterator it)
{
    m_evicted = std::max(m_evicted, it->second.version);
    m_bytes -= it->second.bytes;
    m_touched.insert(it->first);
    m_entries.erase(it);
}

void ClientCache::evict(const Query &key)
{
    if (const auto it = m_entries.find(key); it != m_entries.end())
        drop(it);
}

void ClientCache::evict(const std::vector<SlotKey> &slots)
{
    for (const SlotKey &slot : slots)
        for (const Query &key : keysOf(slot))
            evict(key);
}

void ClientCache::clear()
{
    while (!m_entries.empty())
        drop(m_entries.begin());
}

void ClientCache::forget()
{
    clear();
    m_evicted = {};
    m_catalogue = {};
}

const char *ClientCache::brokenInvariant() const
{
    if (m_entries.empty() != (m_bytes == 0))
        return "what is cached takes memory, and nothing else does";
    if (m_news.size() > kNewsMax)
        return "no more changes are remembered than fit";
    return m_runs.brokenInvariant();
}

void ClientCache::touchAll()
{
    for (const auto &[key, entry] : m_entries)
        m_touched.insert(key);
}

} // namespace roomcast
