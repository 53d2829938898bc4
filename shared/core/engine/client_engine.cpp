// SPDX-License-Identifier: MIT
//
// Requests on their way out, and what the group multicasts. Answers: client_engine_answers.cpp;
// what there is to tell the person: client_engine_notices.cpp.
#include "core/engine/client_engine.h"

namespace roomcast {

namespace {

quint32 milliseconds(Duration d)
{
    return quint32(
        std::max<qint64>(0, std::chrono::duration_cast<std::chrono::milliseconds>(d).count()));
}

/// What nobody says has changed is asked for each time.
bool isCacheable(const Query &query)
{
    return !std::holds_alternative<ReadNotices>(query) &&
           !std::holds_alternative<ReadConflicts>(query);
}

/// False where a text is longer than a message may carry; servers would not even read it.
bool canTravel(const Command &command)
{
    return bool(decode<Command>(encode(command)));
}

} // namespace

ClientEngine::ClientEngine(ClientConfig config) : m_config(std::move(config))
{
}

// ---- one step --------------------------------------------------------------------------------

void ClientEngine::begin(Now now)
{
    m_now = now;
    // The list of days moves on at midnight without anybody changing anything.
    if (m_today != now.today && m_today != CivilDay{})
        m_cache.evict(ListDays{});
    m_today = now.today;
}

ClientEffects ClientEngine::finish()
{
    runDue();
    if (reachable() != m_was_reachable) {
        m_was_reachable = !m_was_reachable;
        m_effects.sight_changed = true;
        // Whatever the group changed during the silence was not heard.
        if (!m_was_reachable)
            m_cache.suspectAll();
    }
    if (m_was_reachable) {
        refreshWatched();
        askNotices();
    }
    m_effects.touched = m_cache.takeTouched();
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
    m_watched = std::move(keys);
    if (std::ssize(m_watched) > kWatchedMax)
        m_watched.resize(size_t(kWatchedMax));
    m_asked.clear();
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

// ---- requests --------------------------------------------------------------------------------

ClientEffects ClientEngine::submit(const Command &command, Ticket ticket, Now now)
{
    begin(now);
    if (!canTravel(command)) {
        refuse(command, ticket);
        return finish();
    }
    const auto *query = std::get_if<Query>(&command);
    const Timing &timing = m_config.timing;
    Pending pending{ticket, command, now.mono, {}, now.mono, 0, false, 0, 0, false};
    pending.deadline += query ? timing.queryDeadline() : timing.writeDeadline();
    if (query && isCacheable(*query) && !m_bypassed && reachable()) {
        if (const CacheEntry *entry = m_cache.use(*query)) {
            answerFromCache(pending, *entry, Source::Cache);
            return finish();
        }
    }
    const bool silent = m_heard_at && !reachable();
    const CacheEntry *known = query && silent ? m_cache.find(*query) : nullptr;
    if (known)
        answerFromCache(pending, *known, Source::Stale);
    else
        place(std::move(pending));
    return finish();
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
    openSession();
}

void ClientEngine::send(Sequence sequence, Pending &pending)
{
    ++pending.attempt;
    pending.sent = m_now.mono;
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

void ClientEngine::openSession()
{
    if (m_session_open || m_session_asked)
        return;
    m_session_asked = true;
    Pending pending{{}, Write{OpenSession{}}, m_now.mono, {}, m_now.mono, 0, false, 0, 0, true};
    pending.deadline += m_config.timing.writeDeadline();
    place(std::move(pending));
}

void ClientEngine::runDue()
{
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        Pending &pending = it->second;
        if (m_now.mono >= pending.deadline) {
            giveUp(pending);
            it = m_pending.erase(it);
            continue;
        }
        if (!pending.waiting && m_now.mono >= pending.sent + m_config.timing.attempt())
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
    for (const Query &key : m_watched) {
        const CacheEntry *entry = m_cache.find(key);
        const auto asked = m_asked.find(key);
        const bool just_asked = asked != m_asked.end() &&
                                m_now.mono < asked->second + m_config.timing.heartbeat() &&
                                !(entry && entry->invalidated);
        if ((entry && entry->usable()) || outstanding(key) || just_asked ||
            std::ssize(m_pending) >= kOutstandingMax)
            continue;
        m_asked[key] = m_now.mono;
        askOwn(key);
    }
}

/// A question of the engine's own.
void ClientEngine::askOwn(const Query &query)
{
    Pending pending{{}, query, m_now.mono, {}, m_now.mono, 0, false, 0, 0, true};
    pending.deadline += m_config.timing.queryDeadline();
    place(std::move(pending));
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
        if (!pending.waiting)
            consider(pending.sent + m_config.timing.attempt());
    }
    if (m_was_reachable)
        consider(*m_heard_at + m_config.timing.leaderSilence());
    return result;
}

// ---- what the group multicasts ---------------------------------------------------------------

ClientEffects ClientEngine::onDatagram(const Packet &packet, Now now)
{
    begin(now);
    const auto *server = std::get_if<ServerOrigin>(&packet.origin);
    if (!server || (m_config.label && m_config.label != server->label))
        return finish();
    if (const auto *heartbeat = std::get_if<Heartbeat>(&packet.message))
        onHeartbeat(server->member, *heartbeat);
    else if (const auto *commit = std::get_if<Commit>(&packet.message))
        onCommit(*commit);
    else if (const auto *reply = std::get_if<Reply>(&packet.message);
             reply && reply->request.client == m_config.id)
        onReply(server->member.key.id, *reply);
    return finish();
}

bool ClientEngine::reachable() const
{
    return m_heard_at && m_now.mono < *m_heard_at + m_config.timing.leaderSilence();
}

void ClientEngine::onHeartbeat(const Member &from, const Heartbeat &heartbeat)
{
    if (heartbeat.presence.phase != Phase::Leading || !heartbeat.presence.genesis)
        return;
    if (!hearLeader(*heartbeat.presence.genesis, heartbeat.presence.installed, from.key.id,
                    heartbeat.primary, heartbeat.commit))
        return;
    // A reply may have told of this epoch before, and be provisional by itself.
    if (m_missing != heartbeat.missing || m_primary != heartbeat.primary) {
        m_primary = heartbeat.primary;
        m_missing = heartbeat.missing;
        m_effects.sight_changed = true;
    }
    if (heartbeat.commit > m_applied) {
        // The COMMIT that told what changed was lost.
        missedChanges(heartbeat.commit);
        m_applied = heartbeat.commit;
    }
    m_commit = std::max(m_commit, heartbeat.commit);
}

/// False for one that was left behind, which goes on beating until it hears of its successor, and
/// for another group of the same name while this client's own is there.
bool ClientEngine::hearLeader(const Epoch &genesis, const Epoch &epoch, const ServerId &leader,
                              bool primary, LogIndex commit)
{
    const bool other_group = genesis != m_genesis;
    if (reachable() && (other_group || epoch < m_epoch))
        return false;
    if (other_group) {
        m_genesis = genesis;
        m_confirmed_epoch = {};
        m_session_open = m_session_asked = false;
    }
    m_heard_at = m_now.mono;
    if (epoch != m_epoch || m_leader != leader)
        enterEpoch(epoch, leader, primary, commit);
    return true;
}

void ClientEngine::enterEpoch(const Epoch &epoch, const ServerId &leader, bool primary,
                              LogIndex commit)
{
    m_epoch = epoch;
    m_leader = leader;
    m_primary = primary;
    m_applied = m_commit = commit;
    m_cache.startOver(commit);
    m_notices_due = true;
    m_effects.sight_changed = true;
}

void ClientEngine::onCommit(const Commit &commit)
{
    if (commit.epoch != m_epoch)
        return;
    if (commit.previous > m_applied)
        missedChanges(commit.previous);
    for (const QByteArray &bytes : commit.changes) {
        if (const auto changes = decode<Changes>(bytes))
            onChanges(*changes, commit.index);
        else
            missedChanges(commit.index);
    }
    m_applied = std::max(m_applied, commit.index);
    m_commit = std::max(m_commit, commit.index);
}

GroupSight ClientEngine::sight(Now now) const
{
    GroupSight s;
    s.reachable = m_was_reachable;
    s.leader = m_leader;
    s.epoch = m_epoch;
    s.standing = !m_was_reachable ? Standing::None
                 : m_primary      ? Standing::Confirmed
                                  : Standing::Provisional;
    if (s.standing == Standing::Provisional)
        s.missing = m_missing;
    s.index = m_commit;
    if (m_heard_at)
        s.silence = now.mono - *m_heard_at;
    return s;
}

std::vector<CacheRow> ClientEngine::cacheRows(Now now) const
{
    std::vector<CacheRow> rows;
    rows.reserve(m_cache.entries().size());
    for (const auto &[key, entry] : m_cache.entries()) {
        CacheRow row{key,
                     entry.version.epoch,
                     entry.version.index,
                     CacheState::Fresh,
                     entry.confirmed ? Standing::Confirmed : Standing::Provisional,
                     now.mono - entry.asked_at,
                     entry.hits,
                     entry.server,
                     entry.changed_by,
                     0};
        if (entry.invalidated)
            row.state = CacheState::Invalidated;
        else if (!m_was_reachable)
            row.state = CacheState::Stale;
        else if (entry.suspect)
            row.state = CacheState::Suspect;
        if (const auto *names = std::get_if<Names>(&entry.value))
            row.items = std::ssize(names->names);
        else if (const auto *bookings = std::get_if<Bookings>(&entry.value))
            row.items = std::ssize(bookings->entries);
        else if (const auto *record = std::get_if<SlotRecord>(&entry.value))
            row.items = std::ssize(record->queue);
        else if (const auto *rooms = std::get_if<Rooms>(&entry.value))
            row.items = std::ssize(rooms->rooms);
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace roomcast
