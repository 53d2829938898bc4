// SPDX-License-Identifier: MIT
//
// Fetching the replica of another server: waits for a link to it, asks for part after part, and
// reads them. Source: PROTOCOL.md, "State transfer". Owned by the server engine. What can fail is
// that the other falls silent, or that what it sends is no replica.
#pragma once

#include "core/engine/replica_snapshot.h"

namespace roomcast {

class ReplicaFetch {
public:
    explicit ReplicaFetch(Duration latency_bound)
        : m_patience(5 * latency_bound), m_receiver(m_patience)
    {
    }

    /// A replica is on its way, or a link is waited for.
    bool isActive() const { return m_waits_for || m_receiver.active(); }
    bool isUnderWay() const { return m_receiver.active(); }
    bool waitsFor(const ServerKey &server) const { return m_waits_for == server; }
    /// To whom a link is needed; the one that is waited for comes first.
    std::vector<ServerKey> servers() const;
    /// From 0 to 1; none where nothing is fetched.
    std::optional<double> progress() const;
    quint64 recordsReceived() const { return m_receiver.receivedRecords(); }
    quint64 recordsInAll() const { return m_receiver.totalRecords(); }

    /// Without a link to `from` it waits for one. True where it has asked for what follows `have`.
    bool begin(const ServerKey &from, bool linked, const LogPosition &have, Now now, Outbox &out);

    struct Received {
        SnapshotReceiver::Part part;
        quint64 records_before = 0;
        bool readable = true; ///< and whole, if it was the last part
    };
    /// The part that was waited for; asks for the next one.
    std::optional<Received> receive(const ServerKey &from, const Chunk &chunk, Now now,
                                    Outbox &out);
    /// What has been read of the replica.
    ReplicaReader &reader() { return m_reader; }

    /// True once it has waited too long.
    bool isOverdue(Now now);
    void drop();
    std::optional<TimePoint> deadline() const { return m_receiver.deadline(); }

private:
    Duration m_patience;
    std::optional<ServerKey> m_waits_for; ///< the link to it
    TimePoint m_waits_until;
    SnapshotReceiver m_receiver;
    ReplicaReader m_reader;
};

} // namespace roomcast
