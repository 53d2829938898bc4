// SPDX-License-Identifier: MIT
//
// The window's copy of what its node caches: values, and what was to be said beside them when the
// node was last heard. Ages go on growing here; what the node has not vouched for lately is not
// called fresh. In the window's thread; owned by ClientSession, as large as the node's cache.
#pragma once

#include "client_gui/app/client_feed.h"
#include "client_gui/freshness/cache_lens.h"

namespace roomcast {

class CacheMirror {
public:
    /// A node that runs says more often how things are.
    static constexpr std::chrono::milliseconds kVouchedFor{1000};

    void take(const Query &key, const ValueNews &news);
    void take(const ClientView &view);
    /// What the person wants forgotten is not shown any more, whatever the node still says.
    void clear();
    const Outcome *value(const Query &key) const;

    std::optional<CacheNote> mark(const Query &key) const;
    std::optional<SlotMark> slotMark(const SlotKey &slot) const;
    /// Looks into this mirror, which must outlive it.
    CacheLens lens() const;

private:
    using Clock = std::chrono::steady_clock;

    struct Marked {
        CacheNote mark;
        Clock::time_point at;
    };

    std::map<Query, Outcome> m_values;
    std::map<Query, Marked> m_marks;
    std::map<Query, size_t> m_ranks; ///< of lists: the higher one knows more
};

} // namespace roomcast
