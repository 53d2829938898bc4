// SPDX-License-Identifier: MIT
//
// What the world lets be seen of a run: everything that leaves a process, and nothing of its
// inside. Checkers, the trace and the history of requests are observers. Called in the order of
// virtual time; an observer must not change the world.
#pragma once

#include "core/client/answer.h"
#include "core/engine/event.h"
#include "core/engine/server_status.h"
#include "core/engine/stored_replica.h"
#include "core/protocol/outbox.h"
#include "core/protocol/packet.h"
#include "sim/network.h"

namespace roomcast::sim {

struct Disk;

class Observer {
public:
    Observer() = default;
    Observer(const Observer &) = delete;
    Observer &operator=(const Observer &) = delete;
    virtual ~Observer() = default;

    virtual void onStarted(Node, const ServerIdentity &, const Disk &) {}
    virtual void onStopped(Node, const ServerIdentity &) {}
    /// `batch` has become durable; `disk` holds it already.
    virtual void onPersisted(Node, const ServerIdentity &, const PersistBatch &, const Disk &) {}
    virtual void onWiped(Node, const Disk &) {}
    /// Who wants to know to whom as well takes this one in the place of onSent().
    virtual void onOutbound(Node machine, const ServerIdentity &member, const Outbound &outbound)
    {
        std::visit([&](const auto &to) { onSent(machine, member, to.message); }, outbound);
    }
    virtual void onSent(Node, const ServerIdentity &, const Message &) {}
    virtual void onEvent(Node, const ServerIdentity &, const Event &) {}
    /// Whether onStatus() is for this one: taking a status costs.
    virtual bool wantsStatus() const { return false; }
    /// A look at a server after a step that sent or told something.
    virtual void onStatus(Node, const ServerIdentity &, const ServerStatus &, const Disk &) {}

    virtual void onSubmitted(Node, ClientId, Ticket, const Command &) {}
    virtual void onRequested(Node, ClientId, const Request &) {}
    virtual void onAnswered(Node, ClientId, const Answer &) {}
    virtual void onDoubleReply(Node, ClientId, const Answer &) {}
    /// A cached value, or what is said of it, is new: a window would show it.
    virtual void onShown(Node, ClientId, const Query &, const Outcome &, const CacheNote &) {}

    /// A packet of another label made a server do something.
    virtual void onLeak(Node, const ServerIdentity &, const Message &) {}

    /// After a step the server's, or a client's, own state does not make sense: `broken` is what
    /// should be true.
    virtual void onUnsound(Node, const ServerIdentity &, const char *) {}
    virtual void onUnsoundClient(Node, ClientId, const char *) {}

    /// A packet reaches a server.
    virtual void onHeard(Node, const Packet &) {}
    /// A datagram reaches a node.
    virtual void onDelivered(Node, const QByteArray &) {}
};

} // namespace roomcast::sim
