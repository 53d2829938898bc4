// SPDX-License-Identifier: MIT
//
// Which events of a log fold into one line: what a busy server says again and again of requests,
// until it says something else. Owned by EventLogModel, whose rows share the runs.
#pragma once

#include "core/engine/event.h"

#include <QString>

#include <memory>

namespace roomcast {

/// Events in a row that one line can stand for, all of one category and severity.
struct EventRun {
    qint64 requests = 0;
    qint64 replies = 0;
    qint64 applied = 0;
    WallTime first;
    WallTime last;
    bool open = false; ///< a person wants to see each of them

    qint64 size() const { return requests + replies + applied; }
    /// "12 requests, 12 replies": also those that the log has no room for any more.
    QString text() const;
};

class EventRuns {
public:
    /// The run that the next event of the log belongs to; none if it folds into nothing.
    std::shared_ptr<EventRun> take(const LogRecord &record);

private:
    std::shared_ptr<EventRun> m_requests;
    std::shared_ptr<EventRun> m_applied; ///< beside the other: a follower says both of one request
};

} // namespace roomcast
