// SPDX-License-Identifier: MIT
#include "net/link_table.h"

#include <QNetworkProxy>
#include <QtEndian>

#include <array>

namespace roomcast {

namespace {

constexpr qsizetype kLengthBytes = sizeof(quint32);

} // namespace

LinkTable::LinkTable(QObject *parent) : QObject(parent)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &LinkTable::acceptPending);
}

LinkTable::~LinkTable()
{
    // Sockets tell of their end when they are destroyed; by then nobody must listen.
    for (auto &[link, socket] : m_sockets)
        socket->disconnect(this);
}

bool LinkTable::listen(const QHostAddress &address)
{
    return m_server.listen(address, 0);
}

void LinkTable::acceptPending()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (std::ssize(m_sockets) >= kLinksMax) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setParent(this);
        Q_EMIT opened(add(socket), false);
    }
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
    auto *socket = new QTcpSocket(this);
    socket->setProxy(QNetworkProxy::NoProxy);
    const LinkId link = add(socket);
    connect(socket, &QTcpSocket::connected, this, [this, link] { Q_EMIT opened(link, true); });
    socket->connectToHost(QHostAddress(to.ipv4), to.port);
    return link;
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
    QTcpSocket *socket = node.mapped();
    socket->disconnect(this);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    socket->disconnectFromHost();
    if (socket->state() == QAbstractSocket::UnconnectedState)
        socket->deleteLater();
}

void LinkTable::drop(LinkId link)
{
    auto node = m_sockets.extract(link);
    if (node.empty())
        return;
    node.mapped()->disconnect(this);
    node.mapped()->abort();
    node.mapped()->deleteLater();
    Q_EMIT closed(link);
}

} // namespace roomcast
