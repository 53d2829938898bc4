// SPDX-License-Identifier: MIT
//
// What a client has read, and whether it may still be used. Every value carries the version (epoch,
// commit index) it is of; every announced change spoils the values it touches that are older; a
// missed announcement makes everything suspect. Bounded: the value unused for longest makes room.
// Knows no network and no timer; owned by the client engine.
#pragma once

#include "core/base/time.h"
#include "core/booking/types.h"

#include <array>
#include <deque>
#include <map>
#include <set>

namespace roomcast {

/// A version of the servers' data, as one client sees them.
struct CacheVersion {
    Epoch epoch;
    LogIndex index;
};

struct CacheEntry {
    Outcome value;
    CacheVersion version;
    TimePoint asked_at; ///< when the request that brought it was sent: it is no older than that
    ServerId server;
    bool confirmed = false;
    bool invalidated = false; ///< known to have changed
    bool suspect = false;     ///< may have changed unseen
    QString changed_by;       ///< the person whose change invalidated it
    quint64 hits = 0;
    quint64 used = 0; ///< rises with every use

    bool usable() const { return !invalidated && !suspect; }
};

class ClientCache {
public:
    static constexpr qsizetype kEntriesMax = 1024;
    static constexpr qsizetype kRecentChangesMax = 256;

    /// Keeps a value unless a newer one is there or a change after its version touches it.
    void store(const Query &key, CacheEntry entry);
    const CacheEntry *find(const Query &key) const;
    /// A usable value, counted as a hit; otherwise a miss is counted.
    const CacheEntry *use(const Query &key);
    /// The slots in `changes` changed at `index`.
    void invalidate(const Changes &changes, LogIndex index);
    /// Something may have changed unseen: nothing is used before it was asked again.
    /// A value that arrives later but is older than `up_to` is suspect too.
    void suspectAll(LogIndex up_to = {});
    /// Another view leads, and may count its versions from another log.
    void startOver(LogIndex up_to);
    void evict(const Query &key);
    void clear();

    const std::map<Query, CacheEntry> &entries() const { return m_entries; }
    quint64 hits() const { return m_hits; }
    quint64 misses() const { return m_misses; }

    /// Keys whose value or state changed since the last call.
    std::set<Query> takeTouched() { return std::exchange(m_touched, {}); }

private:
    struct RecentChange {
        Query key;
        LogIndex index;
        QString by;
    };
    void spoil(const Query &key, LogIndex index, const QString &by);
    void makeRoom();

    std::map<Query, CacheEntry> m_entries;
    std::deque<RecentChange> m_recent; ///< for values that arrive after the word of their change
    LogIndex m_forgotten;              ///< changes up to it are no longer in m_recent
    std::set<Query> m_touched;         ///< bounded by the keys in use
    quint64 m_uses = 0;
    quint64 m_hits = 0;
    quint64 m_misses = 0;
};

} // namespace roomcast
