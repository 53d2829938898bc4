// SPDX-License-Identifier: MIT
//
// Replies, and how commands end.
#include "core/cache/rules.h"
#include "core/client/client_engine.h"
#include "core/client/rules.h"

namespace roomcast {

void ClientEngine::onReply(const ServerKey &key, const Reply &reply)
{
    const ServerId server = key.id;
    if (!Followed::leads(key, reply.view))
        return;
    const OutstandingRequest *pending = m_requests.find(reply.request.sequence);
    if (!pending)
        return audit(server, reply);
    auto outcome = decode<Outcome>(reply.outcome);
    if (!outcome || reply.attempt == 0 || reply.attempt > pending->attempt)
        return;
    // A side that was left behind cannot confirm anything any more.
    const bool same_group = reply.genesis == followed().genesis;
    if (same_group && reply.primary && m_group.floors().isSuperseded(reply.view)) {
        if (!refutesSeenEpochs(*pending, reply, *outcome))
            return;
        m_cached.cache().denyViewsAfter(m_group.lowerTo(reply.view));
    }
    refuteTold(*pending, reply);
    const bool heard = hearLeader(m_group.tracker().leaderOf(server, reply));
    // A repeated question gets a newer answer.
    if (!pending->isWrite() && !rules::mayBeShown(!heard || isOutdated(*pending, *outcome, reply)))
        return;
    if (reply.primary && reply.genesis == followed().genesis)
        m_group.noteShown(reply.view, true, m_now.mono);
    if (followed().isView(reply.genesis, reply.view) && reply.entry_epoch == reply.view)
        m_cached.noteTold(reply.index, m_now.mono);
    settle(server, reply, std::move(outcome).value());
}

void ClientEngine::audit(const ServerId &server, const Reply &reply)
{
    if (auto error = m_audit.check(server, reply))
        m_effects.double_replies.push_back(std::move(*error));
}

/// It was asked last, and answered now: what is on record a server tells without asking anybody.
bool ClientEngine::refutesSeenEpochs(const OutstandingRequest &request, const Reply &reply,
                                     const Outcome &outcome) const
{
    return !reply.again && reply.attempt == request.attempt &&
           !std::holds_alternative<Refused>(outcome) &&
           m_group.floors().areRefutedBy(reply.view, request.sent);
}

/// A leader answers a query from a state that is no older than any it told of before the query was
/// asked. So where the answer is older, somebody else told of that state.
void ClientEngine::refuteTold(const OutstandingRequest &request, const Reply &reply)
{
    if (!followed().isView(reply.genesis, reply.view) || reply.entry_epoch != reply.view ||
        !std::holds_alternative<Query>(request.command) || !rules::refutesIndices())
        return;
    if (const auto known = m_cached.refute(reply.view, reply.index, request.submitted, m_now.mono))
        m_questions.notices().deny(*known);
}

/// Something newer was shown already.
bool ClientEngine::isOutdated(const OutstandingRequest &request, const Outcome &outcome,
                              const Reply &reply) const
{
    const bool to_last = reply.attempt == request.attempt;
    return m_cached.isOutdated(std::get<Query>(request.command), outcome, {reply.view, reply.index},
                               to_last ? std::optional(request.sent) : std::nullopt);
}

void ClientEngine::settle(const ServerId &server, const Reply &reply, Outcome outcome)
{
    const auto ended = m_requests.end(reply.request.sequence, reply.attempt, outcome);
    if (!ended)
        return;
    const OutstandingRequest &request = ended->request;
    if (ended->given_up)
        return giveUp(request);
    const bool refused = std::holds_alternative<Refused>(outcome);
    Answer answer = answerBy(server, reply, request);
    answer.outcome = std::move(outcome);
    const auto *query = std::get_if<Query>(&request.command);
    if (query)
        store(request, answer);
    else
        repair(std::get<Write>(request.command), reply, refused);
    if (query && std::holds_alternative<ReadNotices>(*query))
        takeNotices(std::get<ReadNotices>(*query), answer);
    m_audit.remember(answer, reply);
    if (request.opensSession()) {
        for (RequestTable::Outgoing &write : m_requests.onSessionOpened(m_now.mono))
            send(std::move(write));
    } else if (request.intent != OfflineBookingId{}) {
        decideOffline(request, std::move(answer));
    } else if (!request.own) {
        m_effects.answers.push_back(std::move(answer));
    }
}

Answer ClientEngine::answerBy(const ServerId &server, const Reply &reply,
                              const OutstandingRequest &request)
{
    Answer answer = request.answerAt(m_now.mono);
    answer.source = Source::Server;
    answer.confirmation = reply.primary ? Confirmation::Confirmed : Confirmation::Provisional;
    answer.server = server;
    answer.epoch = reply.view;
    answer.index = reply.index;
    answer.replies = 1;
    const bool same_group = reply.genesis == followed().genesis;
    answer.behind = same_group && m_group.isBehind(reply.view, reply.primary);
    if (same_group)
        m_group.noteShown(reply.view, false, m_now.mono);
    return answer;
}

void ClientEngine::takeNotices(const ReadNotices &query, const Answer &answer)
{
    if (!m_questions.notices().isPerson(query.person))
        return;
    const auto *told = std::get_if<Notices>(&*answer.outcome);
    if (!told)
        return m_questions.notices().askAgain();
    m_effects.notices = *told;
    m_questions.notices().take(*told);
    // The word of a change may have overtaken the answer.
    const auto overtaken = [&](const Notice &notice) {
        return cache().changedAfter(notice.slot, answer.index);
    };
    if (answer.epoch == followed().epoch() && std::ranges::any_of(told->notices, overtaken))
        m_questions.notices().askAgain();
}

/// True if the cache could and may answer.
bool ClientEngine::answerKnown(const Query &query, const OutstandingRequest &request, ReadMode mode)
{
    if (!ClientCache::keeps(query))
        return false;
    m_cached.beacons().use(m_now.mono);
    const CacheEntry *entry = cache().find(query);
    if (!m_group.tracker().isReachable(m_now.mono)) {
        // Whether anybody is there at all, its deadline will tell.
        if (!entry || !m_group.tracker().heardAt())
            return false;
        answerFromCache(request, *entry, Source::Stale);
        return true;
    }
    if (mode == ReadMode::Fresh)
        return false;
    if (!entry || !view(m_now.mono).isFresh(*entry)) {
        m_cached.cache().countMiss();
        return false;
    }
    answerFromCache(request, *entry, Source::Cache);
    m_cached.cache().countHit(query, entry->cost);
    return true;
}

void ClientEngine::answerFromCache(const OutstandingRequest &request, const CacheEntry &entry,
                                   Source source)
{
    Answer answer = request.answerAt(m_now.mono);
    answer.outcome = entry.value;
    answer.source = source;
    answer.confirmation = entry.confirmed ? Confirmation::Confirmed : Confirmation::Provisional;
    answer.server = entry.server;
    answer.epoch = entry.version.epoch;
    answer.index = entry.version.index;
    answer.age = m_now.mono - entry.sure_at;
    answer.age_bounded = !entry.restored;
    answer.behind = view(m_now.mono).isBehind(entry);
    m_effects.answers.push_back(std::move(answer));
}

/// Nobody answered in time.
void ClientEngine::giveUp(const OutstandingRequest &request)
{
    if (m_group.tracker().isReachable(m_now.mono))
        m_effects.sight_changed |=
            m_hearing.missReply(request.submitted, request.attempt, m_now.mono);
    const auto *query = std::get_if<Query>(&request.command);
    if (request.own) {
        if (query && std::holds_alternative<ReadNotices>(*query))
            m_questions.notices().askAgain();
        return;
    }
    const CacheEntry *known = query ? cache().find(*query) : nullptr;
    if (known)
        return answerFromCache(request, *known, Source::Stale);
    Answer answer = request.answerAt(m_now.mono);
    // A write that was sent may have been executed by a server whose reply was lost.
    const bool heard_since = m_group.tracker().heardAt() >= request.submitted;
    const bool may_be_executed =
        !query && request.attempt > 0 && (heard_since || m_requests.isSessionOpen());
    answer.error = request.busy      ? AnswerError::Busy
                   : may_be_executed ? AnswerError::OutcomeUnknown
                                     : AnswerError::NoServer;
    if (request.intent != OfflineBookingId{})
        return decideOffline(request, std::move(answer));
    m_effects.answers.push_back(std::move(answer));
}

} // namespace roomcast
