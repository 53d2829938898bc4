// SPDX-License-Identifier: MIT
//
// One run of one seed, judged. The same seed, faults and mutation give the same result.
#pragma once

#include "core/base/mutation.h"
#include "sim/plan.h"
#include "sim/verdict.h"

#include <QTextStream>

#include <map>

namespace roomcast::sim {

struct RunOptions {
    std::set<Fault> faults = allFaults();
    Mutation mutation = Mutation::None;
    QTextStream *trace = nullptr; ///< everything that happens, where wanted
    bool trace_messages = false;
};

struct Statistics {
    Duration virtual_time{};
    std::map<Fault, int> faults;
    quint64 views = 0;
    quint64 requests = 0;
    quint64 acknowledged = 0; ///< answered by a server
    quint64 confirmed = 0;
    quint64 cached = 0; ///< values shown from caches that were judged
    quint64 datagrams = 0;
    quint64 two_groups = 0;   ///< runs that ended with two geneses
    quint64 second_reads = 0; ///< reads that two leaders answered, one after the other
    quint64 unjudged = 0;     ///< histories too large for the linearizability checker
    Duration healing_max{};   ///< from the end of the faults until all is one

    void add(const Statistics &other);
};

struct RunResult {
    quint64 seed = 0;
    Verdict verdict;
    Statistics statistics;
    quint64 trace_hash = 0;
};

RunResult runSeed(quint64 seed, const RunOptions &options);

} // namespace roomcast::sim
