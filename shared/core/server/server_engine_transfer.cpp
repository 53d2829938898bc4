// SPDX-License-Identifier: MIT
//
// Taking and giving whole copies, and the links they travel on.
#include "core/base/mutation.h"
#include "core/engine/facts.h"
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

QVariantMap factsOf(const CatalogueDifference &difference)
{
    constexpr size_t kNamesTold = 5; // of each; an event is a line
    quint64 more = 0;
    QVariantMap facts;
    const auto add = [&](const QString &name, std::vector<QString> names) {
        const size_t told = std::min(names.size(), kNamesTold);
        more += names.size() - told;
        names.resize(told);
        if (!names.empty())
            facts.insert(name, factValue(names));
    };
    add(u"only_folder"_s, difference.only_folder);
    add(u"only_group"_s, difference.only_group);
    add(u"details"_s, difference.details);
    if (more > 0)
        facts.insert(u"more"_s, factValue(more));
    return facts;
}

} // namespace

// ---- state transfer --------------------------------------------------------------------------

void ServerEngine::startTransfer(const ServerKey &from)
{
    const Peer *peer = m_peers.find(from);
    if (!peer || !peer->linked) {
        m_wanted_from = from;
        m_wanted_by = m_now.mono + 5 * m_config.timing.latency_bound;
        return;
    }
    m_wanted_from.reset();
    m_reader = {};
    const bool whole = !inGroup() || isGathering() || (m_doubt && m_doubt->state);
    m_taker.start(from, whole ? LogPosition() : m_replica.log().last(), m_now, m_effects.outbox);
    tell(EventKind::TransferStarted, {fact("from", from)});
}

void ServerEngine::on(const Member &from, const Endpoint &, const Fetch &fetch)
{
    if (!inGroup())
        return;
    const auto progress = m_giver.onFetch(
        from.key, fetch,
        [&] { return ReplicaSource::after(fetch.have, m_replica, m_bully.hard()); }, m_now,
        m_effects.outbox);
    if (progress && isATenthMore(progress->before, progress->given, progress->total))
        tell(EventKind::TransferGiven, {fact("to", from.key), fact("given", progress->given),
                                        fact("total", progress->total)});
}

void ServerEngine::on(const Member &from, const Endpoint &, const Chunk &chunk)
{
    const quint64 before = m_taker.active() ? m_taker.receivedRecords() : 0;
    auto part = m_taker.onChunk(from.key, chunk, m_now, m_effects.outbox);
    if (!part)
        return;
    const Epoch &promised = m_bully.hard().promised;
    if (promised.owner == from.key.id && promised.incarnation == from.key.incarnation)
        m_bully.awaitLonger(m_now);
    const bool readable = bool(m_reader.take(part->bytes));
    if (!readable || (part->last && !m_reader.complete())) {
        tell(EventKind::DatagramRejected, {fact("reason", "snapshot"), fact("member", from.key)});
        return abandonTransfer();
    }
    const bool entries_only = m_reader.head() && m_reader.head()->from_log;
    if (!entries_only && !isGathering())
        m_journal.stage({part->number, std::move(part->bytes)});
    if (part->last)
        finishTransfer(from.key);
    else
        tellTransfer(from.key, before);
}

void ServerEngine::tellTransfer(const ServerKey &from, quint64 records_before)
{
    const quint64 total = m_taker.totalRecords();
    if (isATenthMore(records_before, m_taker.receivedRecords(), total))
        tell(EventKind::TransferProgress,
             {fact("from", from), fact("received", m_taker.receivedRecords()),
              fact("total", total)});
}

/// Makes the copy that was taken this server's. False where it is not what it says it is.
bool ServerEngine::takeOver(const ServerKey &from)
{
    const CopyHead &head = *m_reader.head();
    const LogIndex mine = m_replica.log().lastIndex();
    if (!m_bully.believesVouched(head.hard.installed.epoch))
        return false;
    if (inGroup() &&
        std::tuple(head.hard.rank(), head.last.index) < std::tuple(m_bully.hard().rank(), mine) &&
        !mutated(Mutation::UngroundedSpine) && !mutated(Mutation::SpineByEpochAlone))
        return false;
    if (head.from_log) {
        if (head.base != m_replica.log().last())
            return false;
        for (Entry &entry : m_reader.takeEntries())
            m_replica.append(std::move(entry));
    } else {
        auto taken = m_reader.replica();
        if (!taken)
            return false;
        if (inGroup())
            giveUpLog(*taken);
        m_replica = *std::move(taken);
        m_journal.installStaged(m_replica.log().lastIndex());
    }
    // What time it was in the log given up is refuted by an entry that is later.
    m_time.refute(m_replica.newestTime(), m_now.mono);
    tell(EventKind::TransferFinished,
         {fact("from", from), fact("index", m_replica.log().lastIndex()),
          fact("records", m_taker.receivedRecords()),
          fact("carried", quint64(m_carried.claims()))});
    compareCatalogues();
    return true;
}

