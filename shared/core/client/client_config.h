// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/label.h"
#include "core/base/timing.h"

#include <optional>

namespace roomcast {

/// What a client is started with.
struct ClientConfig {
    ClientId id;
    Timing timing;
    std::optional<Label> label{}; ///< servers of another one are not heard; none: all are
};

} // namespace roomcast
