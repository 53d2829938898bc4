// SPDX-License-Identifier: MIT
//
// What a client asks by itself: for what is on show and not fresh, and for the notices of its
// person. Sans I/O; owned by the client engine, which sends; nothing can fail.
#pragma once

#include "core/client/cache_view.h"
#include "core/client/notice_asks.h"
#include "core/client/request_table.h"
#include "core/client/watch_list.h"

namespace roomcast {

class OwnQuestions {
public:
    explicit OwnQuestions(const Timing &timing) : m_watch(timing), m_notices(timing) {}

    WatchList &watched() { return m_watch; }
    const WatchList &watched() const { return m_watch; }
    NoticeAsks &notices() { return m_notices; }

    /// To ask now, as long as no more are outstanding than `watched_max`, and `all_max` with the
    /// one for notices. `basis`: what refusals rest on.
    std::vector<Query> due(const RequestTable &outstanding, const CacheView &cached,
                           const RefusalBasis &basis, qsizetype watched_max, qsizetype all_max,
                           TimePoint now);
    /// To ask while nobody is heard.
    std::optional<Query> seek(const RequestTable &outstanding, TimePoint now);

private:
    WatchList m_watch;
    NoticeAsks m_notices;
};

} // namespace roomcast
