// SPDX-License-Identifier: MIT
//
// Hears, at a switch's port, which multicast groups the host behind it asks for. Needs what
// NetworkNamespaces needs.
#pragma once

#include <QFile>
#include <QString>
#include <QtEndian>

#include <array>
#include <thread>

#include <fcntl.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

namespace roomcast::test {

class IgmpEar {
public:
    /// `network`: the file of the namespace that `port` is in. A socket stays in the namespace it
    /// was made in, so a thread goes there, makes it, and ends.
    IgmpEar(const QString &network, const QString &port)
    {
        std::thread([&] { open(QFile::encodeName(network), port.toLatin1()); }).join();
    }
    ~IgmpEar()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }
    Q_DISABLE_COPY(IgmpEar)

    bool listens() const { return m_socket >= 0; }
    /// How often the host asked for a group since this was asked last.
    int takeReports()
    {
        int reports = 0;
        std::array<unsigned char, 2048> packet{};
        sockaddr_ll from{};
        socklen_t length = sizeof from;
        while (::recvfrom(m_socket, packet.data(), packet.size(), MSG_DONTWAIT,
                          reinterpret_cast<sockaddr *>(&from), &length) > 0)
            reports += from.sll_pkttype != PACKET_OUTGOING && isReport(packet);
        return reports;
    }

private:
    /// Of IGMP, version 2 or 3, in IPv4.
    static bool isReport(const std::array<unsigned char, 2048> &packet)
    {
        constexpr size_t kProtocolAt = 9;
        const unsigned char type = packet[size_t(packet[0] & 0xf) * 4];
        return packet[0] >> 4 == 4 && packet[kProtocolAt] == IPPROTO_IGMP &&
               (type == 0x16 || type == 0x22);
    }
    void open(const QByteArray &network, const QByteArray &port)
    {
        const int there = ::open(network.constData(), O_RDONLY | O_CLOEXEC);
        if (there < 0 || ::setns(there, CLONE_NEWNET) != 0)
            return;
        ::close(there);
        // All of it: of IP alone a bridge leaves nothing.
        m_socket = ::socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC, qToBigEndian<quint16>(ETH_P_ALL));
        sockaddr_ll at{};
        at.sll_family = AF_PACKET;
        at.sll_protocol = qToBigEndian<quint16>(ETH_P_ALL);
        at.sll_ifindex = int(::if_nametoindex(port.constData()));
        if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&at), sizeof at) != 0)
            ::close(std::exchange(m_socket, -1));
    }

    int m_socket = -1;
};

} // namespace roomcast::test
