// SPDX-License-Identifier: MIT
//
// The course of a run, and what clients do. Faults: schedule_faults.cpp.
#include "sim/schedule.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

Schedule::Schedule(World &world, const History &history, const Plan &plan, quint64 seed)
    : m_world(world), m_history(history), m_plan(plan), m_liar(world, seed),
      m_random(seed ^ 0x6661756cULL), m_clients_random(seed ^ 0x61736bULL),
      m_wild_random(seed ^ 0x77696c64ULL), m_heard(world, plan.timing.twice())
{
    world.observe(m_heard);
    world.on_store_copied = [this](Node machine) {
        m_world.after(someTime(0, 1), [this, machine] { comeBack(machine); });
    };
}

CatalogueSet Schedule::catalogue()
{
    CatalogueSet set;
    set.catalogue.rooms = {u"A"_s, u"B"_s};
    set.catalogue.timeslots = {u"8:30-9:30"_s};
    set.catalogue.day_labels = {u"Mon"_s, u"Tue"_s};
    return set;
}

std::vector<SlotKey> Schedule::slots() const
{
    const std::vector<SlotKey> all = {{u"A"_s, u"8:30-9:30"_s, u"Mon"_s},
                                      {u"A"_s, u"8:30-9:30"_s, u"Tue"_s},
                                      {u"B"_s, u"8:30-9:30"_s, u"Mon"_s}};
    return {all.begin(), all.begin() + m_plan.slots};
}

Duration Schedule::someTime(double low, double high)
{
    const auto bound = double(m_plan.timing.latency_bound.count());
    return m_random.between(Duration(qint64(low * bound)), Duration(qint64(high * bound)));
}

// ---- the course ------------------------------------------------------------------------------

void Schedule::begin()
{
    if (m_plan.has(Fault::Liar))
        m_world.observe(m_liar);
    m_world.network().setConditions(m_plan.has(Fault::Birth) ? m_plan.network : m_plan.calm);
    // In some seeds the machine whose clock is wild founds the group alone.
    const bool wild = m_plan.has(Fault::WildClock);
    const int founder =
        wild && m_wild_random.chance(0.4) ? int(m_wild_random.below(quint64(m_plan.servers))) : -1;
    for (int i = 0; i < m_plan.servers; ++i) {
        const Node machine = m_world.addMachine();
        m_world.disk(machine).conditions = m_plan.disk;
        m_machines.push_back(machine);
        if (i == founder)
            m_wild = machine;
        const bool late = i > 0 && m_plan.has(Fault::Late) && m_random.chance(0.5);
        const bool follows = founder >= 0 && i != founder;
        const Duration delay = late || follows ? someTime(5, 30) : someTime(0, 1);
        if (late)
            note(Fault::Late, u"machine %1 starts late"_s.arg(machine));
        m_world.after(delay, [this, machine] { comeBack(machine); });
    }
    if (m_wild || (wild && m_wild_random.chance(0.6)))
        turnWild();
    for (int i = 0; i < m_plan.clients; ++i)
        m_clients.push_back(
            m_world.addClient(m_plan.timing, clientLabel(), personOf(Node(m_plan.servers + i))));
    startStriking();
}

/// Some server has a primary view of all that are up.
bool Schedule::grown() const
{
    const std::vector<Node> machines = m_world.machinesUp();
    return std::any_of(machines.begin(), machines.end(), [&](Node machine) {
        const ServerStatus s = m_world.status(machine);
        return s.role == ShownRole::Leader && s.primary && s.members.size() == machines.size();
    });
}

void Schedule::startStriking()
{
    const Duration bound = m_plan.timing.latency_bound;
    if (!m_plan.has(Fault::Birth) && !grown() && m_world.time() < TimePoint(1s) + 40 * bound) {
        m_world.after(bound / 2, [this] { startStriking(); });
        return;
    }
    m_striking = true;
    m_world.network().setConditions(m_plan.network);
    strikeLater();
    for (const Node client : m_clients) {
        look(client);
        askLater(client);
    }
    m_world.after(m_plan.length, [this] { m_over = true; });
}

void Schedule::calmDown()
{
    m_over = true;
    m_striking = false;
    m_world.network().setConditions(m_plan.calm);
    m_world.mendAll();
    for (const Node machine : m_machines) {
        m_world.setDrift(machine, 0);
        hearAgain(machine);
        comeOnline(machine);
        giveLabel(machine, Label());
    }
    for (const Node client : m_clients)
        comeOnline(client);
    keepStarting();
}

void Schedule::keepStarting()
{
    for (const Node machine : m_machines) {
        Disk &disk = m_world.disk(machine);
        disk.conditions = m_plan.disk;
        if (!m_world.isUp(machine))
            comeBack(machine);
    }
    m_world.after(5 * m_plan.timing.latency_bound, [this] { keepStarting(); });
}

bool Schedule::allUp() const
{
    return std::all_of(m_machines.begin(), m_machines.end(),
                       [this](Node machine) { return m_world.isUp(machine); });
}

quint32 Schedule::freshId()
{
    for (;;) {
        const quint32 id = 1 + quint32(m_random.below(900));
        if (m_ids_used.insert(id).second)
            return id;
    }
}

