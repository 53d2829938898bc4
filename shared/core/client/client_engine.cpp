// SPDX-License-Identifier: MIT
//
// One step, and requests on their way out.
#include "core/client/client_engine.h"

#include "core/base/mutation.h"
#include "core/booking/console_command.h"

namespace roomcast {

ClientEngine::ClientEngine(const ClientConfig &config)
    : m_hearing(config), m_group(config.timing), m_cached(config.id, config.timing),
      m_questions(config.timing), m_requests(config.timing), m_offline(config.timing)
{
}

// ---- one step --------------------------------------------------------------------------------

void ClientEngine::begin(Now now)
{
    m_now = now;
    m_hearing.start(now.mono);
}

ClientEffects ClientEngine::finish()
{
    runDue();
    if (m_group.look(m_now.mono)) {
        m_effects.sight_changed = true;
        m_cached.cache().touchAll();
    }
    if (m_group.isReachable()) {
        askDue();
        askBeacon();
        sendOffline();
    } else if (const auto key = m_questions.seek(m_requests, m_now.mono)) {
        askOwn(*key);
    }
    send(m_requests.openSession(m_now.mono));
    m_effects.touched.merge(m_cached.cache().takeTouched());
    Q_ASSERT_X(isMutated() || !brokenInvariant(), "ClientEngine::finish", brokenInvariant());
    return std::exchange(m_effects, {});
}

const char *ClientEngine::brokenInvariant() const
{
    if (const char *broken = m_group.floors().brokenInvariant())
        return broken;
    if (const char *broken = m_cached.brokenInvariant())
        return broken;
    return m_requests.brokenInvariant();
}

ClientEffects ClientEngine::tick(Now now)
{
    begin(now);
    return finish();
}

ClientEffects ClientEngine::watch(std::vector<Query> keys, Now now)
{
    begin(now);
    WatchList &watched = m_questions.watched();
    watched.watch(std::move(keys), now.mono);
    m_cached.beacons().setWatching(!watched.keys().empty(), now.mono);
    return finish();
}

ClientEffects ClientEngine::evict(const Query &key, Now now)
{
    begin(now);
    m_cached.cache().evict(key);
    return finish();
}

ClientEffects ClientEngine::clearCache(Now now)
{
    begin(now);
    m_cached.cache().clear();
    return finish();
}

ClientEffects ClientEngine::setPerson(const QString &person, Now now)
{
    begin(now);
    m_questions.notices().setPerson(person);
    return finish();
}

// ---- requests --------------------------------------------------------------------------------

ClientEffects ClientEngine::submit(const Command &command, Ticket ticket, Now now,
                                   std::optional<ReadMode> mode)
{
    begin(now);
    OutstandingRequest request = requestFor(command, ticket);
    const auto *query = std::get_if<Query>(&command);
    // An answer from the cache changes nothing else: what is due can wait for its time.
    if (query && answerKnown(*query, request, mode.value_or(m_cached.readMode())))
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

OutstandingRequest ClientEngine::requestFor(const Command &command, Ticket ticket) const
{
    return m_requests.requestFor(command, ticket, m_now.mono);
}

/// False where a text is longer than a message may carry; servers would not even read it.
bool ClientEngine::canTravel(const Command &command)
{
    return bool(decode<Command>(encode(command)));
}

void ClientEngine::place(OutstandingRequest request)
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
    m_group.expire(m_now.mono);
    RequestTable::Due due = m_requests.due(m_now.mono);
    for (const OutstandingRequest &request : due.given_up)
        giveUp(request);
    for (RequestTable::Outgoing &outgoing : due.repeated)
        send(std::move(outgoing));
}

void ClientEngine::askDue()
{
    for (const Query &query : m_questions.due(m_requests, view(m_now.mono), refusalBasis(),
                                              kWatchedOutstandingMax, kOutstandingMax, m_now.mono))
        askOwn(query);
}

/// A question of the engine's own.
void ClientEngine::askOwn(const Query &query)
{
    OutstandingRequest request = requestFor(query);
    request.own = true;
    place(std::move(request));
}

std::optional<TimePoint> ClientEngine::nextDeadline() const
{
    std::optional<TimePoint> result = m_requests.deadline();
    const auto consider = [&](TimePoint at) {
        if (!result || at < *result)
            result = at;
    };
    if (m_group.isReachable()) {
        consider(m_group.tracker().silentAt());
        if (const auto at = m_cached.beacons().deadline())
            consider(*at);
        if (const auto at = m_offline.deadline(m_requests.intents()))
            consider(*at);
    } else if (const auto at = m_questions.watched().seekAt()) {
        consider(*at);
    }
    return result;
}

} // namespace roomcast
