// SPDX-License-Identifier: MIT
#include "core/client/cache_keeper.h"

#include "core/cache/cached_keys.h"

namespace roomcast {

namespace {

BeaconTiming beaconTiming(const Timing &t)
{
    return {t.beaconPeriod(), t.latency_bound, t.attempt(), t.beaconIdle()};
}

/// The changed slots; none where the bytes cannot be read, as where there are too many to tell.
std::optional<std::vector<SlotChange>> newsIn(const EncodedChanges &pushed)
{
    const auto changes = decode<Changes>(pushed.changes);
    if (!changes)
        return std::nullopt;
    std::vector<SlotChange> news;
    for (const SlotClaims &slot : changes->changed)
        news.push_back({slot, pushed.index, changes->by, pushed.values});
    return news;
}

Duration sinceWall(WallTime now, WallTime then)
{
    return std::chrono::milliseconds(std::max<qint64>(0, now.value_ms - then.value_ms));
}

WallTime wallOf(const Now &now, TimePoint at)
{
    const auto ago = std::chrono::ceil<std::chrono::milliseconds>(now.mono - at);
    return {now.wall.value_ms - qint64(ago.count())};
}

} // namespace

CacheKeeper::CacheKeeper(ClientId id, const Timing &timing)
    : m_timing(timing), m_beacons(id, beaconTiming(timing))
{
}

// ---- what the group says ---------------------------------------------------------------------

void CacheKeeper::enterGroup(bool known)
{
    if (known)
        m_cache.forget();
    m_own_writes.enterGroup();
}

void CacheKeeper::enterView(const Epoch &epoch, LogIndex commit, TimePoint now)
{
    m_told.clear();
    m_told.note(commit, now);
    m_own_writes.enterView();
    m_cache.enterEpoch(epoch, commit);
}

void CacheKeeper::hear(LogIndex commit, const Digest &catalogue, TimePoint now)
{
    m_told.note(commit, now);
    m_cache.setCatalogue(catalogue);
    m_cache.hear(commit);
}

ToldChanges CacheKeeper::apply(const Commit &commit, TimePoint now)
{
    ToldChanges told{commit.previous, {}};
    for (const EncodedChanges &pushed : commit.changes) {
        if (auto some = newsIn(pushed))
            told.news.insert(told.news.end(), std::make_move_iterator(some->begin()),
                             std::make_move_iterator(some->end()));
        else
            told.previous = std::max(told.previous, pushed.index);
    }
    m_cache.apply(told.previous, commit.index, told.news, now);
    m_told.note(commit.index, now);
    return told;
}

/// Counted from the question: what was answered while it was on its way may be missing.
void CacheKeeper::cover(const Cover &cover)
{
    m_beacons.noteCovered(cover.asked_at);
    m_cache.cover(cover);
}

std::optional<LogIndex> CacheKeeper::refute(const Epoch &view, LogIndex index, TimePoint asked_at,
                                            TimePoint now)
{
    if (!m_told.refute(index, asked_at))
        return std::nullopt;
    m_told.note(index, now);
    const LogIndex known = m_told.highest();
    m_own_writes.deny({view, known});
    m_cache.denyStatesAfter(known);
    return known;
}

// ---- answers ---------------------------------------------------------------------------------

bool CacheKeeper::isOutdated(const Query &key, const Outcome &value, const CacheVersion &version,
                             std::optional<TimePoint> asked_at) const
{
    return m_own_writes.areMissingFrom(version, asked_at) ||
           !m_cache.isCurrent(key, value, version);
}

void CacheKeeper::keep(const Query &key, TimePoint asked_at, Answer &answer)
{
    CacheEntry entry;
    entry.value = *answer.outcome;
    entry.version = {answer.epoch, answer.index};
    entry.sure_at = asked_at;
    entry.cost = answer.latency;
    entry.server = answer.server;
    entry.confirmed = answer.confirmation == Confirmation::Confirmed;
    entry.behind = answer.behind;
    entry = m_cache.store(key, std::move(entry));
    answer.outcome = std::move(entry.value);
    answer.index = entry.version.index;
}

void CacheKeeper::repair(const Write &write, const Reply &reply, bool listened, bool done,
                         bool behind, TimePoint now)
{
    const auto news = listened && reply.changes ? newsIn(*reply.changes) : std::nullopt;
    if (news)
        m_cache.repair(*news, now);
    if (!done)
        return;
    const bool told = news && std::all_of(news->begin(), news->end(),
                                          [](const SlotChange &one) { return one.values; });
    // An older entry's index may be of a log that was merged; every state of this view has it.
    const bool current = reply.entry_epoch == reply.view;
    const CacheVersion written{reply.view, current ? reply.index : LogIndex{}};
    m_cache.dropOlder(slotsOf(write), written, told, behind);
    m_own_writes.note(written, told);
}

void CacheKeeper::noteWrittenElsewhere(const Write &write, TimePoint now)
{
    m_cache.evict(slotsOf(write));
    m_own_writes.noteElsewhere(now);
}

const char *CacheKeeper::brokenInvariant() const
{
    const char *broken = m_cache.brokenInvariant();
    return broken ? broken : m_told.brokenInvariant();
}

// ---- between two runs ------------------------------------------------------------------------

std::vector<CacheImage::Row> CacheKeeper::rows(Now now) const
{
    std::vector<CacheImage::Row> rows;
    for (const auto &[key, entry] : m_cache.entries())
        rows.push_back({key, entry.value, entry.version, wallOf(now, entry.sure_at), entry.server,
                        entry.confirmed, entry.behind});
    return rows;
}

void CacheKeeper::restore(std::vector<CacheImage::Row> rows, Now now)
{
    for (CacheImage::Row &row : rows) {
        CacheEntry entry;
        entry.value = std::move(row.value);
        entry.version = row.version;
        entry.sure_at = now.mono - sinceWall(now.wall, row.sure_at);
        entry.server = row.server;
        entry.confirmed = row.confirmed;
        entry.behind = row.behind;
        m_cache.restore(row.key, std::move(entry));
    }
}

} // namespace roomcast
