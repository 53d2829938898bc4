// SPDX-License-Identifier: MIT
#include "core/election/bully.h"

#include "core/base/mutation.h"
#include "core/protocol/rules.h"

namespace roomcast {

bool Bully::isWithin(quint64 leap, const Epoch &epoch) const
{
    return epoch.counter < Epoch::kCounterMax &&
           epoch.counter <=
               m_counter_seen + (rules::mayRaiseEpochs(false) ? Epoch::kCounterLeapMax : leap);
}

void Bully::noteEpoch(const Epoch &epoch)
{
    if (believes(epoch))
        m_counter_seen = std::max(m_counter_seen, epoch.counter);
}

void Bully::noteVouched(const Epoch &epoch)
{
    if (believesVouched(epoch))
        m_counter_seen = std::max(m_counter_seen, epoch.counter);
}

void Bully::promise(const View &view)
{
    Q_ASSERT(view.epoch > m_hard.promised || mutated(Mutation::PromiseLower));
    m_hard.promised = view.epoch;
    if (!addAttempt(m_hard.attempts, view))
        m_hard.attempts_lost = true;
    m_unsaved = true;
    noteEpoch(view.epoch);
}

ElectionAnswer Bully::promiseFor(const Epoch &epoch, const LogSummary &copy) const
{
    ElectionAnswer p{
        epoch,       m_hard.last_primary,    m_hard.attempts, m_hard.attempts_lost, m_hard.grounded,
        m_hard.dead, m_hard.installed.epoch, copy.last,       copy.commit,          copy.carried};
    std::erase_if(p.attempts, [&](const View &v) { return v.epoch == epoch; });
    return p;
}

void Bully::propose(std::vector<ServerIdentity> members, const LogSummary &copy, Now now,
                    Outbox &out)
{
    std::sort(members.begin(), members.end(), std::greater<>());
    const Epoch epoch{m_counter_seen + 1, m_self.key.id, m_self.key.incarnation};
    m_ballot = Ballot{View{epoch, std::move(members)}, {}};
    m_ballot_by = now.mono + m_timing.answer;
    m_concluded = false;
    m_stand_at.reset();
    m_fulfil_by.reset();
    promise(m_ballot->view);
    m_ballot->promises.emplace(m_self.key, promiseFor(epoch, copy));
    if (!rules::needsEveryPromise())
        for (const ServerIdentity &m : m_ballot->view.members)
            m_ballot->promises.emplace(m.key, m_ballot->promises.at(m_self.key));
    sendElection(now, out);
}

void Bully::sendElection(Now now, Outbox &out)
{
    m_resend_at = now.mono + m_timing.resend;
    out.push_back(ToGroup{Election{m_hard.genesis, m_ballot->view, m_hard.last_primary.epoch}});
}

void Bully::withdraw()
{
    m_ballot.reset();
}

void Bully::startElectionAt(TimePoint at, ElectionReason reason)
{
    if (m_stand_at && *m_stand_at <= at)
        return;
    m_stand_at = at;
    m_election_reason = reason;
}

Bully::Response Bully::onElection(const Election &election, const Endpoint &from,
                                  const LogSummary &copy, Now now, Outbox &out)
{
    noteEpoch(election.view.epoch);
    const bool repeated = election.view.epoch == m_hard.promised;
    if (!rules::mayPromise(election.view.epoch, m_hard.promised)) {
        out.push_back(ToEndpoint{from, Refuse{RefuseReason::PromisedHigher, m_hard.promised}});
        return Response::Refused;
    }
    if (!repeated)
        promise(election.view);
    if (m_hard.installed.epoch != election.view.epoch) {
        withdraw();
        m_stand_at.reset();
        m_fulfil_by = now.mono + m_timing.fulfilment;
    }
    ElectionAnswer answer = promiseFor(election.view.epoch, copy);
    if (answer.last_primary.epoch == election.last_primary)
        answer.last_primary.members.clear();
    out.push_back(ToEndpoint{from, std::move(answer)});
    return repeated ? Response::Repeated : Response::Promised;
}

void Bully::awaitLonger(Now now)
{
    if (m_fulfil_by)
        m_fulfil_by = now.mono + m_timing.fulfilment;
}

bool Bully::onAnswer(const ServerKey &from, const ElectionAnswer &promise)
{
    if (!m_ballot || promise.epoch != m_ballot->view.epoch || !m_ballot->view.has(from))
        return false;
    const auto [it, fresh] = m_ballot->promises.emplace(from, promise);
    if (it->second.last_primary.epoch == m_hard.last_primary.epoch)
        it->second.last_primary = m_hard.last_primary;
    return fresh && m_ballot->complete();
}

bool Bully::onRefuse(const Refuse &refuse)
{
    noteEpoch(refuse.promised);
    if (!m_ballot || !believes(refuse.promised) || refuse.promised <= m_ballot->view.epoch)
        return false;
    withdraw();
    return true;
}

void Bully::install(const Coordinator &coordinator)
{
    const auto &record = std::get<ViewRecord>(coordinator.view_entry.record);
    Q_ASSERT(m_hard.promised == record.view.epoch);
    m_hard.genesis = coordinator.genesis;
    m_hard.installed = record.view;
    m_hard.primary = record.primary;
    m_hard.last_primary = coordinator.last_primary;
    m_hard.attempts = coordinator.attempts;
    m_hard.attempts_lost = coordinator.attempts_lost;
    m_hard.grounded = coordinator.grounded;
    m_hard.dead = coordinator.dead;
    m_unsaved = true;
    withdraw();
    m_stand_at.reset();
    m_fulfil_by.reset();
}

void Bully::adopt(const HardState &other)
{
    HardState adopted = other;
    adopted.promised = std::max(m_hard.promised, other.installed.epoch);
    // Own promises stay on record: somebody may yet complete what they were given to.
    for (const View &attempt : m_hard.attempts)
        if (attempt.epoch > other.last_primary.epoch && attempt.epoch != other.installed.epoch &&
            !addAttempt(adopted.attempts, attempt))
            adopted.attempts_lost = true;
    // A primary view goes on confirming after its log was copied, unless the copy was made when
    // one of its members had left it for the view installed since.
    const bool same_primary = other.last_primary.epoch == m_hard.last_primary.epoch;
    const bool closed = other.installed.epoch > other.last_primary.epoch;
    if (!other.installed.has(m_self.key))
        adopted.grounded = other.grounded && (closed || (same_primary && m_hard.grounded));
    m_hard = std::move(adopted);
    m_unsaved = true;
    if (m_hard.promised == m_hard.installed.epoch)
        m_fulfil_by.reset();
    noteVouched(m_hard.promised);
}

bool Bully::declareDead(StoreId store)
{
    const auto &dead = m_hard.dead;
    if (!m_hard.last_primary.hasStore(store) ||
        std::find(dead.begin(), dead.end(), store) != dead.end())
        return false;
    m_hard.dead.push_back(store);
    m_unsaved = true;
    return true;
}

void Bully::recover(HardState hard)
{
    m_hard = std::move(hard);
    m_counter_seen = std::max(m_counter_seen, m_hard.promised.counter);
}

void Bully::forgetGroup()
{
    HardState newcomer;
    newcomer.promised = m_hard.promised;
    m_hard = std::move(newcomer);
    m_unsaved = true;
    withdraw();
    m_stand_at.reset();
    m_fulfil_by.reset();
}

std::optional<Bully::Due> Bully::tick(Now now, Outbox &out)
{
    if (m_ballot && !m_concluded) {
        if (now.mono >= m_ballot_by)
            return Due{Due::Kind::BallotExpired, ElectionReason::NoAnswer};
        if (now.mono >= m_resend_at)
            sendElection(now, out);
    } else if (m_ballot && now.mono >= m_resend_at) {
        // Concluded, but the spine is still being fetched: keeps the promises alive.
        sendElection(now, out);
    }
    if (m_fulfil_by && now.mono >= *m_fulfil_by) {
        m_fulfil_by.reset();
        return Due{Due::Kind::PromiseExpired, ElectionReason::PromiseUnfulfilled};
    }
    if (m_stand_at && now.mono >= *m_stand_at) {
        m_stand_at.reset();
        return Due{Due::Kind::Stand, m_election_reason};
    }
    return std::nullopt;
}

std::optional<TimePoint> Bully::deadline() const
{
    std::optional<TimePoint> result;
    const auto consider = [&](const std::optional<TimePoint> &at) {
        if (at && (!result || *at < *result))
            result = at;
    };
    if (m_ballot)
        consider(m_concluded ? m_resend_at : std::min(m_ballot_by, m_resend_at));
    consider(m_fulfil_by);
    consider(m_stand_at);
    return result;
}

} // namespace roomcast
