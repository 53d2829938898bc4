// SPDX-License-Identifier: MIT
//
// One process on the real network, for tests of the transport.
#pragma once

#include "net/multicast_transport.h"

#include <QRandomGenerator>

#include <vector>

namespace roomcast::test {

/// Addresses of their own, so that tests may run at the same time.
inline Endpoint someGroup()
{
    auto *random = QRandomGenerator::global();
    return {0xeff00000u + random->bounded(0xfffffu), quint16(random->bounded(40'000, 60'000))};
}

/// One process on the network, and what it was told.
struct Station {
    explicit Station(const MulticastOptions &options) : transport(options)
    {
        QObject::connect(&transport, &Transport::datagramReceived, &transport,
                         [this](const Endpoint &from, const QByteArray &datagram, Channel channel) {
                             senders.push_back(from);
                             heard.push_back(datagram);
                             channels.push_back(channel);
                         });
        QObject::connect(&transport, &Transport::linkOpened, &transport,
                         [this](LinkId link) { links.push_back(link); });
        QObject::connect(
            &transport, &Transport::linkMessage, &transport,
            [this](LinkId, const QByteArray &message) { messages.push_back(message); });
        QObject::connect(&transport, &Transport::linkClosed, &transport,
                         [this](LinkId link) { closed.push_back(link); });
        open = bool(transport.open());
    }

    LinkId linkTo(const Station &other)
    {
        return transport.openLink(
            {QHostAddress(QHostAddress::LocalHost).toIPv4Address(), other.transport.linkPort()});
    }

    MulticastTransport transport;
    std::vector<Endpoint> senders;
    std::vector<QByteArray> heard;
    std::vector<Channel> channels;
    std::vector<LinkId> links;
    std::vector<QByteArray> messages;
    std::vector<LinkId> closed;
    bool open = false;
};

} // namespace roomcast::test
