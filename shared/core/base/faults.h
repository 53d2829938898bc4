// SPDX-License-Identifier: MIT
//
// What a person has a server suffer on purpose outside of its engine: a bad network and a slow
// machine. Plain values, all off by default. What they do: net/lossy_transport.h for datagrams,
// node/service_gate.h for the service time.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <optional>

namespace roomcast {

struct Faults {
    int loss_percent = 0; ///< share of datagrams that is dropped
    Duration delay{};     ///< by which each datagram comes later
    Duration jitter{};    ///< the most that chance adds to the delay
    int duplicate_percent = 0;
    int reorder_percent = 0;      ///< share of datagrams that lets the next one pass
    std::optional<ServerId> peer; ///< only what comes from it and goes to it alone; none: all
    Duration service_time{};      ///< after a request, before the next one is taken

    static constexpr Duration kDelayMax = std::chrono::seconds(10);
    static constexpr Duration kServiceTimeMax = std::chrono::seconds(10);

    /// Datagrams come as they would anyway.
    bool sparesDatagrams() const
    {
        return loss_percent == 0 && delay == Duration::zero() && jitter == Duration::zero() &&
               duplicate_percent == 0 && reorder_percent == 0;
    }
    friend bool operator==(const Faults &, const Faults &) = default;
};

} // namespace roomcast
