// SPDX-License-Identifier: MIT
//
// The leader's book-keeping for one view: which member has acknowledged what, what is therefore
// committed, and the read rounds that prove the leader still leads when it answers a query.
// Commit rule: an entry is committed when every member of the view has it on its disk.
#pragma once

#include "core/base/time.h"
#include "core/protocol/message.h"

#include <map>

namespace roomcast {

/// A query that waits for its round.
struct WaitingRead {
    RequestId id;
    quint32 attempt = 1;
    QByteArray command;
    Endpoint client;
    quint64 round = 0; ///< the round that must be complete, begun after the query came
};

class Sequencer {
public:
    static constexpr qsizetype kReadsMax = 4096;
    /// Clients that wait for a beacon; of more, those that came last ask again.
    static constexpr qsizetype kBeaconsMax = 256;

    /// Begins a view whose VIEW entry is at `view_index`; nothing is acknowledged yet.
    Sequencer(const View &view, const ServerKey &self, LogIndex view_index,
              qsizetype reads_max = kReadsMax);

    LogIndex viewIndex() const { return m_view_index; }

    /// `last` is on the disk of `member`; lower values than before are ignored.
    void acknowledge(const ServerKey &member, LogIndex last, quint64 round);
    /// What every member has.
    LogIndex acknowledgedByAll() const;

    /// False where too many wait. The same attempt again replaces nothing and is not counted.
    bool addRead(WaitingRead read);
    /// The reads that wait, for the leader of the next view.
    std::vector<WaitingRead> takeReads() { return std::exchange(m_reads, {}); }
    /// A client asks for a beacon. It has one question at a time: the newest.
    void addBeacon(const BeaconFor &asked);
    quint64 round() const { return m_round; }
    /// Starts the next round if reads wait for it and none is under way. True if it did.
    bool startRound();
    /// The same for beacons, which wait for a heartbeat that is due anyhow.
    bool startBeaconRound();
    /// Reads whose round every member has seen. Nothing before the view's first entry commits.
    std::vector<WaitingRead> takeReadable(LogIndex committed);
    /// Those whose beacon is due for the same reason.
    std::vector<BeaconFor> takeBeacons(LogIndex committed);
    /// What should be true between two steps and is not; none where all is well.
    const char *brokenInvariant() const;

private:
    LogIndex acknowledgedByMost() const; ///< a mutation's commit rule
    quint64 roundSeenByAll() const;
    bool beginRound(bool waited_for);

    struct Asker {
        BeaconFor asked;
        quint64 round = 0; ///< as of WaitingRead
    };

    struct Progress {
        LogIndex last;
        quint64 round = 0;
    };
    ServerKey m_self;
    LogIndex m_view_index;
    std::map<ServerKey, Progress> m_members;
    qsizetype m_reads_max;
    std::vector<WaitingRead> m_reads; ///< ascending by round
    std::vector<Asker> m_askers;      ///< at most kBeaconsMax, one a client
    quint64 m_round = 0;
};

} // namespace roomcast
