// SPDX-License-Identifier: MIT
#include "core/client/cache_view.h"

namespace roomcast {

namespace {

/// Names or booked slots.
qsizetype itemsIn(const Outcome &value)
{
    if (const auto *names = std::get_if<Names>(&value))
        return std::ssize(names->names);
    if (const auto *bookings = std::get_if<Bookings>(&value))
        return std::ssize(bookings->entries);
    if (const auto *record = std::get_if<SlotRecord>(&value))
        return std::ssize(record->queue);
    if (const auto *rooms = std::get_if<Rooms>(&value))
        return std::ssize(rooms->rooms);
    return 0;
}

} // namespace

bool CacheView::isFresh(const CacheEntry &entry) const
{
    return m_tracker.isReachable(m_now) && m_cache.isIntact(entry) &&
           m_now - entry.sure_at <= m_timing.freshAge();
}

/// Its leader may have been left behind since it was read, and be the one to listen to again.
bool CacheView::isBehind(const CacheEntry &entry) const
{
    if (entry.behind)
        return true;
    const Epoch &view = entry.version.epoch;
    const Followed &group = m_tracker.followed();
    return view == group.epoch() ? m_seen_epochs.isBehind(view, entry.confirmed, group.rank)
                                 : m_seen_epochs.isBelowSeen(view);
}

CacheNote CacheView::noteOf(const CacheEntry &entry) const
{
    CacheNote mark;
    if (entry.invalidated)
        mark.state = CacheState::Invalidated;
    else if (!m_tracker.isReachable(m_now))
        mark.state = CacheState::Stale;
    else if (!isFresh(entry))
        mark.state = CacheState::Suspect;
    mark.confirmation = entry.confirmed ? Confirmation::Confirmed : Confirmation::Provisional;
    mark.age = m_now - entry.sure_at;
    mark.age_bounded = !entry.restored;
    mark.behind = isBehind(entry);
    mark.epoch = entry.version.epoch;
    mark.index = entry.version.index;
    if (entry.changed) {
        mark.changed_by = entry.changed->by;
        mark.changed_ago = m_now - entry.changed->heard_at;
    }
    return mark;
}

CacheRow CacheView::rowOf(const Query &key, const CacheEntry &entry) const
{
    const CacheNote mark = noteOf(entry);
    CacheRow row;
    row.key = key;
    row.epoch = mark.epoch;
    row.index = mark.index;
    row.state = mark.state;
    row.confirmation = mark.confirmation;
    row.age = mark.age;
    row.hits = entry.hits;
    row.server = entry.server;
    row.changed_by = mark.changed_by;
    row.items = itemsIn(entry.value);
    row.age_bounded = mark.age_bounded;
    row.behind = mark.behind;
    row.changed_ago = mark.changed_ago;
    row.bytes = entry.bytes;
    return row;
}

std::vector<CacheRow> CacheView::rows() const
{
    std::vector<CacheRow> rows;
    rows.reserve(m_cache.entries().size());
    for (const auto &[key, entry] : m_cache.entries())
        rows.push_back(rowOf(key, entry));
    return rows;
}

} // namespace roomcast
