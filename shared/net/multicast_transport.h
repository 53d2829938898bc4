// SPDX-License-Identifier: MIT
//
// The real network: UDP multicast on one interface, unicast datagrams, and TCP links. Two UDP
// sockets, because unicast to a port that several processes share reaches only one of them: a
// shared one receives what is sent to the group, an own one sends and takes unicast.
// On loopback nothing leaves the machine (TTL 0); elsewhere nothing leaves the segment (TTL 1).
//
// Only what comes in by the group's own interface is heard. The interface is followed while the
// program runs: when it, its address or the membership changes, or the system refuses to send,
// sockets are opened anew and the group is joined again as soon as that works. Links outlast it
// where the address stays. It counts as refused, too, where multicast may be sent, and unicast to
// nobody.
#pragma once

#include "net/interface_watch.h"
#include "net/link_table.h"
#include "net/transport.h"
#include "net/unicast_check.h"

#include <QNetworkDatagram>
#include <QTimer>
#include <QUdpSocket>

#include <memory>

namespace roomcast {

struct MulticastOptions {
    Endpoint group; ///< multicast address and port
    QString interface_name;
    bool accept_links = true;    ///< servers do, clients do not
    LinkTable::Ports link_ports; ///< to accept them on
    /// How long a link may take to stand.
    std::chrono::milliseconds connect_within{3'000};
    /// For an interface that is there and cannot be used yet: open() succeeds, in trouble.
    bool wait_for_network = false;
};

class MulticastTransport final : public Transport {
    Q_OBJECT

public:
    explicit MulticastTransport(MulticastOptions options, QObject *parent = nullptr);

    Result<Unit, TransportError> open() override;
    void multicast(const QByteArray &datagram) override;
    void unicast(const Endpoint &to, const QByteArray &datagram) override;
    std::optional<NetworkTrouble> networkTrouble() const override { return m_trouble; }
    quint16 linkPort() const override { return m_links.port(); }
    LinkId openLink(const Endpoint &to) override { return m_links.connectTo(to); }
    Endpoint linkPeer(LinkId link) const override { return m_links.peerOf(link); }
    void keepLink(LinkId link) override { m_links.keep(link); }
    void sendOnLink(LinkId link, const QByteArray &message) override
    {
        m_links.send(link, message);
    }
    void closeLink(LinkId link) override { m_links.close(link); }

private:
    Result<Unit, TransportError> openSockets(const InterfaceState &state);
    Result<Unit, TransportError> joinGroup();
    Result<Unit, TransportError> openSender(const InterfaceState &state);
    Result<Unit, TransportError> listen();
    void closeSockets();

    void follow();
    void reopen(const InterfaceState &state);
    std::optional<NetworkCause> changeTo(const InterfaceState &state) const;
    void lose(NetworkCause cause, const QString &detail = {});
    void regain(bool carrier);
    bool joinAgain();
    bool canSend();
    void checkSending();

    void greet(const Endpoint &other);
    bool isOurs(const QNetworkDatagram &datagram) const;
    bool own(const QNetworkDatagram &datagram) const;
    void readGroup();
    void readUnicast();
    void pass(const QNetworkDatagram &datagram, Channel channel);

    MulticastOptions m_options;
    QHostAddress m_group;
    std::unique_ptr<QUdpSocket> m_receiver; ///< bound to the group's port, shared with others
    std::unique_ptr<QUdpSocket> m_sender;   ///< own port
    LinkTable m_links;
    InterfaceWatch m_watch;
    QTimer m_retry;            ///< while the network is lost
    QTimer m_doubt;            ///< something could not be sent: it is tried whether anything can
    int m_index = 0;           ///< of the interface that the sockets are open on
    QHostAddress m_address;    ///< that they are, or were, open on
    quint16 m_sender_port = 0; ///< kept over a change, if it is still free
    quint16 m_link_port = 0;
    bool m_unplugged = false; ///< since the group was joined
    UnicastCheck m_unicast;   ///< knows who was heard since sockets were opened
    std::optional<NetworkTrouble> m_trouble;
};

} // namespace roomcast