/// A person who started this server with a catalogue learns that the group goes by another one.
void ServerEngine::compareCatalogues()
{
    if (!m_config.catalogue_chosen)
        return;
    auto difference = differenceOf(m_config.catalogue, m_replica.state().catalogue());
    if (difference == m_difference_told)
        return;
    m_difference_told = difference;
    if (difference.empty())
        return;
    tell(EventKind::CatalogueDiffers, factsOf(difference));
}

void ServerEngine::finishTransfer(const ServerKey &from)
{
    if (isGathering())
        return finishGathering(from);
    if (m_doubt && from == m_role.leader() && settleDoubt(from))
        return;
    if (!takeOver(from)) {
        tell(EventKind::DatagramRejected, {fact("reason", "snapshot"), fact("member", from)});
        return abandonTransfer();
    }
    const HardState hard = m_reader.head()->hard;
    m_round_seen = 0;
    m_joining_told.reset();
    const bool awaited =
        m_bully.awaitingCoordinator() && hard.installed.epoch == m_bully.hard().promised;
    m_bully.adopt(hard);
    if (decision() && m_bully.ballot() && m_replica.log().last() == decision()->spine)
        return gather();
    const bool was_candidate = decision() != nullptr;
    endCandidacy();
    commitTo(m_reader.head()->committed);
    m_carried.settle(m_replica.state());
    if (was_candidate) {
        // The giver has moved on since it promised.
        stepDown();
        return standByRank(StandReason::NoAnswer);
    }
    if (awaited)
        return afterInstall(from);
    m_role.becomeLearner();
}

void ServerEngine::dropTransfer()
{
    m_taker.stop();
    m_wanted_from.reset();
    if (Candidacy *candidacy = m_role.candidacy())
        candidacy->gathering_from.reset();
}

void ServerEngine::abandonTransfer()
{
    const auto giver = m_wanted_from ? m_wanted_from : m_taker.from();
    if (Peer *peer = giver ? m_peers.find(*giver) : nullptr)
        peer->shunned_until = m_now.mono + 10 * m_config.timing.latency_bound;
    dropTransfer();
    if (decision()) {
        endCandidacy();
        stepDown();
        standByRank(StandReason::NoAnswer);
    } else if (m_role.phase() == Phase::Learning) {
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
    std::vector<ServerKey> wanted;
    for (const auto &key : {m_wanted_from, m_taker.from(), m_role.leader()})
        if (key)
            wanted.push_back(*key);
    if (m_reach && m_now.mono < m_reach_until)
        wanted.push_back(*m_reach);
    const auto &members = m_bully.hard().installed.members;
    const auto watched = std::ssize(members) <= kMeshMax ? members.size() : kWatchedInLargeView;
    if (isMember())
        for (size_t i = 0; i < watched && m_self.key < members[i].key; ++i)
            wanted.push_back(members[i].key);
    return wanted;
}

void ServerEngine::wantLinks()
{
    if (m_offline)
        return;
    for (const ServerKey &key : wantedLinks()) {
        Peer *peer = m_peers.find(key);
        if (!peer || !peer->alive() || peer->presence.link_port == 0 ||
            (peer->linked && !isLinkStale(*peer)))
            continue;
        const auto asked = m_link_retry.find(key);
        if (asked != m_link_retry.end() && m_now.mono < asked->second)
            continue;
        m_link_retry[key] = m_now.mono + 10 * m_config.timing.latency_bound;
        m_effects.links.push_back({key, peer->linkEndpoint()});
    }
    if (std::ssize(m_link_retry) > Peers::kPeersMax)
        m_link_retry.clear();
}

} // namespace roomcast
