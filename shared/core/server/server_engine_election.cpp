// SPDX-License-Identifier: MIT
//
// Who leads: promising, concluding a ballot, installing a view.
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

#include <set>

namespace roomcast {

namespace {

/// COORDINATOR carries a merged row too; what does not fit follows as ORDER.
constexpr qsizetype kCoordinatorBatchBytesMax = 16 * 1024;

/// A store has one vote, whoever works on its copies.
bool haveStoresOfTheirOwn(const std::vector<ServerIdentity> &members)
{
    std::set<StoreId> stores;
    return std::all_of(members.begin(), members.end(), [&](const ServerIdentity &member) {
        return stores.insert(member.store).second;
    });
}

/// A view as `owner` may propose it: its own epoch, itself among the members, these descending.
bool isProposalOf(const ServerKey &owner, const View &view)
{
    return view.epoch.owner == owner.id && view.epoch.incarnation == owner.incarnation &&
           view.epoch.counter > 0 && view.epoch.counter < Epoch::kCounterMax &&
           !view.members.empty() && std::ssize(view.members) <= View::kMembersMax &&
           view.has(owner) &&
           std::is_sorted(view.members.begin(), view.members.end(), std::greater_equal<>()) &&
           haveStoresOfTheirOwn(view.members);
}

/// The first one of a member of the view that is proposed.
bool isAwaited(const std::optional<Ballot> &ballot, const ServerKey &from,
               const ElectionAnswer &promise)
{
    return ballot && promise.epoch == ballot->view.epoch && ballot->view.has(from) &&
           !ballot->promises.contains(from);
}

} // namespace

void ServerEngine::stand(ElectionReason reason)
{
    if (!mayStartElection())
        return;
    std::vector<ServerIdentity> members = eligibility().proposal();
    if (leavesLeaderOut(members))
        return;
    dropTransfer();
    m_bully.propose(std::move(members), logSummary(), m_now, m_effects.ahead);
    m_store.noteVote();
    m_role.becomeCandidate(reason);
    m_no_election_told.reset();
    const View &view = m_bully.ballot()->view;
    raise(event::ElectionStarted{view.epoch, idsOf(view.members), reason});
    // Alone, while a higher ID seems to be up: it gets the time to take the election over.
    if (m_bully.ballot()->complete() && eligibility().rank() == 0)
        conclude();
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &endpoint,
                      const Election &election)
{
    const View &view = election.view;
    if (!isProposalOf(from.key, view) || election.genesis != m_bully.hard().genesis ||
        m_role.role() == Role::Waking || m_life.departure().begun())
        return;
    if (!m_bully.believes(view.epoch))
        return m_peers.ask(*m_peers.find(from.key), m_now, m_effects.outbox);
    m_bully.noteEpoch(view.epoch);
    if (!eligibility().comesBefore(from.key.id)) {
        const HardState &hard = m_bully.hard();
        if (m_bully.awaitingCoordinator() && eligibility().comesBefore(hard.promised.owner)) {
            unicast(endpoint, Refuse{RefuseReason::PromisedHigher, hard.promised});
            return raiseRefusal(from.key, view.epoch);
        }
        // The bully's rule: who comes before the candidate and is up takes the election over.
        if (!mayStartElection() ||
            (m_bully.isCandidate() && m_bully.ballot()->view.epoch > view.epoch))
            return;
        if (!mayDisturb(from.key))
            return;
        raise(event::ElectionChallenged{view.epoch, from.key.id});
        return stand(ElectionReason::Challenged);
    }
    const bool repeated = view.epoch == m_bully.hard().promised;
    if (!view.has(m_self.key) || !isVouchedFor(view) || (!repeated && !mayDisturb(from.key)))
        return;
    const bool stood = m_bully.isCandidate();
    const auto response =
        m_bully.onElection(election, endpoint, logSummary(), m_now, m_effects.outbox);
    if (response == Bully::Response::Refused)
        return raiseRefusal(from.key, view.epoch);
    m_store.noteVote();
    stepDown();
    if (stood && !m_bully.isCandidate())
        raise(event::ElectionOverruled{view.epoch, from.key.id});
    if (response == Bully::Response::Promised)
        raise(event::ElectionAnswered{view.epoch, from.key.id});
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const ElectionAnswer &promise)
{
    if (isAwaited(m_bully.ballot(), from.key, promise))
        raise(event::AnswerReceived{promise.epoch, from.key.id});
    if (m_bully.onAnswer(from.key, promise))
        conclude();
}

/// Every member of the proposed view has promised.
void ServerEngine::conclude()
{
    Candidacy *candidacy = m_role.candidacy();
    if (!candidacy)
        return m_bully.withdraw();
    m_bully.conclude();
    candidacy->decision = decide(*m_bully.ballot(), m_self.key, !inGroup());
    candidacy->gathered.clear();
    gather();
}

/// The log is the spine now: appends the VIEW entry and has the members do the same.
void ServerEngine::installAsLeader()
{
    const Decision decision = *std::exchange(m_role.candidacy()->decision, std::nullopt);
    if (!m_bully.ballot() || decision.spine != replica().log().last()) {
        m_bully.withdraw();
        startElectionByRank(ElectionReason::NoAnswer);
        return leaveNoCandidate();
    }
    const Ballot ballot = *m_bully.ballot();
    const auto merged = mergeFor(ballot);
    const ViewRecord record{ballot.view, decision.primary, merged.front()};
    const Epoch genesis = m_bully.hard().genesis.value_or(record.view.epoch);
    m_time.judge(record.view, record.primary, m_peers, m_now, replica().newestTime());
    const Entry entry = nextEntry(record.view.epoch, record);
    const Coordinator begun{genesis,
                            decision.last_primary,
                            decision.attempts,
                            decision.attempts_lost,
                            decision.grounded,
                            decision.dead,
                            decision.spine,
                            decision.spine_commit,
                            entry,
                            {}};
    install(begun);
    lead(record.view, begun);
    commitTo(decision.spine_commit);
    m_announcements.skipTo(replica().committed());
    afterInstall(m_self.key);
    Leadership &leadership = *m_role.leadership();
    if (merged.size() == 1)
        leadership.coordinator.entries = takeBatch(kCoordinatorBatchBytesMax);
    append(leadership.coordinator.entries);
    m_effects.ahead.push_back(ToGroup{leadership.coordinator});
    for (auto row = next(merged.begin()); row != merged.end(); ++row)
        orderBatch({nextEntry(installed(), MergeRecord{*row})});
    leadership.last_merge = replica().log().lastIndex();
}

/// The leader's log grows by what it is about to send.
void ServerEngine::append(const std::vector<Entry> &entries)
{
    for (const Entry &entry : entries)
        m_own.append(entry);
    m_time.entriesAppended();
    sequencer().acknowledge(m_self.key, replica().log().lastIndex(), sequencer().round());
}

/// The log is the spine of the view: its entry follows, and both go to the disk as one.
void ServerEngine::install(const Coordinator &coordinator)
{
    if (!inGroup())
        m_own.stageBirth(m_bully.hard());
    m_own.append(coordinator.view_entry);
    m_bully.install(coordinator);
}

void ServerEngine::lead(const View &view, const Coordinator &coordinator)
{
    const LogIndex view_index = replica().log().lastIndex();
    Sequencer sequencer(view, m_self.key, view_index, m_config.limits.reads_max);
    sequencer.acknowledge(m_self.key, view_index, 0);
    m_role.becomeLeader({m_self.key, m_now.mono}, {std::move(sequencer), coordinator, {}});
}

/// Who has the state follows in a view that it is a member of, and else waits to be taken in. What
/// a candidate took over may be of a view without it.
void ServerEngine::followOrWait()
{
    if (m_bully.hard().installed.has(m_self.key))
        m_role.becomeFollower();
    else
        m_role.becomeReady();
}

/// Promised to another, or refused: whatever this server led is over.
void ServerEngine::stepDown()
{
    if (decision())
        dropTransfer();
    forgetDecision();
    if (m_role.role() == Role::Leader || m_role.role() == Role::Candidate)
        followOrWait();
}

void ServerEngine::forgetDecision()
{
    if (Candidacy *candidacy = m_role.candidacy())
        candidacy->decision.reset();
}

/// What its complete ballot came to, until it is installed.
const Decision *ServerEngine::decision() const
{
    const Candidacy *candidacy = m_role.candidacy();
    return candidacy && candidacy->decision ? &*candidacy->decision : nullptr;
}

/// Neither stands nor is about to.
void ServerEngine::endCandidacy()
{
    forgetDecision();
    m_bully.withdraw();
    m_bully.cancelStanding();
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Coordinator &coordinator)
{
    const auto *record = std::get_if<ViewRecord>(&coordinator.view_entry.record);
    if (!record || !isProposalOf(from.key, record->view) || m_role.role() == Role::Waking ||
        !isBelievable(coordinator.view_entry) || !areBelievable(coordinator.entries))
        return;
    if (!record->view.has(m_self.key) || m_bully.hard().promised != record->view.epoch)
        return;
    if (installed() == record->view.epoch)
        return acknowledge();
    if (rules::mayGoOnFrom(coordinator.spine, replica().log().last()))
        installAsMember(coordinator, from.key);
    else if (std::ranges::count(m_fetch.servers(), from.key) == 0)
        startTransfer(from.key);
}

void ServerEngine::installAsMember(const Coordinator &coordinator, const ServerKey &leader)
{
    install(coordinator);
    for (const Entry &entry : coordinator.entries)
        m_own.append(entry);
    commitTo(coordinator.spine_commit);
    m_time.set(coordinator.view_entry.at, m_now.mono);
    afterInstall(leader);
}

void ServerEngine::afterInstall(const ServerKey &leader)
{
    const HardState &hard = m_bully.hard();
    m_no_election_told.reset();
    m_readmission.takenIn(m_now.mono);
    m_followed.viewInstalled();
    m_disturbance.installed(hard.installed);
    dropTransfer();
    m_pool.forgetOrdering();
    for (LogIndex i = next(replica().committed()); i <= replica().log().lastIndex(); i = next(i))
        if (const auto *write = std::get_if<WriteRecord>(&replica().log().at(i).record))
            m_pool.markOrdered(write->request);
    if (leader != m_self.key) {
        m_role.becomeFollower({leader, m_now.mono});
        acknowledge();
    }
    m_heartbeat.viewInstalled(replica().log().lastIndex(), m_now.mono);
    const std::vector<ServerId> members = idsOf(hard.installed.members);
    raise(event::LeaderElected{leader.id, hard.installed.epoch, members, hard.primary});
    raise(event::ViewInstalled{hard.installed.epoch, members, hard.primary,
                               replica().log().lastIndex()});
}

} // namespace roomcast
