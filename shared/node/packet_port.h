// SPDX-License-Identifier: MIT
//
// Packets instead of bytes: encodes and cuts what a node sends, decodes and joins what it receives,
// and counts what it had to reject. Used by both nodes on top of a transport.
#pragma once

#include "core/protocol/packet.h"
#include "net/transport.h"

namespace roomcast {

class PacketPort {
public:
    explicit PacketPort(Transport &transport)
        : m_transport(transport), m_fragmenter(Transport::kDatagramBytesMax)
    {
    }

    void multicast(const Origin &origin, const Message &message);
    void unicast(const Origin &origin, const Endpoint &to, const Message &message);

    /// The packet that `datagram` completes, if it does.
    Result<std::optional<Packet>, DecodeError> receive(const QByteArray &datagram);

private:
    Transport &m_transport;
    Fragmenter m_fragmenter;
    Reassembler m_reassembler;
};

/// Stable name that scripts read: "truncated", "wrong-version".
QString scriptName(DecodeError error);

} // namespace roomcast
