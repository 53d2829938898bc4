// SPDX-License-Identifier: MIT
#include "sim/linearizability.h"

#include <algorithm>
#include <bitset>
#include <set>

namespace roomcast::sim {

namespace {

constexpr size_t kOperationsMax = 256;
using Done = std::bitset<kOperationsMax>;
using Kind = SlotOperation::Kind;

struct Queue {
    std::vector<int> active;
    std::set<int> cancelled;

    bool isActive(int claim) const
    {
        return std::find(active.begin(), active.end(), claim) != active.end();
    }
    bool knows(int claim) const { return isActive(claim) || cancelled.contains(claim); }
    friend auto operator<=>(const Queue &, const Queue &) = default;
};

/// The queue after `op`; none if it cannot have happened on `queue`.
std::optional<Queue> after(const SlotOperation &op, Queue queue)
{
    switch (op.kind) {
    case Kind::Booked:
        if (queue.knows(op.claim))
            return queue;
        if (!queue.active.empty())
            return std::nullopt;
        queue.active.push_back(op.claim);
        return queue;
    case Kind::MayBook:
        if (queue.active.empty() && !queue.knows(op.claim))
            queue.active.push_back(op.claim);
        return queue;
    case Kind::MayArrive:
        if (!queue.knows(op.claim))
            queue.active.push_back(op.claim);
        return queue;
    case Kind::Refused: {
        const bool named = !queue.active.empty() &&
                           std::find(op.holders.begin(), op.holders.end(), queue.active.front()) !=
                               op.holders.end();
        return named ? std::optional(queue) : std::nullopt;
    }
    case Kind::Cancelled:
        if (!queue.knows(op.claim))
            return std::nullopt;
        [[fallthrough]];
    case Kind::MayCancel:
        std::erase(queue.active, op.claim);
        queue.cancelled.insert(op.claim);
        return queue;
    case Kind::NotThere:
        return queue.isActive(op.claim) ? std::nullopt : std::optional(queue);
    case Kind::Read:
        return queue.active == op.seen ? std::optional(queue) : std::nullopt;
    }
    Q_UNREACHABLE();
}

class Search {
public:
    Search(std::vector<SlotOperation> history, int steps_max)
        : m_history(std::move(history)), m_steps_left(steps_max)
    {
    }

    Linearizability run()
    {
        if (explains({}, {}))
            return Linearizability::Yes;
        return m_steps_left <= 0 ? Linearizability::Unknown : Linearizability::No;
    }

private:
    bool explains(Done done, const Queue &queue)
    {
        const std::vector<size_t> next = settleEvident(done, queue);
        const bool all_answered = std::none_of(next.begin(), next.end(), [this](size_t i) {
            return m_history[i].returned.has_value();
        });
        if (all_answered && allReturned(done))
            return true;
        if (!m_seen.insert({done.to_string(), queue}).second || --m_steps_left <= 0)
            return false;
        for (const size_t i : next) {
            const auto following = after(m_history[i], queue);
            if (following && (m_history[i].returned || *following != queue) &&
                explains(Done(done).set(i), *following))
                return true;
        }
        return false;
    }

    /// What changes nothing and fits may as well happen now. Returns what else may come next.
    std::vector<size_t> settleEvident(Done &done, const Queue &queue) const
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
    std::vector<size_t> candidates(const Done &done) const
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

    bool allReturned(const Done &done) const
    {
        for (size_t i = 0; i < m_history.size(); ++i)
            if (!done[i] && m_history[i].returned)
                return false;
        return true;
    }

    std::vector<SlotOperation> m_history;
    int m_steps_left;
    std::set<std::pair<std::string, Queue>> m_seen;
};

} // namespace

Linearizability linearizable(std::vector<SlotOperation> history, int steps_max)
{
    if (history.size() > kOperationsMax)
        return Linearizability::Unknown;
    return Search(std::move(history), steps_max).run();
}

} // namespace roomcast::sim
