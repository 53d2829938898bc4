// SPDX-License-Identifier: MIT
//
// What is booked: requests, total order, commit, replies, and the status others see.
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

namespace {

/// What the entries of one ORDER, or of one answer to a NACK, weigh: it keeps within a message.
constexpr qsizetype kBatchBytesMax = 40 * 1024;
constexpr qsizetype kEntryOverhead = 128;
/// Entries applied in one step that a follower tells of one by one: whoever catches up has no time.
constexpr qsizetype kAppliedToldMax = 256;
constexpr qsizetype kMemberOverhead = 32;

qsizetype weight(const Entry &entry)
{
    const auto contents = Overloaded{
        [](const WriteRecord &write) { return write.command.size(); },
        [](const MergeRecord &merge) { return merge.merged.size(); },
        [](const ViewRecord &record) {
            return record.merged.size() + kMemberOverhead * std::ssize(record.view.members);
        },
    };
    return kEntryOverhead + std::visit(contents, entry.record);
}

} // namespace

// ---- clients ---------------------------------------------------------------------------------

void ServerEngine::onRequest(const ClientId &client, const Endpoint &from, const Request &request)
{
    m_clients.countRequest();
    // It would have its session forget what it is about to be answered with.
    if (request.oldest_outstanding > request.sequence)
        return raise(event::DatagramRejected{event::InputFault::Request, from});
    if (request.write)
        takeWrite(client, from, request);
    else
        takeRead(client, from, request);
}

/// Held by every server, so that whoever leads next can order it.
void ServerEngine::takeWrite(const ClientId &client, const Endpoint &from, const Request &request)
{
    const auto write = decode<Write>(request.command);
    if (!write)
        return raise(event::DatagramRejected{event::InputFault::Command, from});
    const Command command = *write;
    const RequestId id{client, request.sequence};
    raise(event::RequestReceived{client, request.sequence, request.attempt, command});
    if (const RecordedOutcome *done = replica().state().recorded(id)) {
        if (leadsSettled())
            replyTo({id, request.attempt, from}, recorded(*done), command, done->outcome);
        if (leadsSettled() || m_role.role() != Role::Leader)
            return;
    }
    if (replica().state().forgotten(id) ||
        m_pool.add(client, request, from, m_now) != RequestPool::Added::Full)
        return;
    raise(event::RequestDropped{client, request.sequence, event::DropReason::QueueFull});
    if (leadsSettled())
        replyTo({id, request.attempt, from}, atCommit(), command, Refused{RefusalKind::Busy, {}});
}

void ServerEngine::takeRead(const ClientId &client, const Endpoint &from, const Request &request)
{
    const auto query = decode<Query>(request.command);
    if (!query)
        return raise(event::DatagramRejected{event::InputFault::Command, from});
    raise(event::RequestReceived{client, request.sequence, request.attempt, *query});
    if (m_role.role() != Role::Leader)
        return;
    const RequestId id{client, request.sequence};
    if (!rules::readsWaitForARound())
        return replyTo({id, request.attempt, from}, atCommit(), *query,
                       replica().state().answer(*query, today()));
    if (m_clients.wasAnswered(id, request.attempt))
        return; // a copy of the datagram
    const bool full = !sequencer().addRead({id, request.attempt, request.command, from, 0});
    if (full && leadsSettled())
        replyTo({id, request.attempt, from}, atCommit(), *query, Refused{RefusalKind::Busy, {}});
}

void ServerEngine::replyTo(const ReplyAddress &asked, const Executed &executed,
                           const Command &command, const Outcome &outcome)
{
    const bool primary = m_bully.hard().primary && !executed.provisional;
    const Outcome too_large = Refused{RefusalKind::TooLarge, {}};
    QByteArray bytes = encode(outcome);
    const bool fits = bytes.size() <= codec::kBytesMax;
    if (!fits)
        bytes = encode(too_large);
    m_clients.countReply();
    raise(event::ReplySent{
        .client = asked.id.client,
        .sequence = asked.id.sequence,
        .attempt = asked.attempt,
        .command = command,
        .outcome = event::kindOf(fits ? outcome : too_large),
        .index = executed.index,
        .status = primary ? event::ReplyStatus::Confirmed : event::ReplyStatus::Provisional,
    });
    unicast(asked.client, Reply{asked.id, asked.attempt, *m_bully.hard().genesis, installed(),
                                executed.entry_epoch, executed.index, primary, executed.again,
                                std::move(bytes), changesFor(command)});
}

