// SPDX-License-Identifier: MIT
//
// Server processes and their disks.
#include "sim/world.h"

namespace roomcast::sim {

namespace {

/// What others sent, if that is what came in.
struct Received {
    Origin origin;
    const Message *message = nullptr;
};

std::optional<Received> receivedIn(const EngineInput &input)
{
    if (const auto *datagram = std::get_if<input::Datagram>(&input))
        return Received{datagram->packet.origin, &datagram->packet.message};
    if (const auto *link = std::get_if<input::LinkMessage>(&input))
        return Received{link->from, &link->message};
    return std::nullopt;
}

/// A packet of another label, JOIN excepted, must do nothing that the time alone would not do.
bool isForeign(const ServerEngine &engine, const Received &received)
{
    const Label own = std::get<ServerOrigin>(engine.origin()).label;
    const auto *server = std::get_if<ServerOrigin>(&received.origin);
    const auto *client = std::get_if<ClientOrigin>(&received.origin);
    return !std::holds_alternative<Join>(*received.message) &&
           own != (server ? server->label : client->label.value_or(own));
}

} // namespace

// ---- machines --------------------------------------------------------------------------------

Node World::addMachine()
{
    const Node node = m_nodes++;
    m_machines[node].disk.store = {m_random.next() | 1};
    return node;
}

std::vector<Node> World::machinesUp() const
{
    std::vector<Node> up;
    for (const auto &[node, machine] : m_machines)
        if (machine.process)
            up.push_back(node);
    return up;
}

// ---- processes -------------------------------------------------------------------------------

void World::start(Node node, ServerConfig config, quint16 port)
{
    Machine &machine = m_machines.at(node);
    Q_ASSERT(!machine.process);
    config.store = machine.disk.store;
    m_ports.erase(machine.endpoint.port);
    machine.endpoint = {kLoopback, port};
    m_ports[port] = node;
    machine.stop_reason.reset();
    machine.process = std::make_unique<Process>();
    Process &process = *machine.process;
    process.machine = node;
    process.life = ++m_lives;
    if (machine.disk.copied)
        machine.disk.durable.disown();
    process.loop = makeServer(std::move(config), port, machine.disk.durable);
    tell(&Observer::onStarted, node, memberOf(process.loop->engine()), machine.disk);
    machine.disk.copied = false;
    const quint64 life = process.life;
    take(process, input::Start{});
    if (find(node, life) && m_network.isOffline(node))
        input(node, input::NetworkLost{});
}

void World::loseNetwork(Node node)
{
    m_network.setOnline(node, false, time());
    Process *process = isClient(node) ? nullptr : m_machines.at(node).process.get();
    if (!process)
        return;
    dropLinks(*process);
    input(node, input::NetworkLost{});
}

void World::regainNetwork(Node node, quint16 port)
{
    m_network.setOnline(node, true, time());
    Endpoint &endpoint =
        isClient(node) ? m_clients.at(node)->endpoint : m_machines.at(node).endpoint;
    m_ports.erase(endpoint.port);
    endpoint = {kLoopback, port};
    m_ports[port] = node;
    if (isClient(node))
        apply(node, client(node).tick(nowAt(node)));
    else
        input(node, input::NetworkBack{port});
}

World::Process *World::find(Node node, quint64 life)
{
    Process *process = m_machines.at(node).process.get();
    return process && process->life == life ? process : nullptr;
}

World::Process *World::findByKey(const ServerKey &key)
{
    for (const auto &[node, machine] : m_machines)
        if (machine.process && memberOf(machine.process->loop->engine()).key == key)
            return machine.process.get();
    return nullptr;
}

bool World::isFrozen(Node node) const
{
    const Machine &machine = m_machines.at(node);
    return machine.process && machine.process->loop->frozen();
}

void World::forge(Node to, Node from, const Message &message)
{
    const Machine &sender = m_machines.at(from);
    input(to, input::Datagram{sender.endpoint,
                              Channel::Multicast,
                              {Packet::kMagic, Packet::kVersion,
                               sender.process->loop->engine().origin(), message}});
}

void World::leave(Node node)
{
    input(node, input::Leave{});
}

void World::joinOtherGroup(Node node)
{
    input(node, input::JoinOtherGroup{});
}

void World::setPartition(Node node, Label label)
{
    input(node, input::SetPartition{label});
}

void World::setHealAfter(Node node, quint32 requests)
{
    input(node, input::SetHealAfter{requests});
}

void World::declareDead(Node node, ServerId id)
{
    input(node, input::DeclareDead{id});
}

void World::freeze(Node node, Duration pause)
{
    Process &process = *m_machines.at(node).process;
    if (process.loop->frozen())
        return;
    process.loop->freeze();
    after(pause, [this, node, life = process.life] { wake(node, life); });
}

void World::wake(Node node, quint64 life)
{
    Process *process = find(node, life);
    if (!process)
        return;
    for (const EngineInput &each : process->loop->thaw()) {
        if (!find(node, life))
            return;
        input(node, each);
    }
    release(node, life);
}

void World::crash(Node node, Crash kind)
{
    if (isUp(node))
        end(node, kind);
}

void World::failDisk(Node node)
{
    Machine &machine = m_machines.at(node);
    machine.disk.failing = true;
    if (!machine.process)
        return;
    machine.stop_reason = StopReason::StoreFailed;
    end(node, Crash::Process);
}

void World::end(Node node, Crash kind)
{
    Machine &machine = m_machines.at(node);
    const std::unique_ptr<Process> process = std::move(machine.process);
    closeLinks(*process, kind);
    machine.disk.crash();
    tell(&Observer::onStopped, node, memberOf(process->loop->engine()));
}

// ---- one step --------------------------------------------------------------------------------

void World::input(Node node, const EngineInput &input)
{
    Process *process = m_machines.at(node).process.get();
    if (!process)
        return;
    const auto received = receivedIn(input);
    if (received && !process->loop->frozen() && isForeign(process->loop->engine(), *received))
        takeForeign(*process, input, *received->message);
    else
        take(*process, input);
}

/// What a foreign packet does is seen where nothing is due.
void World::takeForeign(Process &process, const EngineInput &input, const Message &message)
{
    const Node node = process.machine;
    const quint64 life = process.life;
    const bool due = !take(process, input::Tick{}).idle;
    Process *still = find(node, life);
    if (!still)
        return;
    const ServerIdentity member = memberOf(still->loop->engine());
    if (!take(*still, input).idle && !due)
        tell(&Observer::onLeak, node, member, message);
}

ServerDriver::Taken World::take(Process &process, const EngineInput &input)
{
    const Node node = process.machine;
    const quint64 life = process.life;
    Disk &its_disk = disk(node);
    ServerDriver::Taken taken = process.loop->take(input, nowAt(node));
    if (const char *broken = process.loop->engine().brokenInvariant())
        tell(&Observer::onUnsound, node, memberOf(process.loop->engine()), broken);
    if (!taken.batch.empty()) {
        its_disk.pending.push_back(std::move(taken.batch));
        startWriting(node, life);
    }
    release(node, life);
    if (Process *still = find(node, life))
        armTimer(*still);
    return taken;
}

void World::startWriting(Node node, quint64 life)
{
    Process *process = find(node, life);
    Disk &its_disk = disk(node);
    if (!process || its_disk.writing > 0 || its_disk.pending.empty())
        return;
    if (its_disk.immediate())
        return makeDurable(*process, its_disk.pending.size());
    its_disk.writing = its_disk.pending.size();
    after(m_random.between(its_disk.conditions.write_min, its_disk.conditions.write_max),
          [this, node, life] { finishWriting(node, life); });
}

void World::finishWriting(Node node, quint64 life)
{
    Process *process = find(node, life);
    if (!process)
        return;
    makeDurable(*process, std::exchange(disk(node).writing, 0));
    release(node, life);
    startWriting(node, life);
}

void World::makeDurable(Process &process, size_t batches)
{
    Disk &its_disk = disk(process.machine);
    const ServerIdentity member = memberOf(process.loop->engine());
    for (; batches > 0; --batches) {
        const PersistBatch batch = std::move(its_disk.pending.front());
        its_disk.pending.pop_front();
        its_disk.durable.apply(batch);
        if (batch.clear || (batch.install && !batch.install->keep_entries))
            its_disk.decayed = false;
        process.loop->onWritten(++process.written);
        tell(&Observer::onPersisted, process.machine, member, batch, its_disk);
    }
}

void World::release(Node node, quint64 life)
{
    while (Process *process = find(node, life)) {
        const auto effects = process->loop->next();
        if (!effects)
            return;
        carryOut(*process, *effects);
    }
}

void World::sendAll(Process &process, const Outbox &outbox)
{
    const Node node = process.machine;
    const Origin origin = process.loop->engine().origin();
    const Endpoint source = m_machines.at(node).endpoint;
    const ServerIdentity member = memberOf(process.loop->engine());
    for (const Outbound &outbound : outbox) {
        tell(&Observer::onOutbound, node, member, outbound);
        if (const auto *group = std::get_if<ToGroup>(&outbound))
            multicast(node, source, origin, group->message);
        else if (const auto *one = std::get_if<ToEndpoint>(&outbound))
            unicast(node, source, origin, *one);
        else
            sendOnLink(process, std::get<ToPeer>(outbound));
    }
}

void World::carryOut(Process &process, const Effects &effects)
{
    const Node node = process.machine;
    const ServerIdentity member = memberOf(process.loop->engine());
    sendAll(process, effects.ahead);
    sendAll(process, effects.outbox);
    for (const LinkRequest &link : effects.links)
        openLink(process, link);
    for (const Event &event : effects.events)
        tell(&Observer::onEvent, node, member, event);
    if (!effects.events.empty() || !effects.outbox.empty())
        look(process);
    if (effects.stop) {
        m_machines.at(node).stop_reason = *effects.stop;
        end(node, Crash::Process);
        if (effects.stop == StopReason::StoreCopied)
            takeNewStore(node);
    }
}

void World::look(const Process &process)
{
    if (std::none_of(m_observers.begin(), m_observers.end(),
                     [](const Observer *observer) { return observer->wantsStatus(); }))
        return;
    const Node node = process.machine;
    tell(&Observer::onStatus, node, memberOf(process.loop->engine()),
         process.loop->engine().status(nowAt(node)), disk(node));
}

void World::armTimer(Process &process)
{
    const Node node = process.machine;
    const auto deadline = process.loop->wakeAt(nowAt(node));
    const quint64 timer = ++process.timer;
    if (!deadline)
        return;
    m_queue.at(worldTime(node, *deadline), [this, node, life = process.life, timer] {
        Process *due = find(node, life);
        if (due && due->timer == timer)
            take(*due, input::Tick{});
    });
}

// ---- looking on ------------------------------------------------------------------------------

ServerStatus World::status(Node node) const
{
    return m_machines.at(node).process->loop->engine().status(nowAt(node));
}

Conflicts World::conflicts(Node node, quint64 from) const
{
    return m_machines.at(node).process->loop->engine().conflicts(from);
}

std::vector<PeerStatus> World::peers(Node node) const
{
    return m_machines.at(node).process->loop->engine().peers(nowAt(node));
}

Origin World::originOf(Node node) const
{
    return m_machines.at(node).process->loop->engine().origin();
}

ServerIdentity World::member(Node node) const
{
    return memberOf(m_machines.at(node).process->loop->engine());
}

std::optional<StopReason> World::stopReason(Node node) const
{
    return m_machines.at(node).stop_reason;
}

} // namespace roomcast::sim
