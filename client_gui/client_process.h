// SPDX-License-Identifier: MIT
//
// The parts of one running client below its window or script: clock, transport and node. Made by
// client_app.cpp, which owns it.
#pragma once

#include "net/multicast_transport.h"
#include "node/client_node.h"
#include "node/options.h"

namespace roomcast {

class ClientProcess final {
public:
    explicit ClientProcess(const ClientOptions &options);

    ClientNode &node() { return m_node; }
    /// Starts the node; the text for people where the network could not be opened.
    Result<Unit, QString> start();

private:
    SystemClock m_clock;
    MulticastTransport m_transport;
    Result<Unit, TransportError> m_opened;
    ClientNode m_node;
};

} // namespace roomcast
