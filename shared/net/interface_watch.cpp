// SPDX-License-Identifier: MIT
#include "net/interface_watch.h"

#include <QNetworkInterface>
#include <QSocketNotifier>

#include <algorithm>
#include <array>

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

namespace roomcast {

namespace {

using namespace std::chrono_literals;

/// An address goes and another comes within it: that is one change.
constexpr auto kTogether = 20ms;
constexpr auto kPoll = 1s;

QList<QHostAddress> ipv4AddressesOf(const QNetworkInterface &interface)
{
    QList<QHostAddress> addresses;
    for (const QNetworkAddressEntry &entry : interface.addressEntries())
        if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol)
            addresses << entry.ip();
    return addresses;
}

QNetworkInterface interfaceWith(const QHostAddress &address)
{
    const auto all = QNetworkInterface::allInterfaces();
    const auto it = std::find_if(all.begin(), all.end(), [&](const QNetworkInterface &interface) {
        return ipv4AddressesOf(interface).contains(address);
    });
    return it == all.end() ? QNetworkInterface() : *it;
}

} // namespace

InterfaceState InterfaceState::of(const QString &given)
{
    const QHostAddress address(given);
    // It reads "1" for 0.0.0.1, which may be a name.
    const bool by_address =
        address.protocol() == QAbstractSocket::IPv4Protocol && address.toString() == given;
    const auto interface =
        by_address ? interfaceWith(address) : QNetworkInterface::interfaceFromName(given);
    if (!interface.isValid())
        return {};
    InterfaceState state;
    state.index = interface.index();
    state.up = interface.flags().testFlag(QNetworkInterface::IsUp);
    state.carrier = interface.flags().testFlag(QNetworkInterface::IsRunning);
    state.loopback = interface.flags().testFlag(QNetworkInterface::IsLoopBack);
    state.addresses = by_address ? QList{address} : ipv4AddressesOf(interface);
    return state;
}

InterfaceWatch::InterfaceWatch(QObject *parent) : QObject(parent)
{
    connect(&m_tell, &QTimer::timeout, this, &InterfaceWatch::changed);
}

InterfaceWatch::~InterfaceWatch()
{
    delete m_notifier;
    if (m_socket >= 0)
        ::close(m_socket);
}

void InterfaceWatch::start()
{
    if (!subscribe())
        return m_tell.start(kPoll);
    m_tell.setSingleShot(true);
    m_notifier = new QSocketNotifier(m_socket, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &InterfaceWatch::drain);
}

bool InterfaceWatch::subscribe()
{
    m_socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    if (m_socket < 0)
        return false;
    sockaddr_nl wanted{};
    wanted.nl_family = AF_NETLINK;
    wanted.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR;
    if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&wanted), sizeof wanted) == 0)
        return true;
    ::close(m_socket);
    m_socket = -1;
    return false;
}

/// What was said is not read: that something was said is enough. The same for what was lost for
/// want of room (ENOBUFS).
void InterfaceWatch::drain()
{
    constexpr int kReadsMax = 256;
    std::array<char, 8192> told{};
    for (int i = 0; i < kReadsMax; ++i)
        if (::recv(m_socket, told.data(), told.size(), 0) <= 0)
            break;
    if (!m_tell.isActive())
        m_tell.start(kTogether);
}

} // namespace roomcast
