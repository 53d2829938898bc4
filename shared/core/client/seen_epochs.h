// SPDX-License-Identifier: MIT
//
// How far a group has come, as its client was told, and so which views may lack what the client was
// shown. One datagram alone can say anything, so what only one has said is forgotten after a while,
// and what an answer refutes at once. Bounded; owned by the client engine; nothing can fail.
#pragma once

#include "core/base/timing.h"
#include "core/protocol/view.h"

#include <map>

namespace roomcast {

struct HighestEpochs {
    Epoch confirmed; ///< highest epoch that confirmed something
    Epoch seen;      ///< highest epoch of anything shown
    friend bool operator==(const HighestEpochs &, const HighestEpochs &) = default;
};

class SeenEpochs {
public:
    /// Groups left whose floors are remembered.
    static constexpr size_t kLeftMax = 8;

    explicit SeenEpochs(const Timing &timing) : m_unproven_for(timing.unprovenFloor()) {}

    /// Something of `view` is shown; `confirmed`: a primary view answered it.
    void raise(const Epoch &view, bool confirmed, TimePoint now);
    /// The leader of `epoch` goes on: what was shown of it rests on more than one datagram.
    void prove(const Epoch &epoch);
    /// Forgets what was not proven in time.
    void expire(TimePoint now);
    /// A view executed or read something for a question that was asked at `asked_at`. Once a later
    /// one has confirmed something it can do so no more: so the word of that one was a lie.
    bool areRefutedBy(const Epoch &view, TimePoint asked_at) const;
    /// What was told of views above `view` is not believed any more, but for what was proven. The
    /// highest view that still is.
    Epoch lower(const Epoch &view);

    /// Epochs of two groups do not compare. `left`: the group that is left; none at first.
    void enterGroup(const Epoch &left, const Epoch &entered);
    void restore(const HighestEpochs &floors) { m_current = m_proven = floors; }
    const HighestEpochs &proven() const { return m_proven; }

    /// It was left behind, and cannot confirm anything any more.
    bool isSuperseded(const Epoch &view) const { return view < m_current.confirmed; }
    bool isBelowSeen(const Epoch &view) const { return view < m_current.seen; }
    /// A side of which this client was not told that it has everything it was shown before: a view
    /// older than the newest seen, or one that may lack what a primary view confirmed. `rank`: of
    /// its leader's log.
    bool isBehind(const Epoch &view, bool confirmed, const SpineRank &rank) const;

    /// What should be true between two steps and is not; none where all is well.
    const char *brokenInvariant() const;

private:
    Duration m_unproven_for;
    HighestEpochs m_current;
    HighestEpochs m_proven; ///< the same, of leaders that went on
    TimePoint m_raised_at;
    std::map<Epoch, HighestEpochs> m_left; ///< of groups left, by genesis; at most kLeftMax
};

} // namespace roomcast
