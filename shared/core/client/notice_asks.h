// SPDX-License-Identifier: MIT
//
// When a client asks the servers what there is to tell its person: whenever something may have
// happened to one of the person's claims. Sans I/O; owned by the client engine; nothing can fail.
#pragma once

#include "core/base/timing.h"
#include "core/cache/slot_change.h"

#include <set>

namespace roomcast {

class NoticeAsks {
public:
    explicit NoticeAsks(const Timing &timing) : m_retry(timing.heartbeat()) {}

    /// Empty: nobody's notices are asked for.
    void setPerson(const QString &person);
    bool isPerson(const QString &person) const { return person == m_person; }
    /// The question to ask now, if there is one; noteAsked() where it was.
    std::optional<ReadNotices> due(TimePoint now) const;
    void noteAsked(TimePoint now);
    void take(const Notices &told);
    /// What was told, or asked, is not the last word.
    void askAgain() { m_due = true; }

    /// Another leader, whose log was committed up to there.
    void enterView(LogIndex commit);
    /// Changes that were told.
    void look(const std::vector<SlotChange> &news);
    /// The log goes up to `index`; of its changes those after `told_before` were told.
    void lookUpTo(LogIndex told_before, LogIndex index);
    /// Nothing after `index` was the group's word.
    void deny(LogIndex index) { m_looked_up_to = std::min(m_looked_up_to, index); }

private:
    bool mayConcern(const SlotChange &news) const;

    Duration m_retry;
    QString m_person;
    std::set<SlotKey> m_slots; ///< of the notices last told; bounded by what an answer holds
    bool m_due = false;        ///< something may have happened to a claim of m_person
    LogIndex m_looked_up_to;   ///< changes up to it were looked at, or notices are due
    std::optional<TimePoint> m_asked_at;
};

} // namespace roomcast
