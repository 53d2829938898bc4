// SPDX-License-Identifier: MIT
//
// Everything that can happen to a server engine, as values: whoever drives it, the node or the
// simulator, has one door to knock at (ServerEngine::step), and what went in can be kept and given
// to another engine again.
#pragma once

#include "core/base/channel.h"
#include "core/protocol/packet.h"

namespace roomcast {

namespace input {

/// The first input of all.
struct Start {};
/// The time went on: due at ServerEngine::nextDeadline(); harmless at any other time.
struct Tick {};
struct Datagram {
    Endpoint from;
    Channel channel{};
    Packet packet;
};
/// A link to `peer` stands; the first one if there are several.
struct LinkOpened {
    ServerKey peer;
};
/// `from` is the server that the link leads to.
struct LinkMessage {
    ServerOrigin from;
    Message message;
};
/// The last link to `peer` ended, or one that was asked for could not be opened.
struct LinkClosed {
    ServerKey peer;
};
/// To leave in order: Effects::stop follows when what is under way is committed.
struct Leave {};
/// A person vouches that server `id` will never come back with its disk: it loses its vote in
/// primary views. Refused, with an event that says why, while it is heard or has no vote.
struct DeclareDead {
    ServerId id;
};
/// A person chooses between two groups of one name that both hold bookings: this server joins the
/// other one, and so do the followers of a leader that does. Their bookings come in by the merge.
/// Tells ControlRejected where no other group is heard.
struct JoinOtherGroup {};
/// To another side of a partition on purpose: whoever has another label is not heard any more.
struct SetPartition {
    Label label;
};
/// Goes back to the default label by itself after so many new requests of clients; 0: never.
struct SetHealAfter {
    quint32 requests = 0;
};

/// This machine's network is lost: nothing that is sent arrives anywhere.
struct NetworkLost {};
/// It can be used again, or is another one. `link_port`: where this server accepts links now.
struct NetworkBack {
    quint16 link_port = 0;
};

} // namespace input

using EngineInput =
    std::variant<input::Start, input::Tick, input::Datagram, input::LinkOpened, input::LinkMessage,
                 input::LinkClosed, input::Leave, input::DeclareDead, input::JoinOtherGroup,
                 input::SetPartition, input::SetHealAfter, input::NetworkLost, input::NetworkBack>;

} // namespace roomcast
