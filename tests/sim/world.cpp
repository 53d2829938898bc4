// SPDX-License-Identifier: MIT
//
// Time, clocks, datagrams and clients. Processes: world_servers.cpp; links: world_links.cpp.
#include "sim/world.h"

#include "core/engine/message_channels.h"

namespace roomcast::sim {

namespace {

constexpr qint64 kWallStart_ms = 1'700'000'000'000;
constexpr qint64 kPpm = 1'000'000;
/// What fits the parts that a message may be cut into, each a datagram of 1,200 bytes with a head
/// of its own: nothing larger is sent.
constexpr qsizetype kMessageBytesMax = qsizetype(Fragmenter::kPartsMax) * 1'100;

qint64 milliseconds(TimePoint time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

} // namespace

World::World(quint64 seed, NetworkConditions conditions)
    : m_random(seed), m_network(conditions, m_random.fork())
{
}

World::~World() = default;

// ---- time ------------------------------------------------------------------------------------

void World::run(Duration duration)
{
    const TimePoint end = time() + duration;
    while (m_queue.step(end)) {
    }
}

bool World::runUntil(const std::function<bool()> &done, Duration limit)
{
    const TimePoint end = time() + limit;
    while (!done()) {
        if (!m_queue.step(end))
            return done();
    }
    return true;
}

Now World::nowAt(Node node) const
{
    const auto machine = m_machines.find(node);
    const LocalClock clock = machine == m_machines.end() ? LocalClock{} : machine->second.clock;
    const Duration elapsed = time() - clock.world;
    const TimePoint local = clock.local + elapsed + elapsed * clock.drift_ppm / kPpm;
    const qint64 wall = kWallStart_ms + milliseconds(local) + clock.wall_offset.count();
    return {local, {wall}, {}};
}

/// The first world time at which the machine's clock shows `local` or more.
TimePoint World::worldTime(Node machine, TimePoint local) const
{
    const LocalClock &clock = m_machines.at(machine).clock;
    if (clock.drift_ppm == 0)
        return clock.world + (local - clock.local);
    const Duration shown = local - clock.local;
    const double rate = 1.0 + double(clock.drift_ppm) / double(kPpm);
    return clock.world + Duration(qint64(double(shown.count()) / rate) + 2);
}

void World::setDrift(Node machine, int drift_ppm)
{
    const TimePoint local = nowAt(machine).mono;
    LocalClock &clock = m_machines.at(machine).clock;
    clock.world = time();
    clock.local = local;
    clock.drift_ppm = drift_ppm;
}

void World::jumpWallClock(Node machine, std::chrono::milliseconds by)
{
    m_machines.at(machine).clock.wall_offset += by;
}

// ---- datagrams -------------------------------------------------------------------------------

void World::multicast(Node from, const Endpoint &source, const Origin &origin,
                      const Message &message)
{
    const QByteArray bytes = encodePacket(origin, message);
    auto decoded = decodePacket(bytes);
    Q_ASSERT(decoded);
    const auto packet = std::make_shared<const Packet>(std::move(decoded).value());
    if (!m_network.multicastOf(from).leaves || m_network.isOffline(from))
        return;
    for (const auto &[node, machine] : m_machines)
        if (node != from && machine.process && m_network.multicastOf(node).arrives)
            deliver(from, node, source, 0, bytes, packet);
    for (const auto &[node, client] : m_clients)
        if (node != from)
            deliver(from, node, source, 0, bytes, packet);
}

void World::unicast(Node from, const Endpoint &source, const Origin &origin,
                    const ToEndpoint &outbound)
{
    const auto to = m_ports.find(outbound.to.port);
    if (to == m_ports.end())
        return;
    const QByteArray bytes = encodePacket(origin, outbound.message);
    auto decoded = decodePacket(bytes);
    Q_ASSERT(decoded);
    deliver(from, to->second, source, outbound.to.port, bytes,
            std::make_shared<const Packet>(std::move(decoded).value()));
}

QByteArray World::forge(Node to, const Endpoint &source, const Origin &origin,
                        const Message &message)
{
    const QByteArray bytes = encodePacket(origin, message);
    auto decoded = decodePacket(bytes);
    if (!decoded || bytes.size() > kMessageBytesMax)
        return {};
    const auto packet = std::make_shared<const Packet>(std::move(decoded).value());
    const Endpoint &place = isClient(to) ? m_clients.at(to)->endpoint : m_machines.at(to).endpoint;
    const quint16 port = mayCome(message, Channel::Unicast) ? place.port : 0;
    after(m_network.delay(),
          [this, to, source, port, bytes, packet] { receive(to, source, port, bytes, packet); });
    return bytes;
}

void World::deliver(Node from, Node to, const Endpoint &source, quint16 port,
                    const QByteArray &bytes, const PacketPtr &packet)
{
    if (m_network.isCut(from, to) || bytes.size() > kMessageBytesMax)
        return;
    ++m_datagrams;
    const auto arrive = [this, to, source, port, bytes, packet] {
        receive(to, source, port, bytes, packet);
    };
    if (m_holds && m_holds(from, to, packet->message)) {
        m_held.push_back(arrive);
        return;
    }
    for (int copies = m_network.copies(); copies > 0; --copies)
        after(m_network.delay(), arrive);
}

void World::deliverHeld()
{
    m_holds = {};
    for (auto &arrive : std::exchange(m_held, {}))
        after(m_network.delay(), std::move(arrive));
}

void World::dropHeld()
{
    m_holds = {};
    m_held.clear();
}

/// `port` 0: multicast, heard by whoever is there.
void World::receive(Node to, const Endpoint &source, quint16 port, const QByteArray &bytes,
                    const PacketPtr &packet)
{
    if (m_network.isOffline(to))
        return;
    const Channel channel = port == 0 ? Channel::Multicast : Channel::Unicast;
    if (isClient(to)) {
        if (port != 0 && port != m_clients.at(to)->endpoint.port)
            return;
        tell(&Observer::onDelivered, to, bytes);
        apply(to, client(to).onDatagram(source, channel, *packet, nowAt(to)));
        // The bound beside a value has moved, which an inspector shows.
        if (std::holds_alternative<Beacon>(packet->message))
            for (const auto &[key, entry] : client(to).cache().entries())
                show(to, key);
        return;
    }
    const Machine &machine = m_machines.at(to);
    if (!machine.process || (port != 0 && port != machine.endpoint.port))
        return;
    // A disk that does not keep up: what the system's own buffer would do in the end.
    if (machine.process->loop->isDiskBehind())
        return;
    tell(&Observer::onHeard, to, *packet);
    tell(&Observer::onDelivered, to, bytes);
    input(to, input::Datagram{source, channel, *packet});
}

// ---- clients ---------------------------------------------------------------------------------

Node World::addClient(Timing timing, std::optional<Label> label, const QString &person)
{
    const Node node = m_nodes++;
    const ClientId id{m_random.next() | 1};
    const Endpoint endpoint{kLoopback, quint16(kClientPorts + node)};
    m_ports[endpoint.port] = node;
    m_clients[node] = std::make_unique<Client>(
        Client{ClientEngine(ClientConfig{id, timing, label}), id, endpoint, 0});
    apply(node, client(node).setPerson(person, nowAt(node)));
    return node;
}

void World::apply(Node node, ClientEffects effects)
{
    Client &client = *m_clients.at(node);
    if (const char *broken = client.engine.brokenInvariant())
        tell(&Observer::onUnsoundClient, node, client.id, broken);
    if (effects.notices) {
        client.notices.emplace();
        for (const Notice &notice : effects.notices->notices)
            client.notices->insert(notice.claim.claim.id);
    }
    for (const Outbound &outbound : effects.outbox) {
        const Message &message = std::get<ToGroup>(outbound).message;
        if (const auto *request = std::get_if<Request>(&message))
            tell(&Observer::onRequested, node, client.id, *request);
        multicast(node, client.endpoint, client.engine.origin(), message);
    }
    for (const Query &key : effects.touched)
        show(node, key);
    for (const Answer &answer : effects.answers)
        tell(&Observer::onAnswered, node, client.id, answer);
    for (const Answer &answer : effects.double_replies)
        tell(&Observer::onDoubleReply, node, client.id, answer);
    armClientTimer(node);
}

void World::show(Node node, const Query &key)
{
    const Client &client = *m_clients.at(node);
    if (const CacheEntry *entry = client.engine.cache().find(key))
        tell(&Observer::onShown, node, client.id, key, entry->value,
             *client.engine.mark(key, nowAt(node)));
}

void World::armClientTimer(Node node)
{
    Client &client = *m_clients.at(node);
    const auto deadline = client.engine.nextDeadline();
    const quint64 timer = ++client.timer;
    if (!deadline)
        return;
    m_queue.at(*deadline, [this, node, timer] {
        Client &c = *m_clients.at(node);
        if (c.timer == timer)
            apply(node, c.engine.tick(nowAt(node)));
    });
}

Ticket World::submit(Node node, const Command &command)
{
    const Ticket ticket{++m_tickets};
    tell(&Observer::onSubmitted, node, m_clients.at(node)->id, ticket, command);
    apply(node, client(node).submit(command, ticket, nowAt(node)));
    return ticket;
}

void World::watch(Node node, std::vector<Query> keys)
{
    apply(node, client(node).watch(std::move(keys), nowAt(node)));
}

} // namespace roomcast::sim
