// SPDX-License-Identifier: MIT
//
// What the cache did in each of the last seconds: reads it answered, reads it could not, and the
// waiting it saved. Taken as differences of totals that only grow; bounded. A plain value owned by
// the chart that paints it.
#pragma once

#include "core/client/answer.h"

#include <deque>

namespace roomcast {

class CacheHistory {
public:
    struct Second {
        quint64 hits = 0;
        quint64 misses = 0;
        Duration saved{};

        quint64 reads() const { return hits + misses; }
    };

    static constexpr size_t kSecondsMax = 60;

    /// Call once a second. Totals that shrank are those of another cache: counted from zero.
    void add(const CacheTotals &totals);

    const std::deque<Second> &seconds() const { return m_seconds; }
    /// Of the seconds kept, together.
    Second sum() const;
    Duration savedMax() const;

private:
    std::deque<Second> m_seconds; ///< oldest first
    CacheTotals m_last;
};

/// "97 %", never rounded up to 100; "–" where nothing was read.
QString hitRatioText(quint64 hits, quint64 misses);

} // namespace roomcast
