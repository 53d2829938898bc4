// SPDX-License-Identifier: MIT
//
// The keys that are on show, and when to ask for each again. Sans I/O; bounded; owned by the client
// engine; nothing can fail.
#pragma once

#include "core/base/timing.h"
#include "core/cache/client_cache.h"

namespace roomcast {

/// What a refusal rests on: whom the client follows, and by which catalogue it books.
struct RefusalBasis {
    Epoch epoch;
    Digest catalogue;
    friend bool operator==(const RefusalBasis &, const RefusalBasis &) = default;
};

class WatchList {
public:
    static constexpr qsizetype kMax = 2048;

    explicit WatchList(const Timing &timing) : m_timing(timing) {}

    /// Only what the cache keeps is watched, and no more than kMax.
    void watch(std::vector<Query> keys, TimePoint now);
    const std::vector<Query> &keys() const { return m_keys; }
    bool watches(const Query &key) const;

    /// To ask for again, where it is not fresh. `entry`: what the cache has of it, if anything.
    bool isDue(const Query &key, const CacheEntry *entry, const RefusalBasis &basis,
               TimePoint now) const;
    void noteAsked(const Query &key, TimePoint now) { m_asked[key] = now; }
    /// Of a key that is watched: an answer that would be the same if asked for again at once.
    void noteRefused(const Query &key, const Refused &what, const RefusalBasis &basis,
                     TimePoint now);
    void noteAnswered(const Query &key) { m_refused.erase(key); }
    std::optional<Refused> refusalOf(const Query &key) const;

    /// What to ask for though nobody is heard, when it is time: whoever hears no multicast learns
    /// by the answer that servers are there.
    std::optional<Query> seek(TimePoint now);
    /// When that is; none where nothing is watched.
    std::optional<TimePoint> seekAt() const;

private:
    struct Refusal {
        Refused what;
        RefusalBasis basis;
        TimePoint at;
    };
    Duration seekPeriod() const { return 30 * m_timing.latency_bound; }
    bool isRefused(const Query &key, const RefusalBasis &basis, TimePoint now) const;

    Timing m_timing;
    std::vector<Query> m_keys;
    TimePoint m_seek_at;
    std::map<Query, TimePoint> m_asked; ///< when a key was last asked for; bounded by them
    std::map<Query, Refusal> m_refused; ///< bounded by the keys
};

} // namespace roomcast
