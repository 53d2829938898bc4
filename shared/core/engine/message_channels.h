// SPDX-License-Identifier: MIT
//
// By which way a message may come. A stranger can send unicast from anywhere: what concerns all is
// taken only where all could hear it, and a link carries only what needs one. Used by the server
// engine, by its node, and by tests that speak to one.
#pragma once

#include "core/base/channel.h"
#include "core/protocol/message.h"

namespace roomcast {

/// Messages of some types.
template <typename... Ts>
struct MessageSet {
    static bool has(const Message &message) { return (std::holds_alternative<Ts>(message) || ...); }
};

/// As a datagram: the column *way* of PROTOCOL's table of messages.
inline bool mayCome(const Message &message, Channel channel)
{
    using OnLinksOnly = MessageSet<Hello, Fetch, Chunk>;
    using EitherChannel = MessageSet<Order, Fragment>;
    using ToOne =
        MessageSet<Welcome, ElectionAnswer, Refuse, Ack, Nack, Probe, ProbeReply, Reply, Carried>;
    if (OnLinksOnly::has(message))
        return false;
    return EitherChannel::has(message) || ToOne::has(message) == (channel == Channel::Unicast);
}

/// By a link: the same column.
inline bool mayComeByLink(const Message &message)
{
    return MessageSet<Hello, Fetch, Chunk, Leave>::has(message);
}

} // namespace roomcast
