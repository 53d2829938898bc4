// SPDX-License-Identifier: MIT
//
// How the simulated network treats what is sent: delay (and with it reordering), loss, duplication,
// and cuts in one direction between any two nodes. Decides only; the world carries out.
#pragma once

#include "sim/random.h"

#include <map>
#include <set>
#include <utility>

namespace roomcast::sim {

using namespace std::chrono_literals;

/// A machine or a client, counted in the order they were added to the world.
using Node = quint32;

/// Datagrams; links are reliable but for cuts.
struct NetworkConditions {
    Duration delay_min = 50us;
    Duration delay_max = 300us;
    double loss = 0.0;
    double duplication = 0.0;
    /// A few datagrams take much longer than `delay_max`, as on a network that breaks its promise.
    double straggling = 0.0;
    Duration straggle_max = 300us;
    /// What a link carries during a cut is dropped by the sender; otherwise it comes after it.
    bool links_drop_in_cut = false;
};

class Network {
public:
    Network(NetworkConditions conditions, Random random)
        : m_conditions(conditions), m_random(random)
    {
    }

    NetworkConditions conditions() const { return m_conditions; }
    void setConditions(NetworkConditions conditions) { m_conditions = conditions; }

    /// Nothing gets from `from` to `to` any more; the other direction is its own.
    void cut(Node from, Node to) { m_cuts.insert({from, to}); }
    void mend(Node from, Node to) { m_cuts.erase({from, to}); }
    void mendAll()
    {
        m_cuts.clear();
        m_without_links.clear();
    }
    bool isCut(Node from, Node to) const
    {
        return m_cuts.contains({from, to}) || isOffline(from) || isOffline(to);
    }
    bool isCutAnyWay(Node a, Node b) const { return isCut(a, b) || isCut(b, a); }

    /// No link passes any more between the node and others; datagrams do.
    void cutLinks(Node node) { m_without_links.insert(node); }
    void mendLinks(Node node) { m_without_links.erase(node); }
    bool isLinkCut(Node from, Node to) const
    {
        return isCut(from, to) || m_without_links.contains(from) || m_without_links.contains(to);
    }

    /// Whether a node's own network is there.
    struct Online {
        bool online = true;
        TimePoint since{}; ///< it is so
    };
    void setOnline(Node node, bool online, TimePoint since) { m_online[node] = {online, since}; }
    bool isOffline(Node node) const { return !onlineOf(node).online; }
    Online onlineOf(Node node) const
    {
        const auto it = m_online.find(node);
        return it == m_online.end() ? Online{} : it->second;
    }

    /// Which ways multicast takes at a node; unicast takes all.
    struct Multicast {
        bool arrives = true;
        bool leaves = true;
        TimePoint since{}; ///< it is so
        bool works() const { return arrives && leaves; }
    };
    void setMulticast(Node node, Multicast how) { m_multicast[node] = how; }
    Multicast multicastOf(Node node) const
    {
        const auto it = m_multicast.find(node);
        return it == m_multicast.end() ? Multicast{} : it->second;
    }

    /// How many copies of a datagram arrive: 0, 1 or 2.
    int copies();
    Duration delay();

private:
    NetworkConditions m_conditions;
    Random m_random;
    std::set<std::pair<Node, Node>> m_cuts;
    std::set<Node> m_without_links;
    std::map<Node, Online> m_online;
    std::map<Node, Multicast> m_multicast;
};

inline int Network::copies()
{
    if (m_random.chance(m_conditions.loss))
        return 0;
    return m_random.chance(m_conditions.duplication) ? 2 : 1;
}

inline Duration Network::delay()
{
    const bool straggles = m_conditions.straggling > 0 && m_random.chance(m_conditions.straggling);
    return m_random.between(m_conditions.delay_min,
                            straggles ? m_conditions.straggle_max : m_conditions.delay_max);
}

} // namespace roomcast::sim
