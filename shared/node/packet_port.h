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

    /// The packet that `datagram` completes, if it does: all its parts came by that way.
    /// `isMember`: a sender that speaks from there is of the group.
    template <typename IsMember>
    Result<std::optional<Packet>, DecodeError>
    receive(const Endpoint &from, const QByteArray &datagram, Channel channel, IsMember isMember)
    {
        auto packet = decodePacket(datagram);
        if (!packet)
            return Failure{packet.error()};
        if (const auto *fragment = std::get_if<Fragment>(&packet->message))
            return (channel == Channel::Multicast ? m_multicast : m_unicast)
                .add({from, isMember(packet->origin)}, packet->origin, *fragment);
        return std::optional<Packet>(std::move(packet).value());
    }

private:
    Transport &m_transport;
    Fragmenter m_fragmenter;
    Reassembler m_multicast;
    Reassembler m_unicast;
};

} // namespace roomcast
