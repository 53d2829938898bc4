// SPDX-License-Identifier: MIT
//
// Machines with disks and clocks, server processes on them, clients, and one network between them
// all: the real engines on virtual time, in one thread. Every message is encoded and decoded on its
// way. Deterministic for a seed. Tests and the simulator's schedule drive it; observers look on.
//
// The loop around each engine is the server node's own (core/server/server_driver.h).
#pragma once

#include "sim/disk.h"
#include "sim/engine_adapter.h"
#include "sim/event_queue.h"
#include "sim/network.h"
#include "sim/observer.h"

#include <map>
#include <vector>

namespace roomcast::sim {

/// How a process ends that nobody asked to leave.
enum class Crash {
    Process, ///< the system closes its connections: peers learn of it at once
    Power,   ///< connections stay silent until their peers give them up
};

class World {
public:
    static constexpr quint16 kClientPorts = 40'000;
    /// Where all are, each at a port of its own.
    static constexpr quint32 kLoopback = 0x7f000001;

    World(quint64 seed, NetworkConditions conditions);
    World(const World &) = delete;
    World &operator=(const World &) = delete;
    ~World();

    /// Called when a server ended because its store is a copy; the disk is another one's by then.
    std::function<void(Node)> on_store_copied;

    void observe(Observer &observer) { m_observers.push_back(&observer); }

    // Time
    TimePoint time() const { return m_queue.now(); }
    void after(Duration delay, std::function<void()> run) { m_queue.after(delay, std::move(run)); }
    void run(Duration duration);
    /// Lets time pass until `done`; false if `limit` passed first.
    bool runUntil(const std::function<bool()> &done, Duration limit);

    // Machines
    Node addMachine();
    Disk &disk(Node machine) { return m_machines.at(machine).disk; }
    void wipe(Node machine);
    /// The folder of `from` is restored on `to`, whose own is lost. Neither need be up; `to` is
    /// not. Whether the store notices that it is a copy is what the mutation CopyCountsTwice is
    /// about.
    void copyDisk(Node from, Node to);
    /// The disk of `from`, identity and all, is also the one of `to`, which is not up.
    void cloneDisk(Node from, Node to);
    /// The disk of a machine that is not up holds an older state of itself.
    void rollBack(Node machine, const StoredReplica &older);
    /// The state stored on a machine that is not up changes by itself. False where none is.
    bool decay(Node machine);
    void setDrift(Node machine, int drift_ppm);
    void jumpWallClock(Node machine, std::chrono::milliseconds by);
    Now nowAt(Node machine) const;
    /// What a clock shows that nothing has upset.
    WallTime trueTime() const { return nowAt(std::numeric_limits<Node>::max()).wall; }

    // Server processes, at most one a machine
    /// `config.store` is the disk's own. `port`: where its datagrams and links go.
    void start(Node machine, ServerConfig config, quint16 port);
    bool isUp(Node machine) const { return m_machines.at(machine).process != nullptr; }
    bool isFrozen(Node machine) const;
    void setPartition(Node machine, Label label);
    void setHealAfter(Node machine, quint32 requests);
    void declareDead(Node machine, ServerId id);
    void crash(Node machine, Crash kind = Crash::Process);
    /// `to` receives, as by multicast, what the server on `from` never sent.
    void forge(Node to, Node from, const Message &message);
    void leave(Node machine);
    void joinOtherGroup(Node machine);
    /// Nothing is delivered to it and its timers stand still for `pause`.
    void freeze(Node machine, Duration pause);
    /// The store reports a failure, whereupon the process ends.
    void failDisk(Node machine);
    ServerStatus status(Node machine) const;
    Conflicts conflicts(Node machine, quint64 from) const;
    std::vector<PeerStatus> peers(Node machine) const;
    ServerIdentity member(Node machine) const;
    std::optional<StopReason> stopReason(Node machine) const;
    std::vector<Node> machinesUp() const;

    // Clients
    /// `person`: whose notices it asks for; empty for nobody's.
    Node addClient(Timing timing, std::optional<Label> label = {}, const QString &person = {});
    /// The claims of which the client has last told its person; none before it was told anything.
    const std::optional<std::set<RequestId>> &noticesTold(Node client) const
    {
        return m_clients.at(client)->notices;
    }
    Ticket submit(Node client, const Command &command);
    void watch(Node client, std::vector<Query> keys);
    ClientEngine &client(Node client) { return m_clients.at(client)->engine; }

