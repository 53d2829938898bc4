// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/engine/timing.h"

namespace roomcast {

/// What a client is started with.
struct ClientConfig {
    ClientId id;
    Timing timing;
};

} // namespace roomcast
