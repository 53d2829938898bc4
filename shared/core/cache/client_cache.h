// SPDX-License-Identifier: MIT
//
// What a client has read, of which version it is, and whether it may still be used. Changes that
// the group announces are written into the values they touch; what was missed makes the values that
// it may concern suspect, until it comes after all or they are read again. A value's `sure_at` is
// the moment of which the servers' data is known to be in it: the age on show counts from there and
// from nothing later. Bounded in bytes: the value unused for longest makes room.
// Knows no network, no timer and no person; owned by the client engine.
#pragma once

#include "core/base/digest.h"
#include "core/base/time.h"
#include "core/cache/applied_runs.h"
#include "core/cache/slot_change.h"
#include "core/cache/write_update.h"

#include <map>
#include <set>

namespace roomcast {

/// A version of the servers' data, as one client sees them: epochs order views, indices the states
/// of one view.
struct CacheVersion {
    Epoch epoch;
    LogIndex index;
    friend auto operator<=>(const CacheVersion &, const CacheVersion &) = default;
};

/// The last change of a value that was announced.
struct CacheChange {
    LogIndex index;
    QString by; ///< the person; empty where a merge did it
    TimePoint heard_at;
};

struct CacheEntry {
    Outcome value;
    CacheVersion version; ///< the state it is of; what was heard since is in it too
    TimePoint sure_at;    ///< the servers' data of then, or newer
    Duration cost{};      ///< what the answer that brought it took
    ServerId server;
    bool confirmed = false;
    bool behind = false;      ///< of a side that may lack what this client was shown before
    bool restored = false;    ///< from an earlier run; sure_at rests on the wall clock
    bool invalidated = false; ///< known to have changed
    bool suspect = false;     ///< may have changed unseen
    Digest catalogue{};       ///< the names among the values are of this one
    std::optional<CacheChange> changed{};
    quint64 hits = 0;
    quint64 used = 0; ///< rises with every use
    qsizetype bytes = 0;
};

/// Everything answered before `asked_at` is in the state at `index`.
struct Cover {
    TimePoint asked_at;
    LogIndex index;
    std::optional<CivilDay> today{}; ///< of the leader, where it said so
};

class ClientCache {
public:
    static constexpr qsizetype kBytesMax = 8 * 1024 * 1024;
    /// Slots whose last change is remembered, for values that arrive after the word of it.
    static constexpr size_t kNewsMax = 256;

    /// Whether answers to it are cached: not where nobody says what changes them.
    static bool keeps(const Query &query);

    /// Keeps a value, updated with what was heard since. Not kept: what is older than the value at
    /// hand, and what would put a provisional value of a side that is behind over a confirmed one.
    /// Returns the entry as it is in the light of the news.
    CacheEntry store(const Query &key, CacheEntry entry);
    const CacheEntry *find(const Query &key) const;
    /// Whether an answer of that version, with what was heard since, is no older than what was
    /// known of `key`.
    bool isCurrent(const Query &key, const Outcome &value, const CacheVersion &version) const;
    /// No change was missed that could concern it. Whether that was lately is not said.
    bool isIntact(const CacheEntry &entry) const;
    /// Counts a hit on a value that find() gave, or a miss.
    void countHit(const Query &key, Duration saved);
    void countMiss() { ++m_misses; }

    /// Another leader, whose log may be another: its commit index is the first thing known of it.
    void enterEpoch(const Epoch &epoch, LogIndex commit);
    /// The group has committed up to there: whatever was not heard of it was missed.
    void hear(LogIndex commit);
    /// The whole of what changed after `previous` up to `index`.
    void apply(LogIndex previous, LogIndex index, const std::vector<SlotChange> &news,
               TimePoint now);
    /// What was told of views, or of this view's states, that come after was not the group's word.
    void denyViewsAfter(const Epoch &epoch);
    void denyStatesAfter(LogIndex index);
    /// Slots as a reply of this epoch told them.
    void repair(const std::vector<SlotChange> &news, TimePoint now);
    /// This client's own write took effect at `written`: no value that lacks it is shown again.
    /// `told`: repair() has written it into the lists of that epoch. `behind`: on a side that lacks
    /// what was confirmed, and what was confirmed stays.
    void dropOlder(const std::vector<SlotKey> &slots, const CacheVersion &written, bool told,
                   bool behind);
    void cover(const Cover &cover);
    /// Of the servers; names that were read of another one are invalid.
    void setCatalogue(const Digest &catalogue);

