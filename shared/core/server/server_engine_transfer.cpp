// SPDX-License-Identifier: MIT
//
// Taking and giving whole copies, and the links they travel on.
#include "core/base/mutation.h"
#include "core/server/server_engine.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Every two members of a view up to this size have a link between them.
constexpr qsizetype kMeshMax = Heartbeat::kHearsMax;
/// In larger ones everybody has links to the leader and to the one that would follow it.
constexpr size_t kWatchedInLargeView = 2;

/// Every tenth part of a transfer is told.
bool isATenthMore(quint64 before, quint64 now, quint64 total)
{
    return before * 10 / total != now * 10 / total;
}

event::CatalogueDiffers eventOf(const CatalogueDifference &difference)
{
    constexpr size_t kNamesTold = 5; // of each; an event is a line
    using Names = std::vector<QString>;
    quint64 more = 0;
    const auto firstOf = [&](Names names) -> std::optional<Names> {
        const size_t told = std::min(names.size(), kNamesTold);
        more += names.size() - told;
        names.resize(told);
        return names.empty() ? std::nullopt : std::optional(std::move(names));
    };
    event::CatalogueDiffers event{firstOf(difference.only_folder),
                                  firstOf(difference.only_group),
                                  {},
                                  firstOf(difference.details)};
    if (more > 0)
        event.more = more;
    return event;
}

} // namespace

// ---- state transfer --------------------------------------------------------------------------

void ServerEngine::startTransfer(const ServerKey &from)
{
    const Peer *peer = m_peers.find(from);
    const auto &difference = m_followed.suspected();
    const bool whole = !inGroup() || isGathering() || (difference && difference->state);
    if (m_fetch.begin(from, peer && peer->linked, whole ? LogPosition() : replica().log().last(),
                      m_now, m_effects.outbox))
        raise(event::TransferStarted{from.id});
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Fetch &fetch)
{
    if (!inGroup())
        return;
    const auto progress = m_sender.onFetch(
        from.key, fetch,
        [&] { return ReplicaSource::after(fetch.have, replica(), m_bully.hard()); }, m_now,
        m_effects.outbox);
    if (progress && isATenthMore(progress->before, progress->given, progress->total))
        raise(event::TransferGiven{from.key.id, progress->given, progress->total});
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Chunk &chunk)
{
    auto received = m_fetch.receive(from.key, chunk, m_now, m_effects.outbox);
    if (!received)
        return;
    const Epoch &promised = m_bully.hard().promised;
    if (promised.owner == from.key.id && promised.incarnation == from.key.incarnation)
        m_bully.awaitLonger(m_now);
    if (!received->readable) {
        raise(event::DatagramRejected{event::InputFault::Snapshot, {}, from.key.id});
        return abandonTransfer();
    }
    SnapshotReceiver::Part &part = received->part;
    const auto &head = m_fetch.reader().head();
    if (!(head && head->from_log) && !isGathering())
        m_own.stage({part.number, std::move(part.bytes)});
    if (part.last)
        finishTransfer(from.key);
    else
        raiseTransfer(from.key, received->records_before);
}

void ServerEngine::raiseTransfer(const ServerKey &from, quint64 records_before)
{
    const quint64 total = m_fetch.recordsInAll();
    if (isATenthMore(records_before, m_fetch.recordsReceived(), total))
        raise(event::TransferProgress{from.id, m_fetch.recordsReceived(), total});
}

