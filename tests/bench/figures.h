// SPDX-License-Identifier: MIT
//
// What can be measured. Each function makes its own servers, adds its lines to the report as they
// are there, and returns false where servers did not do what they should.
#pragma once

#include "bench/bench_options.h"
#include "bench/samples.h"

namespace roomcast::bench {

/// In the order they are measured.
QStringList figureNames();

bool measureLoad(const BenchOptions &options, Report &report);
bool measureFailover(const BenchOptions &options, Report &report);
bool measureState(const BenchOptions &options, Report &report);

/// A group of `servers` that is up, or nothing.
std::unique_ptr<test::Fleet> startFleet(const BenchOptions &options, int servers,
                                        test::Storage storage);
/// IDs of a group's servers, lowest first.
std::vector<int> idsOf(int servers);

} // namespace roomcast::bench