void Schedule::start(Node machine, bool rename)
{
    quint32 &id = m_ids[machine];
    if (id == 0 || rename)
        id = freshId();
    ServerConfig config;
    config.id = {id};
    config.id_chosen = true;
    config.incarnation = {m_random.next() | 1};
    config.catalogue = catalogue();
    config.catalogue_chosen = true;
    config.timing = m_plan.timing;
    config.seed = m_random.next();
    config.label = m_labels[machine];
    config.limits = m_plan.limits;
    // Where a list of claims does not fit, only the slot is named.
    if (m_plan.names_only)
        config.limits.pushed_bytes_max = 0;
    m_world.start(machine, std::move(config), ++m_ports);
}

// ---- clients ---------------------------------------------------------------------------------

void Schedule::askLater(Node client)
{
    const Duration pause = m_clients_random.between(Duration::zero(), 2 * m_plan.requests_every);
    m_world.after(pause, [this, client] {
        if (m_over)
            return;
        ask(client);
        askLater(client);
    });
}

QString Schedule::personOf(Node client)
{
    return u"p%1"_s.arg(client);
}

/// What an open window does: it reads the catalogue, and keeps a few lists on show.
void Schedule::look(Node client)
{
    if (m_clients_random.chance(0.7))
        for (const Query &names : {Query(ListDays{}), Query(ListRooms{}), Query(ListTimeslots{})})
            m_world.submit(client, names);
    std::vector<Query> keys;
    for (const SlotKey &slot : slots()) {
        if (m_clients_random.chance(0.3))
            keys.push_back(ReadDay{slot.day});
        if (m_clients_random.chance(0.2))
            keys.push_back(CheckRoom{slot.room});
        if (m_clients_random.chance(0.1))
            keys.push_back(ReadSlot{slot});
    }
    m_world.watch(client, std::move(keys));
}

void Schedule::ask(Node client)
{
    const SlotKey slot = m_clients_random.oneOf(slots());
    const double what = m_clients_random.fraction();
    const bool fresh = m_clients_random.chance(0.6);
    m_world.client(client).setReadMode(fresh ? ReadMode::Fresh : ReadMode::Cached);
    std::optional<Command> command;
    if (what < 0.1)
        command = Query(ReadDay{slot.day});
    else if (what < 0.22)
        command = Query(CheckRoom{slot.room});
    else if (what < 0.3)
        command = Query(ReadSlot{slot});
    else if (what < 0.33)
        command = Query(ReadNotices{personOf(client)});
    else
        command = write(client, slot, what);
    const ClientId id = std::get<ClientOrigin>(m_world.client(client).origin()).client;
    if (!command || m_history.isOpen(id, *command))
        command = reserve(client, slot);
    const Ticket ticket = m_world.submit(client, *command);
    if (m_history.find(ticket)->target())
        m_own[client].push_back(ticket);
}

std::optional<Command> Schedule::write(Node client, const SlotKey &slot, double what)
{
    if (what < 0.5)
        return cancel(client);
    if (what < 0.62)
        return Write(JoinQueue{slot, personOf(client), u"t%1"_s.arg(++m_titles)});
    if (what < 0.66)
        return Write(LeaveQueue{slot, personOf(client)});
    if (what < 0.71)
        return move(client, slot);
    if (what < 0.75)
        return acknowledge(client);
    return std::nullopt;
}

/// Every reservation has a title of its own, so that a claim is known by it.
Command Schedule::reserve(Node client, const SlotKey &slot)
{
    return Write(Reserve{slot, personOf(client), u"t%1"_s.arg(++m_titles)});
}

/// Something that made a claim, answered or not; none if there is nothing.
const Operation *Schedule::anyOwn(Node client)
{
    std::vector<Ticket> &own = m_own[client];
    std::erase_if(own, [this](Ticket ticket) {
        const Operation &op = *m_history.find(ticket);
        return op.answered && !op.done() && op.answer.error != AnswerError::OutcomeUnknown;
    });
    const Operation *op = own.empty() ? nullptr : m_history.find(m_clients_random.oneOf(own));
    return op && op->claim() ? op : nullptr;
}

std::optional<Command> Schedule::cancel(Node client)
{
    const Operation *op = anyOwn(client);
    if (!op)
        return std::nullopt;
    std::erase(m_own[client], op->ticket);
    return Write(Cancel{*op->target(), op->claim(), op->person()});
}

/// The claim may be tried to cancel later all the same.
std::optional<Command> Schedule::move(Node client, const SlotKey &to)
{
    const Operation *op = anyOwn(client);
    if (!op)
        return std::nullopt;
    return Write(Move{*op->target(), to, op->claim(), op->person()});
}

std::optional<Command> Schedule::acknowledge(Node client)
{
    const Operation *op = anyOwn(client);
    if (!op)
        return std::nullopt;
    const auto standing =
        m_clients_random.chance(0.5) ? ClaimStanding::Holds : ClaimStanding::Waits;
    return Write(Acknowledge{*op->target(), op->claim(), standing, op->person()});
}

} // namespace roomcast::sim
