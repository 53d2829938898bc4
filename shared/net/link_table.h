// SPDX-License-Identifier: MIT
//
// The TCP links of one transport: framed messages (length, 32 bits, most significant byte first)
// and a prompt word when a link ends. A peer that sends an over-long frame is cut off; one that
// does not read is cut off before it costs more than kUnsentBytesMax; one that connects and is not
// kept, after kKeptWithin. Links never take the descriptors that the rest of the process needs:
// beyond linksMax() those that are not kept make room, or whoever connects is turned away, and
// accepting goes on.
#pragma once

#include "net/transport.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <chrono>
#include <map>
#include <set>

namespace roomcast {

class LinkTable final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype kLinksMax = 1024;
    /// Accepted and not kept so far; beyond that the one that is so for longest makes room.
    static constexpr qsizetype kUnkeptMax = 64;
    static constexpr qint64 kUnsentBytesMax = 8 * 1024 * 1024;
    /// Of an accepted link, that it is kept.
    static constexpr auto kKeptWithin = std::chrono::seconds(5);

    /// Ports to listen on: the first of them that is free.
    struct Ports {
        quint16 first = 0; ///< 0: whatever is free
        quint16 count = 1;
        bool else_any = false; ///< where none of them is free
    };

    explicit LinkTable(QObject *parent = nullptr);
    ~LinkTable() override;

    /// How many links the system's limit of descriptors leaves room for.
    static qsizetype linksMax();
    /// How long a connection may take.
    void setConnectWithin(std::chrono::milliseconds time) { m_connect_within = time; }

    bool listen(const QHostAddress &address, Ports ports);
    QString errorString() const { return m_server.errorString(); }
    quint16 port() const { return m_server.serverPort(); }
    QHostAddress address() const { return m_server.serverAddress(); }

    /// LinkId{}: there is no room for it.
    LinkId connectTo(const Endpoint &to);
    Endpoint peerOf(LinkId link) const;
    /// An accepted link may stay.
    void keep(LinkId link) { m_unkept.erase(link); }
    void send(LinkId link, const QByteArray &message);
    void close(LinkId link);
    /// Stops listening and ends all links, at once and without a word to the other sides; tells of
    /// each.
    void closeAll();

Q_SIGNALS:
    void opened(roomcast::LinkId link, bool initiated);
    void message(roomcast::LinkId link, const QByteArray &message);
    void closed(roomcast::LinkId link);

private:
    void acceptPending();
    void acceptAgainLater();
    bool hasRoom();
    void expectToKeep(LinkId link, QTcpSocket *socket);
    LinkId add(QTcpSocket *socket);
    void connectFromHere(QTcpSocket *socket, const Endpoint &to);
    void read(LinkId link);
    void drop(LinkId link);

    QTcpServer m_server;
    std::map<LinkId, QTcpSocket *> m_sockets; ///< children of this
    std::set<LinkId> m_unkept;                ///< accepted; the oldest first
    std::chrono::milliseconds m_connect_within{3'000};
    quint64 m_count = 0;
};

} // namespace roomcast
