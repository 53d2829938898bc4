// SPDX-License-Identifier: MIT
#include "core/election/ballot.h"

#include "core/protocol/rules.h"

#include <algorithm>
#include <set>

namespace roomcast {

namespace {

auto spineOrder(const ElectionAnswer &p)
{
    return std::tuple(rules::rankOfLog(p.rank()), p.last.index);
}

/// The same stores in the same order of rank, so that a quorum of one is a quorum of the other.
bool sameVoters(const View &a, const View &b)
{
    return std::equal(
        a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
        [](const ServerIdentity &x, const ServerIdentity &y) { return x.store == y.store; });
}

bool remembers(const ElectionAnswer &promise, const View &attempt)
{
    return std::any_of(promise.attempts.begin(), promise.attempts.end(), [&](const View &known) {
        return known.epoch == attempt.epoch ||
               (known.epoch > attempt.epoch && sameVoters(known, attempt));
    });
}

/// True where a store of the attempt is in the ballot and never promised it: it has promised a
/// later epoch now, so nobody can complete the attempt any more.
bool cannotBeCompleted(const View &attempt, const Ballot &ballot)
{
    return std::any_of(ballot.view.members.begin(), ballot.view.members.end(),
                       [&](const ServerIdentity &member) {
                           return attempt.hasStore(member.store) &&
                                  !remembers(ballot.promises.at(member.key), attempt);
                       });
}

/// The attempts after `last_primary` that somebody outside the ballot may still complete. The
/// others are forgotten for good.
std::vector<View> openAttempts(const Epoch &last_primary, const Ballot &ballot, bool &lost)
{
    std::vector<View> open;
    if (!rules::countsAttempts())
        return open;
    for (const auto &[key, promise] : ballot.promises)
        for (const View &attempt : promise.attempts)
            if (attempt.epoch > last_primary && attempt.epoch != ballot.view.epoch &&
                !cannotBeCompleted(attempt, ballot) && !addAttempt(open, attempt))
                lost = true;
    return open;
}

std::vector<StoreId> declaredDead(const Epoch &last_primary, const Ballot &ballot)
{
    std::set<StoreId> dead;
    for (const auto &[key, promise] : ballot.promises)
        if (promise.last_primary.epoch == last_primary)
            dead.insert(promise.dead.begin(), promise.dead.end());
    for (const ServerIdentity &member : ballot.view.members)
        dead.erase(member.store);
    return {dead.begin(), dead.end()};
}

} // namespace

std::vector<ServerKey> Ballot::missing() const
{
    std::vector<ServerKey> result;
    for (const ServerIdentity &m : view.members)
        if (!promises.contains(m.key))
            result.push_back(m.key);
    return result;
}

std::vector<ServerId> HardState::missingVoters() const
{
    std::vector<ServerId> missing;
    if (installed.epoch == last_primary.epoch)
        return missing;
    for (const ServerIdentity &m : last_primary.members)
        if (!installed.hasStore(m.store) &&
            std::find(dead.begin(), dead.end(), m.store) == dead.end())
            missing.push_back(m.key.id);
    return missing;
}

bool addAttempt(std::vector<View> &attempts, const View &attempt)
{
    const auto same = std::find_if(attempts.begin(), attempts.end(),
                                   [&](const View &known) { return sameVoters(known, attempt); });
    if (same != attempts.end()) {
        if (same->epoch < attempt.epoch)
            *same = attempt;
        return true;
    }
    qsizetype members = std::ssize(attempt.members);
    for (const View &known : attempts)
        members += std::ssize(known.members);
    if (std::ssize(attempts) >= HardState::kAttemptsMax || members > HardState::kAttemptMembersMax)
        return false;
    attempts.push_back(attempt);
    return true;
}

bool holdsQuorum(const View &view, const View &electorate, const std::vector<StoreId> &dead)
{
    std::vector<StoreId> voters; // by rank, highest first
    for (const ServerIdentity &m : electorate.members)
        if (rules::hasVote(std::ranges::find(dead, m.store) != dead.end(), !view.hasStore(m.store),
                           m.key.id > view.members.front().key.id))
            voters.push_back(m.store);
    // A person vouches that nobody else is left who could confirm; without an electorate nobody is.
    if (voters.empty())
        return !electorate.members.empty();
    const auto present = std::count_if(voters.begin(), voters.end(),
                                       [&](StoreId store) { return view.hasStore(store); });
    const auto all = std::ssize(voters);
    return 2 * present > all || (2 * present == all && view.hasStore(voters.front()));
}

Decision decide(const Ballot &ballot, const ServerKey &candidate, bool birth)
{
    Decision d;
    d.spine_holder = candidate;
    const ElectionAnswer *spine = &ballot.promises.at(candidate);
    const ElectionAnswer *newest_primary = spine;
    for (const auto &[key, promise] : ballot.promises) {
        if (spineOrder(promise) > spineOrder(*spine)) {
            spine = &promise;
            d.spine_holder = key;
        }
        if (promise.last_primary.epoch > newest_primary->last_primary.epoch)
            newest_primary = &promise;
        d.attempts_lost = d.attempts_lost || promise.attempts_lost;
    }
    d.spine = spine->last;
    d.spine_commit = spine->commit;
    for (const auto &[key, promise] : ballot.promises)
        if (promise.installed == spine->installed)
            d.spine_commit = std::max(d.spine_commit, std::min(promise.commit, d.spine.index));

    const View &electorate = newest_primary->last_primary;
    d.attempts = openAttempts(electorate.epoch, ballot, d.attempts_lost);
    d.dead = declaredDead(electorate.epoch, ballot);
    d.primary = birth || (!d.attempts_lost && holdsQuorum(ballot.view, electorate, d.dead) &&
                          std::all_of(d.attempts.begin(), d.attempts.end(), [&](const View &a) {
                              return holdsQuorum(ballot.view, a, d.dead);
                          }));
    d.last_primary = d.primary ? ballot.view : electorate;
    d.grounded = d.primary || spine->grounded;
    if (d.primary) {
        d.attempts.clear();
        d.attempts_lost = false;
        d.dead.clear();
    }
    return d;
}

} // namespace roomcast
