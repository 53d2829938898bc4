// SPDX-License-Identifier: MIT
//
// One step, and requests on their way out.
#include "core/client/client_engine.h"

namespace roomcast {

namespace {

quint32 milliseconds(Duration d)
{
    return quint32(
        std::max<qint64>(0, std::chrono::duration_cast<std::chrono::milliseconds>(d).count()));
}

BeaconTiming beaconTiming(const Timing &t)
{
    return {t.beaconPeriod(), t.latency_bound, t.attempt(), t.beaconIdle()};
}

} // namespace

ClientEngine::ClientEngine(const ClientConfig &config)
    : m_id(config.id), m_timing(config.timing), m_beacons(m_id, beaconTiming(m_timing)),
      m_watch(m_timing), m_offline(m_timing), m_notices(m_timing), m_tracker(m_timing),
      m_servers(m_timing.attempt()), m_floors(m_timing),
      m_side(config.label, m_timing.leaderSilence()), m_multicast(m_timing)
{
}

// ---- one step --------------------------------------------------------------------------------

void ClientEngine::begin(Now now)
{
    m_now = now;
    m_multicast.start(now.mono);
}

ClientEffects ClientEngine::finish()
{
    runDue();
    if (m_tracker.isReachable(m_now.mono) != m_was_reachable) {
        m_was_reachable = !m_was_reachable;
        m_effects.sight_changed = true;
        m_cache.touchAll();
    }
    if (m_was_reachable) {
        refreshWatched();
        askNotices();
        askBeacon();
        sendIntents();
    } else {
        seek();
    }
    openSession();
    m_effects.touched.merge(m_cache.takeTouched());
    return std::exchange(m_effects, {});
}

ClientEffects ClientEngine::tick(Now now)
{
    begin(now);
    return finish();
}

ClientEffects ClientEngine::watch(std::vector<Query> keys, Now now)
{
    begin(now);
    m_watch.watch(std::move(keys), now.mono);
    m_beacons.setWatching(!m_watch.keys().empty(), m_now.mono);
    return finish();
}

ClientEffects ClientEngine::evict(const Query &key, Now now)
{
    begin(now);
    m_cache.evict(key);
    return finish();
}

ClientEffects ClientEngine::clearCache(Now now)
{
    begin(now);
    m_cache.clear();
    return finish();
}

ClientEffects ClientEngine::setPerson(const QString &person, Now now)
{
    begin(now);
    m_notices.setPerson(person);
    return finish();
}

// ---- requests --------------------------------------------------------------------------------

ClientEffects ClientEngine::submit(const Command &command, Ticket ticket, Now now,
                                   std::optional<ReadMode> mode)
{
    begin(now);
    Pending pending = pendingFor(command, ticket);
    const auto *query = std::get_if<Query>(&pending.command);
    // An answer from the cache changes nothing else: what is due can wait for its time.
    if (query && answerKnown(*query, pending, mode.value_or(m_mode)))
        return std::exchange(m_effects, {});
    if (canTravel(command))
        place(std::move(pending));
    else
        refuse(command, ticket);
    return finish();
}

ClientEngine::Pending ClientEngine::pendingFor(const Command &command, Ticket ticket) const
{
    const Timing &timing = m_timing;
    const bool query = std::holds_alternative<Query>(command);
    Pending pending;
    pending.ticket = ticket;
    pending.command = command;
    pending.submitted = m_now.mono;
    pending.deadline = m_now.mono;
    pending.deadline += query ? timing.queryDeadline() : timing.writeDeadline();
    return pending;
}

/// False where a text is longer than a message may carry; servers would not even read it.
bool ClientEngine::canTravel(const Command &command)
{
    return bool(decode<Command>(encode(command)));
}

void ClientEngine::place(Pending pending)
{
    if (std::ssize(m_pending) >= kOutstandingMax && !pending.own) {
        Answer answer;
        answer.ticket = pending.ticket;
        answer.command = pending.command;
        answer.error = AnswerError::QueueFull;
        m_effects.answers.push_back(std::move(answer));
        return;
    }
    m_sequence = next(m_sequence);
    const auto it = m_pending.emplace(m_sequence, std::move(pending)).first;
    const auto *write = std::get_if<Write>(&it->second.command);
    const bool waits = write && !m_session_open && !std::holds_alternative<OpenSession>(*write);
    if (!waits)
        return send(it->first, it->second);
    it->second.waiting = true;
}

void ClientEngine::send(Sequence sequence, Pending &pending)
{
    ++pending.attempt;
    pending.sent = m_now.mono;
    if (m_offline.noteSent(pending.intent))
        m_effects.intents_changed = true;
    Request request;
    request.sequence = sequence;
    request.attempt = pending.attempt;
    request.oldest_outstanding = oldestOutstanding();
    request.time_left_ms = milliseconds(pending.deadline - m_now.mono);
    if (const auto *write = std::get_if<Write>(&pending.command)) {
        request.write = true;
        request.command = encode(*write);
    } else {
        request.command = encode(std::get<Query>(pending.command));
    }
    m_effects.outbox.push_back(ToGroup{std::move(request)});
}

Sequence ClientEngine::oldestOutstanding() const
{
    return m_pending.empty() ? m_sequence : m_pending.begin()->first;
}

/// Where a write waits for one and none is asked for.
void ClientEngine::openSession()
{
    const auto any = [this](auto is) {
        return std::any_of(m_pending.begin(), m_pending.end(),
                           [&is](const auto &row) { return is(row.second); });
    };
    const bool awaited = any([](const Pending &p) { return p.waiting && !p.dropped; });
    if (!awaited || any([](const Pending &p) { return p.opensSession(); }))
        return;
    Pending pending = pendingFor(Write{OpenSession{}}, {});
    pending.own = true;
    place(std::move(pending));
}

void ClientEngine::runDue()
{
    m_floors.expire(m_now.mono);
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        Pending &pending = it->second;
        if (m_now.mono >= pending.deadline) {
            giveUp(pending);
            it = m_pending.erase(it);
            continue;
        }
        if (pending.isSentAgain() && m_now.mono >= pending.sent + m_timing.attempt())
            send(it->first, pending);
        ++it;
    }
}

