// SPDX-License-Identifier: MIT
//
// Drives one server engine: reads datagrams, connection events and the clock, steps the engine, and
// carries out its effects in the order persist, send, notify. Owns exactly one timer. Transport,
// store and clock are the composition root's and must outlive the node. A store that fails stops
// the node before anything that rests on the failed write is sent.
#pragma once

#include "core/booking/reports.h"
#include "core/engine/event.h"
#include "core/engine/server_config.h"
#include "core/engine/server_status.h"
#include "core/engine/stored_replica.h"
#include "node/clock.h"

#include <QObject>

#include <memory>

namespace roomcast {

class Transport;
class Store;

class ServerNode final : public QObject {
    Q_OBJECT

public:
    /// `copy`: what the store gave back; empty for a newcomer.
    ServerNode(ServerConfig config, Transport &transport, Store &store, const Clock &clock,
               const StoredReplica &copy = {}, QObject *parent = nullptr);

    ~ServerNode() override;

    /// Call once, after connecting to the signals.
    void start();
    ServerStatus status() const;
    std::vector<PeerStatus> peers() const;
    /// What merges displaced, from the conflict of that number on; one answer's worth.
    Conflicts conflicts(quint64 from) const;

    /// Leaves the group in order; `stopped` follows within 3 times the latency bound.
    void leave();
    /// A person vouches that server `id` is gone with its disk; see ServerEngine::declareDead.
    void declareDead(ServerId id);
    /// A person chooses that this group joins the other of its name; see ServerEngine.
    void joinOtherGroup();
    /// Which side of a partition on purpose it is on, and when it goes back: see ServerEngine.
    void setPartition(Label label);
    void setHealAfter(quint32 requests);
    /// Logs and tells what is on; carries out the service time. What datagrams suffer is its
    /// transport's.
    void setFaults(const Faults &faults);
    /// Logs what its surroundings have to tell, in its place among what it tells itself.
    void log(Event event);
    /// Stops hearing, sending and thinking for `pause`, then wakes as a stale process would.
    void freeze(std::chrono::milliseconds pause);
    /// Logs that a control line was not understood.
    void rejectControl(const QString &line, const QString &reason);

Q_SIGNALS:
    void eventLogged(const roomcast::LogRecord &record);
    /// Role, leader, view, counters or peers may have changed; at most once per event-loop turn.
    void statusChanged();
    /// The node has ended: it left, its ID is taken, or its store failed. The last signal.
    void stopped(roomcast::StopReason reason);

private:
    class Driver;
    std::unique_ptr<Driver> m_driver;
};

} // namespace roomcast
