// SPDX-License-Identifier: MIT
//
// Many seeds on several threads; each run has its thread to itself. Called by the program and the
// tests.
#pragma once

#include "sim/mutations.h"
#include "sim/run.h"

namespace roomcast::sim {

struct Finding {
    quint64 seed = 0;
    size_t count = 0;
    Violation first;
};

struct SweepOptions {
    quint64 from = 1;
    quint64 seeds = 1000;
    int jobs = 1;
    std::set<Fault> faults = allFaults();
    Mutation mutation = Mutation::None;
    bool until_found = false; ///< stop at the first violation
    /// A violation counts only where the same seed is clean without the mutation.
    bool only_by_mutation = false;
    /// Every so many seeds one is run twice, and must do the same (rule 11); 0: none.
    quint64 repeat_every = 50;
    std::function<void(quint64 done)> progress; ///< called from any thread, one at a time
    std::function<void(const Finding &)> found; ///< likewise, as soon as there is something
};

struct SweepResult {
    quint64 seeds = 0;
    Statistics statistics;
    std::vector<Finding> findings; ///< by seed
};

SweepResult sweep(const SweepOptions &options);
int processors();

/// The fewest kinds of fault, of those in `options`, under which `seed` still breaks the rule it
/// breaks first; all of them where it breaks none.
std::set<Fault> shrunk(quint64 seed, RunOptions options);

} // namespace roomcast::sim
