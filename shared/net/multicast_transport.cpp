// SPDX-License-Identifier: MIT
#include "net/multicast_transport.h"

#include <QNetworkInterface>
#include <QNetworkProxy>

#include <cerrno>

#include <netinet/in.h>
#include <sys/socket.h>

namespace roomcast {

namespace {

using namespace std::chrono_literals;

/// A burst of a thousand datagrams fits; the system may grant less.
constexpr int kReceiveBufferBytes = 4 * 1024 * 1024;
/// Datagrams handled before other events get a turn.
constexpr int kReadsPerTurn = 256;
/// How often a network that is lost is tried, beside at every change of an interface.
constexpr auto kRetry = 250ms;
/// From a datagram that could not be sent to the test whether any can.
constexpr auto kDoubt = 50ms;

Failure<TransportError> failure(TransportError::Kind kind, const QString &subject,
                                const QString &detail = {})
{
    return Failure{TransportError{kind, subject, detail}};
}

/// What keeps sockets from being opened on it.
std::optional<NetworkCause> obstacle(const InterfaceState &state)
{
    if (state.index == 0)
        return NetworkCause::InterfaceGone;
    if (!state.up)
        return NetworkCause::InterfaceDown;
    if (state.addresses.isEmpty())
        return NetworkCause::NoAddress;
    return std::nullopt;
}

TransportError::Kind kindOf(NetworkCause obstacle)
{
    using Kind = TransportError::Kind;
    if (obstacle == NetworkCause::InterfaceGone)
        return Kind::NoSuchInterface;
    return obstacle == NetworkCause::InterfaceDown ? Kind::Down : Kind::NoAddress;
}

/// Without it, a socket hears what any process of the machine has joined, on any interface.
void hearOwnMembershipsOnly(const QUdpSocket &socket)
{
    const int off = 0;
    ::setsockopt(int(socket.socketDescriptor()), IPPROTO_IP, IP_MULTICAST_ALL, &off, sizeof off);
}

std::unique_ptr<QUdpSocket> makeSocket()
{
    auto socket = std::make_unique<QUdpSocket>();
    socket->setProxy(QNetworkProxy::NoProxy);
    return socket;
}

/// From readyRead, or from one who is told by it: it goes when that is over.
void retire(std::unique_ptr<QUdpSocket> &socket)
{
    if (!socket)
        return;
    socket->disconnect();
    socket->close();
    socket.release()->deleteLater();
}

} // namespace

MulticastTransport::MulticastTransport(MulticastOptions options, QObject *parent)
    : Transport(parent), m_options(std::move(options)), m_group(m_options.group.ipv4)
{
    m_links.setConnectWithin(m_options.connect_within);
    connect(&m_links, &LinkTable::opened, this, &Transport::linkOpened);
    connect(&m_links, &LinkTable::message, this, &Transport::linkMessage);
    connect(&m_links, &LinkTable::closed, this, &Transport::linkClosed);
    m_retry.setInterval(kRetry);
    m_doubt.setInterval(kDoubt);
    m_doubt.setSingleShot(true);
    connect(&m_watch, &InterfaceWatch::changed, this, &MulticastTransport::follow);
    connect(&m_retry, &QTimer::timeout, this, &MulticastTransport::follow);
    connect(&m_doubt, &QTimer::timeout, this, &MulticastTransport::checkSending);
}

// ---- sockets ---------------------------------------------------------------------------------

Result<Unit, TransportError> MulticastTransport::open()
{
    if (!m_group.isMulticast())
        return failure(TransportError::Kind::NotMulticastGroup, m_group.toString());
    // Not filtered by the CanMulticast flag: Linux's lo lacks it and multicasts all the same.
    const auto state = InterfaceState::of(m_options.interface_name);
    const auto missing = obstacle(state);
    if (missing && (state.index == 0 || !m_options.wait_for_network))
        return failure(kindOf(*missing), m_options.interface_name);
    if (missing) {
        m_trouble = NetworkTrouble{*missing, m_options.interface_name, {}};
    } else if (auto opened = openSockets(state); !opened) {
        return opened;
    } else if (!state.carrier) {
        m_trouble = NetworkTrouble{NetworkCause::NoCarrier, m_options.interface_name, {}};
    }
    if (m_trouble)
        m_retry.start();
    m_watch.start();
    return Unit{};
}

Result<Unit, TransportError> MulticastTransport::openSockets(const InterfaceState &state)
{
    m_index = state.index;
    m_unicast.reset();
    m_unplugged = !state.carrier;
    if (!state.addresses.contains(m_address))
        m_address = state.addresses.constFirst();
    if (auto joined = joinGroup(); !joined)
        return joined;
    if (auto opened = openSender(state); !opened)
        return opened;
    return m_options.accept_links ? listen() : Unit{};
}

Result<Unit, TransportError> MulticastTransport::joinGroup()
{
    using Kind = TransportError::Kind;
    m_receiver = makeSocket();
    if (!m_receiver->bind(QHostAddress::AnyIPv4, m_options.group.port,
                          QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint))
        return failure(Kind::PortInUse, QString::number(m_options.group.port),
                       m_receiver->errorString());
    hearOwnMembershipsOnly(*m_receiver);
    if (!m_receiver->joinMulticastGroup(m_group, QNetworkInterface::interfaceFromIndex(m_index)))
        return failure(Kind::CannotJoin, m_group.toString(), m_receiver->errorString());
    m_receiver->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption,
                                kReceiveBufferBytes);
    connect(m_receiver.get(), &QUdpSocket::readyRead, this, &MulticastTransport::readGroup);
    return Unit{};
}

