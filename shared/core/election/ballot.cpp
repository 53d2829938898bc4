// SPDX-License-Identifier: MIT
#include "core/election/ballot.h"

#include <algorithm>

namespace roomcast {

namespace {

auto spineRank(const Promise &p)
{
    return std::tuple(p.last_primary.epoch, p.installed, p.last.index);
}

bool remembers(const Promise &promise, const Epoch &attempt)
{
    return std::any_of(promise.attempts.begin(), promise.attempts.end(),
                       [&](const View &v) { return v.epoch == attempt; });
}

/// True where a member of the attempt is in the ballot and never promised it: it answered a later
/// election first, so nobody can complete the attempt any more.
bool cannotBeCompleted(const View &attempt, const Ballot &ballot)
{
    return std::any_of(ballot.promises.begin(), ballot.promises.end(), [&](const auto &answer) {
        return attempt.has(answer.first) && !remembers(answer.second, attempt.epoch);
    });
}

std::vector<View> attemptsAfter(const Epoch &last_primary, const Ballot &ballot)
{
    std::map<Epoch, View> attempts;
    for (const auto &[key, promise] : ballot.promises)
        for (const View &attempt : promise.attempts)
            if (attempt.epoch > last_primary && attempt.epoch != ballot.view.epoch)
                attempts.emplace(attempt.epoch, attempt);
    std::vector<View> result;
    for (auto &[epoch, view] : attempts)
        result.push_back(std::move(view));
    return result;
}

} // namespace

std::vector<ServerKey> Ballot::missing() const
{
    std::vector<ServerKey> result;
    for (const Member &m : view.members)
        if (!promises.contains(m.key))
            result.push_back(m.key);
    return result;
}

bool holdsQuorum(const View &view, const View &electorate)
{
    if (electorate.members.empty())
        return false;
    const auto present = std::count_if(electorate.members.begin(), electorate.members.end(),
                                       [&](const Member &m) { return view.hasStore(m.store); });
    const auto all = std::ssize(electorate.members);
    return 2 * present > all ||
           (2 * present == all && view.hasStore(electorate.members.front().store));
}

Decision decide(const Ballot &ballot, const ServerKey &candidate, bool birth)
{
    Decision d;
    d.spine_holder = candidate;
    const Promise *spine = &ballot.promises.at(candidate);
    const Promise *newest_primary = spine;
    for (const auto &[key, promise] : ballot.promises) {
        if (spineRank(promise) > spineRank(*spine)) {
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
            d.spine_commit = std::max(d.spine_commit, promise.commit);

    const View &electorate = newest_primary->last_primary;
    d.attempts = attemptsAfter(electorate.epoch, ballot);
    d.primary = birth ||
                (!d.attempts_lost && holdsQuorum(ballot.view, electorate) &&
                 std::all_of(d.attempts.begin(), d.attempts.end(), [&](const View &attempt) {
                     return cannotBeCompleted(attempt, ballot) || holdsQuorum(ballot.view, attempt);
                 }));
    d.last_primary = d.primary ? ballot.view : electorate;
    if (d.primary) {
        d.attempts.clear();
        d.attempts_lost = false;
    }
    return d;
}

} // namespace roomcast
