// SPDX-License-Identifier: MIT
//
// What strikes: one fault at a time, each of which ends by itself after a while.
#include "sim/schedule.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

/// Faults of the network's nature are conditions of the whole run, or belong to a restart; these
/// strike at a moment.
constexpr std::array kStriking = {
    Fault::Crash,     Fault::Power,   Fault::Copy,      Fault::Leave,    Fault::Freeze,
    Fault::Partition, Fault::OneWay,  Fault::ClientCut, Fault::SlowDisk, Fault::DiskFailure,
    Fault::Clock,     Fault::Label,   Fault::WildClock, Fault::Liar,     Fault::Deaf,
    Fault::Clone,     Fault::PutBack, Fault::Readdress, Fault::LinkCut,  Fault::Decay,
};

} // namespace

void Schedule::note(Fault fault, const QString &text)
{
    ++m_struck[fault];
    if (on_fault)
        on_fault(text);
}

std::vector<Node> Schedule::up() const
{
    return m_world.machinesUp();
}

void Schedule::strikeLater()
{
    m_world.after(m_random.between(Duration::zero(), 2 * m_plan.faults_every), [this] {
        if (m_over || !m_striking)
            return;
        rememberADisk();
        strike();
        strikeLater();
    });
}

void Schedule::strike()
{
    std::vector<Fault> possible;
    for (const Fault fault : kStriking)
        if (m_plan.has(fault) && mayStrike(fault))
            possible.push_back(fault);
    if (!possible.empty())
        strike(m_random.oneOf(possible));
}

void Schedule::strike(Fault fault)
{
    const Node machine = anyMachine();
    const bool is_up = m_world.isUp(machine);
    switch (fault) {
    case Fault::Crash:
        return crash(machine, Crash::Process);
    case Fault::Power:
        return crash(machine, Crash::Power);
    case Fault::Leave:
        if (!is_up)
            return;
        note(fault, u"machine %1 leaves"_s.arg(machine));
        m_world.leave(machine);
        m_leaving.insert(machine);
        return comeBackLater(machine);
    case Fault::Freeze:
        if (!is_up || m_world.isFrozen(machine))
            return;
        note(fault, u"machine %1 freezes"_s.arg(machine));
        return m_world.freeze(machine, someTime(0.5, 8));
    case Fault::DiskFailure:
        if (!is_up)
            return;
        note(fault, u"disk of machine %1 fails"_s.arg(machine));
        m_world.failDisk(machine);
        return comeBackLater(machine);
    case Fault::Copy:
        return copyFolder();
    case Fault::SlowDisk:
        return slowDown(machine);
    case Fault::Clock:
        return upsetClock(machine);
    case Fault::WildClock:
        return turnWild();
    case Fault::Partition:
        return partition();
    case Fault::OneWay:
        return oneWay();
    case Fault::ClientCut:
        return cutClient();
    case Fault::Label:
        return label();
    case Fault::Liar:
        return lie();
    case Fault::Deaf:
        return deafen(machine);
    case Fault::Clone:
        return cloneDisk();
    case Fault::PutBack:
        return putBack();
    case Fault::Readdress:
        return moveToAnotherAddress();
    case Fault::LinkCut:
        return cutLinks(machine);
    case Fault::Decay:
        return decay(machine);
    case Fault::Loss:
    case Fault::Duplication:
    case Fault::Delay:
    case Fault::Rename:
    case Fault::Wipe:
    case Fault::Late:
    case Fault::Birth:
    case Fault::DeclareDead:
        return;
    }
}

// ---- processes -------------------------------------------------------------------------------

void Schedule::crash(Node machine, Crash kind)
{
    if (!m_world.isUp(machine))
        return;
    const bool power = kind == Crash::Power;
    note(power ? Fault::Power : Fault::Crash,
         u"machine %1 %2"_s.arg(machine).arg(power ? u"loses power"_s : u"crashes"_s));
    m_world.crash(machine, kind);
    comeBackLater(machine);
}

void Schedule::comeBackLater(Node machine)
{
    const Duration pause = m_random.chance(0.3) ? someTime(0, 1) : someTime(1, 15);
    m_world.after(pause, [this, machine] { comeBack(machine); });
}

