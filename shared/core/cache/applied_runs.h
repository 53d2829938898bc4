// SPDX-License-Identifier: MIT
//
// Which stretches of the servers' log a client has heard every change of. A value that was read at
// an index inside a stretch is right up to the stretch's end. Changes may come in any order: when a
// hole closes, the stretches on its sides become one. Bounded; used by the client's cache.
#pragma once

#include "core/base/ids.h"

#include <vector>

namespace roomcast {

class AppliedRuns {
public:
    /// Holes that are remembered; beyond that the oldest stretch is forgotten.
    static constexpr size_t kRunsMax = 8;

    /// Nothing was missed since `index`.
    void reset(LogIndex index) { m_runs = {{index, index}}; }
    /// Every change after `previous` and up to `index` was heard.
    void add(LogIndex previous, LogIndex index);
    /// A value read at `index` is right up to the index returned.
    LogIndex reach(LogIndex index) const;
    /// What should be true between two steps and is not; none where all is well.
    const char *brokenInvariant() const;

private:
    struct Run {
        LogIndex from; ///< changes after it
        LogIndex to;
    };
    std::vector<Run> m_runs; ///< ascending, apart from one another
};

} // namespace roomcast