bool ClientEngine::outstanding(const Query &key) const
{
    return std::any_of(m_pending.begin(), m_pending.end(), [&](const auto &row) {
        const auto *query = std::get_if<Query>(&row.second.command);
        return query && *query == key;
    });
}

void ClientEngine::refreshWatched()
{
    for (const Query &key : m_watch.keys()) {
        if (std::ssize(m_pending) >= kWatchedOutstandingMax)
            return;
        if (!isDue(key))
            continue;
        m_watch.noteAsked(key, m_now.mono);
        askOwn(key);
    }
}

void ClientEngine::seek()
{
    const auto key = m_watch.seek(m_now.mono);
    if (key && !outstanding(*key))
        askOwn(*key);
}

bool ClientEngine::isDue(const Query &watched) const
{
    const CacheEntry *entry = m_cache.find(watched);
    return !(entry && isFresh(*entry, m_now.mono)) && !outstanding(watched) &&
           m_watch.isDue(watched, entry, refusalBasis(), m_now.mono);
}

/// A question of the engine's own.
void ClientEngine::askOwn(const Query &query)
{
    Pending pending = pendingFor(query, {});
    pending.own = true;
    place(std::move(pending));
}

void ClientEngine::askNotices()
{
    const auto query = m_notices.due(m_now.mono);
    if (!query || outstanding(*query) || std::ssize(m_pending) >= kOutstandingMax)
        return;
    m_notices.noteAsked(m_now.mono);
    askOwn(*query);
}

std::optional<TimePoint> ClientEngine::nextDeadline() const
{
    std::optional<TimePoint> result;
    const auto consider = [&](TimePoint at) {
        if (!result || at < *result)
            result = at;
    };
    for (const auto &[sequence, pending] : m_pending) {
        consider(pending.deadline);
        if (pending.isSentAgain())
            consider(pending.sent + m_timing.attempt());
    }
    if (const auto at = m_watch.seekAt(); at && !m_was_reachable)
        consider(*at);
    if (m_was_reachable) {
        consider(m_tracker.silentAt());
        if (const auto at = m_beacons.deadline())
            consider(*at);
        if (const auto at = m_offline.deadline(underWay()))
            consider(*at);
    }
    return result;
}

} // namespace roomcast
