// SPDX-License-Identifier: MIT
//
// Which answers lack what this client itself has written: its person must not be shown them. Only
// versions of the group that is listened to compare. Owned by the client engine; nothing can fail.
#pragma once

#include "core/cache/client_cache.h"

namespace roomcast {

class OwnWrites {
public:
    /// One took effect at `version`. `told`: the cache puts it into answers that come late.
    void note(const CacheVersion &version, bool told);
    /// One took effect in the log of another group, which says nothing of how far this one's has
    /// come: what this group answers to an earlier question may lack it.
    void noteElsewhere(TimePoint now) { m_elsewhere = now; }
    /// No state of this epoch that comes after was the group's word.
    void deny(const CacheVersion &after);
    /// Another leader: what was heard of the one before is not put into its answers.
    void enterView() { m_told = false; }
    /// Another group, which may be the one that told of a write while this one was listened to.
    void enterGroup();

    /// `asked_at`: when the question went out that was answered; none where an earlier attempt was.
    bool areMissingFrom(const CacheVersion &answer, std::optional<TimePoint> asked_at) const;

private:
    CacheVersion m_newest;
    bool m_told = false; ///< all of m_newest's epoch
    std::optional<TimePoint> m_elsewhere;
};

} // namespace roomcast
