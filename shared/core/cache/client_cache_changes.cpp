// SPDX-License-Identifier: MIT
//
// What the group says of changes, and what of it the cached values know.
#include "core/booking/catalogue.h"
#include "core/cache/cached_keys.h"
#include "core/cache/client_cache.h"
#include "core/cache/rules.h"

#include <algorithm>

namespace roomcast {

void ClientCache::enterEpoch(const Epoch &epoch, LogIndex commit)
{
    if (!rules::keepsItsIndex())
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

void ClientCache::denyViewsAfter(const Epoch &epoch)
{
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        const auto row = it++;
        if (row->second.version.epoch > epoch)
            drop(row);
    }
    if (m_evicted.epoch > epoch)
        m_evicted = {};
    touchAll();
}

void ClientCache::denyStatesAfter(LogIndex index)
{
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        const auto row = it++;
        const CacheVersion &version = row->second.version;
        if (version.epoch == m_epoch && version.index > index)
            drop(row);
    }
    std::erase_if(m_news, [&](const auto &row) { return row.second.newest().index > index; });
    m_heard = std::min(m_heard, index);
    m_forgotten = std::min(m_forgotten, index);
    if (m_cover && m_cover->index > index)
        m_cover.reset();
    if (m_evicted.epoch == m_epoch)
        m_evicted.index = std::min(m_evicted.index, index);
    m_runs.reset(index);
    touchAll();
}

void ClientCache::apply(LogIndex previous, LogIndex index, const std::vector<SlotChange> &news,
                        TimePoint now)
{
    for (const SlotChange &one : news)
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
void ClientCache::note(const SlotChange &news)
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
ClientCache::Written ClientCache::write(const std::vector<SlotChange> &news, TimePoint now)
{
    Written written;
    for (const SlotChange &one : news)
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
bool ClientCache::update(Entries::value_type &row, const SlotChange &news, TimePoint now)
{
    auto &[key, entry] = row;
    if (isOfCatalogue(entry.value) || entry.version.epoch != m_epoch ||
        news.index <= entry.version.index)
        return false;
    const auto heard = m_news.find(news.slot.slot);
    const SlotChange *told = heard == m_news.end() ? nullptr : heard->second.told();
    if (told && told->index > news.index)
        return false;
    auto *bookings = std::get_if<Bookings>(&entry.value);
    // A slot's record that has heard of every change until then is right as it is.
    if (!bookings && m_runs.reach(entry.version.index) >= news.index)
        return false;
    m_touched.insert(key);
    entry.changed = CacheChange{news.index, news.by, now};
    if (!news.values || !bookings) {
        entry.invalidated = rules::invalidates();
        return true;
    }
    if (rules::isWritten() && !updateSlot(*bookings, news.slot, m_order))
        entry.invalidated = true;
    weigh(entry);
    return true;
}

void ClientCache::repair(const std::vector<SlotChange> &news, TimePoint now)
{
    for (const SlotChange &one : news)
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

std::vector<Query> ClientCache::listsByNewness() const
{
    std::vector<std::pair<Knowledge, Query>> known;
    for (const auto &[key, entry] : m_entries)
        if (std::holds_alternative<ReadDay>(key) || std::holds_alternative<CheckRoom>(key))
            known.emplace_back(knowledgeOf(entry), key);
    // Where they know the same, a slot is read in its day's list.
    std::stable_sort(known.begin(), known.end(), [](const auto &a, const auto &b) {
        if (a.first < b.first || b.first < a.first)
            return a.first < b.first;
        return std::holds_alternative<CheckRoom>(a.second) &&
               std::holds_alternative<ReadDay>(b.second);
    });
    std::vector<Query> lists;
    lists.reserve(known.size());
    for (auto &[knowledge, key] : known)
        lists.push_back(std::move(key));
    return lists;
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
        return rules::isCovered(entry.version.epoch == m_epoch && reach(entry) >= m_cover->index);
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
