// SPDX-License-Identifier: MIT
//
// From where each of those that are heard sends. A word in somebody's name that comes from
// elsewhere is somebody else's, as long as the known address is in use: so one datagram neither
// speaks for another nor moves where he is answered. Bounded; owned by the engines.
#pragma once

#include "core/base/endpoint.h"
#include "core/base/time.h"

#include <map>

namespace roomcast {

template <typename Key>
class AddressBook {
public:
    /// Of more, nothing is known; those that are silent make room first.
    static constexpr size_t kMax = 4096;

    /// `hold`: an address that was silent for that long may have been given up.
    explicit AddressBook(Duration hold) : m_hold(hold) {}

    /// What `key` is said to have sent came from `from`: false where it is known to be elsewhere.
    bool isFrom(const Key &key, const Endpoint &from, TimePoint now)
    {
        const auto it = m_rows.find(key);
        if (it != m_rows.end()) {
            Row &row = it->second;
            if (row.endpoint != from && now < row.heard_at + m_hold)
                return false;
            row = {from, now};
            return true;
        }
        if (m_rows.size() >= kMax)
            std::erase_if(m_rows,
                          [&](const auto &row) { return now >= row.second.heard_at + m_hold; });
        if (m_rows.size() < kMax)
            m_rows[key] = {from, now};
        return true;
    }

private:
    struct Row {
        Endpoint endpoint;
        TimePoint heard_at;
    };
    Duration m_hold;
    std::map<Key, Row> m_rows;
};

} // namespace roomcast
