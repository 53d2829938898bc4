// SPDX-License-Identifier: MIT
//
// The log of one server: the entries since its last compaction, with the digest of every prefix.
// Entries at or below the commit index never change; those above it may be replaced only by taking
// another server's log whole. Opaque contents; owned by the replica.
#pragma once

#include "core/protocol/view.h"

#include <deque>

namespace roomcast {

class ReplicatedLog {
public:
    /// An empty log that starts after `base`.
    explicit ReplicatedLog(LogPosition base = {}) : m_base(std::move(base)) {}

    LogPosition last() const;
    LogIndex lastIndex() const { return {m_base.index.value + m_entries.size()}; }
    /// The lowest index whose entry is kept; one above last() if none is.
    LogIndex firstKept() const { return next(m_base.index); }
    /// `index` must be kept, or be that of base().
    LogPosition positionAt(LogIndex index) const;
    /// `index` must be kept.
    const Entry &at(LogIndex index) const;

    /// False where the log up to `index` is another one than that of `prefix`. An index that is not
    /// kept, or not reached, proves nothing.
    bool agreesAt(LogIndex index, const Digest &prefix) const
    {
        return index < m_base.index || index > lastIndex() || positionAt(index).prefix == prefix;
    }
    /// The log up to `position` is the beginning of this one, which still knows so.
    bool has(const LogPosition &position) const
    {
        return position.index >= m_base.index && position.index <= lastIndex() &&
               positionAt(position.index) == position;
    }
    void append(Entry entry);
    /// At most `count_max` entries from `from` on, which must be kept or be next(lastIndex()).
    std::vector<Entry> from(LogIndex from, qsizetype count_max) const;
    /// Forgets entries up to `committed`, but for the newest `tail_max` of them.
    void compact(LogIndex committed, qsizetype tail_max);
    const LogPosition &base() const { return m_base; }

private:
    struct Kept {
        Entry entry;
        Digest prefix; ///< of the log up to and including this entry
    };
    LogPosition m_base;
    std::deque<Kept> m_entries;
};

} // namespace roomcast
