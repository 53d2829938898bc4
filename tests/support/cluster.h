// SPDX-License-Identifier: MIT
//
// Servers and clients on a virtual clock and a simulated network, all in one thread: the real
// engines, with every message encoded and decoded on its way. Deterministic for a seed. Tests
// crash, freeze and cut servers and look at what they said.
#pragma once

#include "core/engine/client_engine.h"
#include "core/engine/server_engine.h"

#include <functional>
#include <memory>
#include <queue>
#include <random>

namespace roomcast::test {

using namespace std::chrono_literals;

/// How the simulated network treats datagrams; links are reliable.
struct NetworkConditions {
    Duration delay_min = 50us;
    Duration delay_max = 300us;
    double loss = 0.0;
    double duplication = 0.0;
};

class Cluster {
public:
    explicit Cluster(quint64 seed = 1, NetworkConditions conditions = {});
    ~Cluster();

    /// Starts a server now.
    void addServer(quint32 id, CatalogueSet catalogue = sampleCatalogue(), bool id_chosen = true);
    /// Starts a client now; its number is what the other calls take.
    int addClient();

    /// The process is gone at once: no goodbye, links end.
    void kill(quint32 id);
    void leave(quint32 id);
    /// Nothing is delivered to it and its timers stand still for `pause`.
    void freeze(quint32 id, Duration pause);
    /// Datagrams and links between the two groups of servers are cut until heal().
    void cut(std::set<quint32> side);
    void heal() { m_cut.clear(); }

    /// Lets virtual time pass.
    void run(Duration duration);
    /// Lets time pass until `done`, or fails the wait after `limit`.
    bool runUntil(const std::function<bool()> &done, Duration limit);

    Ticket submit(int client, const Command &command);
    /// Submits and waits for the answer; the wait is bounded by the engine's own deadline.
    Answer ask(int client, const Command &command);
    void watch(int client, std::vector<Query> keys);
    ClientEngine &client(int number) { return m_clients.at(size_t(number))->engine; }
    const std::vector<Answer> &answers(int client) const;
    const std::vector<Answer> &doubleReplies(int client) const;

    bool up(quint32 id) const { return m_servers.contains(id); }
    ServerStatus status(quint32 id) const;
    std::vector<PeerStatus> peers(quint32 id) const;
    /// Events of all servers in order, dead ones included.
    const std::vector<LogRecord> &log() const { return m_log; }
    int count(EventKind kind) const;
    bool has(EventKind kind, quint32 server, const QVariantMap &facts = {}) const;
    std::optional<StopReason> stopped(quint32 id) const;
    /// Every one of `ids` is in one view that `leader` leads.
    bool inOneView(const std::vector<quint32> &ids, quint32 leader) const;
    /// All live servers have applied the same and agree on it.
    bool converged() const;
    quint64 datagrams() const { return m_datagrams; }
    Now now() const;

    static CatalogueSet sampleCatalogue();
    /// Gives every datagram on its way to the test; returning true drops it.
    std::function<bool(const Packet &, const Endpoint &to)> intercept;

private:
    struct Server {
        std::unique_ptr<ServerEngine> engine;
        Endpoint endpoint;
        std::optional<TimePoint> frozen_until;
        std::vector<std::function<void()>> put_aside;
        std::set<ServerKey> links;
        quint64 timer = 0;
    };
    struct Client {
        ClientEngine engine;
        Endpoint endpoint;
        std::vector<Answer> answers;
        std::vector<Answer> double_replies;
        quint64 timer = 0;
    };
    struct Due {
        TimePoint at;
        quint64 order = 0;
        std::function<void()> run;
        bool operator<(const Due &other) const
        {
            return std::tie(other.at, other.order) < std::tie(at, order);
        }
    };

    void after(Duration delay, std::function<void()> run);
    void apply(quint32 id, Effects effects);
    void apply(int client, ClientEffects effects);
    void deliver(const Origin &from, const Endpoint &source, const Endpoint &to,
                 const Message &message);
    void deliverToAll(const Origin &from, const Endpoint &source, const Message &message);
    void receive(const Endpoint &to, const Endpoint &source, const QByteArray &bytes);
    void sendOnLink(quint32 from, const ServerKey &to, const Message &message);
    void openLink(quint32 from, const ServerKey &to);
    void closeLinks(quint32 id);
    void withServer(quint32 id, std::function<Effects(ServerEngine &)> step);
    void armTimer(quint32 id);
    void armClientTimer(int client);
    bool isCut(quint32 a, quint32 b) const;
    double chance();

    NetworkConditions m_conditions;
    std::mt19937_64 m_random;
    TimePoint m_time{1s};
    quint64 m_order = 0;
    std::priority_queue<Due> m_queue;
    std::map<quint32, Server> m_servers;
    std::map<quint32, StopReason> m_stopped;
    std::vector<std::unique_ptr<Client>> m_clients;
    std::vector<LogRecord> m_log;
    std::set<quint32> m_cut;
    quint64 m_tickets = 0;
    quint64 m_datagrams = 0;
};

} // namespace roomcast::test
