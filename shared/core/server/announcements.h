// SPDX-License-Identifier: MIT
//
// What COMMIT tells the caches of clients: the slots that entries changed, or where that is too
// much, which slots to ask for. Source: PROTOCOL.md, "Clients". Owned by the server engine. Nothing
// can fail.
#pragma once

#include "core/engine/replica.h"
#include "core/protocol/message.h"

namespace roomcast {

class Announcements {
public:
    /// `entry_bytes_max`: what is told of the changes of one entry.
    explicit Announcements(qsizetype entry_bytes_max) : m_entry_bytes_max(entry_bytes_max) {}

    /// Of the entries `applied`, up to `committed`.
    Commit commitOf(const std::vector<Applied> &applied, const Epoch &epoch, LogIndex committed,
                    bool primary);
    /// Up to there all is told otherwise.
    void skipTo(LogIndex index) { m_announced = index; }

    /// Changes of one entry as a client takes them; only the names of slots where they are too
    /// large.
    static EncodedChanges encoded(const Applied &applied, qsizetype bytes_max);

private:
    qsizetype m_entry_bytes_max;
    LogIndex m_announced; ///< commit index of the last COMMIT
};

} // namespace roomcast
