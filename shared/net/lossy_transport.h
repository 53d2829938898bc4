// SPDX-License-Identifier: MIT
//
// A transport that treats the datagrams it passes on as a bad network would, in both directions:
// it drops, delays, doubles and disorders them, of all or of one peer. The built-in fault control
// of a server. Links are left alone, as TCP repeats what a network loses. Made by the server's
// composition root around the real transport, which must outlive it; with no fault set it changes
// nothing. Fails only where the transport inside does.
#pragma once

#include "core/base/faults.h"
#include "net/transport.h"

#include <QRandomGenerator>
#include <QTimer>

#include <map>

namespace roomcast {

class LossyTransport final : public Transport {
    Q_OBJECT

public:
    /// Datagrams that are delayed at a time; more are lost, as in a full buffer.
    static constexpr size_t kHeldMax = 4096;
    /// How long one that lets the next one pass waits for it.
    static constexpr Duration kPassedWithin = std::chrono::milliseconds(20);

    LossyTransport(Transport &inner, QRandomGenerator random, QObject *parent = nullptr);

    /// From now on. With `faults.peer` only what comes from `peer`, or goes to it alone, suffers:
    /// what is multicast leaves once for all. No `peer` then: nobody does, as it is not known yet.
    void setFaults(const Faults &faults, const std::optional<Endpoint> &peer = {});

    Result<Unit, TransportError> open() override { return m_inner.open(); }
    void multicast(const QByteArray &datagram) override;
    void unicast(const Endpoint &to, const QByteArray &datagram) override;
    std::optional<NetworkTrouble> networkTrouble() const override
    {
        return m_inner.networkTrouble();
    }
    quint16 linkPort() const override { return m_inner.linkPort(); }
    LinkId openLink(const Endpoint &to) override { return m_inner.openLink(to); }
    Endpoint linkPeer(LinkId link) const override { return m_inner.linkPeer(link); }
    void keepLink(LinkId link) override { m_inner.keepLink(link); }
    void sendOnLink(LinkId link, const QByteArray &message) override;
    void closeLink(LinkId link) override { m_inner.closeLink(link); }

private:
    /// One datagram on its way in or out.
    struct Passing {
        enum class Way { In, ToAll, ToOne } way{};
        Endpoint other; ///< where it comes from, or goes to
        QByteArray datagram;
        Channel channel{}; ///< of one that comes in
    };
    static size_t direction(Passing::Way way) { return way == Passing::Way::In ? 0 : 1; }

    bool suffers(const Passing &passing) const;
    bool happens(int percent) { return percent > 0 && int(m_random.bounded(100)) < percent; }
    void pass(Passing passing);
    void passOnce(const Passing &passing);
    void hold(Passing passing, Duration time);
    void letGo(const Passing &passing);
    void deliver(const Passing &passing);
    void deliverDue();
    void armTimer();
    static Duration now();

    Transport &m_inner;
    QRandomGenerator m_random;
    Faults m_faults;
    std::optional<Endpoint> m_peer;
    std::multimap<Duration, Passing> m_held; ///< by when they are due; kHeldMax at most
    /// Of each direction the one that lets the next one pass.
    std::array<std::optional<Passing>, 2> m_passed;
    QTimer m_timer;
};

} // namespace roomcast