    // The network
    Network &network() { return m_network; }
    const Network &network() const { return m_network; }
    /// Delivers a message that nobody of the world sent, as if `origin` had from `source`, by a way
    /// that it may come. Returns the datagram.
    QByteArray forge(Node to, const Endpoint &source, const Origin &origin, const Message &message);
    Endpoint endpointOf(Node machine) const { return m_machines.at(machine).endpoint; }
    Origin originOf(Node machine) const;
    bool isClient(Node node) const { return m_clients.contains(node); }
    /// Datagrams of which `which` is true are kept back, until they are delivered or dropped.
    using Held = std::function<bool(Node from, Node to, const Message &)>;
    void hold(Held which) { m_holds = std::move(which); }
    void deliverHeld();
    void dropHeld();
    void cut(Node from, Node to) { m_network.cut(from, to); }
    /// Links between the machine and all others hold back what they carry; datagrams pass.
    void cutLinks(Node machine);
    void mendLinks(Node machine);
    /// The machine's own network goes, which its process learns, and comes back at another port;
    /// its links end.
    void loseNetwork(Node machine);
    void regainNetwork(Node machine, quint16 port);
    /// Both directions; what links held back comes through.
    void mend(Node a, Node b);
    void mendAll();
    quint64 datagrams() const { return m_datagrams; }

    Random &random() { return m_random; }

private:
    struct Process {
        std::unique_ptr<ServerDriver> loop;
        Node machine{};
        quint64 life = 0;    ///< never the same for two processes
        quint64 written = 0; ///< batches that are durable
        quint64 timer = 0;
    };
    /// Local time since some moment, for a clock that does not run as fast as the world's.
    struct LocalClock {
        TimePoint world{};
        TimePoint local{};
        int drift_ppm = 0;
        std::chrono::milliseconds wall_offset{0};
    };
    struct Machine {
        Disk disk;
        LocalClock clock;
        Endpoint endpoint; ///< of the present or last process
        std::unique_ptr<Process> process;
        std::optional<StopReason> stop_reason;
    };
    struct Client {
        ClientEngine engine;
        ClientId id;
        Endpoint endpoint;
        quint64 timer = 0;
        std::optional<std::set<RequestId>> notices{};
    };
    /// One direction of a link.
    struct Stream {
        TimePoint last_arrival{};
        std::deque<std::function<void()>> held; ///< until the cut ends
    };
    struct Link {
        Node node_a{}, node_b{};
        ServerKey key_a, key_b;
        quint64 number = 0; ///< never the same for two links
        Stream a_to_b, b_to_a;
        bool closing = false;
    };
    using Lives = std::pair<quint64, quint64>;
    using PacketPtr = std::shared_ptr<const Packet>;

    // Processes: world_servers.cpp
    Process *find(Node machine, quint64 life);
    Process *findByKey(const ServerKey &key);
    void input(Node machine, const EngineInput &input);
    ServerDriver::Taken take(Process &process, const EngineInput &input);
    void takeForeign(Process &process, const EngineInput &input, const Message &message);
    void startWriting(Node machine, quint64 life);
    void finishWriting(Node machine, quint64 life);
    void makeDurable(Process &process, size_t batches);
    void release(Node machine, quint64 life);
    void sendAll(Process &process, const Outbox &outbox);
    void carryOut(Process &process, const Effects &effects);
    void takeNewStore(Node machine);
    void look(const Process &process);
    void wake(Node machine, quint64 life);
    void end(Node machine, Crash kind);
    void armTimer(Process &process);
    TimePoint worldTime(Node machine, TimePoint local) const;

    // Links: world_links.cpp
    void openLink(Process &from, const LinkRequest &request);
    void connect(Node from, quint64 life, const LinkRequest &request);
    void refuseLink(Node from, quint64 life, const ServerKey &peer);
    void sendOnLink(Process &from, const ToPeer &outbound);
    void transmit(Link &link, bool from_a, std::function<void()> arrive, Duration delay);
    void closeLinks(const Process &process, Crash kind);
    void dropLinks(const Process &process);
    void flushHeld();
    void toPeer(Node machine, quint64 life, const EngineInput &input);

    // Datagrams and clients: world.cpp
    void multicast(Node from, const Endpoint &source, const Origin &origin, const Message &message);
    void unicast(Node from, const Endpoint &source, const Origin &origin,
                 const ToEndpoint &outbound);
    void deliver(Node from, Node to, const Endpoint &source, quint16 port, const QByteArray &bytes,
                 const PacketPtr &packet);
    void receive(Node to, const Endpoint &source, quint16 port, const QByteArray &bytes,
                 const PacketPtr &packet);
    void apply(Node client, ClientEffects effects);
    void show(Node client, const Query &key);
    void armClientTimer(Node client);

    template <typename Hook, typename... Args>
    void tell(Hook hook, const Args &...args)
    {
        for (Observer *observer : m_observers)
            (observer->*hook)(args...);
    }

    EventQueue m_queue;
    Random m_random;
    Network m_network;
    std::vector<Observer *> m_observers;
    Node m_nodes = 0;
    std::map<Node, Machine> m_machines;
    std::map<Node, std::unique_ptr<Client>> m_clients;
    std::map<quint16, Node> m_ports;
    std::map<Lives, std::unique_ptr<Link>> m_links;
    Held m_holds;
    std::vector<std::function<void()>> m_held;
    quint64 m_lives = 0;
    quint64 m_links_made = 0;
    quint64 m_tickets = 0;
    quint64 m_datagrams = 0;
};

} // namespace roomcast::sim