void ServerEngine::replyDone(const Applied &applied, bool told)
{
    if (!applied.write)
        return;
    const auto held = m_pool.take(applied.write->request);
    if (m_role.role() != Role::Leader) {
        if (told)
            raise(event::EntryApplied{applied.index, applied.write->command,
                                      event::kindOf(applied.write->outcome)});
        return;
    }
    if (held && !replica().state().forgotten(held->id))
        replyTo({held->id, held->attempt, held->client},
                {applied.entry_epoch, applied.index, applied.entry_epoch != installed(),
                 applied.write->provisional},
                applied.write->command, applied.write->outcome);
}

void ServerEngine::expireRequests()
{
    for (const HeldRequest &held : m_pool.expire(m_now))
        if (m_role.role() == Role::Leader)
            raise(event::RequestDropped{held.id.client, held.id.sequence,
                                        event::DropReason::Expired});
}

// ---- total order -----------------------------------------------------------------------------

/// This side may not be the only one, and was told not to serve then.
bool ServerEngine::refusesWrites() const
{
    return m_config.provisional == ProvisionalPolicy::Refuse && !m_bully.hard().primary;
}

/// Orders what is held, in batches: while one is on its way the next gathers.
void ServerEngine::orderWaiting()
{
    const LogIndex last = replica().log().lastIndex();
    const LogIndex everywhere = std::min(sequencer().acknowledgedByAll(), last);
    const bool gathering = last > everywhere && last > sequencer().viewIndex();
    if (!m_pool.hasUnordered() || m_life.departure().begun() || gathering ||
        last.value - replica().committed().value > m_config.limits.in_flight_max)
        return;
    if (auto batch = takeBatch(kBatchBytesMax); !batch.empty())
        orderBatch(std::move(batch));
}

/// Entries of what is held, each under way to its answer from now on.
std::vector<Entry> ServerEngine::takeBatch(qsizetype bytes_max)
{
    std::vector<Entry> batch;
    qsizetype bytes = 0;
    while (bytes < bytes_max && std::ssize(batch) < m_config.limits.batch_max) {
        auto held = m_pool.takeUnordered();
        if (!held)
            break;
        if (answerUnordered(*held))
            continue;
        batch.push_back(nextEntry(installed(), WriteRecord{held->id, held->oldest_outstanding,
                                                           std::move(held->command)}));
        bytes += weight(batch.back());
    }
    return batch;
}

/// True for what needs no place in the log: executed before this server took the state over,
/// settled long ago, or refused on a side that does not serve.
bool ServerEngine::answerUnordered(const HeldRequest &held)
{
    if (replica().state().forgotten(held.id)) {
        m_pool.take(held.id);
        return true;
    }
    // Until then a place in the log says when its turn to be told has come.
    const RecordedOutcome *done = leadsSettled() ? replica().state().recorded(held.id) : nullptr;
    if (!done && !refusesWrites())
        return false;
    const auto write = decode<Write>(held.command);
    m_pool.take(held.id);
    const ReplyAddress asked{held.id, held.attempt, held.client};
    if (write && done)
        replyTo(asked, recorded(*done), *write, done->outcome);
    else if (write)
        replyTo(asked, atCommit(), *write, Refused{RefusalKind::Unconfirmed, {}});
    return true;
}

void ServerEngine::orderBatch(std::vector<Entry> entries)
{
    const LogPosition before = replica().log().last();
    Order order{installed(), next(before.index), before.prefix, std::move(entries)};
    append(order.entries);
    if (!m_peers.all().empty())
        m_effects.ahead.push_back(ToGroup{std::move(order)});
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Order &order)
{
    const bool takes_part = m_role.role() == Role::Follower || m_role.role() == Role::Learner ||
                            m_role.role() == Role::Ready;
    const bool fenced = rules::isFenced(m_bully.hard().promised, installed()) &&
                        (m_role.role() == Role::Follower || m_bully.awaitingCoordinator());
    if (!takes_part || fenced || order.epoch != installed() || m_role.leader() != from.key ||
        m_followed.suspected() || order.first.value == 0 || !areBelievable(order.entries))
        return;
    const LogIndex before{order.first.value - 1};
    if (!replica().log().agreesAt(before, order.before))
        return doubt(from, before, false);
    LogIndex index = order.first;
    for (const Entry &entry : order.entries) {
        if (rules::mayAppend(index, replica().log().lastIndex()))
            m_own.append(entry);
        index = next(index);
    }
    repairGap({order.first.value + order.entries.size() - 1});
    acknowledge();
}

