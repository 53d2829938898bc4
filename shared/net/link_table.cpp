// SPDX-License-Identifier: MIT
#include "net/link_table.h"

#include <QNetworkProxy>
#include <QTimer>
#include <QtEndian>

#include <array>

#include <sys/resource.h>

namespace roomcast {

namespace {

constexpr qsizetype kLengthBytes = sizeof(quint32);
/// Standard streams, the store, the event loop, datagrams, and room for what Qt opens.
constexpr qsizetype kOtherDescriptors = 64;
constexpr qsizetype kLinksMin = 8;
/// After the system had no descriptor to give.
constexpr auto kAcceptAgainAfter = std::chrono::seconds(1);

} // namespace

LinkTable::LinkTable(QObject *parent) : QObject(parent)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &LinkTable::acceptPending);
    connect(&m_server, &QTcpServer::acceptError, this, &LinkTable::acceptAgainLater);
}

LinkTable::~LinkTable()
{
    // Sockets tell of their end when they are destroyed; by then nobody must listen.
    for (auto &[link, socket] : m_sockets)
        socket->disconnect(this);
}

qsizetype LinkTable::linksMax()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= rlim_t(2 * kLinksMax))
        return kLinksMax;
    return std::clamp(qsizetype(limit.rlim_cur) - kOtherDescriptors, kLinksMin, kLinksMax);
}

bool LinkTable::listen(const QHostAddress &address, Ports ports)
{
    m_server.close();
    for (int i = 0; i < ports.count && ports.first + i <= 0xffff; ++i)
        if (m_server.listen(address, quint16(ports.first + i)))
            return true;
    return ports.else_any && m_server.listen(address, 0);
}

/// Qt stops accepting at an error, as a connection that cannot be taken would wake it for ever.
void LinkTable::acceptAgainLater()
{
    QTimer::singleShot(kAcceptAgainAfter, &m_server, &QTcpServer::resumeAccepting);
}

void LinkTable::acceptPending()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (!hasRoom()) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setParent(this);
        const LinkId link = add(socket);
        expectToKeep(link, socket);
        Q_EMIT opened(link, false);
    }
}

/// Strangers who connect keep nobody out.
bool LinkTable::hasRoom()
{
    if (std::ssize(m_sockets) >= linksMax() && !m_unkept.empty())
        drop(*m_unkept.begin());
    return std::ssize(m_sockets) < linksMax();
}

/// Whoever only connects, or is not who it says, holds a descriptor for nothing.
void LinkTable::expectToKeep(LinkId link, QTcpSocket *socket)
{
    if (std::ssize(m_unkept) >= kUnkeptMax)
        drop(*m_unkept.begin());
    m_unkept.insert(link);
    QTimer::singleShot(kKeptWithin, socket, [this, link] {
        if (m_unkept.contains(link))
            drop(link);
    });
}

LinkId LinkTable::add(QTcpSocket *socket)
{
    const LinkId link{++m_count};
    m_sockets.emplace(link, socket);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::readyRead, this, [this, link] { read(link); });
    connect(socket, &QTcpSocket::disconnected, this, [this, link] { drop(link); });
    connect(socket, &QTcpSocket::errorOccurred, this, [this, link] { drop(link); });
    return link;
}

LinkId LinkTable::connectTo(const Endpoint &to)
{
    if (!hasRoom())
        return LinkId{};
    auto *socket = new QTcpSocket(this);
    socket->setProxy(QNetworkProxy::NoProxy);
    const LinkId link = add(socket);
    connect(socket, &QTcpSocket::connected, this, [this, link] { Q_EMIT opened(link, true); });
    QTimer::singleShot(m_connect_within, socket, [this, link, socket] {
        if (socket->state() != QAbstractSocket::ConnectedState)
            drop(link);
    });
    // Later: where it fails at once, whoever asked must know the link's number by then.
    QMetaObject::invokeMethod(
        socket, [this, socket, to] { connectFromHere(socket, to); }, Qt::QueuedConnection);
    return link;
}

/// Of several addresses the system might choose another: the other side believes a link only from
/// where this process is known to be.
void LinkTable::connectFromHere(QTcpSocket *socket, const Endpoint &to)
{
    if (m_server.isListening())
        socket->bind(m_server.serverAddress());
    socket->connectToHost(QHostAddress(to.ipv4), to.port);
}

Endpoint LinkTable::peerOf(LinkId link) const
{
    const auto it = m_sockets.find(link);
    return it == m_sockets.end()
               ? Endpoint{}
               : Endpoint{it->second->peerAddress().toIPv4Address(), it->second->peerPort()};
}

void LinkTable::send(LinkId link, const QByteArray &message)
{
    const auto it = m_sockets.find(link);
    if (it == m_sockets.end() || message.size() > Transport::kLinkMessageBytesMax)
        return;
    QTcpSocket *socket = it->second;
    if (socket->bytesToWrite() > kUnsentBytesMax)
        return drop(link);
    std::array<char, kLengthBytes> length{};
    qToBigEndian(quint32(message.size()), length.data());
    socket->write(length.data(), kLengthBytes);
    socket->write(message);
}

void LinkTable::read(LinkId link)
{
    while (true) {
        const auto it = m_sockets.find(link);
        if (it == m_sockets.end())
            return; // closed by whoever handled the last message
        QTcpSocket *socket = it->second;
        std::array<char, kLengthBytes> head{};
        if (socket->peek(head.data(), kLengthBytes) < kLengthBytes)
            return;
        const auto length = qFromBigEndian<quint32>(head.data());
        if (length > Transport::kLinkMessageBytesMax)
            return drop(link);
        if (socket->bytesAvailable() < kLengthBytes + qint64(length))
            return;
        socket->skip(kLengthBytes);
        Q_EMIT message(link, socket->read(length));
    }
}

void LinkTable::close(LinkId link)
{
    auto node = m_sockets.extract(link);
    if (node.empty())
        return;
    m_unkept.erase(link);
    QTcpSocket *socket = node.mapped();
    socket->disconnect(this);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    socket->disconnectFromHost();
    if (socket->state() == QAbstractSocket::UnconnectedState)
        socket->deleteLater();
}

void LinkTable::closeAll()
{
    m_server.close();
    while (!m_sockets.empty())
        drop(m_sockets.begin()->first);
}

void LinkTable::drop(LinkId link)
{
    auto node = m_sockets.extract(link);
    if (node.empty())
        return;
    m_unkept.erase(link);
    node.mapped()->disconnect(this);
    node.mapped()->abort();
    node.mapped()->deleteLater();
    Q_EMIT closed(link);
}

} // namespace roomcast
