// SPDX-License-Identifier: MIT
//
// A ServiceGate with its timer: requests of clients on their way into a node that is slow on
// purpose. Owned by the node, which gives what becomes of them; nothing can fail.
#pragma once

#include "core/engine/event_reasons.h"
#include "node/clock.h"
#include "node/service_gate.h"

#include <QTimer>

#include <functional>

namespace roomcast {

class ServiceQueue final : public QObject {
public:
    using Take = std::function<void(input::Datagram)>;
    using Drop = std::function<void(const input::Datagram &request, event::DropReason reason)>;

    /// The clock must outlive it.
    ServiceQueue(const Clock &clock, Take take, Drop drop);

    void setTime(Duration time);
    void offer(input::Datagram request);
    /// The server has replied.
    void replied() { m_gate.replied(m_clock.now().mono); }
    /// Lets nothing out until resume(): the server is frozen, or has stopped.
    void pause();
    void resume();

private:
    void serve();
    void armTimer();

    const Clock &m_clock;
    Take m_take;
    Drop m_drop;
    ServiceGate m_gate;
    QTimer m_timer;
    bool m_paused = false;
};

} // namespace roomcast
