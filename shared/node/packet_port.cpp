// SPDX-License-Identifier: MIT
#include "node/packet_port.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

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

QString scriptName(DecodeError error)
{
    switch (error) {
    case DecodeError::Truncated:
        return u"truncated"_s;
    case DecodeError::WrongType:
        return u"wrong-type"_s;
    case DecodeError::OutOfRange:
        return u"out-of-range"_s;
    case DecodeError::TooLong:
        return u"too-long"_s;
    case DecodeError::TrailingBytes:
        return u"trailing-bytes"_s;
    case DecodeError::NotCanonical:
        return u"not-canonical"_s;
    case DecodeError::WrongMagic:
        return u"wrong-magic"_s;
    case DecodeError::WrongVersion:
        return u"wrong-version"_s;
    }
    Q_UNREACHABLE();
}

} // namespace roomcast
