// SPDX-License-Identifier: MIT
//
// Turns one list of distinct keys into another by single removals and insertions, so that a model
// can announce each of them. Used by the models of the client window. Cannot fail.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace roomcast {

/// Calls `remove(position)` and `insert(position, key)` in an order that, applied to `from` one
/// after the other, yields `to`. Keys in both lists stay where they are unless their order changed.
template <typename Key, typename Remove, typename Insert>
void diffLists(std::vector<Key> from, const std::vector<Key> &to, Remove remove, Insert insert)
{
    const auto take = [&](size_t at) {
        from.erase(from.begin() + std::ptrdiff_t(at));
        remove(int(at));
    };
    for (size_t at = from.size(); at-- > 0;)
        if (std::find(to.begin(), to.end(), from[at]) == to.end())
            take(at);
    for (size_t at = 0; at < to.size(); ++at) {
        if (at < from.size() && from[at] == to[at])
            continue;
        const auto later = std::find(from.begin() + std::ptrdiff_t(at), from.end(), to[at]);
        if (later != from.end())
            take(size_t(later - from.begin()));
        from.insert(from.begin() + std::ptrdiff_t(at), to[at]);
        insert(int(at), to[at]);
    }
}

} // namespace roomcast
