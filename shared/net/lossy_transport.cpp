// SPDX-License-Identifier: MIT
#include "net/lossy_transport.h"

namespace roomcast {

LossyTransport::LossyTransport(Transport &inner, QRandomGenerator random, QObject *parent)
    : Transport(parent), m_inner(inner), m_random(random)
{
    connect(&inner, &Transport::datagramReceived, this,
            [this](const Endpoint &from, const QByteArray &datagram, Channel channel) {
                if (!loses())
                    Q_EMIT datagramReceived(from, datagram, channel);
            });
    connect(&inner, &Transport::linkOpened, this, &Transport::linkOpened);
    connect(&inner, &Transport::linkMessage, this, &Transport::linkMessage);
    connect(&inner, &Transport::linkClosed, this, &Transport::linkClosed);
    connect(&inner, &Transport::networkLost, this, &Transport::networkLost);
    connect(&inner, &Transport::networkBack, this, &Transport::networkBack);
}

void LossyTransport::multicast(const QByteArray &datagram)
{
    if (!loses())
        m_inner.multicast(datagram);
}

void LossyTransport::unicast(const Endpoint &to, const QByteArray &datagram)
{
    if (!loses())
        m_inner.unicast(to, datagram);
}

void LossyTransport::sendOnLink(LinkId link, const QByteArray &message)
{
    m_inner.sendOnLink(link, message);
}

} // namespace roomcast
