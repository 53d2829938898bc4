// SPDX-License-Identifier: MIT
#include "core/client/request_table.h"

#include <algorithm>

namespace roomcast {

namespace {

quint32 milliseconds(Duration d)
{
    return quint32(
        std::max<qint64>(0, std::chrono::duration_cast<std::chrono::milliseconds>(d).count()));
}

} // namespace

OutstandingRequest OutstandingRequest::of(const Command &command, Ticket ticket,
                                          const Timing &timing, TimePoint now)
{
    const bool query = std::holds_alternative<Query>(command);
    return {ticket, command, now, now + (query ? timing.queryDeadline() : timing.writeDeadline())};
}

Answer OutstandingRequest::answerAt(TimePoint now) const
{
    Answer answer;
    answer.ticket = ticket;
    answer.command = command;
    answer.latency = now - submitted;
    answer.attempts = int(attempt);
    return answer;
}

std::optional<RequestTable::Outgoing> RequestTable::add(OutstandingRequest request, TimePoint now)
{
    m_last = next(m_last);
    const auto row = m_requests.emplace(m_last, std::move(request)).first;
    const auto *write = std::get_if<Write>(&row->second.command);
    if (!write || m_session_open || std::holds_alternative<OpenSession>(*write))
        return send(*row, now);
    row->second.waiting = true;
    return std::nullopt;
}

RequestTable::Outgoing RequestTable::send(Requests::value_type &row, TimePoint now)
{
    OutstandingRequest &pending = row.second;
    ++pending.attempt;
    pending.sent = now;
    Request request;
    request.sequence = row.first;
    request.attempt = pending.attempt;
    request.oldest_outstanding = m_requests.begin()->first;
    request.time_left_ms = milliseconds(pending.deadline - now);
    if (const auto *write = std::get_if<Write>(&pending.command)) {
        request.write = true;
        request.command = encode(*write);
    } else {
        request.command = encode(std::get<Query>(pending.command));
    }
    return {std::move(request), pending.intent};
}

RequestTable::Due RequestTable::due(TimePoint now)
{
    Due due;
    for (auto it = m_requests.begin(); it != m_requests.end();) {
        OutstandingRequest &pending = it->second;
        if (now >= pending.deadline) {
            due.given_up.push_back(std::move(pending));
            it = m_requests.erase(it);
            continue;
        }
        if (pending.isSentAgain() && now >= pending.sent + m_timing.attempt())
            due.repeated.push_back(send(*it, now));
        ++it;
    }
    return due;
}

std::optional<TimePoint> RequestTable::deadline() const
{
    std::optional<TimePoint> first;
    for (const auto &[sequence, pending] : m_requests) {
        TimePoint at = pending.deadline;
        if (pending.isSentAgain())
            at = std::min(at, pending.sent + m_timing.attempt());
        first = std::min(first.value_or(at), at);
    }
    return first;
}

std::optional<RequestTable::Ended> RequestTable::end(Sequence sequence, quint32 attempt,
                                                     const Outcome &outcome)
{
    const auto it = m_requests.find(sequence);
    OutstandingRequest &pending = it->second;
    const auto *refused = std::get_if<Refused>(&outcome);
    bool given_up = false;
    if (pending.dropped && refused && saysLater(*refused))
        return std::nullopt;
    if (refused && refused->kind == RefusalKind::SessionExpired && !pending.own) {
        given_up = noteExpired(pending, attempt);
        if (!given_up)
            return std::nullopt;
    } else if (refused && refused->kind == RefusalKind::Busy && pending.isWrite()) {
        // Whoever had room for it may lead next and order it: it is asked again in time.
        pending.busy = true;
        return std::nullopt;
    }
    Ended ended{std::move(pending), given_up};
    m_requests.erase(it);
    return ended;
}

/// A session that the group does not know: the write goes out again when a new one is open, under
/// the same id, because another side of the group may have executed it. For the same reason nobody
/// can say in the end that it was not executed. What was said of attempts that were sent under an
/// older session is old.
bool RequestTable::noteExpired(OutstandingRequest &pending, quint32 attempt)
{
    if (attempt <= pending.expired_up_to)
        return false;
    pending.expired_up_to = pending.attempt;
    m_session_open = false;
    if (pending.reopened == kReopenedMax)
        return true;
    ++pending.reopened;
    pending.waiting = true;
    return false;
}

void RequestTable::drop(const OfflineBooking &intent)
{
    std::erase_if(m_requests, [&](const auto &row) {
        return row.second.intent == intent.id && row.second.attempt == 0;
    });
    for (auto &[sequence, pending] : m_requests)
        if (pending.intent == intent.id)
            pending.dropped = intent;
}

std::optional<RequestTable::Outgoing> RequestTable::openSession(TimePoint now)
{
    const auto any = [this](auto is) {
        return std::ranges::any_of(m_requests, [&is](const auto &row) { return is(row.second); });
    };
    const bool awaited = any([](const OutstandingRequest &p) { return p.waiting && !p.dropped; });
    if (!awaited || any([](const OutstandingRequest &p) { return p.opensSession(); }))
        return std::nullopt;
    OutstandingRequest opening = OutstandingRequest::of(Write{OpenSession{}}, {}, m_timing, now);
    opening.own = true;
    return add(std::move(opening), now);
}

std::vector<RequestTable::Outgoing> RequestTable::onSessionOpened(TimePoint now)
{
    m_session_open = true;
    std::vector<Outgoing> sent;
    for (auto &row : m_requests) {
        OutstandingRequest &pending = row.second;
        if (!pending.isWrite() || pending.own || pending.dropped)
            continue;
        pending.expired_up_to = pending.attempt;
        pending.waiting = false;
        sent.push_back(send(row, now));
    }
    return sent;
}

const OutstandingRequest *RequestTable::find(Sequence sequence) const
{
    const auto it = m_requests.find(sequence);
    return it == m_requests.end() ? nullptr : &it->second;
}

bool RequestTable::asks(const Query &query) const
{
    return std::ranges::any_of(m_requests, [&](const auto &row) {
        const auto *its = std::get_if<Query>(&row.second.command);
        return its && *its == query;
    });
}

std::set<OfflineBookingId> RequestTable::intents() const
{
    std::set<OfflineBookingId> ids;
    for (const auto &[sequence, pending] : m_requests)
        if (pending.intent != OfflineBookingId{})
            ids.insert(pending.intent);
    return ids;
}

const char *RequestTable::brokenInvariant() const
{
    const auto any = [this](auto is) {
        return std::ranges::any_of(m_requests, [&is](const auto &row) { return is(row.second); });
    };
    const bool awaited = any([](const OutstandingRequest &p) { return p.waiting && !p.dropped; });
    if (awaited && m_session_open)
        return "no write waits for a session that is open";
    if (awaited && !any([](const OutstandingRequest &p) { return p.opensSession(); }))
        return "a session is asked for where a write waits for one";
    if (!m_requests.empty() && m_requests.rbegin()->first > m_last)
        return "sequence numbers rise";
    return nullptr;
}

} // namespace roomcast
