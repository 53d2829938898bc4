// SPDX-License-Identifier: MIT
#include "net/multicast_transport.h"

#include <QNetworkProxy>

namespace roomcast {

namespace {

/// A burst of a thousand datagrams fits; the system may grant less.
constexpr int kReceiveBufferBytes = 4 * 1024 * 1024;
/// Datagrams handled before other events get a turn.
constexpr int kReadsPerTurn = 256;

QHostAddress addressOf(const QNetworkInterface &interface)
{
    for (const QNetworkAddressEntry &entry : interface.addressEntries())
        if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol)
            return entry.ip();
    return {};
}

Failure<TransportError> failure(TransportError::Kind kind, const QString &subject,
                                const QString &detail = {})
{
    return Failure{TransportError{kind, subject, detail}};
}

} // namespace

MulticastTransport::MulticastTransport(MulticastOptions options, QObject *parent)
    : Transport(parent), m_options(std::move(options)), m_group(m_options.group.ipv4)
{
    for (QUdpSocket *socket : {&m_receiver, &m_sender})
        socket->setProxy(QNetworkProxy::NoProxy);
    connect(&m_receiver, &QUdpSocket::readyRead, this, &MulticastTransport::readGroup);
    connect(&m_sender, &QUdpSocket::readyRead, this, &MulticastTransport::readUnicast);
    connect(&m_links, &LinkTable::opened, this, &Transport::linkOpened);
    connect(&m_links, &LinkTable::message, this, &Transport::linkMessage);
    connect(&m_links, &LinkTable::closed, this, &Transport::linkClosed);
}

Result<Unit, TransportError> MulticastTransport::open()
{
    using Kind = TransportError::Kind;
    if (!m_group.isMulticast())
        return failure(Kind::NotMulticastGroup, m_group.toString());
    // Not filtered by the CanMulticast flag: Linux's lo lacks it and multicasts all the same.
    const auto interface = QNetworkInterface::interfaceFromName(m_options.interface_name);
    if (!interface.isValid() || addressOf(interface).isNull())
        return failure(Kind::NoSuchInterface, m_options.interface_name);
    if (auto joined = joinGroup(interface); !joined)
        return joined;
    if (auto opened = openSender(interface); !opened)
        return opened;
    if (m_options.accept_links && !m_links.listen(addressOf(interface)))
        return failure(Kind::CannotListen, addressOf(interface).toString(), m_links.errorString());
    return Unit{};
}

Result<Unit, TransportError> MulticastTransport::joinGroup(const QNetworkInterface &interface)
{
    using Kind = TransportError::Kind;
    if (!m_receiver.bind(QHostAddress::AnyIPv4, m_options.group.port,
                         QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint))
        return failure(Kind::PortInUse, QString::number(m_options.group.port),
                       m_receiver.errorString());
    if (!m_receiver.joinMulticastGroup(m_group, interface))
        return failure(Kind::CannotJoin, m_group.toString(), m_receiver.errorString());
    m_receiver.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, kReceiveBufferBytes);
    return Unit{};
}

Result<Unit, TransportError> MulticastTransport::openSender(const QNetworkInterface &interface)
{
    const bool loopback = interface.flags().testFlag(QNetworkInterface::IsLoopBack);
    if (!m_sender.bind(addressOf(interface), 0))
        return failure(TransportError::Kind::CannotListen, addressOf(interface).toString(),
                       m_sender.errorString());
    m_sender.setMulticastInterface(interface);
    m_sender.setSocketOption(QAbstractSocket::MulticastTtlOption, loopback ? 0 : 1);
    m_sender.setSocketOption(QAbstractSocket::MulticastLoopbackOption, 1);
    m_sender.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, kReceiveBufferBytes);
    return Unit{};
}

void MulticastTransport::multicast(const QByteArray &datagram)
{
    m_sender.writeDatagram(datagram, m_group, m_options.group.port);
}

void MulticastTransport::unicast(const Endpoint &to, const QByteArray &datagram)
{
    m_sender.writeDatagram(datagram, QHostAddress(to.ipv4), to.port);
}

void MulticastTransport::readGroup()
{
    // Read until there is nothing, not while something is pending: a turn that reads nothing would
    // leave the socket waiting to be read, and it would never tell of another datagram.
    for (int i = 0;; ++i) {
        if (i == kReadsPerTurn) {
            QMetaObject::invokeMethod(this, &MulticastTransport::readGroup, Qt::QueuedConnection);
            return;
        }
        const QNetworkDatagram d = m_receiver.receiveDatagram(kDatagramBytesMax + 1);
        if (!d.isValid())
            return;
        // The port also receives what other processes' groups get, and what this process sends.
        if (d.destinationAddress() == m_group && d.data().size() <= kDatagramBytesMax && !own(d))
            Q_EMIT datagramReceived({d.senderAddress().toIPv4Address(), quint16(d.senderPort())},
                                    d.data());
    }
}

bool MulticastTransport::own(const QNetworkDatagram &datagram) const
{
    return datagram.senderPort() == m_sender.localPort() &&
           datagram.senderAddress() == m_sender.localAddress();
}

void MulticastTransport::readUnicast()
{
    for (int i = 0;; ++i) {
        if (i == kReadsPerTurn) {
            QMetaObject::invokeMethod(this, &MulticastTransport::readUnicast, Qt::QueuedConnection);
            return;
        }
        const QNetworkDatagram d = m_sender.receiveDatagram(kDatagramBytesMax + 1);
        if (!d.isValid())
            return;
        if (d.data().size() <= kDatagramBytesMax)
            Q_EMIT datagramReceived({d.senderAddress().toIPv4Address(), quint16(d.senderPort())},
                                    d.data());
    }
}

quint16 MulticastTransport::linkPort() const
{
    return m_links.port();
}

LinkId MulticastTransport::openLink(const Endpoint &to)
{
    return m_links.connectTo(to);
}

void MulticastTransport::sendOnLink(LinkId link, const QByteArray &message)
{
    m_links.send(link, message);
}

void MulticastTransport::closeLink(LinkId link)
{
    m_links.close(link);
}

} // namespace roomcast
