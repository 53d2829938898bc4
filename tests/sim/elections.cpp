// SPDX-License-Identifier: MIT
#include "sim/elections.h"

#include "core/protocol/packet.h"
#include "sim/schedule.h"
#include "sim/world.h"

#include <set>

namespace roomcast::sim {

namespace {

/// Long, so that the heartbeats of a thousand servers do not crowd the simulation.
constexpr Duration kLatencyBound = 10s;
constexpr qsizetype kDatagramBytes = 1200;

class MessageCounter final : public Observer {
public:
    ElectionCost cost;

    /// A datagram has reached that server since it was asked last.
    bool takeReached(Node node) { return m_reached.erase(node) > 0; }
    void onDelivered(Node node, const QByteArray &) override { m_reached.insert(node); }

    void onSent(Node, const ServerIdentity &from, const Message &message) override
    {
        cost.elections += std::holds_alternative<Election>(message) ? 1 : 0;
        cost.coordinators += std::holds_alternative<Coordinator>(message) ? 1 : 0;
        cost.answers += std::holds_alternative<ElectionAnswer>(message) ? 1 : 0;
        cost.acks += std::holds_alternative<Ack>(message) ? 1 : 0;
        if (std::holds_alternative<Election>(message) ||
            std::holds_alternative<Coordinator>(message) ||
            std::holds_alternative<ElectionAnswer>(message))
            cost.fragments +=
                Fragmenter(kDatagramBytes).datagrams(ServerOrigin{from}, message).size();
    }

private:
    std::set<Node> m_reached;
};

class Measurement {
public:
    explicit Measurement(int servers) : m_servers(servers), m_world(1, {})
    {
        m_world.observe(m_counter);
        for (int i = 0; i < servers; ++i)
            start(quint32(servers - i));
    }

    std::optional<ElectionCost> operator()()
    {
        if (!m_world.runUntil([this] { return settled(m_machines[0], m_servers); },
                              20 * kLatencyBound))
            return std::nullopt;
        m_world.run(kLatencyBound); // everybody has heard everybody
        m_counter.cost = {};
        const TimePoint killed = m_world.time();
        m_world.crash(m_machines[0]);
        if (!m_world.runUntil([this] { return settled(m_machines[1], m_servers - 1); },
                              kLatencyBound))
            return std::nullopt;
        m_counter.cost.time = m_world.time() - killed;
        return m_counter.cost;
    }

private:
    void start(quint32 id)
    {
        const Node machine = m_world.addMachine();
        ServerConfig config;
        config.id = {id};
        config.id_chosen = true;
        config.incarnation = {id};
        config.catalogue = Schedule::catalogue();
        config.timing.latency_bound = kLatencyBound;
        m_machines.push_back(machine);
        m_world.start(machine, std::move(config), quint16(id));
    }

    /// Leads that many, and they have all acknowledged its view.
    bool settled(Node machine, int members)
    {
        if (!m_counter.takeReached(machine))
            return false;
        const ServerStatus status = m_world.status(machine);
        const bool leads =
            status.role == ShownRole::Leader && qsizetype(status.members.size()) == members;
        if (leads && m_epoch != status.epoch) {
            m_epoch = status.epoch;
            m_before = status.index;
        }
        return leads && status.index > m_before;
    }

    int m_servers;
    World m_world;
    MessageCounter m_counter;
    std::vector<Node> m_machines;
    Epoch m_epoch;
    LogIndex m_before;
};

} // namespace

std::optional<ElectionCost> costOfElection(int servers)
{
    return Measurement(servers)();
}

} // namespace roomcast::sim
