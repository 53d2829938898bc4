// SPDX-License-Identifier: MIT
//
// What one step of a server engine asks its driver to do, in this order: persist, send, notify.
#pragma once

#include "core/engine/event.h"
#include "core/engine/server_config.h"
#include "core/engine/stored_replica.h"
#include "core/protocol/outbox.h"

namespace roomcast {

/// A link that should be opened to a peer; its end, or its failure to open, is reported back.
struct LinkRequest {
    ServerKey peer;
    Endpoint to;
};

struct Effects {
    PersistBatch persist;
    /// Sent while this step's batch is still on its way to the disk: it rests on earlier steps
    /// only. A candidate's challenge and a leader's orders tell nobody that something is safe here.
    Outbox ahead;
    Outbox outbox;
    std::vector<LinkRequest> links;
    std::vector<Event> events;
    WallTime at; ///< of the step: when its events happened, however late the disk lets them out
    std::optional<StopReason> stop;
};

} // namespace roomcast
