// SPDX-License-Identifier: MIT
//
// Three server engines that form a group and two client engines, on virtual time and on a network
// that delivers everything after a millisecond; and a door for an attacker who hears everything and
// can say anything, as anybody. Watches over what honest engines do: findings() says what was wrong
// first. Deterministic.
#pragma once

#include "core/client/client_engine.h"
#include "core/server/server_engine.h"
#include "fuzz/maker.h"
#include "fuzz/target.h"

#include <deque>
#include <map>
#include <memory>
#include <set>

namespace roomcast::fuzz {

using namespace std::chrono_literals;

class Group {
public:
    static constexpr size_t kServers = 3;
    static constexpr size_t kClients = 2;
    static constexpr size_t kNodes = kServers + kClients;

    /// The group is formed, and a few bookings are made.
    Group();

    /// Lets time pass: whatever is under way arrives, and whatever is due is done.
    void letTimePass(Duration duration);
    /// The attacker's datagram arrives at a node; as bytes, as it would.
    void deliver(size_t node, const Endpoint &from, Channel channel, const Origin &origin,
                 const Message &message);
    /// The attacker's link to a server, on which it calls itself `as`.
    void openLink(size_t server, const ServerKey &as);
    void deliverOnLink(size_t server, const ServerOrigin &as, const Message &message);
    void closeLink(size_t server, const ServerKey &as);

    void submit(size_t client, const Command &command);
    void restart(size_t server);
    /// Nothing reaches the server, or leaves it, from now on; again: all of it does.
    void cut(size_t server);
    void declareDead(size_t server, ServerId id);
    void joinOther(size_t server);

    ServerIdentity member(size_t server) const { return m_servers[server].member; }
    ClientId client(size_t number) const { return {42 + number}; }
    static Endpoint placeOf(size_t node) { return {quint32(0x0a000001 + node), 7000}; }
    Heard &heard() { return m_heard; }
    const Finding &finding() const { return m_finding; }

    /// Lets what was asked for end, and looks at everything once more.
    void settle();
    /// The servers have not confirmed different things.
    void checkAgreement();

private:
    struct Server {
        std::unique_ptr<ServerEngine> engine;
        ServerIdentity member;
        StoredReplica disk;
        std::set<ServerKey> links;
        bool cut = false;
        bool stopped = false;
        quint64 starts = 0;
        TimePoint ticked_at{};
        int ticks = 0; ///< at that very moment
    };
    struct Client {
        std::unique_ptr<ClientEngine> engine;
        std::set<Ticket> asked;
        TimePoint ticked_at{};
        int ticks = 0;
    };
    struct Delivery {
        TimePoint at;
        size_t to = 0;
        std::function<void()> run;
    };

    void start(size_t server);
    Now now() const;
    std::optional<TimePoint> nextTick(size_t node) const;
    void tick(size_t node);
    void take(size_t server, const Effects &effects);
    void takeClient(size_t client, const ClientEffects &effects);
    void persist(size_t server, const PersistBatch &batch);
    void send(size_t from, const Origin &origin, const Outbox &outbox);
    void send(size_t from, const Origin &origin, const ToGroup &outbound);
    void send(size_t from, const Origin &origin, const ToEndpoint &outbound);
    void send(size_t from, const Origin &origin, const ToPeer &outbound);
    void post(size_t from, size_t to, Channel channel, const Origin &origin,
              const Message &message);
    void connect(size_t from, const LinkRequest &request);
    void listen(const Origin &origin, const Message &message);
    void step(size_t server, const EngineInput &input);
    void give(size_t node, const Endpoint &from, Channel channel, const Packet &packet);
    std::optional<size_t> nodeAt(const Endpoint &place) const;
    std::optional<size_t> serverWith(const ServerKey &key) const;
    void later(size_t to, std::function<void()> run);
    void fail(const char *what, size_t node);

    TimePoint m_time{10s};
    std::array<Server, kServers> m_servers;
    std::array<Client, kClients> m_clients;
    std::deque<Delivery> m_under_way; ///< each is a millisecond on its way: in order
    Heard m_heard;
    Finding m_finding;
    quint64 m_tickets = 0;
    quint64 m_sent = 0;
};

} // namespace roomcast::fuzz
