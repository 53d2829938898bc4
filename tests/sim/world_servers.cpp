// SPDX-License-Identifier: MIT
//
// Server processes and their disks.
#include "core/base/mutation.h"
#include "sim/world.h"

namespace roomcast::sim {

namespace {

constexpr quint32 kLoopback = 0x7f000001;

bool hears(const ServerEngine &engine, const Origin &origin)
{
    const Label own = std::get<ServerOrigin>(engine.origin()).label;
    const auto *server = std::get_if<ServerOrigin>(&origin);
    return own == (server ? server->label : std::get<ClientOrigin>(origin).label.value_or(own));
}

bool isNothing(const Effects &e)
{
    return e.persist.empty() && e.ahead.empty() && e.outbox.empty() && e.links.empty() &&
           e.events.empty() && !e.stop;
}

} // namespace

// ---- machines --------------------------------------------------------------------------------

Node World::addMachine()
{
    const Node node = m_nodes++;
    m_machines[node].disk.store = {m_random.next() | 1};
    return node;
}

void World::wipe(Node node)
{
    Q_ASSERT(!isUp(node));
    disk(node).wipe({m_random.next() | 1});
    tell(&Observer::onWiped, node, disk(node));
}

void World::copyDisk(Node from, Node to)
{
    wipe(to);
    Disk &copy = disk(to);
    copy.durable = disk(from).durable;
    copy.durable.staged.clear();
    if (mutated(Mutation::CopyCountsTwice))
        copy.store = disk(from).store;
    else
        copy.copied = true;
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
    process.engine = makeServer(std::move(config), port, machine.disk.durable);
    tell(&Observer::onStarted, node, memberOf(*process.engine), machine.disk);
    machine.disk.copied = false;
    runInput(process, [](ServerEngine &engine, Now now) { return engine.start(now); });
}

World::Process *World::find(Node node, quint64 life)
{
    Process *process = m_machines.at(node).process.get();
    return process && process->life == life ? process : nullptr;
}

World::Process *World::findByKey(const ServerKey &key)
{
    for (const auto &[node, machine] : m_machines)
        if (machine.process && memberOf(*machine.process->engine).key == key)
            return machine.process.get();
    return nullptr;
}

bool World::isFrozen(Node node) const
{
    const Machine &machine = m_machines.at(node);
    return machine.process && machine.process->frozen;
}

void World::leave(Node node)
{
    input(node, [](ServerEngine &engine, Now now) { return engine.leave(now); });
}

void World::joinOtherGroup(Node node)
{
    input(node, [](ServerEngine &engine, Now now) { return engine.joinOtherGroup(now); });
}

void World::setPartition(Node node, Label label)
{
    input(node, [label](ServerEngine &engine, Now now) { return engine.setPartition(label, now); });
}

void World::setHealAfter(Node node, quint32 requests)
{
    input(node,
          [requests](ServerEngine &engine, Now now) { return engine.setHealAfter(requests, now); });
}

void World::declareDead(Node node, ServerId id)
{
    input(node, [id](ServerEngine &engine, Now now) { return engine.declareDead(id, now); });
}

void World::freeze(Node node, Duration pause)
{
    Process &process = *m_machines.at(node).process;
    if (std::exchange(process.frozen, true))
        return;
    after(pause, [this, node, life = process.life] { wake(node, life); });
}

/// What came meanwhile is still there, as it is for a process that was stopped.
void World::wake(Node node, quint64 life)
{
    Process *process = find(node, life);
    if (!process)
        return;
    process->frozen = false;
    auto inputs = std::exchange(process->put_aside, {});
    runInput(*process, [](ServerEngine &engine, Now now) { return engine.tick(now); });
    for (const Input &each : inputs) {
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
    tell(&Observer::onStopped, node, memberOf(*process->engine));
}

// ---- one step --------------------------------------------------------------------------------

void World::input(Node node, Input run)
{
    Process *process = m_machines.at(node).process.get();
    if (!process)
        return;
    if (!process->frozen)
        runInput(*process, run);
    else if (process->put_aside.size() < kFrozenInputsMax)
        process->put_aside.push_back(std::move(run));
}

void World::runInput(Process &process, const Input &run)
{
    take(process, run(*process.engine, nowAt(process.machine)));
}

/// A packet of another label, JOIN excepted, does nothing that the time alone would not do. That is
/// seen where nothing is due.
Effects World::step(Node node, ServerEngine &engine, Now now, const Packet &packet,
                    const std::function<Effects()> &run)
{
    const bool tells = std::holds_alternative<Join>(packet.message);
    if (tells || hears(engine, packet.origin))
        return run();
    Effects due = engine.tick(now);
    if (due.stop || !isNothing(due)) {
        take(*m_machines.at(node).process, std::move(due));
        return isUp(node) ? run() : Effects();
    }
    Effects effects = run();
    if (!isNothing(effects))
        tell(&Observer::onLeak, node, memberOf(engine), packet.message);
    return effects;
}

void World::take(Process &process, Effects effects)
{
    const Node node = process.machine;
    const quint64 life = process.life;
    Disk &its_disk = disk(node);
    PersistBatch batch = process.waiting.hold(std::move(effects));
    if (!batch.empty()) {
        its_disk.pending.push_back(std::move(batch));
        startWriting(node, life);
    }
    release(node, life);
    if (Process *still = find(node, life))
        armTimer(*still);
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
    const Member member = memberOf(*process.engine);
    for (; batches > 0; --batches) {
        const PersistBatch batch = std::move(its_disk.pending.front());
        its_disk.pending.pop_front();
        its_disk.durable.apply(batch);
        process.waiting.onWritten(++process.written);
        tell(&Observer::onPersisted, process.machine, member, batch, its_disk);
    }
}

void World::release(Node node, quint64 life)
{
    for (Process *process = find(node, life); process && !process->frozen;
         process = find(node, life)) {
        const auto effects = process->waiting.next();
        if (!effects)
            return;
        carryOut(*process, *effects);
    }
}

void World::sendAll(Process &process, const Outbox &outbox)
{
    const Node node = process.machine;
    const Origin origin = process.engine->origin();
    const Endpoint source = m_machines.at(node).endpoint;
    const Member member = memberOf(*process.engine);
    for (const Outbound &outbound : outbox) {
        std::visit([&](const auto &o) { tell(&Observer::onSent, node, member, o.message); },
                   outbound);
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
    const Member member = memberOf(*process.engine);
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
    }
}

void World::look(const Process &process)
{
    if (std::none_of(m_observers.begin(), m_observers.end(),
                     [](const Observer *observer) { return observer->wantsStatus(); }))
        return;
    const Node node = process.machine;
    tell(&Observer::onStatus, node, memberOf(*process.engine), process.engine->status(nowAt(node)),
         disk(node));
}

void World::armTimer(Process &process)
{
    const auto deadline = process.engine->nextDeadline();
    const quint64 timer = ++process.timer;
    if (!deadline || process.frozen)
        return;
    const Node node = process.machine;
    m_queue.at(worldTime(node, *deadline), [this, node, life = process.life, timer] {
        Process *due = find(node, life);
        if (due && due->timer == timer && !due->frozen)
            runInput(*due, [](ServerEngine &engine, Now now) { return engine.tick(now); });
    });
}

// ---- looking on ------------------------------------------------------------------------------

ServerStatus World::status(Node node) const
{
    return m_machines.at(node).process->engine->status(nowAt(node));
}

Conflicts World::conflicts(Node node, quint64 from) const
{
    return m_machines.at(node).process->engine->conflicts(from);
}

std::vector<PeerStatus> World::peers(Node node) const
{
    return m_machines.at(node).process->engine->peers(nowAt(node));
}

Member World::member(Node node) const
{
    return memberOf(*m_machines.at(node).process->engine);
}

std::optional<StopReason> World::stopReason(Node node) const
{
    return m_machines.at(node).stop_reason;
}

} // namespace roomcast::sim