Result<Unit, TransportError> MulticastTransport::openSender(const InterfaceState &state)
{
    m_sender = makeSocket();
    // The port stays, if it can: the fewer know a wrong one.
    if (!m_sender->bind(m_address, m_sender_port) && !m_sender->bind(m_address, 0))
        return failure(TransportError::Kind::CannotListen, m_address.toString(),
                       m_sender->errorString());
    m_sender_port = m_sender->localPort();
    m_sender->setMulticastInterface(QNetworkInterface::interfaceFromIndex(m_index));
    m_sender->setSocketOption(QAbstractSocket::MulticastTtlOption, state.loopback ? 0 : 1);
    m_sender->setSocketOption(QAbstractSocket::MulticastLoopbackOption, 1);
    m_sender->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, kReceiveBufferBytes);
    connect(m_sender.get(), &QUdpSocket::readyRead, this, &MulticastTransport::readUnicast);
    return Unit{};
}

/// Links, and whoever knows where to connect to, outlast a change that leaves the address.
Result<Unit, TransportError> MulticastTransport::listen()
{
    if (m_links.port() != 0 && m_links.address() == m_address)
        return Unit{};
    m_links.closeAll();
    const bool same = m_link_port != 0 && m_links.listen(m_address, {m_link_port, 1});
    if (!same && !m_links.listen(m_address, m_options.link_ports))
        return failure(TransportError::Kind::CannotListen, m_address.toString(),
                       m_links.errorString());
    m_link_port = m_links.port();
    return Unit{};
}

void MulticastTransport::closeSockets()
{
    retire(m_receiver);
    retire(m_sender);
    m_index = 0;
}

// ---- a network that changes ------------------------------------------------------------------

/// What has become of the interface that the sockets are open on; none: they can stay.
std::optional<NetworkCause> MulticastTransport::changeTo(const InterfaceState &state) const
{
    if (const auto missing = obstacle(state))
        return missing;
    if (!m_sender)
        return m_trouble ? m_trouble->cause : NetworkCause::CannotOpen;
    if (state.index != m_index)
        return NetworkCause::Replaced;
    if (!state.addresses.contains(m_address))
        return NetworkCause::AddressChanged;
    return std::nullopt;
}

void MulticastTransport::follow()
{
    const auto state = InterfaceState::of(m_options.interface_name);
    if (const auto cause = changeTo(state)) {
        closeSockets();
        lose(*cause, m_trouble && m_trouble->cause == *cause ? m_trouble->detail : QString());
        if (!obstacle(state))
            reopen(state);
    } else if (m_trouble && m_trouble->cause == NetworkCause::SendFailed) {
        checkSending();
    } else {
        regain(state.carrier);
    }
}

void MulticastTransport::reopen(const InterfaceState &state)
{
    if (const auto opened = openSockets(state); !opened) {
        closeSockets();
        lose(NetworkCause::CannotOpen, opened.error().detail);
    } else if (!canSend()) {
        lose(NetworkCause::SendFailed, m_sender->errorString());
    } else {
        regain(state.carrier);
    }
}

void MulticastTransport::lose(NetworkCause cause, const QString &detail)
{
    const NetworkTrouble trouble{cause, m_options.interface_name, detail};
    if (!m_retry.isActive())
        m_retry.start();
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    Q_EMIT networkLost(trouble);
}

void MulticastTransport::regain(bool carrier)
{
    if (!carrier) {
        m_unplugged = true;
        return lose(NetworkCause::NoCarrier);
    }
    if (m_unplugged && !joinAgain())
        return;
    m_retry.stop();
    if (!std::exchange(m_trouble, std::nullopt))
        return;
    Q_EMIT networkBack({m_address.toIPv4Address(), m_sender_port});
}

