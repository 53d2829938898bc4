// SPDX-License-Identifier: MIT
//
// The deliberate bugs by name, and what each one breaks; see core/base/mutation.h.
#pragma once

#include "core/base/mutation.h"
#include "sim/plan.h"

#include <QString>

#include <optional>
#include <vector>

namespace roomcast::sim {

struct MutationInfo {
    Mutation mutation{};
    QLatin1StringView name;
    QLatin1StringView breaks; ///< the rule, in words
    /// The kinds of fault that show it, where all together seldom do.
    std::set<Fault> faults = allFaults();
};

const std::vector<MutationInfo> &mutations();
const MutationInfo *mutationNamed(QStringView name);

} // namespace roomcast::sim