void Schedule::comeBack(Node machine)
{
    const bool rename =
        m_ids.contains(machine) && m_plan.has(Fault::Rename) && m_random.chance(0.4);
    const bool wipe = m_ids.contains(machine) && m_plan.has(Fault::Wipe) && m_random.chance(0.3);
    if (m_world.isUp(machine))
        return;
    m_leaving.erase(machine);
    m_world.disk(machine).failing = false;
    if (wipe && !m_over) {
        const Disk before = m_world.disk(machine);
        m_world.wipe(machine);
        note(Fault::Wipe, u"machine %1 comes back without its disk"_s.arg(machine));
        if (m_plan.has(Fault::DeclareDead) && before.durable.hard)
            declareDead({{{m_ids[machine]}, {}}, before.store}, *before.durable.hard);
    }
    if (rename && !m_over)
        note(Fault::Rename, u"machine %1 comes back under another ID"_s.arg(machine));
    start(machine, rename && !m_over);
}

/// To those of the last primary view that the store knew: it has not gone on without them. Not
/// where what was confirmed may have been on that disk alone, nor where processes freeze: one would
/// hear it later, when the ID may be another store's.
void Schedule::declareDead(const ServerIdentity &gone, const HardState &its)
{
    const auto hard = [&](Node machine) { return m_world.disk(machine).durable.hard; };
    const bool kept = std::any_of(m_machines.begin(), m_machines.end(), [&](Node machine) {
        return hard(machine) && hard(machine)->rank() >= its.rank();
    });
    if (!kept || m_plan.has(Fault::Freeze))
        return;
    for (const Node machine : m_machines) {
        const auto known = hard(machine);
        const bool knows =
            known && known->last_primary == its.last_primary &&
            std::any_of(its.last_primary.members.begin(), its.last_primary.members.end(),
                        [&](const ServerIdentity &m) {
                            return m.key.id == gone.key.id && m.store == gone.store;
                        });
        if (!m_world.isUp(machine) || !knows)
            continue;
        note(Fault::DeclareDead,
             u"machine %1 is told that server %2 is gone for good"_s.arg(machine).arg(
                 gone.key.id.value));
        m_world.declareDead(machine, gone.key.id);
    }
}

void Schedule::copyFolder()
{
    const Node from = anyMachine();
    const Node to = anyMachine();
    if (from == to)
        return;
    note(Fault::Copy, u"machine %1 gets the folder of machine %2"_s.arg(to).arg(from));
    m_world.crash(to);
    m_world.copyDisk(from, to);
    comeBackLater(to);
}

void Schedule::slowDown(Node machine)
{
    const Duration slow = someTime(0.05, 1.5);
    note(Fault::SlowDisk, u"disk of machine %1 is slow"_s.arg(machine));
    m_world.disk(machine).conditions = {slow / 4, slow};
    m_world.after(someTime(2, 15),
                  [this, machine] { m_world.disk(machine).conditions = m_plan.disk; });
}

void Schedule::upsetClock(Node machine)
{
    note(Fault::Clock, u"clock of machine %1 is upset"_s.arg(machine));
    if (m_random.chance(0.5))
        m_world.jumpWallClock(machine,
                              std::chrono::milliseconds(m_random.between(-200'000, 200'000)));
    else
        m_world.setDrift(machine, m_random.between(-50'000, 50'000));
}

/// Always the same machine: most clocks are right.
void Schedule::turnWild()
{
    constexpr qint64 kYear_ms = qint64(365) * 24 * 3600 * 1000;
    if (m_machines.empty())
        return;
    const Node machine = m_machines[m_wild_random.below(m_machines.size())];
    m_wild = m_wild.value_or(machine);
    const bool right = m_wild_by != 0ms && m_wild_random.chance(0.4);
    const auto by = std::chrono::milliseconds(
        right ? 0 : m_wild_random.between(-20, 20) * kYear_ms + kYear_ms / 2);
    note(Fault::WildClock, u"clock of machine %1 is %2 ms off"_s.arg(*m_wild).arg(by.count()));
    m_world.jumpWallClock(*m_wild, by - std::exchange(m_wild_by, by));
}

// ---- the network -----------------------------------------------------------------------------

/// Two or three sides; a client is on one of them, or hears all.
void Schedule::partition()
{
    constexpr int kEverywhere = -1;
    const int sides = m_random.chance(0.75) ? 2 : 3;
    std::map<Node, int> side;
    QString text;
    for (const Node machine : m_machines) {
        side[machine] = int(m_random.below(quint64(sides)));
        text += u" %1:%2"_s.arg(machine).arg(side[machine]);
    }
    for (const Node client : m_clients)
        side[client] = m_random.chance(0.3) ? kEverywhere : int(m_random.below(quint64(sides)));
    note(Fault::Partition, u"partition, machine:side"_s + text);
    m_world.mendAll();
    for (const auto &[a, side_a] : side)
        for (const auto &[b, side_b] : side)
            if (side_a != side_b && side_a != kEverywhere && side_b != kEverywhere)
                m_world.cut(a, b);
    m_world.after(someTime(2, 20), [this] { m_world.mendAll(); });
}