/// It may be at another port of the switch now, which passes the group's datagrams only where
/// somebody asked for them; the system does not ask again by itself.
bool MulticastTransport::joinAgain()
{
    const auto interface = QNetworkInterface::interfaceFromIndex(m_index);
    m_receiver->leaveMulticastGroup(m_group, interface);
    if (m_receiver->joinMulticastGroup(m_group, interface)) {
        m_unplugged = false;
        return true;
    }
    const QString why = m_receiver->errorString();
    closeSockets();
    lose(NetworkCause::CannotOpen, why);
    return false;
}

/// An empty datagram to the group: it goes the way of all others, and nobody takes it for one.
bool MulticastTransport::canSend()
{
    return m_sender->writeDatagram(QByteArray(), m_group, m_options.group.port) >= 0 ||
           m_sender->error() == QAbstractSocket::TemporaryError ||
           m_sender->error() == QAbstractSocket::SocketResourceError;
}

void MulticastTransport::checkSending()
{
    if (!m_sender)
        return;
    if (!canSend())
        return lose(NetworkCause::SendFailed, m_sender->errorString());
    if (m_unicast.isForbidden(*m_sender))
        return lose(NetworkCause::SendFailed, qt_error_string(EPERM));
    if (m_trouble && m_trouble->cause == NetworkCause::SendFailed)
        regain(InterfaceState::of(m_options.interface_name).carrier);
}

// ---- datagrams -------------------------------------------------------------------------------

void MulticastTransport::multicast(const QByteArray &datagram)
{
    if (m_sender && m_sender->writeDatagram(datagram, m_group, m_options.group.port) < 0 &&
        !m_doubt.isActive())
        m_doubt.start();
}

void MulticastTransport::unicast(const Endpoint &to, const QByteArray &datagram)
{
    if (!m_sender || m_sender->writeDatagram(datagram, QHostAddress(to.ipv4), to.port) >= 0)
        return;
    m_unicast.refuse(to);
    if (!m_doubt.isActive())
        m_doubt.start();
}

void MulticastTransport::readGroup()
{
    // Read until there is nothing, not while something is pending: a turn that reads nothing would
    // leave the socket waiting to be read, and it would never tell of another datagram.
    for (int i = 0; m_receiver; ++i) {
        if (i == kReadsPerTurn) {
            QMetaObject::invokeMethod(this, &MulticastTransport::readGroup, Qt::QueuedConnection);
            return;
        }
        const QNetworkDatagram d = m_receiver->receiveDatagram(kDatagramBytesMax + 1);
        if (!d.isValid())
            return;
        // The port also receives what other processes' groups get, and what this process sends.
        if (d.destinationAddress() != m_group || !isOurs(d) || own(d))
            continue;
        greet({d.senderAddress().toIPv4Address(), quint16(d.senderPort())});
        pass(d, Channel::Multicast);
    }
}

/// Whoever knew this address on another interface goes on sending to that one for half a minute. To
/// unicast an empty datagram, the system asks for the other's hardware address, and tells its own
/// by that.
void MulticastTransport::greet(const Endpoint &other)
{
    if (m_sender && m_unicast.meet(other))
        m_sender->writeDatagram(QByteArray(), QHostAddress(other.ipv4), other.port);
}

/// Came in by the group's interface. What this machine unicasts to itself comes by its loopback.
bool MulticastTransport::isOurs(const QNetworkDatagram &datagram) const
{
    constexpr int kUnknown = 0;
    constexpr int kLoopbackIndex = 1; // the first of every Linux network
    const int index = int(datagram.interfaceIndex());
    return index == m_index || index == kUnknown ||
           (index == kLoopbackIndex && !datagram.destinationAddress().isMulticast());
}

bool MulticastTransport::own(const QNetworkDatagram &datagram) const
{
    return datagram.senderPort() == m_sender_port && datagram.senderAddress() == m_address;
}

void MulticastTransport::readUnicast()
{
    for (int i = 0; m_sender; ++i) {
        if (i == kReadsPerTurn) {
            QMetaObject::invokeMethod(this, &MulticastTransport::readUnicast, Qt::QueuedConnection);
            return;
        }
        const QNetworkDatagram d = m_sender->receiveDatagram(kDatagramBytesMax + 1);
        if (!d.isValid())
            return;
        if (isOurs(d))
            pass(d, Channel::Unicast);
    }
}

/// An empty one only tried whether it could be sent.
void MulticastTransport::pass(const QNetworkDatagram &datagram, Channel channel)
{
    const QByteArray bytes = datagram.data();
    if (!bytes.isEmpty() && bytes.size() <= kDatagramBytesMax)
        Q_EMIT datagramReceived(
            {datagram.senderAddress().toIPv4Address(), quint16(datagram.senderPort())}, bytes,
            channel);
}

} // namespace roomcast
