// SPDX-License-Identifier: MIT
#include "core/booking/sessions.h"

#include <algorithm>

namespace roomcast {

namespace {

/// What a session adds to the digest beside its outcomes.
QByteArray headBytes(const Sessions::Session &session)
{
    QByteArray bytes;
    codec::Writer writer(bytes);
    writer.put(session.client);
    writer.put(session.last_used);
    writer.put(session.forgotten_below);
    return bytes;
}

QByteArray outcomeBytes(ClientId client, const RecordedOutcome &outcome)
{
    QByteArray bytes;
    codec::Writer writer(bytes);
    writer.put(client);
    writer.put(outcome);
    return bytes;
}

bool isEarlier(const RecordedOutcome &outcome, Sequence sequence)
{
    return outcome.sequence < sequence;
}

bool isOfWrite(const RecordedOutcome &recorded)
{
    return std::holds_alternative<Done>(recorded.outcome) ||
           std::holds_alternative<Refused>(recorded.outcome) ||
           std::holds_alternative<Queued>(recorded.outcome);
}

} // namespace

bool Sessions::isWellFormed(const Session &session)
{
    const auto &outcomes = session.outcomes;
    const auto notAscending = [](const RecordedOutcome &a, const RecordedOutcome &b) {
        return a.sequence >= b.sequence;
    };
    return qsizetype(outcomes.size()) <= kOutcomesMax &&
           std::all_of(outcomes.begin(), outcomes.end(), isOfWrite) &&
           (outcomes.empty() || outcomes.front().sequence >= session.forgotten_below) &&
           std::adjacent_find(outcomes.begin(), outcomes.end(), notAscending) == outcomes.end();
}

void Sessions::open(ClientId client, LogIndex index)
{
    if (isOpen(client))
        return;
    if (qsizetype(m_sessions.size()) >= kSessionsMax)
        evictOne();
    insert({client, index, {}, {}});
}

bool Sessions::isOpen(ClientId client) const
{
    return m_sessions.contains(client);
}

bool Sessions::mayExecute(const RequestId &request) const
{
    const auto it = m_sessions.find(request.client);
    return it != m_sessions.end() && request.sequence >= it->second.forgotten_below;
}

const RecordedOutcome *Sessions::find(const RequestId &request) const
{
    const auto session = m_sessions.find(request.client);
    if (session == m_sessions.end())
        return nullptr;
    const auto &outcomes = session->second.outcomes;
    const auto it = std::lower_bound(outcomes.begin(), outcomes.end(), request.sequence, isEarlier);
    return it != outcomes.end() && it->sequence == request.sequence ? &*it : nullptr;
}

bool Sessions::knows(ClientId client, const RecordedOutcome &outcome) const
{
    const RequestId request{client, outcome.sequence};
    return isOpen(client) && (!mayExecute(request) || find(request));
}

bool Sessions::knows(const Session &theirs) const
{
    const auto mine = m_sessions.find(theirs.client);
    return mine != m_sessions.end() && mine->second.forgotten_below >= theirs.forgotten_below &&
           std::all_of(theirs.outcomes.begin(), theirs.outcomes.end(),
                       [&](const RecordedOutcome &o) { return knows(theirs.client, o); });
}

void Sessions::merge(const Session &theirs, LogIndex in)
{
    open(theirs.client, std::min(theirs.last_used, in));
    for (RecordedOutcome outcome : theirs.outcomes) {
        if (knows(theirs.client, outcome))
            continue;
        // It was right on its own side; what became of it here is another matter.
        outcome.provisional = true;
        record(theirs.client, std::move(outcome), Sequence{});
    }
    Session &session = m_sessions.at(theirs.client);
    m_sum.remove(headBytes(session));
    session.last_used = std::min(session.last_used, in);
    session.forgotten_below = std::max(session.forgotten_below, theirs.forgotten_below);
    forget(session);
    m_sum.add(headBytes(session));
}

std::vector<Sessions::Session> Sessions::unknownIn(const Sessions &other) const
{
    std::vector<Session> unknown;
    for (const auto &[client, session] : m_sessions) {
        if (other.knows(session))
            continue;
        Session &left = unknown.emplace_back(session);
        std::erase_if(left.outcomes,
                      [&](const RecordedOutcome &o) { return other.knows(left.client, o); });
    }
    return unknown;
}

std::vector<RequestId> Sessions::refused() const
{
    std::vector<RequestId> requests;
    for (const auto &[client, session] : m_sessions)
        for (const RecordedOutcome &recorded : session.outcomes)
            if (std::holds_alternative<Refused>(recorded.outcome))
                requests.push_back({client, recorded.sequence});
    return requests;
}

void Sessions::record(ClientId client, RecordedOutcome outcome, Sequence oldest_outstanding)
{
    const auto it = m_sessions.find(client);
    Q_ASSERT(it != m_sessions.end());
    Session &session = it->second;
    m_sum.remove(headBytes(session));
    m_sum.add(outcomeBytes(client, outcome));
    session.last_used = std::max(session.last_used, outcome.index);
    // The outcome just made is kept whatever the client claims: it is about to be answered with.
    // And nobody else's word of far later requests makes the client's own pass for old.
    // A session that was opened anew begins with it: what an earlier one executed stays past.
    const Sequence newest =
        session.outcomes.empty() ? outcome.sequence : next(session.outcomes.back().sequence);
    session.forgotten_below =
        std::max(session.forgotten_below, std::min({oldest_outstanding, outcome.sequence, newest}));
    const auto place = std::lower_bound(session.outcomes.begin(), session.outcomes.end(),
                                        outcome.sequence, isEarlier);
    session.outcomes.insert(place, std::move(outcome));
    forget(session);
    m_sum.add(headBytes(session));
}

/// Drops outcomes below the mark, and the oldest of too many, for which it raises the mark.
void Sessions::forget(Session &session)
{
    auto &outcomes = session.outcomes;
    if (qsizetype(outcomes.size()) > kOutcomesMax) {
        const auto &last_dropped = outcomes[outcomes.size() - size_t(kOutcomesMax) - 1];
        session.forgotten_below = std::max(session.forgotten_below, next(last_dropped.sequence));
    }
    const auto kept =
        std::lower_bound(outcomes.begin(), outcomes.end(), session.forgotten_below, isEarlier);
    for (auto it = outcomes.begin(); it != kept; ++it)
        m_sum.remove(outcomeBytes(session.client, *it));
    outcomes.erase(outcomes.begin(), kept);
}

/// Ends the session unused for longest; of several the one with the lowest client id.
void Sessions::evictOne()
{
    const auto oldest =
        std::min_element(m_sessions.begin(), m_sessions.end(), [](const auto &a, const auto &b) {
            return a.second.last_used < b.second.last_used;
        });
    m_sum.remove(headBytes(oldest->second));
    for (const RecordedOutcome &outcome : oldest->second.outcomes)
        m_sum.remove(outcomeBytes(oldest->first, outcome));
    m_sessions.erase(oldest);
}

void Sessions::addTo(DigestSum &sum, const Session &session)
{
    sum.add(headBytes(session));
    for (const RecordedOutcome &outcome : session.outcomes)
        sum.add(outcomeBytes(session.client, outcome));
}

void Sessions::insert(Session session)
{
    addTo(m_sum, session);
    const ClientId client = session.client;
    m_sessions.insert_or_assign(client, std::move(session));
}

std::vector<Sessions::Session> Sessions::sessions() const
{
    std::vector<Session> all;
    all.reserve(m_sessions.size());
    for (const auto &[client, session] : m_sessions)
        all.push_back(session);
    return all;
}

Sessions Sessions::fromSessions(std::vector<Session> sessions)
{
    Q_ASSERT(qsizetype(sessions.size()) <= kSessionsMax);
    Sessions result;
    for (Session &session : sessions)
        result.insert(std::move(session));
    return result;
}

} // namespace roomcast
