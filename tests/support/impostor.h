// SPDX-License-Identifier: MIT
//
// A server that breaks the rule that only the leader replies: it hears what one client asks and,
// when a test says so, refuses the client's reservations in another server's name.
#pragma once

#include "net/in_process_transport.h"

#include <utility>
#include <vector>

namespace roomcast::test {

class Impostor final : public QObject {
public:
    Impostor(InProcessNetwork &network, ServerId id, ClientId victim);

    /// Replies to every attempt heard; by then the leader may have replied as well.
    void refuseReservations();

private:
    void hear(const Endpoint &from, const QByteArray &datagram);

    ServerId m_id;
    ClientId m_victim;
    InProcessTransport m_transport;
    std::vector<std::pair<Endpoint, QByteArray>> m_heard; ///< bounded by the length of a test
};

} // namespace roomcast::test
