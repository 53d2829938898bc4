// SPDX-License-Identifier: MIT
//
// Which attempts of queries a leader has answered lately: a copy of the datagram, which the network
// may make, gets no second answer. So whoever hears two different replies in one server's name
// knows that one of them is not its. Bounded; owned by the server engine.
#pragma once

#include "core/base/ids.h"

#include <deque>
#include <set>
#include <utility>

namespace roomcast {

class AnsweredReads {
public:
    static constexpr size_t kMax = 4096;

    bool has(const RequestId &id, quint32 attempt) const { return m_known.contains({id, attempt}); }
    void note(const RequestId &id, quint32 attempt)
    {
        if (!m_known.insert({id, attempt}).second)
            return;
        m_order.push_back({id, attempt});
        if (m_order.size() <= kMax)
            return;
        m_known.erase(m_order.front());
        m_order.pop_front();
    }

private:
    using Attempt = std::pair<RequestId, quint32>;
    std::set<Attempt> m_known;
    std::deque<Attempt> m_order; ///< the oldest first
};

} // namespace roomcast
