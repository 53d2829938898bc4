// SPDX-License-Identifier: MIT
#include "sim/linearizability.h"

#include <algorithm>
#include <bitset>
#include <set>
#include <unordered_set>

namespace roomcast::sim {

namespace {

constexpr size_t kOperationsMax = 256;
using Settled = std::bitset<kOperationsMax>;
using Kind = SlotOperation::Kind;

bool contains(const std::vector<int> &list, int claim)
{
    return std::find(list.begin(), list.end(), claim) != list.end();
}

struct Queue {
    std::vector<int> active;
    std::vector<int> cancelled; ///< ascending

    bool knows(int claim) const { return contains(active, claim) || contains(cancelled, claim); }
    void cancel(int claim)
    {
        std::erase(active, claim);
        if (!contains(cancelled, claim))
            cancelled.insert(std::upper_bound(cancelled.begin(), cancelled.end(), claim), claim);
    }
    /// The first of these that waits; none if none does.
    std::optional<int> waiting(const std::vector<int> &claims) const
    {
        for (size_t i = 1; i < active.size(); ++i)
            if (contains(claims, active[i]))
                return active[i];
        return std::nullopt;
    }
    friend bool operator==(const Queue &, const Queue &) = default;
};

std::optional<Queue> pushed(int claim, Queue queue)
{
    if (queue.knows(claim))
        return std::nullopt;
    queue.active.push_back(claim);
    return queue;
}

std::optional<Queue> afterLeaving(const SlotOperation &op, Queue queue)
{
    const auto waiting = queue.waiting(op.claims);
    if (!waiting)
        return std::nullopt;
    queue.cancel(*waiting);
    return queue;
}

/// The queue after `op`; none if it cannot have happened on `queue`, or changes nothing and need
/// not happen at all.
std::optional<Queue> after(const SlotOperation &op, Queue queue)
{
    switch (op.kind) {
    case Kind::Booked:
        if (queue.knows(op.claim))
            return queue;
        [[fallthrough]];
    case Kind::MayBook:
        if (!queue.active.empty())
            return std::nullopt;
        [[fallthrough]];
    case Kind::MayArrive:
        return pushed(op.claim, std::move(queue));
    case Kind::Joined:
        if (queue.knows(op.claim))
            return queue;
        return queue.active.size() == op.ahead ? pushed(op.claim, std::move(queue)) : std::nullopt;
    case Kind::AlreadyIn:
        return std::any_of(queue.active.begin(), queue.active.end(),
                           [&](int claim) { return contains(op.claims, claim); })
                   ? std::optional(queue)
                   : std::nullopt;
    case Kind::Left:
        return afterLeaving(op, std::move(queue));
    case Kind::NotWaiting:
        return queue.waiting(op.claims) ? std::nullopt : std::optional(queue);
    case Kind::Refused:
        return !queue.active.empty() && contains(op.holders, queue.active.front())
                   ? std::optional(queue)
                   : std::nullopt;
    case Kind::Cancelled:
        if (!queue.knows(op.claim))
            return std::nullopt;
        queue.cancel(op.claim);
        return queue;
    case Kind::MayCancel:
        if (!contains(queue.active, op.claim))
            return std::nullopt;
        queue.cancel(op.claim);
        return queue;
    case Kind::NotThere:
        return contains(queue.active, op.claim) ? std::nullopt : std::optional(queue);
    case Kind::Read:
        return queue.active == op.seen ? std::optional(queue) : std::nullopt;
    }
    Q_UNREACHABLE();
}

/// `op` could use that `claim` is known before it.
bool wants(const SlotOperation &op, int claim)
{
    switch (op.kind) {
    case Kind::Read:
        return contains(op.seen, claim);
    case Kind::Refused:
        return contains(op.holders, claim);
    case Kind::Booked:
    case Kind::Cancelled:
        return op.claim == claim;
    case Kind::AlreadyIn:
        return contains(op.claims, claim);
    case Kind::Joined:
    case Kind::Left:
        return true; // one more in line
    case Kind::NotThere:
    case Kind::NotWaiting:
    case Kind::MayBook:
    case Kind::MayArrive:
    case Kind::MayCancel:
        return false;
    }
    Q_UNREACHABLE();
}

/// `op` could use that the active `claim` is gone before it.
bool minds(const SlotOperation &op, int claim, const Queue &queue)
{
    switch (op.kind) {
    case Kind::Read:
        return !contains(op.seen, claim);
    case Kind::Refused:
    case Kind::Booked:
        return queue.active.front() == claim;
    case Kind::NotThere:
        return op.claim == claim;
    case Kind::Joined:
    case Kind::NotWaiting:
        return true; // one less in line
    case Kind::Left:
        return !contains(op.claims, claim); // which may be the one of two that is meant
    case Kind::AlreadyIn:
    case Kind::Cancelled:
    case Kind::MayBook:
    case Kind::MayArrive:
    case Kind::MayCancel:
        return false;
    }
    Q_UNREACHABLE();
}

quint64 fingerprint(const Settled &done, const Queue &queue)
{
    quint64 value = std::hash<Settled>()(done);
    const auto mix = [&value](quint64 word) {
        value = (value ^ word) * 0x9e3779b97f4a7c15ULL;
        value ^= value >> 32;
    };
    for (const int claim : queue.active)
        mix(quint64(claim));
    mix(~quint64(0));
    for (const int claim : queue.cancelled)
        mix(quint64(claim));
    return value;
}

class Search {
public:
    Search(std::vector<SlotOperation> history, int steps_max)
        : m_history(std::move(history)), m_steps_left(steps_max)
    {
        for (const SlotOperation &op : m_history)
            for (const auto *claims : {&op.seen, &op.holders, &op.claims})
                m_observed.insert(claims->begin(), claims->end());
    }

