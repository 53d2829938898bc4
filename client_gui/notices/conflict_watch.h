// SPDX-License-Identifier: MIT
//
// Keeps the client's copy of what merges displaced, without a window or a network: says which
// question to ask next, takes the answers in, and tells what is new. Merges come with a new epoch
// and with the entries that follow it, so those make it ask. Owned by ClientSession.
#pragma once

#include "core/booking/types.h"
#include "core/client/answer.h"

#include <map>

namespace roomcast {

class ConflictWatch {
public:
    /// The question to ask now that this is heard, if there is one and none is on its way.
    std::optional<Query> heard(const GroupStatus &sight);
    /// A person wants to see the present state of everything.
    std::optional<Query> askAll();
    /// Takes an answer in; the question that completes it, if there is one.
    std::optional<Query> take(const Answer &answer);

    /// Everything known, ascending.
    Conflicts known() const;
    /// What came since this was last called; never what was there at the first answer.
    std::vector<ConflictRow> takeNews();

private:
    static constexpr int kFollowUpsMax = 8;

    std::optional<Query> ask(quint64 from);
    bool isKnown(const ConflictRow &row) const;
    bool isOtherLog(quint64 from, const Conflicts &answer) const;
    void store(quint64 from, const Conflicts &answer);

    std::map<quint64, ConflictRow> m_rows;   ///< by number; as many as the servers keep
    std::map<quint64, ConflictRow> m_before; ///< while everything is read anew: the rows until then
    std::vector<ConflictRow> m_news;
    quint64 m_forgotten = 0;
    std::optional<Epoch> m_epoch;
    LogIndex m_index;
    int m_follow_ups = 0; ///< left until the next epoch: entries may merge after it began
    bool m_asking = false;
    bool m_all_wanted = false; ///< once what is being asked is answered
    bool m_complete = false;   ///< once everything was read
};

} // namespace roomcast
