// SPDX-License-Identifier: MIT
//
// Disks that go by the identity of a store that they are not: clones, and states put back. They
// strike where somebody can tell: a clone meets its original, and whoever the older state may vote
// with remembers more of it. What protects where nobody can is outside of the protocol.
#include "sim/schedule.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

/// How long a fault is watched, in latency bounds; longer than any cut lasts.
constexpr int kWatchBounds = 60;

/// A view of the store alone could be primary.
bool isQuorumAlone(StoreId store, const HardState &hard)
{
    const auto &voters = hard.last_primary.members;
    return voters.size() < 2 || !hard.dead.empty() ||
           (voters.size() == 2 && voters.front().store == store);
}

} // namespace

void Schedule::rememberADisk()
{
    if (!m_plan.has(Fault::PutBack) || m_random.chance(0.5))
        return;
    const Node machine = anyMachine();
    m_older[machine] = m_world.disk(machine);
}

/// While a disk is watched nothing strikes that would keep it from being found out.
bool Schedule::mayStrike(Fault fault) const
{
    if (!m_watched)
        return true;
    const Disk &disk = m_world.disk(*m_watched);
    const bool over = disk.impostor == Impostor::None || m_world.time() > m_watched_until;
    return over || m_meanwhile.contains(fault);
}

void Schedule::watch(Node machine, std::set<Fault> meanwhile)
{
    m_watched = machine;
    m_watched_until = m_world.time() + kWatchBounds * m_plan.timing.latency_bound;
    m_meanwhile = std::move(meanwhile);
    m_world.after(someTime(0, 0.5), [this, machine] {
        if (!m_world.isUp(machine))
            start(machine, false);
    });
}

/// No pause, label or deaf machine keeps a disk from being found out.
bool Schedule::allMeet() const
{
    return std::all_of(m_machines.begin(), m_machines.end(), [this](Node machine) {
        const auto label = m_labels.find(machine);
        return !m_world.isFrozen(machine) &&
               (label == m_labels.end() || label->second == Label()) &&
               m_world.network().multicastOf(machine).works();
    });
}

void Schedule::cloneDisk()
{
    const Node from = anyMachine();
    const Node to = anyMachine();
    // A clone of one that leaves has nobody to meet.
    if (from == to || !m_world.isUp(from) || m_leaving.contains(from) || m_world.isFrozen(from) ||
        !grown() || !allMeet())
        return;
    // Of two that have not voted yet nobody can say which is the clone.
    const ShownRole role = m_world.status(from).role;
    if (role != ShownRole::Leader && role != ShownRole::Follower)
        return;
    m_world.mendAll();
    note(Fault::Clone, u"machine %1 gets a clone of the disk of machine %2"_s.arg(to).arg(from));
    m_world.crash(to);
    m_world.cloneDisk(from, to);
    watch(to, {Fault::SlowDisk, Fault::Clock, Fault::ClientCut});
}

bool Schedule::mayPutBack(Node machine) const
{
    const auto older = m_older.find(machine);
    const Disk &disk = m_world.disk(machine);
    if (older == m_older.end() || !allUp() || !allMeet() || disk.impostor != Impostor::None)
        return false;
    const Disk &state = older->second;
    if (state.store != disk.store || state.generation != disk.generation || !state.durable.hard ||
        !state.durable.hard->genesis || isQuorumAlone(state.store, *state.durable.hard))
        return false;
    return std::all_of(m_machines.begin(), m_machines.end(), [&](Node other) {
        return other == machine || m_heard.remembersMore(other, state.store, state.durable);
    });
}

void Schedule::putBack()
{
    std::vector<Node> possible;
    for (const Node machine : m_machines)
        if (mayPutBack(machine))
            possible.push_back(machine);
    if (possible.empty())
        return;
    const Node machine = m_random.oneOf(possible);
    note(Fault::PutBack, u"the disk of machine %1 is put back to an older state"_s.arg(machine));
    m_world.crash(machine);
    StoredReplica older = m_older.at(machine).durable;
    older.staged.clear();
    m_world.rollBack(machine, older);
    watch(machine,
          {Fault::Partition, Fault::OneWay, Fault::ClientCut, Fault::SlowDisk, Fault::Clock});
}

/// Of a server that does not lead when it is back.
void Schedule::decay(Node machine)
{
    if (!allUp() || !grown() || m_world.status(machine).role != ShownRole::Follower)
        return;
    m_world.crash(machine);
    if (m_world.decay(machine))
        note(Fault::Decay, u"what machine %1 stored decays"_s.arg(machine));
    comeBackLater(machine);
}

} // namespace roomcast::sim
