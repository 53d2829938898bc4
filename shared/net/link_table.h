// SPDX-License-Identifier: MIT
//
// The TCP links of one transport: framed messages (length, 32 bits, most significant byte first)
// and a prompt word when a link ends. A peer that sends an over-long frame is cut off; one that
// does not read is cut off before it costs more than kUnsentBytesMax.
#pragma once

#include "net/transport.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <map>

namespace roomcast {

class LinkTable final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype kLinksMax = 1024;
    static constexpr qint64 kUnsentBytesMax = 8 * 1024 * 1024;

    explicit LinkTable(QObject *parent = nullptr);
    ~LinkTable() override;

    bool listen(const QHostAddress &address);
    QString errorString() const { return m_server.errorString(); }
    quint16 port() const { return m_server.serverPort(); }

    LinkId connectTo(const Endpoint &to);
    void send(LinkId link, const QByteArray &message);
    void close(LinkId link);

Q_SIGNALS:
    void opened(roomcast::LinkId link, bool initiated);
    void message(roomcast::LinkId link, const QByteArray &message);
    void closed(roomcast::LinkId link);

private:
    void acceptPending();
    LinkId add(QTcpSocket *socket);
    void read(LinkId link);
    void drop(LinkId link);

    QTcpServer m_server;
    std::map<LinkId, QTcpSocket *> m_sockets; ///< children of this
    quint64 m_count = 0;
};

} // namespace roomcast
