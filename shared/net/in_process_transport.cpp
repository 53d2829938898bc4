// SPDX-License-Identifier: MIT
#include "net/in_process_transport.h"

namespace roomcast {

namespace {

constexpr quint32 kLoopback = 0x7f000001;

/// Runs in a later turn of the event loop, unless `context` is gone by then.
template <typename F>
void later(QObject *context, F run)
{
    QMetaObject::invokeMethod(context, std::move(run), Qt::QueuedConnection);
}

} // namespace

Endpoint InProcessNetwork::attach(InProcessTransport *transport)
{
    m_transports.emplace(++m_ports, transport);
    return {kLoopback, m_ports};
}

void InProcessNetwork::detach(InProcessTransport *transport)
{
    m_transports.erase(transport->m_endpoint.port);
    std::vector<LinkId> own;
    for (const auto &[link, end] : m_ends)
        if (end.owner == transport)
            own.push_back(link);
    for (LinkId link : own)
        transport->closeLink(link);
}

InProcessTransport *InProcessNetwork::at(const Endpoint &endpoint) const
{
    const auto it = m_transports.find(endpoint.port);
    return it == m_transports.end() ? nullptr : it->second;
}

InProcessTransport::InProcessTransport(InProcessNetwork &network, QObject *parent)
    : Transport(parent), m_network(network)
{
}

InProcessTransport::~InProcessTransport()
{
    m_network.detach(this);
}

Result<Unit, TransportError> InProcessTransport::open()
{
    m_endpoint = m_network.attach(this);
    return Unit{};
}

void InProcessTransport::deliver(InProcessTransport *to, const QByteArray &datagram,
                                 Channel channel)
{
    if (datagram.size() > kDatagramBytesMax)
        return;
    later(to, [to, from = m_endpoint, datagram, channel] {
        Q_EMIT to->datagramReceived(from, datagram, channel);
    });
}

void InProcessTransport::multicast(const QByteArray &datagram)
{
    for (const auto &[port, transport] : m_network.m_transports)
        if (transport != this)
            deliver(transport, datagram, Channel::Multicast);
}

void InProcessTransport::unicast(const Endpoint &to, const QByteArray &datagram)
{
    if (InProcessTransport *receiver = m_network.at(to))
        deliver(receiver, datagram, Channel::Unicast);
}

LinkId InProcessTransport::openLink(const Endpoint &to)
{
    const LinkId here{++m_network.m_links};
    InProcessTransport *receiver = m_network.at(to);
    if (!receiver) {
        later(this, [this, here] { Q_EMIT linkClosed(here); });
        return here;
    }
    const LinkId there{++m_network.m_links};
    m_network.m_ends[here] = {this, there};
    m_network.m_ends[there] = {receiver, here};
    later(this, [this, here] { Q_EMIT linkOpened(here, true); });
    later(receiver, [receiver, there] { Q_EMIT receiver->linkOpened(there, false); });
    return here;
}

Endpoint InProcessTransport::linkPeer(LinkId link) const
{
    const auto end = m_network.m_ends.find(link);
    return end == m_network.m_ends.end() ? Endpoint{}
                                         : m_network.m_ends.at(end->second.other).owner->m_endpoint;
}

void InProcessTransport::sendOnLink(LinkId link, const QByteArray &message)
{
    const auto end = m_network.m_ends.find(link);
    if (end == m_network.m_ends.end() || message.size() > kLinkMessageBytesMax)
        return;
    const LinkId there = end->second.other;
    InProcessTransport *receiver = m_network.m_ends.at(there).owner;
    later(receiver, [receiver, there, message] { Q_EMIT receiver->linkMessage(there, message); });
}

void InProcessTransport::closeLink(LinkId link)
{
    const auto end = m_network.m_ends.find(link);
    if (end == m_network.m_ends.end())
        return;
    const LinkId there = end->second.other;
    InProcessTransport *other = m_network.m_ends.at(there).owner;
    m_network.m_ends.erase(link);
    m_network.m_ends.erase(there);
    later(other, [other, there] { Q_EMIT other->linkClosed(there); });
}

} // namespace roomcast
