// SPDX-License-Identifier: MIT
//
// Three real servers that are killed and started again at random, in a thread of its own: starting
// and ending processes waits, and the test's event loop is what is measured. The first thing that
// happens is that all of them die. Ends with all of them in one view.
#pragma once

#include "support/fleet.h"

#include <QThread>

#include <atomic>
#include <future>

namespace roomcast::test {

class Storm final {
public:
    /// Blows for `seconds`, the same for the same seed but for the machine's speed.
    Storm(FleetOptions options, int seconds, quint32 seed);
    ~Storm();
    Q_DISABLE_COPY(Storm)

    /// Waits until the servers are up; the network of clients.
    MulticastOptions network() { return m_network.get_future().get(); }
    void begin() { m_begun = true; }
    /// The servers stay up until the storm is destroyed.
    bool isOver() const { return m_over; }
    /// All servers met again. Once it is over.
    bool endedWell() const { return m_met; }
    int kills() const { return m_kills; }

private:
    void run(FleetOptions options, int seconds, quint32 seed);

    std::promise<MulticastOptions> m_network;
    std::atomic<bool> m_begun = false;
    std::atomic<bool> m_cancelled = false;
    std::atomic<bool> m_met = false;
    std::atomic<bool> m_over = false;
    std::atomic<int> m_kills = 0;
    std::unique_ptr<QThread> m_thread;
};

} // namespace roomcast::test
