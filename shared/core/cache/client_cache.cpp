// SPDX-License-Identifier: MIT
#include "core/cache/client_cache.h"

#include "core/base/mutation.h"
#include "core/booking/catalogue.h"
#include "core/cache/cached_keys.h"
#include "core/cache/value_size.h"

#include <algorithm>

namespace roomcast {

// ---- values ----------------------------------------------------------------------------------

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
    return floor.epoch == version.epoch && version.index < floor.index &&
           !mutated(Mutation::OlderAccepted);
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
    const bool same_epoch = entry.version.epoch == m_epoch || mutated(Mutation::ViewKeepsCache);
    return same_epoch && reach(entry) >= m_heard;
}

/// The index up to which the value is right.
LogIndex ClientCache::reach(const CacheEntry &entry) const
{
    return mutated(Mutation::IgnoreGap) ? m_heard : m_runs.reach(entry.version.index);
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
    if (isOfCatalogue(entry.value) || mutated(Mutation::OlderAccepted))
        return;
    auto *bookings = std::get_if<Bookings>(&entry.value);
    const LogIndex reached = reachOfArrival(entry.version);
    entry.suspect = entry.version.index < m_forgotten;
    for (const auto &[slot, heard] : m_news) {
        const SlotNews &news = heard.newest();
        if (news.index <= entry.version.index || !lists(key, slot))
            continue;
        entry.changed = CacheChange{news.index, news.by, entry.sure_at};
        const SlotNews *told = heard.told();
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

void ClientCache::touchAll()
{
    for (const auto &[key, entry] : m_entries)
        m_touched.insert(key);
}

// ---- what the group says ---------------------------------------------------------------------

void ClientCache::enterEpoch(const Epoch &epoch, LogIndex commit)
{
    if (mutated(Mutation::ViewKeepsCache))
        for (auto &[key, entry] : m_entries)
            entry.version.index = commit;
    m_epoch = epoch;
    m_heard = m_forgotten = commit;
    m_runs.reset(commit);
    m_news.clear();
    m_cover.reset();
    touchAll();
}

void ClientCache::hear(LogIndex commit)
{
    if (commit <= m_heard)
        return;
    for (const auto &[key, entry] : m_entries)
        if (isIntact(entry) && reach(entry) < commit)
            m_touched.insert(key);
    m_heard = commit;
}

void ClientCache::apply(LogIndex previous, LogIndex index, const std::vector<SlotNews> &news,
                        TimePoint now)
{
    for (const SlotNews &one : news)
        note(one);
    const Written written = write(news, now);
    m_runs.add(previous, index);
    advance(written);
    const bool was_behind = index < m_heard;
    hear(index);
    if (was_behind)
        touchAll(); // a hole has closed
    spreadCover();
    makeRoom();
}

/// The newest word of each slot, of which the oldest makes room.
void ClientCache::note(const SlotNews &news)
{
    m_news.try_emplace(news.slot.slot, news).first->second.take(news);
    if (m_news.size() <= kNewsMax)
        return;
    const auto oldest =
        std::min_element(m_news.begin(), m_news.end(), [](const auto &a, const auto &b) {
            return a.second.newest().index < b.second.newest().index;
        });
    m_forgotten = std::max(m_forgotten, oldest->second.newest().index);
    m_news.erase(oldest);
}

/// Versions stay as they are until advance(): an entry may have changed several slots of one list.
ClientCache::Written ClientCache::write(const std::vector<SlotNews> &news, TimePoint now)
{
    Written written;
    for (const SlotNews &one : news)
        for (const Query &key : keysOf(one.slot.slot))
            if (const auto row = m_entries.find(key);
                row != m_entries.end() && update(*row, one, now))
                written.emplace_back(&row->second, one.index);
    return written;
}

void ClientCache::advance(const Written &written)
{
    for (const auto &[entry, index] : written)
        if (!entry->invalidated && reach(*entry) >= index)
            entry->version.index = std::max(entry->version.index, index);
}

/// False where the news are old.
bool ClientCache::update(Entries::value_type &row, const SlotNews &news, TimePoint now)
{
    auto &[key, entry] = row;
    if (isOfCatalogue(entry.value) || entry.version.epoch != m_epoch ||
        news.index <= entry.version.index)
        return false;
    const auto heard = m_news.find(news.slot.slot);
    const SlotNews *told = heard == m_news.end() ? nullptr : heard->second.told();
    if (told && told->index > news.index)
        return false;
    auto *bookings = std::get_if<Bookings>(&entry.value);
    // A slot's record that has heard of every change until then is right as it is.
    if (!bookings && m_runs.reach(entry.version.index) >= news.index)
        return false;
    m_touched.insert(key);
    entry.changed = CacheChange{news.index, news.by, now};
    if (!news.values || !bookings) {
        entry.invalidated = !mutated(Mutation::SkipInvalidation);
        return true;
    }
    if (!mutated(Mutation::SkipUpdate) && !updateSlot(*bookings, news.slot, m_order))
        entry.invalidated = true;
    weigh(entry);
    return true;
}

void ClientCache::repair(const std::vector<SlotNews> &news, TimePoint now)
{
    for (const SlotNews &one : news)
        note(one);
    advance(write(news, now));
    makeRoom();
}

void ClientCache::dropOlder(const std::vector<SlotKey> &slots, const CacheVersion &written,
                            bool told, bool behind)
{
    for (const SlotKey &slot : slots) {
        for (const Query &key : keysOf(slot)) {
            const auto row = m_entries.find(key);
            if (row == m_entries.end() || written.epoch < row->second.version.epoch)
                continue;
            const CacheEntry &entry = row->second;
            if (behind && entry.confirmed)
                continue;
            const bool same_epoch = entry.version.epoch == written.epoch;
            const bool repaired = told && std::holds_alternative<Bookings>(entry.value);
            if (!same_epoch || (!repaired && entry.version.index < written.index))
                drop(row);
        }
    }
}

bool ClientCache::changedAfter(const SlotKey &slot, LogIndex index) const
{
    const auto heard = m_news.find(slot);
    return heard != m_news.end() && heard->second.newest().index > index;
}

ClientCache::Knowledge ClientCache::knowledgeOf(const CacheEntry &entry) const
{
    const bool heard = entry.version.epoch == m_epoch && !entry.invalidated && !entry.suspect;
    return {entry.confirmed || !entry.behind,
            {entry.version.epoch, heard ? reach(entry) : entry.version.index},
            entry.sure_at};
}

std::optional<Query> ClientCache::newestListOf(const SlotKey &slot) const
{
    const Query day = ReadDay{slot.day};
    const Query room = CheckRoom{slot.room};
    const CacheEntry *of_day = find(day);
    const CacheEntry *of_room = find(room);
    if (!of_day || !of_room)
        return of_day ? std::optional(day) : of_room ? std::optional(room) : std::nullopt;
    return knowledgeOf(*of_day) < knowledgeOf(*of_room) ? room : day;
}

void ClientCache::cover(const Cover &cover)
{
    if (m_cover && m_cover->asked_at >= cover.asked_at)
        return;
    m_cover = cover;
    spreadCover();
}

/// Known to be of the state covered, or of a newer one.
bool ClientCache::isCovered(const Entries::value_type &row) const
{
    const auto &[key, entry] = row;
    if (entry.invalidated || entry.suspect)
        return false;
    if (!isOfCatalogue(entry.value))
        return (entry.version.epoch == m_epoch && reach(entry) >= m_cover->index) ||
               mutated(Mutation::BeaconUnapplied);
    const auto *names = std::get_if<Names>(&entry.value);
    const bool days = names && !names->names.empty() && std::holds_alternative<ListDays>(key);
    const auto first = days ? isoDay(names->names.front()) : std::nullopt;
    return entry.catalogue == m_catalogue && (!first || first == m_cover->today);
}

void ClientCache::spreadCover()
{
    if (!m_cover)
        return;
    for (auto &row : m_entries)
        if (isCovered(row))
            row.second.sure_at = std::max(row.second.sure_at, m_cover->asked_at);
}

void ClientCache::setCatalogue(const Digest &catalogue)
{
    if (m_catalogue == catalogue)
        return;
    const bool another = !m_catalogue.bytes.isEmpty();
    m_catalogue = catalogue;
    for (auto &[key, entry] : m_entries) {
        if (!another)
            entry.catalogue = catalogue;
        else
            entry.suspect = true;
        m_touched.insert(key);
    }
}

} // namespace roomcast
