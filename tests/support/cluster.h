// SPDX-License-Identifier: MIT
//
// The simulator's world for tests that name servers by their IDs and need no plan of faults: start,
// kill, freeze and cut servers, ask through clients, and look at what all of them said.
#pragma once

#include "sim/world.h"

#include <concepts>

namespace roomcast::test {

using namespace std::chrono_literals;
using sim::NetworkConditions;

class Cluster final : private sim::Observer {
public:
    explicit Cluster(quint64 seed = 1, NetworkConditions conditions = {});

    /// Starts a server now, on a machine of its own.
    void addServer(quint32 id, CatalogueSet catalogue = sampleCatalogue(), bool id_chosen = true,
                   Label label = {});
    /// A server that was killed starts again, with what `change` leaves of its disk.
    void restart(quint32 id, const std::function<void(StoredReplica &)> &change = {});
    /// Starts a client now; its number is what the other calls take.
    int addClient(std::optional<Label> label = {}, const QString &person = {});

    /// The process is gone at once: no goodbye, links end.
    void kill(quint32 id) { m_world.crash(m_machines.at(id)); }
    void leave(quint32 id) { m_world.leave(m_machines.at(id)); }
    /// Nothing is delivered to it and its timers stand still for `pause`.
    void freeze(quint32 id, Duration pause) { m_world.freeze(m_machines.at(id), pause); }
    /// Datagrams and links between `side` and the other servers are cut until heal().
    void cut(const std::set<quint32> &side);
    void heal() { m_world.mendAll(); }
    void turnClock(quint32 id, std::chrono::milliseconds by)
    {
        m_world.jumpWallClock(m_machines.at(id), by);
    }
    /// What a clock shows that nobody has turned.
    WallTime trueTime() const { return m_world.trueTime(); }
    /// Server `id` is told that `dead` is gone for good.
    void declareDead(quint32 id, quint32 dead) { m_world.declareDead(m_machines.at(id), {dead}); }
    /// The server goes to that side of a partition on purpose.
    void setPartition(quint32 id, const Label &label)
    {
        m_world.setPartition(m_machines.at(id), label);
    }
    void setHealAfter(quint32 id, quint32 requests)
    {
        m_world.setHealAfter(m_machines.at(id), requests);
    }

    /// Lets virtual time pass.
    void run(Duration duration) { m_world.run(duration); }
    /// Lets time pass until `done`, or fails the wait after `limit`.
    bool runUntil(const std::function<bool()> &done, Duration limit)
    {
        return m_world.runUntil(done, limit);
    }

    Ticket submit(int client, const Command &command);
    /// Submits and waits for the answer; the wait is bounded by the engine's own deadline.
    Answer ask(int client, const Command &command);
    void watch(int client, std::vector<Query> keys);
    /// The claims of which a client has told its person.
    const std::optional<std::set<RequestId>> &noticesTold(int client) const
    {
        return m_world.noticesTold(m_clients.at(size_t(client)));
    }
    ClientEngine &client(int number) { return m_world.client(m_clients.at(size_t(number))); }
    const std::vector<Answer> &answers(int client) const;
    const std::vector<Answer> &doubleReplies(int client) const;

    /// Server `to` receives what server `from` never sent.
    void deliver(quint32 to, quint32 from, const Message &message)
    {
        m_world.forge(m_machines.at(to), m_machines.at(from), message);
    }

    /// The same, late: from when `from` was on that side of a partition.
    void deliverAcross(quint32 to, quint32 from, const Label &label, const Message &message)
    {
        const sim::Node sender = m_machines.at(from);
        m_world.forge(m_machines.at(to), m_world.endpointOf(sender),
                      ServerOrigin{m_world.member(sender), label}, message);
    }
    /// What `id` multicasts arrives nowhere, or arrives again; unicast passes.
    void setHeard(quint32 id, bool heard)
    {
        m_world.network().setMulticast(m_machines.at(id), {true, heard, m_world.time()});
    }

    /// For what has no name here.
    sim::World &world() { return m_world; }
    sim::Node clientNode(int number) const { return m_clients.at(size_t(number)); }
    bool up(quint32 id) const;
    Conflicts conflicts(quint32 id, quint64 from) const
    {
        return m_world.conflicts(m_machines.at(id), from);
    }
    ServerStatus status(quint32 id) const { return m_world.status(m_machines.at(id)); }
    std::vector<PeerStatus> peers(quint32 id) const { return m_world.peers(m_machines.at(id)); }
    /// Events of all servers in order, dead ones included.
    const std::vector<LogRecord> &log() const { return m_log; }
    template <typename E>
    int count() const
    {
        return int(std::count_if(m_log.begin(), m_log.end(), [](const LogRecord &r) {
            return std::holds_alternative<E>(r.event);
        }));
    }
    /// The server has told such an event.
    template <typename E, std::predicate<const E &> Such>
    bool has(quint32 server, Such such) const
    {
        return std::any_of(m_log.begin(), m_log.end(), [&](const LogRecord &r) {
            const auto *event = std::get_if<E>(&r.event);
            return event && r.server.value == server && such(*event);
        });
    }
    template <typename E>
    bool has(quint32 server) const
    {
        return has<E>(server, [](const E &) { return true; });
    }
    /// One with this fact.
    template <typename E, typename Value>
    bool has(quint32 server, Value E::*fact, const std::type_identity_t<Value> &value) const
    {
        return has<E>(server, [&](const E &event) { return event.*fact == value; });
    }
    std::optional<StopReason> stopped(quint32 id) const;
    /// Every one of `ids` is in one view that `leader` leads.
    bool inOneView(const std::vector<quint32> &ids, quint32 leader) const;
    /// All live servers have applied the same and agree on it.
    bool converged() const;
    quint64 datagrams() const { return m_world.datagrams(); }
    Now now() const;

    static CatalogueSet sampleCatalogue();

private:
    void onEvent(sim::Node machine, const ServerIdentity &member, const Event &event) override;
    void onAnswered(sim::Node client, ClientId, const Answer &answer) override;
    void onDoubleReply(sim::Node client, ClientId, const Answer &answer) override;

    sim::World m_world;
    std::map<quint32, sim::Node> m_machines;
    std::map<quint32, CatalogueSet> m_catalogues; ///< that each was started with
    std::vector<sim::Node> m_clients;
    std::map<sim::Node, std::vector<Answer>> m_answers;
    std::map<sim::Node, std::vector<Answer>> m_double_replies;
    std::vector<LogRecord> m_log;
};

} // namespace roomcast::test
