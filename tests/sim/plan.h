// SPDX-License-Identifier: MIT
//
// What a seed stands for: topology, conditions, which kinds of fault may strike, and for how long.
// Kinds are chosen per seed (swarm testing): a run with few kinds reaches states that one with all
// of them never does. Pure; made once per run.
#pragma once

#include "core/engine/server_config.h"
#include "sim/disk.h"
#include "sim/network.h"

#include <QStringList>

#include <optional>
#include <set>

namespace roomcast::sim {

enum class Fault {
    Loss,        ///< datagrams get lost
    Duplication, ///< datagrams come twice
    Delay,       ///< datagrams take up to, or beyond, the latency bound: they overtake one another
    Crash,       ///< a process is killed; it comes back with its disk
    Power,       ///< as Crash, but nobody's connection ends
    Rename,      ///< a crashed server comes back under another ID
    Wipe,        ///< a crashed server comes back without its disk
    Copy,        ///< a server's folder is restored on another machine
    Leave,       ///< a server leaves in order, and comes back
    Freeze,      ///< a process stands still and wakes
    Partition,   ///< two or three sides
    OneWay,      ///< one direction between two servers is cut
    ClientCut,   ///< a client loses a server
    SlowDisk,    ///< transactions take long
    DiskFailure, ///< a disk fails, and is replaced by a sound one with the same data
    Clock,       ///< wall clocks jump, clocks drift
    Late,        ///< some servers start late
    Birth,       ///< faults strike before the group is born
    Label,       ///< servers get partition labels, two or three sides, some with --heal-after
    DeclareDead, ///< a person says that a wiped server is gone for good, which is true
    WildClock,   ///< the wall clock of one machine is years off, at times
    Liar,        ///< somebody sends forged datagrams
    Deaf,        ///< no multicast gets to, or from, a machine; unicast does
    Clone,       ///< servers start from the disk of a live one, identity and all
    PutBack,     ///< a server's disk is put back to an older state, identity and all
    Readdress,   ///< a machine's network goes, and comes back with another address
    LinkCut,     ///< no link to or from a machine passes; datagrams do
    Decay,       ///< what a server stored changes by itself while it is down
};
inline constexpr Fault kLastFault = Fault::Decay;

QString scriptName(Fault fault);
std::optional<Fault> faultNamed(QStringView name);
std::set<Fault> allFaults();

struct Plan {
    int servers = 3;
    int clients = 2;
    Timing timing;
    NetworkConditions network; ///< while faults strike
    NetworkConditions calm;    ///< before and after
    DiskConditions disk;
    std::set<Fault> faults;
    Duration faults_every{}; ///< on average
    Duration requests_every{};
    Duration length{}; ///< of the time in which faults strike
    int slots = 2;
    bool names_only = false; ///< COMMIT names changed slots and has no room for their claims
    Limits limits;           ///< of the servers; small ones make rare paths common

    bool has(Fault fault) const { return faults.contains(fault); }
};

/// The plan of `seed`, of whose faults only those in `allowed` are kept.
Plan planFor(quint64 seed, const std::set<Fault> &allowed);

} // namespace roomcast::sim