    Linearizability run()
    {
        if (explains({}, {}))
            return Linearizability::Yes;
        return m_steps_left <= 0 ? Linearizability::Unknown : Linearizability::No;
    }

private:
    bool explains(Settled done, const Queue &queue)
    {
        const std::vector<size_t> next = settleEvident(done, queue);
        const auto answered = [this](size_t i) { return m_history[i].returned.has_value(); };
        if (std::none_of(next.begin(), next.end(), answered))
            return true;
        if (!m_seen.insert(fingerprint(done, queue)).second || --m_steps_left <= 0)
            return false;
        std::vector<size_t> stuck;
        for (const size_t i : next) {
            if (!answered(i))
                continue;
            const auto following = after(m_history[i], queue);
            if (following && explains(Settled(done).set(i), *following))
                return true;
            // Whom it cancels depends on what happened before.
            if (!following || m_history[i].kind == Kind::Left)
                stuck.push_back(i);
        }
        const auto leads = [&](size_t i) {
            const auto following = after(m_history[i], queue);
            return following && explains(Settled(done).set(i), *following);
        };
        const auto helpful = [&](size_t i) {
            return !answered(i) && helps(m_history[i], stuck, next, queue);
        };
        return std::any_of(next.begin(), next.end(),
                           [&](size_t i) { return helpful(i) && leads(i); }) ||
               std::any_of(next.begin(), next.end(), [&](size_t i) {
                   return !helpful(i) && arrivesSeen(m_history[i]) && leads(i);
               });
    }

    /// It may have to stand before one that is needed.
    bool arrivesSeen(const SlotOperation &op) const
    {
        return (op.kind == Kind::MayArrive || op.kind == Kind::MayBook) &&
               m_observed.contains(op.claim);
    }

    /// `op` brings one of the `stuck` nearer.
    bool helps(const SlotOperation &op, const std::vector<size_t> &stuck,
               const std::vector<size_t> &next, const Queue &queue) const
    {
        const auto wanted = [&](int claim) {
            return std::any_of(stuck.begin(), stuck.end(),
                               [&](size_t i) { return wants(m_history[i], claim); });
        };
        if (op.kind != Kind::MayCancel)
            return wanted(op.claim);
        if (!contains(queue.active, op.claim))
            return false;
        // Its place may be needed for one that is wanted.
        return std::any_of(stuck.begin(), stuck.end(),
                           [&](size_t i) { return minds(m_history[i], op.claim, queue); }) ||
               std::any_of(next.begin(), next.end(), [&](size_t i) {
                   return m_history[i].kind == Kind::MayBook && wanted(m_history[i].claim);
               });
    }

    /// What changes nothing and fits may as well happen now. Returns what else may come next.
    std::vector<size_t> settleEvident(Settled &done, const Queue &queue) const
    {
        for (;;) {
            const std::vector<size_t> next = candidates(done);
            const auto evident = std::find_if(next.begin(), next.end(), [&](size_t i) {
                return m_history[i].returned && after(m_history[i], queue) == queue;
            });
            if (evident == next.end())
                return next;
            done.set(*evident);
        }
    }

    /// Called before any other that is still open has returned.
    std::vector<size_t> candidates(const Settled &done) const
    {
        TimePoint first_return = TimePoint::max();
        for (size_t i = 0; i < m_history.size(); ++i)
            if (!done[i] && m_history[i].returned)
                first_return = std::min(first_return, *m_history[i].returned);
        std::vector<size_t> next;
        for (size_t i = 0; i < m_history.size(); ++i)
            if (!done[i] && m_history[i].called <= first_return)
                next.push_back(i);
        return next;
    }

    std::vector<SlotOperation> m_history;
    std::set<int> m_observed; ///< claims whose place an answer may tell
    int m_steps_left;
    std::unordered_set<quint64> m_seen;
};

} // namespace

Linearizability linearizable(std::vector<SlotOperation> history, int steps_max)
{
    if (history.size() > kOperationsMax)
        return Linearizability::Unknown;
    return Search(std::move(history), steps_max).run();
}

} // namespace roomcast::sim
