// SPDX-License-Identifier: MIT
//
// What a client has read, kept honest by all that the group says: changes, how far its log has
// come, beacons, and what this client itself has written. Joins the cache with the three that say
// which values may still be used; what concerns the cache or the beacons alone goes to them. Sans
// I/O; owned by the client engine; nothing can fail.
#pragma once

#include "core/base/timing.h"
#include "core/cache/beacon_asks.h"
#include "core/cache/cache_image.h"
#include "core/cache/client_cache.h"
#include "core/cache/reported_indices.h"
#include "core/client/cache_view.h"
#include "core/client/known_group.h"
#include "core/client/own_writes.h"

namespace roomcast {

/// Changes as a message told them.
struct ToldChanges {
    LogIndex previous; ///< of what changed up to here nothing was told
    std::vector<SlotChange> news;
};

class CacheKeeper {
public:
    CacheKeeper(ClientId id, const Timing &timing);

    ClientCache &cache() { return m_cache; }
    const ClientCache &cache() const { return m_cache; }
    BeaconAsks &beacons() { return m_beacons; }
    const BeaconAsks &beacons() const { return m_beacons; }
    /// As far as the group's log has come, for all that was told.
    LogIndex highest() const { return m_told.highest(); }

    /// How what is cached may be shown, by what is known of the group.
    CacheView view(const KnownGroup &group, TimePoint now) const
    {
        return {m_cache, group.tracker(), group.floors(), m_timing, now};
    }
    /// How queries are answered that do not say it themselves.
    void setReadMode(ReadMode mode) { m_mode = mode; }
    ReadMode readMode() const { return m_mode; }

    // Of the leader that is followed
    /// Another group than before; `known`: there was one.
    void enterGroup(bool known);
    void enterView(const Epoch &epoch, LogIndex commit, TimePoint now);
    /// Its log is committed up to there, and these are the names it books by.
    void hear(LogIndex commit, const Digest &catalogue, TimePoint now);
    ToldChanges apply(const Commit &commit, TimePoint now);
    /// Everything answered before `asked_at` is in the state at `index`.
    void cover(const Cover &cover);
    void noteTold(LogIndex index, TimePoint now) { m_told.note(index, now); }
    /// It answered from the state at `index` of `view` what was asked at `asked_at`. Where a higher
    /// one had been told of before: the highest that is still believed in.
    std::optional<LogIndex> refute(const Epoch &view, LogIndex index, TimePoint asked_at,
                                   TimePoint now);

    // Answers
    /// Something newer was shown already. `asked_at`: none where an earlier attempt was answered.
    bool isOutdated(const Query &key, const Outcome &value, const CacheVersion &version,
                    std::optional<TimePoint> asked_at) const;
    /// Keeps what was answered; the answer becomes what it is with all that was heard since.
    void keep(const Query &key, TimePoint asked_at, Answer &answer);
    /// The slots of a write, as its reply tells them. `listened`: the reply is of the view that is
    /// followed; `done`: the write took effect; `behind`: on a side that lacks what was confirmed.
    void repair(const Write &write, const Reply &reply, bool listened, bool done, bool behind,
                TimePoint now);
    /// The write took effect in another group than the one that is followed.
    void noteWrittenElsewhere(const Write &write, TimePoint now);

    /// What should be true between two steps and is not; none where all is well.
    const char *brokenInvariant() const;

    // Between two runs
    std::vector<CacheImage::Row> rows(Now now) const;
    void restore(std::vector<CacheImage::Row> rows, Now now);

private:
    Timing m_timing;
    ClientCache m_cache;
    BeaconAsks m_beacons;
    ReportedIndices m_told;
    OwnWrites m_own_writes;
    ReadMode m_mode = ReadMode::Cached;
};

} // namespace roomcast
