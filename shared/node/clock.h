// SPDX-License-Identifier: MIT
//
// The one place where clocks are read. Tests and the simulator put their own behind it.
#pragma once

#include "core/base/time.h"

namespace roomcast {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Now now() const = 0;
};

/// The machine's clocks: CLOCK_BOOTTIME, UTC and the local calendar. The first goes on while the
/// machine sleeps: what is as old as the night must not pass for fresh.
class SystemClock final : public Clock {
public:
    Now now() const override;
};

} // namespace roomcast