/// Makes the copy that was taken this server's. False where it is not what it says it is.
bool ServerEngine::takeOver(const ServerKey &from)
{
    const CopyHead &head = *m_fetch.reader().head();
    const LogIndex mine = replica().log().lastIndex();
    if (!m_bully.believesVouched(head.hard.installed.epoch))
        return false;
    if (inGroup() &&
        std::tuple(head.hard.rank(), head.last.index) < std::tuple(m_bully.hard().rank(), mine) &&
        !mutated(Mutation::UngroundedSpine) && !mutated(Mutation::SpineByEpochAlone))
        return false;
    if (head.from_log) {
        if (head.base != replica().log().last())
            return false;
        for (Entry &entry : m_fetch.reader().takeEntries())
            m_own.append(std::move(entry));
    } else {
        auto taken = m_fetch.reader().replica();
        if (!taken)
            return false;
        m_own.replace(*std::move(taken), inGroup());
    }
    // What time it was in the log given up is refuted by an entry that is later.
    m_time.refute(replica().newestTime(), m_now.mono);
    raise(event::TransferFinished{from.id, replica().log().lastIndex(), m_fetch.recordsReceived(),
                                  quint64(m_own.carried().claims())});
    compareCatalogues();
    return true;
}

/// A person who started this server with a catalogue learns that the group goes by another one.
void ServerEngine::compareCatalogues()
{
    const auto difference = m_config.catalogue_chosen ? m_own.takeDifference() : std::nullopt;
    if (difference)
        raise(eventOf(*difference));
}

void ServerEngine::finishTransfer(const ServerKey &from)
{
    if (isGathering())
        return finishGathering(from);
    if (m_followed.suspected() && from == m_role.leader() && settleDoubt(from))
        return;
    if (!takeOver(from)) {
        raise(event::DatagramRejected{event::InputFault::Snapshot, {}, from.id});
        return abandonTransfer();
    }
    const HardState hard = m_fetch.reader().head()->hard;
    m_followed.replicaTaken();
    const bool awaited =
        m_bully.awaitingCoordinator() && hard.installed.epoch == m_bully.hard().promised;
    m_bully.adopt(hard);
    if (decision() && m_bully.ballot() && replica().log().last() == decision()->spine)
        return gather();
    const bool was_candidate = decision() != nullptr;
    endCandidacy();
    commitTo(m_fetch.reader().head()->committed);
    m_own.settle();
    if (was_candidate) {
        // The giver has moved on since it promised.
        stepDown();
        return startElectionByRank(ElectionReason::NoAnswer);
    }
    if (awaited)
        return afterInstall(from);
    m_role.becomeLearner();
}

void ServerEngine::dropTransfer()
{
    m_fetch.drop();
    if (Candidacy *candidacy = m_role.candidacy())
        candidacy->gathering_from.reset();
}

void ServerEngine::abandonTransfer()
{
    const std::vector<ServerKey> givers = m_fetch.servers();
    if (Peer *peer = givers.empty() ? nullptr : m_peers.find(givers.front()))
        peer->shunned_until = m_now.mono + 10 * m_config.timing.latency_bound;
    dropTransfer();
    if (decision()) {
        endCandidacy();
        stepDown();
        startElectionByRank(ElectionReason::NoAnswer);
    } else if (m_role.role() == Role::Learner) {
        loseLeader();
        if (!inGroup())
            m_role.becomeJoining();
    }
}

// ---- links -----------------------------------------------------------------------------------

/// Between members there is a link, opened by the lower ID; a learner opens one to its leader, and
/// whoever needs a snapshot one to its giver. In large views the silence of most is left to the
/// heartbeats.
std::vector<ServerKey> ServerEngine::wantedLinks() const
{
    std::vector<ServerKey> wanted = m_fetch.servers();
    for (const auto &key : {m_role.leader(), m_links.reached(m_now.mono)})
        if (key)
            wanted.push_back(*key);
    const auto &members = m_bully.hard().installed.members;
    const auto watched = std::ssize(members) <= kMeshMax ? members.size() : kWatchedInLargeView;
    if (isMember())
        for (size_t i = 0; i < watched && m_self.key < members[i].key; ++i)
            wanted.push_back(members[i].key);
    return wanted;
}

void ServerEngine::wantLinks()
{
    if (!m_life.isOffline())
        m_effects.links = m_links.takeDue(wantedLinks(), m_peers, m_now.mono);
}

} // namespace roomcast
