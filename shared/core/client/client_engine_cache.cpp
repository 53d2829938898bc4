// SPDX-License-Identifier: MIT
//
// What is cached: values in, changes, beacons, and what can be said of it all.
#include "core/cache/rules.h"
#include "core/client/client_engine.h"

namespace roomcast {

// ---- values and changes ----------------------------------------------------------------------

/// The answer becomes what it is with all that was heard since it was sent.
void ClientEngine::store(const OutstandingRequest &request, Answer &answer)
{
    const auto &query = std::get<Query>(request.command);
    if (const auto *refused = std::get_if<Refused>(&*answer.outcome))
        return noteRefusal(query, *refused);
    m_questions.watched().noteAnswered(query);
    const LogIndex read = answer.index;
    if (ClientCache::keeps(query))
        m_cached.keep(query, request.submitted, answer);
    // A read round vouches for more than what was read.
    if (answer.epoch == followed().epoch())
        m_cached.cover({request.submitted, read});
}

/// A server that is busy may not be the next moment.
void ClientEngine::noteRefusal(const Query &key, const Refused &what)
{
    if (what.kind == RefusalKind::Busy || !m_questions.watched().watches(key))
        return;
    m_questions.watched().noteRefused(key, what, refusalBasis(), m_now.mono);
    m_effects.touched.insert(key);
}

/// The client's own write is known to it before the word of it has gone round, and a refusal tells
/// how the slot really stands.
void ClientEngine::repair(const Write &write, const Reply &reply, bool refused)
{
    // What the person was told by it may settle a notice.
    if (std::holds_alternative<Acknowledge>(write))
        m_questions.notices().askAgain();
    if (!rules::seesOwnWrites())
        return;
    if (reply.genesis != followed().genesis) {
        if (!refused)
            m_cached.noteWrittenElsewhere(write, m_now.mono);
        return;
    }
    const bool behind = !reply.primary && m_group.isBehind(reply.view, false);
    m_cached.repair(write, reply, reply.view == followed().epoch(), !refused, behind, m_now.mono);
}

void ClientEngine::onCommit(const ServerKey &from, const Commit &commit)
{
    if (commit.epoch != followed().epoch() || !followed().isLedBy(from))
        return;
    const ToldChanges told = m_cached.apply(commit, m_now.mono);
    m_questions.notices().look(told.news);
    m_questions.notices().lookUpTo(told.previous, commit.index);
    if (commit.primary)
        m_group.noteShown(commit.epoch, true, m_now.mono);
}

// ---- beacons ---------------------------------------------------------------------------------

void ClientEngine::askBeacon()
{
    if (const auto ask = m_cached.beacons().due(m_now.mono))
        m_effects.outbox.push_back(ToGroup{*ask});
}

void ClientEngine::onBeacon(const ServerKey &from, const Beacon &beacon)
{
    if (!followed().isView(beacon.genesis, beacon.epoch) || !followed().isLedBy(from))
        return;
    m_group.hearAgain(m_now.mono);
    m_questions.notices().lookUpTo(beacon.index, beacon.index);
    m_cached.hear(beacon.index, beacon.catalogue, m_now.mono);
    if (const auto asked_at = m_cached.beacons().askedAt(beacon))
        m_cached.cover({rules::countsFrom(*asked_at, m_now.mono), beacon.index, beacon.today});
}

// ---- what can be said of it ------------------------------------------------------------------

std::optional<CacheNote> ClientEngine::mark(const Query &key, Now now) const
{
    const CacheEntry *entry = cache().find(key);
    return entry ? std::optional(view(now.mono).noteOf(*entry)) : std::nullopt;
}

CacheTotals ClientEngine::cacheTotals(Now now) const
{
    CacheTotals totals{cache().hits(),  cache().misses(),       cache().saved(),
                       cache().bytes(), ClientCache::kBytesMax, {}};
    if (const auto next = m_cached.beacons().deadline();
        next && m_group.tracker().isReachable(now.mono))
        totals.next_beacon = std::max(*next - now.mono, Duration::zero());
    return totals;
}

// ---- between two runs ------------------------------------------------------------------------

CacheImage ClientEngine::image(Now now) const
{
    const HighestEpochs &floors = m_group.floors().proven();
    return {followed().genesis, floors.confirmed, floors.seen, m_cached.rows(now)};
}

bool ClientEngine::restore(const QByteArray &bytes, Now now)
{
    auto image = readImage(bytes);
    if (!image)
        return false;
    m_group.restore(image->genesis, {image->confirmed, image->seen});
    m_cached.restore(std::move(image->rows), now);
    return true;
}

} // namespace roomcast
