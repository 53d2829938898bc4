// SPDX-License-Identifier: MIT
//
// The real network: UDP multicast on one interface, unicast datagrams, and TCP links. Two UDP
// sockets, because unicast to a port that several processes share reaches only one of them: a
// shared one receives what is sent to the group, an own one sends and takes unicast.
// On loopback nothing leaves the machine (TTL 0); elsewhere nothing leaves the segment (TTL 1).
#pragma once

#include "net/link_table.h"
#include "net/transport.h"

#include <QNetworkDatagram>
#include <QNetworkInterface>
#include <QUdpSocket>

namespace roomcast {

struct MulticastOptions {
    Endpoint group; ///< multicast address and port
    QString interface_name;
    bool accept_links = true; ///< servers do, clients do not
};

class MulticastTransport final : public Transport {
    Q_OBJECT

public:
    explicit MulticastTransport(MulticastOptions options, QObject *parent = nullptr);

    Result<Unit, TransportError> open() override;
    void multicast(const QByteArray &datagram) override;
    void unicast(const Endpoint &to, const QByteArray &datagram) override;
    quint16 linkPort() const override;
    LinkId openLink(const Endpoint &to) override;
    void sendOnLink(LinkId link, const QByteArray &message) override;
    void closeLink(LinkId link) override;

private:
    Result<Unit, TransportError> joinGroup(const QNetworkInterface &interface);
    Result<Unit, TransportError> openSender(const QNetworkInterface &interface);
    bool own(const QNetworkDatagram &datagram) const;
    void readGroup();
    void readUnicast();

    MulticastOptions m_options;
    QHostAddress m_group;
    QUdpSocket m_receiver; ///< bound to the group's port, shared with other processes
    QUdpSocket m_sender;   ///< own port
    LinkTable m_links;
};

} // namespace roomcast
