// SPDX-License-Identifier: MIT
//
// A network inside one process: the same interface as the real one, for tests and demonstrations
// that need neither sockets nor ports. Whatever is sent arrives in a later turn of the event loop,
// in order and without loss. The network must outlive its transports.
#pragma once

#include "net/transport.h"

#include <map>

namespace roomcast {

class InProcessTransport;

/// The medium that its transports share.
class InProcessNetwork final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

private:
    friend class InProcessTransport;
    struct LinkEnd {
        InProcessTransport *owner = nullptr;
        LinkId other;
    };

    Endpoint attach(InProcessTransport *transport);
    void detach(InProcessTransport *transport);
    InProcessTransport *at(const Endpoint &endpoint) const;

    std::map<quint16, InProcessTransport *> m_transports; ///< by port
    std::map<LinkId, LinkEnd> m_ends;
    quint16 m_ports = 0;
    quint64 m_links = 0;
};

class InProcessTransport final : public Transport {
    Q_OBJECT

public:
    explicit InProcessTransport(InProcessNetwork &network, QObject *parent = nullptr);
    /// Ends its links, as the end of a process does.
    ~InProcessTransport() override;

    Result<Unit, TransportError> open() override;
    void multicast(const QByteArray &datagram) override;
    void unicast(const Endpoint &to, const QByteArray &datagram) override;
    quint16 linkPort() const override { return m_endpoint.port; }
    LinkId openLink(const Endpoint &to) override;
    Endpoint linkPeer(LinkId link) const override;
    void keepLink(LinkId) override {} // they all are
    void sendOnLink(LinkId link, const QByteArray &message) override;
    void closeLink(LinkId link) override;

private:
    friend class InProcessNetwork;
    void deliver(InProcessTransport *to, const QByteArray &datagram, Channel channel);

    InProcessNetwork &m_network;
    Endpoint m_endpoint;
};

} // namespace roomcast
