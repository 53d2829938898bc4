// SPDX-License-Identifier: MIT
//
// The loop around one server engine, the same in the node and in the simulator, so that the
// simulator tests what ships. It puts inputs aside while the server is frozen on purpose, drops
// what a disk that hangs leaves no room for, lets a step's effects out only when the disk has what
// they rest on, and says when to wake. Sans I/O: the caller owns disk, network, timer and clock.
//
//     taken = driver.take(input, now)      hand taken.batch to the disk, unless it is empty
//     driver.onWritten(n)                  n batches are on the disk by now
//     while (e = driver.next()) ...        after either: send and tell what is due
//     arm the timer for driver.wakeAt(now)
#pragma once

#include "core/engine/write_ahead.h"
#include "core/server/server_engine.h"

#include <deque>

namespace roomcast {

class ServerDriver {
public:
    /// Inputs kept for a frozen server to wake to, as the system's own queues would.
    static constexpr qsizetype kAsideMax = 4096;
    /// While too many steps wait for the disk, it is looked again this often.
    static constexpr Duration kDiskAgainAfter = std::chrono::milliseconds(100);

    /// What became of an input.
    struct Taken {
        enum class How {
            Stepped,
            Aside,   ///< the server is frozen: it comes when that ends
            Dropped, ///< no room for it, or the server has stopped
        };
        How how = How::Stepped;
        bool idle = true; ///< the step asked for nothing
        PersistBatch batch;
    };

    ServerDriver(ServerConfig config, quint16 link_port, const StoredReplica &copy)
        : m_engine(std::move(config), link_port, copy)
    {
    }

    Taken take(EngineInput input, Now now);
    /// What the surroundings have to tell, in its place among what the steps tell.
    void note(Event event, Now now);
    /// The disk has the first `batches` of those that take() gave and that were not empty.
    void onWritten(quint64 batches) { m_waiting.onWritten(batches); }
    /// What is to be carried out next, in the order of the steps; nothing while frozen. Ends for
    /// good with Effects::stop.
    std::optional<Effects> next();
    /// When to take a Tick; never while frozen or stopped.
    std::optional<TimePoint> wakeAt(Now now) const;
    /// True while more steps wait for the disk than are allowed: datagrams are dropped.
    bool isDiskBehind() const { return m_waiting.isFull(); }

    /// Stops hearing, sending and thinking, as a process that the system has stopped.
    void freeze() { m_frozen = true; }
    /// Ends it. What is returned is to be taken now, in this order: what came meanwhile is still
    /// there, as it is for a process that was stopped.
    std::deque<EngineInput> thaw();
    bool frozen() const { return m_frozen; }
    /// Nothing is taken and nothing let out any more, as after Effects::stop.
    void stop() { m_stopped = true; }

    const ServerEngine &engine() const { return m_engine; }

private:
    bool hasRoomFor(const EngineInput &input) const;

    ServerEngine m_engine;
    WriteAhead m_waiting;
    std::deque<EngineInput> m_aside; ///< bounded by kAsideMax
    bool m_frozen = false;
    bool m_stopped = false;
};

} // namespace roomcast
