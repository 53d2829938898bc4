// SPDX-License-Identifier: MIT
#include "sim/plan.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

constexpr std::array kFaultNames = {
    "loss"_L1,       "duplication"_L1, "delay"_L1,      "crash"_L1,     "power"_L1,
    "rename"_L1,     "wipe"_L1,        "copy"_L1,       "leave"_L1,     "freeze"_L1,
    "partition"_L1,  "one-way"_L1,     "client-cut"_L1, "slow-disk"_L1, "disk-failure"_L1,
    "clock"_L1,      "late"_L1,        "birth"_L1,      "label"_L1,     "declare-dead"_L1,
    "wild-clock"_L1, "liar"_L1,        "deaf"_L1,       "clone"_L1,     "put-back"_L1,
    "readdress"_L1,  "link-cut"_L1,    "decay"_L1,
};
static_assert(kFaultNames.size() == size_t(kLastFault) + 1);

/// How likely a seed has a kind of fault at all.
double likelihood(Fault fault)
{
    switch (fault) {
    case Fault::Crash:
    case Fault::Partition:
    case Fault::Loss:
    case Fault::Freeze:
        return 0.5;
    case Fault::Duplication:
    case Fault::Delay:
    case Fault::Power:
    case Fault::Rename:
    case Fault::Leave:
    case Fault::OneWay:
    case Fault::ClientCut:
    case Fault::SlowDisk:
    case Fault::Label:
    case Fault::DeclareDead:
    case Fault::Liar:
    case Fault::Clone:
    case Fault::PutBack:
    case Fault::Readdress:
    case Fault::LinkCut:
        return 0.3;
    case Fault::Wipe:
    case Fault::DiskFailure:
    case Fault::Clock:
    case Fault::Late:
        return 0.2;
    case Fault::WildClock:
    case Fault::Deaf:
        return 0.2;
    case Fault::Copy:
    case Fault::Birth:
        return 0.12;
    case Fault::Decay:
        return 0.06;
    }
    Q_UNREACHABLE();
}

/// What changes no leader. A disk may be so slow that its server passes for silent.
const std::set<Fault> kBesideDecay = {Fault::Decay, Fault::Duplication, Fault::ClientCut,
                                      Fault::Clock, Fault::Late};

NetworkConditions conditions(const Plan &plan, Random random)
{
    const Duration bound = plan.timing.latency_bound;
    NetworkConditions c = plan.calm;
    const double loss = random.fraction() * 0.25;
    const double duplication = random.fraction() * 0.2;
    const bool beyond_bound = random.chance(0.3);
    if (plan.has(Fault::Loss))
        c.loss = loss;
    if (plan.has(Fault::Duplication))
        c.duplication = duplication;
    if (plan.has(Fault::Delay)) {
        c.delay_max = random.between(bound / 20, bound / 2);
        c.straggling = beyond_bound ? 0.02 : 0.0;
        c.straggle_max = 5 * bound;
    }
    return c;
}

/// Each small in some seeds, so that what happens once a year in production happens all the time.
Limits limitsFor(Random random)
{
    Limits limits;
    if (random.chance(0.4))
        limits.compact_after = quint64(random.between(3, 40));
    if (random.chance(0.4))
        limits.log_tail_max = random.between(2, 40);
    if (random.chance(0.2))
        limits.in_flight_max = quint64(random.between(1, 6));
    if (random.chance(0.2))
        limits.batch_max = random.between(1, 3);
    if (random.chance(0.3))
        limits.part_bytes = random.between(60, 600);
    if (random.chance(0.3))
        limits.carried_bytes_max = random.between(100, 900);
    if (random.chance(0.15))
        limits.held = {random.between(1, 8), random.between(1, 4)};
    if (random.chance(0.15))
        limits.reads_max = random.between(1, 4);
    return limits;
}

} // namespace

QString scriptName(Fault fault)
{
    return kFaultNames[size_t(fault)];
}

std::set<Fault> allFaults()
{
    std::set<Fault> all;
    for (size_t i = 0; i < kFaultNames.size(); ++i)
        all.insert(Fault(i));
    return all;
}

std::optional<Fault> faultNamed(QStringView name)
{
    const auto it = std::find(kFaultNames.begin(), kFaultNames.end(), name);
    if (it == kFaultNames.end())
        return std::nullopt;
    return Fault(it - kFaultNames.begin());
}

Plan planFor(quint64 seed, const std::set<Fault> &allowed)
{
    Random random(seed ^ 0x706c616eULL);
    Plan plan;
    constexpr std::array kServers = {1, 2, 2, 3, 3, 3, 3, 3, 4, 5};
    plan.servers = random.oneOf(kServers);
    plan.clients = random.between(1, 4);
    plan.slots = random.between(1, 3);
    plan.timing.latency_bound = random.chance(0.2) ? 20ms : 100ms;
    const Duration bound = plan.timing.latency_bound;
    plan.calm.delay_max = bound / 50;
    plan.calm.links_drop_in_cut = random.chance(0.3);
    plan.length = random.between(15 * bound, 45 * bound);
    plan.faults_every = random.between(2 * bound, 10 * bound);
    plan.requests_every = random.between(bound / 2, 3 * bound);
    if (random.chance(0.4))
        plan.disk = {bound / 200, bound / 20};
    // What seeds meant before there were these, they mean still.
    Random later_random(seed ^ 0x6c6162656cULL);
    for (const Fault fault : allFaults()) {
        Random &its = fault >= Fault::Label ? later_random : random;
        const bool chosen = its.chance(likelihood(fault));
        if (chosen && allowed.contains(fault))
            plan.faults.insert(fault);
    }
    // The leader's copy counts as the right one: the decayed one must not lead before it is found.
    if (plan.has(Fault::Decay))
        std::erase_if(plan.faults, [](Fault fault) { return !kBesideDecay.contains(fault); });
    plan.network = conditions(plan, random.fork());
    // It takes a while until it is noticed and over, which shows where little else happens.
    if ((plan.has(Fault::Deaf) || plan.has(Fault::Readdress)) && plan.faults.size() <= 2) {
        plan.faults_every *= 6;
        plan.length *= 2;
    }
    plan.names_only = random.chance(0.2);
    plan.limits = limitsFor(Random(seed ^ 0x6c696d697473ULL));
    return plan;
}

} // namespace roomcast::sim
