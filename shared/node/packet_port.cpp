// SPDX-License-Identifier: MIT
#include "node/packet_port.h"

namespace roomcast {

void PacketPort::multicast(const Origin &origin, const Message &message)
{
    for (const QByteArray &datagram : m_fragmenter.datagrams(origin, message))
        m_transport.multicast(datagram);
}

void PacketPort::unicast(const Origin &origin, const Endpoint &to, const Message &message)
{
    for (const QByteArray &datagram : m_fragmenter.datagrams(origin, message))
        m_transport.unicast(to, datagram);
}

} // namespace roomcast
