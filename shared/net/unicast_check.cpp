// SPDX-License-Identifier: MIT
#include "net/unicast_check.h"

#include <QUdpSocket>
#include <QtEndian>

#include <cerrno>

#include <netinet/in.h>
#include <sys/socket.h>

namespace roomcast {

namespace {

/// Hosts that one segment may have.
constexpr size_t kMetMax = 4096;
/// Of them, how many are tried.
constexpr int kTriedMax = 16;

/// That nobody is there, or no way leads there, says nothing of this machine.
bool isForbiddenTo(const QUdpSocket &sender, const Endpoint &to)
{
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = qToBigEndian(to.port);
    there.sin_addr.s_addr = qToBigEndian(to.ipv4);
    return ::sendto(int(sender.socketDescriptor()), "", 0, MSG_DONTWAIT,
                    reinterpret_cast<const sockaddr *>(&there), sizeof there) < 0 &&
           errno == EPERM;
}

} // namespace

bool UnicastCheck::meet(const Endpoint &other)
{
    return m_met.size() < kMetMax && m_met.emplace(other.ipv4, other.port).second;
}

bool UnicastCheck::isForbidden(const QUdpSocket &sender)
{
    if (m_refused && !isForbiddenToAll(sender))
        m_refused.reset();
    return m_refused.has_value();
}

bool UnicastCheck::isForbiddenToAll(const QUdpSocket &sender) const
{
    if (!isForbiddenTo(sender, *m_refused))
        return false;
    int tried = 0;
    for (const auto &[ipv4, port] : m_met) {
        if (ipv4 == sender.localAddress().toIPv4Address())
            continue; // a firewall lets a machine reach itself
        if (!isForbiddenTo(sender, {ipv4, port}))
            return false;
        if (++tried == kTriedMax)
            break;
    }
    return true;
}

} // namespace roomcast
