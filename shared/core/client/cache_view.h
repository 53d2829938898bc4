// SPDX-License-Identifier: MIT
//
// How what is cached may be shown at one moment, by what is known of the group then. Looks only;
// made by the client engine whenever it is asked.
#pragma once

#include "core/cache/client_cache.h"
#include "core/client/answer.h"
#include "core/client/group_tracker.h"
#include "core/client/seen_epochs.h"

namespace roomcast {

class CacheView {
public:
    CacheView(const ClientCache &cache, const GroupTracker &tracker, const SeenEpochs &floors,
              const Timing &timing, TimePoint now)
        : m_cache(cache), m_tracker(tracker), m_seen_epochs(floors), m_timing(timing), m_now(now)
    {
    }

    const CacheEntry *find(const Query &key) const { return m_cache.find(key); }
    /// May be used without asking.
    bool isFresh(const CacheEntry &entry) const;
    /// Its side may lack what this client was shown before.
    bool isBehind(const CacheEntry &entry) const;
    CacheNote noteOf(const CacheEntry &entry) const;
    std::vector<CacheRow> rows() const;

private:
    CacheRow rowOf(const Query &key, const CacheEntry &entry) const;

    const ClientCache &m_cache;
    const GroupTracker &m_tracker;
    const SeenEpochs &m_seen_epochs;
    const Timing &m_timing;
    TimePoint m_now;
};

} // namespace roomcast