    /// Of every key the state may have changed: silence began or ended.
    void touchAll();
    void evict(const Query &key);
    /// All values that list them.
    void evict(const std::vector<SlotKey> &slots);
    void clear();
    /// Another group: nothing that was known says anything of it.
    void forget();
    /// Puts back what an earlier run knew.
    void restore(const Query &key, CacheEntry entry);

    const std::map<Query, CacheEntry> &entries() const { return m_entries; }
    const Digest &catalogue() const { return m_catalogue; }
    /// A change of the slot was heard that is newer, in this epoch.
    bool changedAfter(const SlotKey &slot, LogIndex index) const;
    /// The lists of bookings that are cached; of two that tell of one slot the later one here tells
    /// what is newest. Another may be fresher as a whole and still lack what that one has shown.
    std::vector<Query> listsByNewness() const;
    quint64 hits() const { return m_hits; }
    quint64 misses() const { return m_misses; }
    Duration saved() const { return m_saved; }
    qsizetype bytes() const { return m_bytes; }

    /// Keys whose value or state changed since the last call.
    std::set<Query> takeTouched() { return std::exchange(m_touched, {}); }
    /// What should be true between two steps and is not; none where all is well.
    const char *brokenInvariant() const;

private:
    using Entries = std::map<Query, CacheEntry>;
    bool isOlder(const Query &key, const CacheVersion &version) const;
    LogIndex reach(const CacheEntry &entry) const;
    /// Orders entries by how new what they tell is, also where changes were missed.
    struct Knowledge {
        bool whole; ///< false: of a side that may lack what was shown before
        CacheVersion up_to;
        TimePoint sure_at;
        friend auto operator<=>(const Knowledge &, const Knowledge &) = default;
    };
    Knowledge knowledgeOf(const CacheEntry &entry) const;
    /// How far the news bring an answer that arrives only now.
    LogIndex reachOfArrival(const CacheVersion &version) const;
    void note(const SlotChange &news);
    /// Entries into which news of that index went.
    using Written = std::vector<std::pair<CacheEntry *, LogIndex>>;
    Written write(const std::vector<SlotChange> &news, TimePoint now);
    void advance(const Written &written);
    bool update(Entries::value_type &row, const SlotChange &news, TimePoint now);
    void updateFrom(const Query &key, CacheEntry &entry) const;
    void learnOrder(const Query &key, const Outcome &value);
    void put(const Query &key, CacheEntry entry);
    void weigh(CacheEntry &entry);
    void makeRoom();
    bool isCovered(const Entries::value_type &row) const;
    void spreadCover();
    void drop(Entries::iterator it);

    Entries m_entries;
    SlotOrder m_order;
    Epoch m_epoch;
    LogIndex m_heard; ///< highest commit index of this epoch
    AppliedRuns m_runs;
    std::map<SlotKey, LatestSlotChange> m_news; ///< of this epoch; at most kNewsMax
    LogIndex m_forgotten;                       ///< news up to it may be missing from m_news
    std::optional<Cover> m_cover;               ///< the newest of this epoch
    Digest m_catalogue;
    CacheVersion m_evicted;    ///< the newest among what was dropped
    std::set<Query> m_touched; ///< bounded by the keys in use
    quint64 m_uses = 0;
    quint64 m_hits = 0;
    quint64 m_misses = 0;
    Duration m_saved{};
    qsizetype m_bytes = 0;
};

} // namespace roomcast
