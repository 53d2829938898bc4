// SPDX-License-Identifier: MIT
#include "core/election/bully.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

QString scriptName(StandReason reason)
{
    switch (reason) {
    case StandReason::Birth:
        return u"birth"_s;
    case StandReason::ConnectionClosed:
        return u"connection-closed"_s;
    case StandReason::Silence:
        return u"silence"_s;
    case StandReason::Departure:
        return u"departure"_s;
    case StandReason::LearnerReady:
        return u"learner-ready"_s;
    case StandReason::Challenged:
        return u"challenged"_s;
    case StandReason::PromiseUnfulfilled:
        return u"promise-unfulfilled"_s;
    case StandReason::TwoLeaders:
        return u"two-leaders"_s;
    case StandReason::Refused:
        return u"refused"_s;
    case StandReason::NoAnswer:
        return u"no-answer"_s;
    case StandReason::WokeUp:
        return u"woke-up"_s;
    }
    Q_UNREACHABLE();
}

void Bully::noteEpoch(const Epoch &epoch)
{
    if (epoch.counter < Epoch::kCounterMax)
        m_counter_seen = std::max(m_counter_seen, epoch.counter);
}

void Bully::promise(const View &view)
{
    Q_ASSERT(view.epoch > m_hard.promised);
    m_hard.promised = view.epoch;
    if (std::ssize(m_hard.attempts) < HardState::kAttemptsMax)
        m_hard.attempts.push_back(view);
    else
        m_hard.attempts_lost = true;
    m_unsaved = true;
    noteEpoch(view.epoch);
}

Promise Bully::promiseFor(const Epoch &epoch, const LogPosition &last, LogIndex commit) const
{
    Promise p{epoch,
              m_hard.last_primary,
              m_hard.attempts,
              m_hard.attempts_lost,
              m_hard.installed.epoch,
              last,
              commit};
    std::erase_if(p.attempts, [&](const View &v) { return v.epoch == epoch; });
    return p;
}

void Bully::propose(std::vector<Member> members, const LogPosition &last, LogIndex commit, Now now,
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
    m_ballot->promises.emplace(m_self.key, promiseFor(epoch, last, commit));
    sendElection(now, out);
}

void Bully::sendElection(Now now, Outbox &out)
{
    m_resend_at = now.mono + m_timing.resend;
    out.push_back(ToGroup{Election{m_hard.genesis, m_ballot->view}});
}

void Bully::withdraw()
{
    m_ballot.reset();
}

void Bully::standAt(TimePoint at, StandReason reason)
{
    if (m_stand_at && *m_stand_at <= at)
        return;
    m_stand_at = at;
    m_stand_reason = reason;
}

Bully::Response Bully::onElection(const Election &election, const Endpoint &from,
                                  const LogPosition &last, LogIndex commit, Now now, Outbox &out)
{
    noteEpoch(election.view.epoch);
    const bool repeated = election.view.epoch == m_hard.promised;
    if (!repeated && election.view.epoch < m_hard.promised) {
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
    out.push_back(ToEndpoint{from, promiseFor(election.view.epoch, last, commit)});
    return repeated ? Response::Repeated : Response::Promised;
}

bool Bully::onPromise(const ServerKey &from, const Promise &promise)
{
    if (!m_ballot || promise.epoch != m_ballot->view.epoch || !m_ballot->view.has(from))
        return false;
    const bool fresh = m_ballot->promises.emplace(from, promise).second;
    return fresh && m_ballot->complete();
}

bool Bully::onRefuse(const Refuse &refuse)
{
    noteEpoch(refuse.promised);
    if (!m_ballot || refuse.promised <= m_ballot->view.epoch)
        return false;
    withdraw();
    return true;
}

void Bully::install(const ViewRecord &record, const Epoch &genesis, View last_primary,
                    std::vector<View> attempts, bool attempts_lost)
{
    Q_ASSERT(m_hard.promised == record.view.epoch);
    m_hard.genesis = genesis;
    m_hard.installed = record.view;
    m_hard.primary = record.primary;
    m_hard.last_primary = std::move(last_primary);
    m_hard.attempts = std::move(attempts);
    m_hard.attempts_lost = attempts_lost;
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
    for (const View &attempt : m_hard.attempts) {
        const bool open = attempt.epoch > other.last_primary.epoch &&
                          attempt.epoch != other.installed.epoch &&
                          std::find(adopted.attempts.begin(), adopted.attempts.end(), attempt) ==
                              adopted.attempts.end();
        if (open && std::ssize(adopted.attempts) < HardState::kAttemptsMax)
            adopted.attempts.push_back(attempt);
        else if (open)
            adopted.attempts_lost = true;
    }
    m_hard = std::move(adopted);
    m_unsaved = true;
    withdraw();
    m_stand_at.reset();
    if (m_hard.promised == m_hard.installed.epoch)
        m_fulfil_by.reset();
    noteEpoch(m_hard.promised);
}

void Bully::recover(HardState hard)
{
    m_hard = std::move(hard);
    noteEpoch(m_hard.promised);
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
            return Due{Due::Kind::BallotExpired, StandReason::NoAnswer};
        if (now.mono >= m_resend_at)
            sendElection(now, out);
    } else if (m_ballot && now.mono >= m_resend_at) {
        // Concluded, but the spine is still being fetched: keeps the promises alive.
        sendElection(now, out);
    }
    if (m_fulfil_by && now.mono >= *m_fulfil_by) {
        m_fulfil_by.reset();
        return Due{Due::Kind::PromiseExpired, StandReason::PromiseUnfulfilled};
    }
    if (m_stand_at && now.mono >= *m_stand_at) {
        m_stand_at.reset();
        return Due{Due::Kind::Stand, m_stand_reason};
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
