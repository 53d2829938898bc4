// SPDX-License-Identifier: MIT
//
// Three servers and a client as real programs, each on a host of its own. For tests of what happens
// to networks; needs what NetworkNamespaces needs.
#pragma once

#include "support/network_namespaces.h"
#include "support/split_group.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

inline constexpr int kClientHost = 4;

inline int hostOf(int server)
{
    return server / 100;
}

inline QStringList onLan()
{
    return weeklyCatalogue() << u"--interface"_s << NetworkNamespaces::interfaceName()
                             << u"--durability"_s << u"memory"_s;
}

/// Servers 100, 200 and 300, each on a host, and a host for a client.
struct Lan {
    Lan()
    {
        for (int number = 1; number <= kClientHost; ++number)
            network.addHost(number, NetworkNamespaces::Switch::Left);
    }

    bool startServers(std::vector<int> ids = {100, 200, 300})
    {
        for (int id : ids)
            group.startServer(id, {}, network.enter(hostOf(id)));
        return group.waitForView(ids, ids.back());
    }
    std::unique_ptr<Program> startClient()
    {
        return group.startClient(
            {u"--bypass-cache"_s, u"--interface"_s, NetworkNamespaces::interfaceName()},
            network.enter(kClientHost));
    }
    /// Every server says that `leader` leads all of them.
    bool isWhole(int leader)
    {
        for (int id : {100, 200, 300}) {
            const QJsonObject status = group.status(id);
            if (status.value(u"leader"_s) != leader || !status.value(u"primary"_s).toBool() ||
                status.value(u"members"_s).toArray() != QJsonArray{300, 200, 100})
                return false;
        }
        return true;
    }

    NetworkNamespaces network;
    Group group{onLan()};
};

/// The first answer of a client that a server gave; how long it took, or -1.
inline qint64 untilServed(Program &client)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < kWaitMs) {
        const size_t since = client.position();
        client.writeLine(u"queue SA314 9:30-10:30 Monday"_s);
        if (!QTest::qWaitFor([&] { return client.position() > since; }, kWaitMs))
            return -1;
        if (client.objects()[since].value(u"source"_s).toString() == u"server"_s)
            return timer.elapsed();
    }
    return -1;
}

} // namespace roomcast::test

#define NEEDS_NETWORK(lan)                                                                         \
    if (!(lan).network.problem().isEmpty())                                                        \
    QSKIP(qPrintable(u"no network of its own for this test: "_s + (lan).network.problem()))
#define NEEDS_FIREWALL(lan)                                                                        \
    NEEDS_NETWORK(lan);                                                                            \
    if (!(lan).network.hasFirewall())                                                              \
    QSKIP("the program nft (package nftables) is not installed")
