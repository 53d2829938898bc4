// SPDX-License-Identifier: MIT
//
// A transport that drops a share of the datagrams it passes on, in both directions: the built-in
// fault control of a server. Links are left alone, as TCP repeats what a network loses. Made by the
// server's composition root around the real transport, which must outlive it; with no loss set it
// changes nothing. Fails only where the transport inside does.
#pragma once

#include "net/transport.h"

#include <QRandomGenerator>

namespace roomcast {

class LossyTransport final : public Transport {
    Q_OBJECT

public:
    LossyTransport(Transport &inner, QRandomGenerator random, QObject *parent = nullptr);

    /// Share of datagrams that is dropped from now on, 0 to 100.
    void setLoss(int percent) { m_percent = percent; }
    int loss() const { return m_percent; }

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
    bool loses() { return m_percent > 0 && int(m_random.bounded(100)) < m_percent; }

    Transport &m_inner;
    QRandomGenerator m_random;
    int m_percent = 0;
};

} // namespace roomcast