/// A member tells the leader how far its log reaches.
void ServerEngine::acknowledge()
{
    const Peer *leader = leaderAsPeer();
    const bool fenced =
        rules::isFenced(m_bully.hard().promised, installed(), m_bully.awaitingCoordinator());
    if (m_role.role() == Role::Follower && leader && !m_followed.suspected() && !fenced)
        unicast(leader->endpoint,
                Ack{installed(), replica().log().lastIndex(), m_followed.round()});
}

void ServerEngine::repairGap(LogIndex leaders_last)
{
    const LogIndex last = replica().log().lastIndex();
    const Peer *leader = leaderAsPeer();
    if (last >= leaders_last || !leader || !m_followed.mayAskForMore(m_now.mono) ||
        m_fetch.isUnderWay())
        return;
    m_followed.askedForMore(m_now.mono, m_config.timing.heartbeat() / 2);
    // Further behind than the leader keeps entries: only a learner can be.
    if (leaders_last.value - last.value > quint64(m_config.limits.log_tail_max) && !isMember())
        return startTransfer(leader->member.key);
    unicast(leader->endpoint, Nack{installed(), next(last)});
}

void ServerEngine::on(const ServerIdentity &, const Endpoint &endpoint, const Nack &nack)
{
    const ReplicatedLog &log = replica().log();
    if (m_role.role() != Role::Leader || nack.epoch != installed() || nack.from < log.firstKept() ||
        nack.from > log.lastIndex())
        return;
    const LogIndex before{nack.from.value - 1};
    Order missed{installed(), nack.from, log.positionAt(before).prefix, {}};
    qsizetype bytes = 0;
    for (Entry &entry : log.from(nack.from, m_config.limits.batch_max)) {
        bytes += weight(entry);
        if (bytes > kBatchBytesMax && !missed.entries.empty())
            break;
        missed.entries.push_back(std::move(entry));
    }
    unicast(endpoint, std::move(missed));
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Ack &ack)
{
    if (m_role.role() == Role::Leader && rules::counts(ack.epoch == installed()))
        noteAcknowledged(from.key, ack.last, ack.round);
}

// ---- commit ----------------------------------------------------------------------------------

void ServerEngine::advanceCommit()
{
    commitTo(rules::committable(sequencer().acknowledgedByAll(), replica().log().lastIndex()));
    orderWaiting();
}

void ServerEngine::commitTo(LogIndex index)
{
    if (index <= replica().committed())
        return;
    m_heartbeat.committed(replica().committed(), index, m_now.mono);
    const auto applied = m_own.commit(index);
    const bool told = m_role.role() == Role::Leader || std::ssize(applied) <= kAppliedToldMax;
    for (const Applied &one : applied) {
        if (one.merged)
            raiseMerged(one);
        replyDone(one, told);
    }
    if (m_role.role() == Role::Leader)
        announce(applied);
}

void ServerEngine::raiseMerged(const Applied &applied)
{
    const Merged &merged = *applied.merged;
    raise(event::Merged{.index = applied.index,
                        .epoch = applied.entry_epoch,
                        .claims = merged.claims,
                        .both = merged.both,
                        .displaced = merged.displaced,
                        .report = merged.first_conflict});
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Commit &commit)
{
    if (m_role.role() != Role::Leader && commit.epoch == installed() &&
        m_role.leader() == from.key && m_role.role() != Role::Waking)
        commitTo(commit.index);
}

// ---- reads -----------------------------------------------------------------------------------

void ServerEngine::answerReads()
{
    for (const WaitingRead &read : sequencer().takeReadable(replica().committed())) {
        const auto query = decode<Query>(read.command);
        const Outcome outcome = replica().state().answer(*query, today());
        m_clients.noteAnswered(read.id, read.attempt);
        replyTo({read.id, read.attempt, read.client}, atCommit(), *query, outcome);
    }
    if (sequencer().startRound()) {
        if (m_bully.hard().installed.members.size() > 1)
            sendHeartbeat();
        else
            answerReads();
    }
}

} // namespace roomcast
