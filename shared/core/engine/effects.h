// SPDX-License-Identifier: MIT
//
// What one step of a server engine asks its driver to do, in this order: persist, send, notify.
#pragma once

#include "core/election/ballot.h"
#include "core/engine/event.h"
#include "core/engine/server_config.h"
#include "core/protocol/outbox.h"

namespace roomcast {

/// Written to the store as one transaction, before anything of the same step is sent.
struct PersistBatch {
    std::optional<HardState> hard;
    std::optional<QByteArray> snapshot; ///< replaces the stored log and state
    LogIndex first;                     ///< index of the first of `entries`
    std::vector<Entry> entries;         ///< appended to the stored log

    bool empty() const { return !hard && !snapshot && entries.empty(); }
};

/// A link that should be opened to a peer; its end, or its failure to open, is reported back.
struct LinkRequest {
    ServerKey peer;
    Endpoint to;
};

struct Effects {
    PersistBatch persist;
    Outbox outbox;
    std::vector<LinkRequest> links;
    std::vector<Event> events;
    std::optional<StopReason> stop;
};

} // namespace roomcast
