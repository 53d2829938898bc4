// SPDX-License-Identifier: MIT
//
// One process on the real network, for tests of the transport.
#pragma once

#include "net/multicast_transport.h"

#include <vector>

namespace roomcast::test {

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
