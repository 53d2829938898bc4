// SPDX-License-Identifier: MIT
//
// Replies, and how commands end.
#include "core/base/mutation.h"
#include "core/booking/console_command.h"
#include "core/client/client_engine.h"

namespace roomcast {

void ClientEngine::onReply(const ServerKey &key, const Reply &reply)
{
    const ServerId server = key.id;
    if (!Followed::leads(key, reply.view))
        return;
    const auto it = m_pending.find(reply.request.sequence);
    if (it == m_pending.end())
        return audit(server, reply);
    auto outcome = decode<Outcome>(reply.outcome);
    if (!outcome || reply.attempt == 0 || reply.attempt > it->second.attempt)
        return;
    // A side that was left behind cannot confirm anything any more.
    const bool same_group = reply.genesis == followed().genesis;
    if (same_group && reply.primary && m_floors.isSuperseded(reply.view)) {
        if (!refutesFloors(it->second, reply, *outcome))
            return;
        m_cache.denyViewsAfter(m_floors.lower(reply.view));
        m_tracker.lose(); // nobody leads the view that was spoken of
    }
    refuteTold(it->second, reply);
    const bool heard = hearLeader(m_tracker.leaderOf(server, reply));
    const bool query = std::holds_alternative<Query>(it->second.command);
    // A repeated question gets a newer answer.
    if (query && !mutated(Mutation::OlderAccepted) &&
        (!heard || isOutdated(it->second, *outcome, reply)))
        return;
    if (reply.primary && reply.genesis == followed().genesis)
        m_floors.raise(reply.view, true, m_now.mono);
    if (followed().isView(reply.genesis, reply.view) && reply.entry_epoch == reply.view)
        m_told.note(reply.index, m_now.mono);
    settle(it, server, reply, std::move(outcome).value());
}

void ClientEngine::audit(const ServerId &server, const Reply &reply)
{
    if (auto error = m_audit.check(server, reply))
        m_effects.double_replies.push_back(std::move(*error));
}

/// It was asked last, and answered now: what is on record a server tells without asking anybody.
bool ClientEngine::refutesFloors(const Pending &pending, const Reply &reply,
                                 const Outcome &outcome) const
{
    return !reply.again && reply.attempt == pending.attempt &&
           !std::holds_alternative<Refused>(outcome) &&
           m_floors.areRefutedBy(reply.view, pending.sent);
}

/// A leader answers a query from a state that is no older than any it told of before the query was
/// asked. So where the answer is older, somebody else told of that state.
void ClientEngine::refuteTold(const Pending &pending, const Reply &reply)
{
    if (!followed().isView(reply.genesis, reply.view) || reply.entry_epoch != reply.view ||
        !std::holds_alternative<Query>(pending.command) || mutated(Mutation::IndexUnrefuted) ||
        !m_told.refute(reply.index, pending.submitted))
        return;
    m_told.note(reply.index, m_now.mono);
    const LogIndex known = m_told.highest();
    m_notices.deny(known);
    m_own_writes.deny({reply.view, known});
    m_cache.denyStatesAfter(known);
}

/// Something newer was shown already.
bool ClientEngine::isOutdated(const Pending &pending, const Outcome &outcome,
                              const Reply &reply) const
{
    const CacheVersion version{reply.view, reply.index};
    const bool to_last = reply.attempt == pending.attempt;
    const auto asked_at = to_last ? std::optional(pending.sent) : std::nullopt;
    return m_own_writes.areMissingFrom(version, asked_at) ||
           !m_cache.isCurrent(std::get<Query>(pending.command), outcome, version);
}

void ClientEngine::settle(Requests::iterator it, const ServerId &server, const Reply &reply,
                          Outcome outcome)
{
    const auto *refused = std::get_if<Refused>(&outcome);
    const bool was_refused = refused;
    // Another attempt may still be decided about.
    if (it->second.dropped && refused && saysLater(*refused))
        return;
    if (refused && refused->kind == RefusalKind::SessionExpired && !it->second.own)
        return onSessionExpired(it, reply.attempt);
    // Whoever had room for a write may lead next and order it: it is asked again in time.
    if (refused && refused->kind == RefusalKind::Busy &&
        std::holds_alternative<Write>(it->second.command)) {
        it->second.busy = true;
        return;
    }
    Pending pending = std::move(it->second);
    m_pending.erase(it);

    Answer answer = answerBy(server, reply, pending);
    answer.outcome = std::move(outcome);
    const auto *query = std::get_if<Query>(&pending.command);
    if (query)
        store(pending, answer);
    else
        repair(std::get<Write>(pending.command), reply, was_refused);
    if (query && std::holds_alternative<ReadNotices>(*query))
        takeNotices(std::get<ReadNotices>(*query), answer);
    m_audit.remember(answer, reply);
    if (pending.opensSession())
        onSessionOpened();
    else if (pending.intent != IntentId{})
        decideIntent(pending, std::move(answer));
    else if (!pending.own)
        m_effects.answers.push_back(std::move(answer));
}

Answer ClientEngine::answerBy(const ServerId &server, const Reply &reply, const Pending &pending)
{
    Answer answer;
    answer.ticket = pending.ticket;
    answer.command = pending.command;
    answer.source = Source::Server;
    answer.standing = reply.primary ? Standing::Confirmed : Standing::Provisional;
    answer.server = server;
    answer.epoch = reply.view;
    answer.index = reply.index;
    answer.latency = m_now.mono - pending.submitted;
    answer.attempts = int(pending.attempt);
    answer.replies = 1;

    const bool same_group = reply.genesis == followed().genesis;
    answer.behind = same_group && isBehind(reply.view, reply.primary);
    if (same_group)
        m_floors.raise(reply.view, false, m_now.mono);
    return answer;
}

void ClientEngine::takeNotices(const ReadNotices &query, const Answer &answer)
{
    if (!m_notices.isPerson(query.person))
        return;
    const auto *told = std::get_if<Notices>(&*answer.outcome);
    if (!told)
        return m_notices.askAgain();
    m_effects.notices = *told;
    m_notices.take(*told);
    // The word of a change may have overtaken the answer.
    const auto overtaken = [&](const Notice &notice) {
        return m_cache.changedAfter(notice.slot, answer.index);
    };
    if (answer.epoch == followed().epoch() && std::ranges::any_of(told->notices, overtaken))
        m_notices.askAgain();
}

/// A session that the group does not know: the write goes out again when a new one is open, under
/// the same id, because another side of the group may have executed it. For the same reason nobody
/// can say in the end that it was not executed. What was said of attempts that were sent under an
/// older session is old.
void ClientEngine::onSessionExpired(Requests::iterator it, quint32 attempt)
{
    Pending &pending = it->second;
    if (attempt <= pending.expired_up_to)
        return;
    pending.expired_up_to = pending.attempt;
    m_session_open = false;
    if (pending.reopened == kReopenedMax) {
        giveUp(pending);
        m_pending.erase(it);
        return;
    }
    ++pending.reopened;
    pending.waiting = true;
}

/// All writes go out under it, those too that wait for a reply to what was sent before.
void ClientEngine::onSessionOpened()
{
    m_session_open = true;
    for (auto &[sequence, pending] : m_pending) {
        if (!std::holds_alternative<Write>(pending.command) || pending.own || pending.dropped)
            continue;
        pending.expired_up_to = pending.attempt;
        pending.waiting = false;
        send(sequence, pending);
    }
}

/// True if the cache could and may answer.
bool ClientEngine::answerKnown(const Query &query, const Pending &pending, ReadMode mode)
{
    if (!ClientCache::keeps(query))
        return false;
    m_beacons.use(m_now.mono);
    const CacheEntry *entry = m_cache.find(query);
    if (!m_tracker.isReachable(m_now.mono)) {
        // Whether anybody is there at all, its deadline will tell.
        if (!entry || !m_tracker.heardAt())
            return false;
        answerFromCache(pending, *entry, Source::Stale);
        return true;
    }
    if (mode == ReadMode::Fresh)
        return false;
    if (!entry || !isFresh(*entry, m_now.mono)) {
        m_cache.countMiss();
        return false;
    }
    answerFromCache(pending, *entry, Source::Cache);
    m_cache.countHit(query, entry->cost);
    return true;
}

void ClientEngine::answerFromCache(const Pending &pending, const CacheEntry &entry, Source source)
{
    Answer answer;
    answer.ticket = pending.ticket;
    answer.command = pending.command;
    answer.outcome = entry.value;
    answer.source = source;
    answer.standing = entry.confirmed ? Standing::Confirmed : Standing::Provisional;
    answer.server = entry.server;
    answer.epoch = entry.version.epoch;
    answer.index = entry.version.index;
    answer.age = m_now.mono - entry.sure_at;
    answer.age_bounded = !entry.restored;
    answer.behind = isBehind(entry);
    answer.latency = m_now.mono - pending.submitted;
    answer.attempts = int(pending.attempt);
    m_effects.answers.push_back(std::move(answer));
}

/// Answered here, because no server could.
void ClientEngine::refuse(const Command &command, Ticket ticket)
{
    Answer answer;
    answer.ticket = ticket;
    answer.command = command;
    answer.outcome = Refused{RefusalKind::InvalidText, consoleLine(command)};
    m_effects.answers.push_back(std::move(answer));
}

/// Nobody answered in time.
void ClientEngine::giveUp(const Pending &pending)
{
    if (m_tracker.isReachable(m_now.mono))
        m_effects.sight_changed |=
            m_multicast.missReply(pending.submitted, pending.attempt, m_now.mono);
    const auto *query = std::get_if<Query>(&pending.command);
    if (pending.own) {
        if (query && std::holds_alternative<ReadNotices>(*query))
            m_notices.askAgain();
        return;
    }
    const CacheEntry *known = query ? m_cache.find(*query) : nullptr;
    if (known)
        return answerFromCache(pending, *known, Source::Stale);
    Answer answer;
    answer.ticket = pending.ticket;
    answer.command = pending.command;
    answer.latency = m_now.mono - pending.submitted;
    answer.attempts = int(pending.attempt);
    // A write that was sent may have been executed by a server whose reply was lost.
    const bool heard_since = m_tracker.heardAt() >= pending.submitted;
    const bool may_be_executed = !query && pending.attempt > 0 && (heard_since || m_session_open);
    answer.error = pending.busy      ? AnswerError::Busy
                   : may_be_executed ? AnswerError::OutcomeUnknown
                                     : AnswerError::NoServer;
    if (pending.intent != IntentId{})
        return decideIntent(pending, std::move(answer));
    m_effects.answers.push_back(std::move(answer));
}

} // namespace roomcast
