// SPDX-License-Identifier: MIT
//
// What is cached: values in, changes, beacons, and what can be said of it all.
#include "core/base/mutation.h"
#include "core/cache/cached_keys.h"
#include "core/client/client_engine.h"

namespace roomcast {

namespace {

/// The changed slots; none where the bytes cannot be read, as where there are too many to tell.
std::optional<std::vector<SlotNews>> newsIn(const Pushed &pushed)
{
    const auto changes = decode<Changes>(pushed.changes);
    if (!changes)
        return std::nullopt;
    std::vector<SlotNews> news;
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

// ---- values and changes ----------------------------------------------------------------------

/// The answer becomes what it is with all that was heard since it was sent.
void ClientEngine::store(const PendingRequest &request, Answer &answer)
{
    const auto &query = std::get<Query>(request.command);
    if (const auto *refused = std::get_if<Refused>(&*answer.outcome))
        return noteRefusal(query, *refused);
    m_watch.noteAnswered(query);
    const LogIndex read = answer.index;
    if (ClientCache::keeps(query))
        keep(query, request.submitted, answer);
    // A read round vouches for more than what was read.
    if (answer.epoch == followed().epoch())
        cover(request.submitted, read);
}

void ClientEngine::keep(const Query &key, TimePoint asked_at, Answer &answer)
{
    CacheEntry entry;
    entry.value = *answer.outcome;
    entry.version = {answer.epoch, answer.index};
    entry.sure_at = asked_at;
    entry.cost = answer.latency;
    entry.server = answer.server;
    entry.confirmed = answer.standing == Standing::Confirmed;
    entry.behind = answer.behind;
    entry = m_cache.store(key, std::move(entry));
    answer.outcome = std::move(entry.value);
    answer.index = entry.version.index;
}

/// A server that is busy may not be the next moment.
void ClientEngine::noteRefusal(const Query &key, const Refused &what)
{
    if (what.kind == RefusalKind::Busy || !m_watch.watches(key))
        return;
    m_watch.noteRefused(key, what, refusalBasis(), m_now.mono);
    m_effects.touched.insert(key);
}

/// The client's own write is known to it before the word of it has gone round, and a refusal tells
/// how the slot really stands.
void ClientEngine::repair(const Write &write, const Reply &reply, bool refused)
{
    // What the person was told by it may settle a notice.
    if (std::holds_alternative<Acknowledge>(write))
        m_notices.askAgain();
    if (mutated(Mutation::OwnWriteUnseen))
        return;
    if (reply.genesis != followed().genesis) {
        if (!refused)
            writtenElsewhere(write);
        return;
    }
    const auto news = reply.repair ? newsIn(*reply.repair) : std::nullopt;
    const bool listened = news && reply.view == followed().epoch();
    if (listened)
        m_cache.repair(*news, m_now.mono);
    if (refused)
        return;
    const bool told = listened && std::all_of(news->begin(), news->end(),
                                              [](const SlotNews &one) { return one.values; });
    // An older entry's index may be of a log that was merged; every state of this view has it.
    const bool current = reply.entry_epoch == reply.view;
    const CacheVersion written{reply.view, current ? reply.index : LogIndex{}};
    const bool behind = !reply.primary && isBehind(reply.view, false);
    m_cache.dropOlder(slotsOf(write), written, told, behind);
    m_own_writes.note(written, told);
}

/// By another group than the one that is listened to.
void ClientEngine::writtenElsewhere(const Write &write)
{
    m_cache.evict(slotsOf(write));
    m_own_writes.noteElsewhere(m_now.mono);
}

void ClientEngine::onCommit(const ServerKey &from, const Commit &commit)
{
    if (commit.epoch != followed().epoch() || !followed().isLedBy(from))
        return;
    LogIndex previous = commit.previous;
    std::vector<SlotNews> news;
    for (const Pushed &pushed : commit.changes) {
        if (auto some = newsIn(pushed))
            news.insert(news.end(), std::make_move_iterator(some->begin()),
                        std::make_move_iterator(some->end()));
        else
            previous = std::max(previous, pushed.index); // what changed there was not heard
    }
    m_cache.apply(previous, commit.index, news, m_now.mono);
    m_notices.look(news);
    m_notices.lookUpTo(previous, commit.index);
    m_told.note(commit.index, m_now.mono);
    if (commit.primary)
        m_floors.raise(commit.epoch, true, m_now.mono);
}

// ---- beacons ---------------------------------------------------------------------------------

void ClientEngine::askBeacon()
{
    if (const auto ask = m_beacons.due(m_now.mono))
        m_effects.outbox.push_back(ToGroup{*ask});
}

void ClientEngine::onBeacon(const ServerKey &from, const Beacon &beacon)
{
    if (!followed().isView(beacon.genesis, beacon.epoch) || !followed().isLedBy(from))
        return;
    m_tracker.hearAgain(m_now.mono);
    m_told.note(beacon.index, m_now.mono);
    m_notices.lookUpTo(beacon.index, beacon.index);
    m_cache.setCatalogue(beacon.catalogue);
    m_cache.hear(beacon.index);
    if (const auto asked_at = m_beacons.askedAt(beacon))
        cover(mutated(Mutation::BeaconFromArrival) ? m_now.mono : *asked_at, beacon.index,
              beacon.today);
}

/// Counted from the question: what was answered while it was on its way may be missing.
void ClientEngine::cover(TimePoint asked_at, LogIndex index, std::optional<CivilDay> today)
{
    m_beacons.noteCovered(asked_at);
    m_cache.cover({asked_at, index, today});
}

// ---- what can be said of it ------------------------------------------------------------------

std::optional<CacheMark> ClientEngine::mark(const Query &key, Now now) const
{
    const CacheEntry *entry = m_cache.find(key);
    return entry ? std::optional(view(now.mono).markOf(*entry)) : std::nullopt;
}

CacheTotals ClientEngine::cacheTotals(Now now) const
{
    CacheTotals totals{m_cache.hits(),  m_cache.misses(),       m_cache.saved(),
                       m_cache.bytes(), ClientCache::kBytesMax, {}};
    if (const auto next = m_beacons.deadline(); next && m_tracker.isReachable(now.mono))
        totals.next_beacon = std::max(*next - now.mono, Duration::zero());
    return totals;
}

// ---- between two runs ------------------------------------------------------------------------

CacheImage ClientEngine::image(Now now) const
{
    const Floors &floors = m_floors.proven();
    CacheImage image{followed().genesis, floors.confirmed, floors.seen, {}};
    for (const auto &[key, entry] : m_cache.entries())
        image.rows.push_back({key, entry.value, entry.version, wallOf(now, entry.sure_at),
                              entry.server, entry.confirmed, entry.behind});
    return image;
}

bool ClientEngine::restore(const QByteArray &bytes, Now now)
{
    auto image = readImage(bytes);
    if (!image)
        return false;
    m_tracker.restore(image->genesis);
    m_floors.restore({image->confirmed, image->seen});
    for (CacheImage::Row &row : image->rows) {
        CacheEntry entry;
        entry.value = std::move(row.value);
        entry.version = row.version;
        entry.sure_at = now.mono - sinceWall(now.wall, row.sure_at);
        entry.server = row.server;
        entry.confirmed = row.confirmed;
        entry.behind = row.behind;
        m_cache.restore(row.key, std::move(entry));
    }
    return true;
}

} // namespace roomcast
