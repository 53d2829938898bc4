// SPDX-License-Identifier: MIT
//
// What an election costs in groups of any size: the leader of a settled group is killed, and every
// message is counted until the survivors have installed and acknowledged the next view.
#pragma once

#include "core/base/time.h"

#include <optional>

namespace roomcast::sim {

struct ElectionCost {
    quint64 elections = 0;    ///< ELECTION multicasts
    quint64 coordinators = 0; ///< COORDINATOR multicasts
    quint64 answers = 0;      ///< unicasts
    quint64 acks = 0;         ///< unicasts
    quint64 fragments = 0;    ///< datagrams that the multicasts and answers took
    Duration time{};          ///< from the kill to the commit of the VIEW entry
};

/// Of a group of `servers`, at least 3; nothing if it did not form, or did not elect, in time.
std::optional<ElectionCost> costOfElection(int servers);

} // namespace roomcast::sim
