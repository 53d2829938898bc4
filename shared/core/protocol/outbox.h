// SPDX-License-Identifier: MIT
//
// What a step wants sent, and to whom. The driver sends it after everything the step wants
// persisted is on disk.
#pragma once

#include "core/protocol/message.h"

namespace roomcast {

/// To every server and client of the multicast group.
struct ToGroup {
    Message message;
};
/// One datagram, to a server or a client.
struct ToEndpoint {
    Endpoint to;
    Message message;
};
/// On the link to a peer; dropped if there is none.
struct ToPeer {
    ServerKey peer;
    Message message;
};

using Outbound = std::variant<ToGroup, ToEndpoint, ToPeer>;
using Outbox = std::vector<Outbound>;

} // namespace roomcast
