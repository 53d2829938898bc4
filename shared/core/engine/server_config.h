// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/booking/catalogue.h"
#include "core/engine/timing.h"

namespace roomcast {

/// What a server is started with.
struct ServerConfig {
    ServerId id;
    bool id_chosen = false; ///< by the person; otherwise a taken ID is drawn again
    Incarnation incarnation;
    StoreId store;
    CatalogueSet catalogue; ///< what the group is born with, should this server found it
    Timing timing;
    quint64 seed = 0; ///< of the jitter
};

/// Why a server ended.
enum class StopReason {
    Left,        ///< in order, as asked
    DuplicateId, ///< another live server has the ID that the person chose
    StoreFailed, ///< the store could not be written
};

} // namespace roomcast
