// SPDX-License-Identifier: MIT
//
// What a server remembers of the stores of others: the highest promise it has heard of each, and
// how far its log reached. A store that knows less of itself than others do was put back to an
// older state, or is a copy. Bounded; owned by the server engine. Lives as long as its process.
#pragma once

#include "core/base/time.h"
#include "core/protocol/message.h"

#include <map>
#include <set>

namespace roomcast {

class StoreProgressTable {
public:
    /// Beyond it the process that was heard least lately is forgotten.
    static constexpr qsizetype kProcessesMax = 2048;

    /// `twice`: what is said that long apart was not one datagram that came doubled.
    explicit StoreProgressTable(Duration twice) : m_twice(twice) {}

    /// `from` said this of its store. It counts once `from` has said as much again: one datagram in
    /// a server's name must not make its store a liar.
    void note(const ServerIdentity &from, const StoreProgress &said, TimePoint now);
    /// It is certain that `from` has promised the epoch.
    void notePromise(const ServerIdentity &from, const Epoch &epoch);
    /// What processes of the store other than `asker` have said; none if they were not heard twice.
    std::optional<StoreProgress> of(StoreId store, const ServerKey &asker) const;

private:
    struct Row {
        std::optional<StoreProgress> past;
        std::optional<StoreProgress> said;
        TimePoint said_at;
        quint64 turn = 0;
    };
    Row &rowOf(const ServerIdentity &member);
    void makeRoom();

    Duration m_twice;
    std::map<ServerIdentity, Row> m_rows;
    quint64 m_turns = 0;
};

/// What one process knows of its store: what it found on the disk, and what became of that. How far
/// it comes by itself is no excuse: one that went back, and stood alone since, has promised much.
class OwnProgress {
public:
    /// Older ones are forgotten.
    static constexpr qsizetype kPromisesMax = 1024;

    OwnProgress() = default;
    explicit OwnProgress(const StoreProgress &found) : m_found(found) {}

    /// The store is there now.
    void note(const StoreProgress &now);
    /// True where the store was further once than this process knows. Of two logs only those with
    /// the same installed view compare: another one may have taken a log's place.
    bool knowsLess(const StoreProgress &remembered) const;

private:
    StoreProgress m_found;      ///< `last` grows while that view is installed
    std::set<Epoch> m_promised; ///< since then; kPromisesMax at most
};

/// Later of two things heard of one store.
StoreProgress united(const StoreProgress &earlier, const StoreProgress &later);

} // namespace roomcast
