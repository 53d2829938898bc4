// SPDX-License-Identifier: MIT
//
// One step, and requests on their way out.
#include "core/client/client_engine.h"

#include "core/booking/console_command.h"

namespace roomcast {

namespace {

BeaconTiming beaconTiming(const Timing &t)
{
    return {t.beaconPeriod(), t.latency_bound, t.attempt(), t.beaconIdle()};
}

} // namespace

ClientEngine::ClientEngine(const ClientConfig &config)
    : m_id(config.id), m_timing(config.timing), m_beacons(m_id, beaconTiming(m_timing)),
      m_watch(m_timing), m_requests(m_timing), m_offline(m_timing), m_notices(m_timing),
      m_tracker(m_timing), m_servers(m_timing.attempt()), m_floors(m_timing),
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
    send(m_requests.openSession(m_now.mono));
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
    PendingRequest request = requestFor(command, ticket);
    const auto *query = std::get_if<Query>(&command);
    // An answer from the cache changes nothing else: what is due can wait for its time.
    if (query && answerKnown(*query, request, mode.value_or(m_mode)))
        return std::exchange(m_effects, {});
    if (canTravel(command)) {
        place(std::move(request));
    } else {
        // Answered here, because no server could.
        Answer answer = request.answerAt(now.mono);
        answer.outcome = Refused{RefusalKind::InvalidText, consoleLine(command)};
        m_effects.answers.push_back(std::move(answer));
    }
    return finish();
}

PendingRequest ClientEngine::requestFor(const Command &command, Ticket ticket) const
{
    return PendingRequest::of(command, ticket, m_timing, m_now.mono);
}

/// False where a text is longer than a message may carry; servers would not even read it.
bool ClientEngine::canTravel(const Command &command)
{
    return bool(decode<Command>(encode(command)));
}

void ClientEngine::place(PendingRequest request)
{
    if (request.own || m_requests.size() < kOutstandingMax)
        return send(m_requests.add(std::move(request), m_now.mono));
    Answer answer = request.answerAt(m_now.mono);
    answer.error = AnswerError::QueueFull;
    m_effects.answers.push_back(std::move(answer));
}

void ClientEngine::send(std::optional<RequestTable::Outgoing> outgoing)
{
    if (!outgoing)
        return;
    m_effects.intents_changed |= m_offline.noteSent(outgoing->intent);
    m_effects.outbox.push_back(ToGroup{std::move(outgoing->request)});
}

void ClientEngine::runDue()
{
    m_floors.expire(m_now.mono);
    RequestTable::Due due = m_requests.due(m_now.mono);
    for (const PendingRequest &request : due.given_up)
        giveUp(request);
    for (RequestTable::Outgoing &outgoing : due.repeated)
        send(std::move(outgoing));
}

void ClientEngine::refreshWatched()
{
    for (const Query &key : m_watch.keys()) {
        if (m_requests.size() >= kWatchedOutstandingMax)
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
    if (key && !m_requests.asks(*key))
        askOwn(*key);
}

bool ClientEngine::isDue(const Query &watched) const
{
    const CacheEntry *entry = m_cache.find(watched);
    return !(entry && view(m_now.mono).isFresh(*entry)) && !m_requests.asks(watched) &&
           m_watch.isDue(watched, entry, refusalBasis(), m_now.mono);
}

/// A question of the engine's own.
void ClientEngine::askOwn(const Query &query)
{
    PendingRequest request = requestFor(query);
    request.own = true;
    place(std::move(request));
}

void ClientEngine::askNotices()
{
    const auto query = m_notices.due(m_now.mono);
    if (!query || m_requests.asks(*query) || m_requests.size() >= kOutstandingMax)
        return;
    m_notices.noteAsked(m_now.mono);
    askOwn(*query);
}

std::optional<TimePoint> ClientEngine::nextDeadline() const
{
    std::optional<TimePoint> result = m_requests.deadline();
    const auto consider = [&](TimePoint at) {
        if (!result || at < *result)
            result = at;
    };
    if (const auto at = m_watch.seekAt(); at && !m_was_reachable)
        consider(*at);
    if (m_was_reachable) {
        consider(m_tracker.silentAt());
        if (const auto at = m_beacons.deadline())
            consider(*at);
        if (const auto at = m_offline.deadline(m_requests.intents()))
            consider(*at);
    }
    return result;
}

} // namespace roomcast