void Schedule::oneWay()
{
    const Node from = anyMachine();
    const Node to = anyMachine();
    if (from == to)
        return;
    note(Fault::OneWay, u"nothing gets from machine %1 to %2"_s.arg(from).arg(to));
    m_world.cut(from, to);
    m_world.after(someTime(1, 10), [this, from, to] { m_world.mend(from, to); });
}

void Schedule::cutClient()
{
    const Node client = m_random.oneOf(m_clients);
    const Node machine = anyMachine();
    const bool both = m_random.chance(0.5);
    const bool outward = m_random.chance(0.5);
    note(Fault::ClientCut, u"client %1 is cut off from machine %2"_s.arg(client).arg(machine));
    if (both || outward)
        m_world.cut(client, machine);
    if (both || !outward)
        m_world.cut(machine, client);
    m_world.after(someTime(1, 15), [this, client, machine] { m_world.mend(client, machine); });
}

/// Two or three sides by label. They heal when asked to, or after some requests of clients.
void Schedule::label()
{
    const std::array labels = {Label(), *Label::from(u"B"), *Label::from(u"C")};
    const quint64 sides = m_random.chance(0.75) ? 2 : 3;
    const bool by_count = m_random.chance(0.4);
    QString text;
    for (const Node machine : m_machines) {
        const Label given = labels[m_random.below(sides)];
        text += u" %1:%2"_s.arg(machine).arg(given.text());
        giveLabel(machine, given);
        if (by_count && m_world.isUp(machine))
            m_world.setHealAfter(machine, quint32(m_random.between(1, 4)));
    }
    note(Fault::Label, u"labels, machine:label"_s + text);
    m_world.after(someTime(2, 20), [this] {
        for (const Node machine : m_machines)
            giveLabel(machine, Label());
    });
}

void Schedule::giveLabel(Node machine, Label label)
{
    m_labels[machine] = label;
    if (m_world.isUp(machine))
        m_world.setPartition(machine, label);
}

/// A switch stops multicast to it, or from it, or both.
void Schedule::deafen(Node machine)
{
    const double what = m_random.fraction();
    const Network::Multicast how{what >= 0.6, what < 0.4, m_world.time()};
    note(Fault::Deaf, u"multicast %1 machine %2"_s
                          .arg(how.leaves    ? u"does not get to"_s
                               : how.arrives ? u"does not leave"_s
                                             : u"passes neither way at"_s)
                          .arg(machine));
    m_world.network().setMulticast(machine, how);
    m_world.after(someTime(5, 60), [this, machine] { hearAgain(machine); });
}

void Schedule::hearAgain(Node machine)
{
    if (!m_world.network().multicastOf(machine).works())
        m_world.network().setMulticast(machine, {true, true, m_world.time()});
}

/// Of a server or a client; at once, or after a while without any network.
void Schedule::moveToAnotherAddress()
{
    const bool is_client = m_random.chance(0.2);
    const Node node = is_client ? m_random.oneOf(m_clients) : anyMachine();
    if (m_world.network().isOffline(node))
        return;
    note(Fault::Readdress,
         u"%1 %2 moves to another address"_s.arg(is_client ? u"client"_s : u"machine"_s).arg(node));
    m_world.loseNetwork(node);
    const Duration away = m_random.chance(0.3) ? Duration::zero() : someTime(0.2, 15);
    m_world.after(away, [this, node] { comeOnline(node); });
}

void Schedule::comeOnline(Node node)
{
    if (m_world.network().isOffline(node))
        m_world.regainNetwork(node, ++m_ports);
}

/// A firewall that lets datagrams through, and no connection.
void Schedule::cutLinks(Node machine)
{
    note(Fault::LinkCut, u"no link passes at machine %1"_s.arg(machine));
    m_world.cutLinks(machine);
    m_world.after(someTime(2, 30), [this, machine] { m_world.mendLinks(machine); });
}

/// Some datagrams, each a lie of its own.
void Schedule::lie()
{
    for (int i = m_random.between(4, 16); i > 0; --i)
        m_world.after(someTime(0, 2), [this] {
            const QString lie = m_over ? QString() : m_liar.lie(m_clients);
            if (!lie.isEmpty())
                note(Fault::Liar, u"somebody "_s + lie);
        });
}

/// Half of the clients hear all sides, where there are sides.
std::optional<Label> Schedule::clientLabel()
{
    if (!m_plan.has(Fault::Label) || m_random.chance(0.5))
        return std::nullopt;
    return m_random.chance(0.5) ? Label() : Label::from(u"B");
}

} // namespace roomcast::sim
