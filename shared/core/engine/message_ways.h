// SPDX-License-Identifier: MIT
//
// By which way a message may come as a datagram. A stranger can send unicast from anywhere: what
// concerns all is taken only where all could hear it. Used by the server engine and by tests that
// speak to one.
#pragma once

#include "core/base/channel.h"
#include "core/protocol/message.h"

namespace roomcast {

/// The column *way* of PROTOCOL's table of messages.
inline bool mayCome(const Message &message, Channel channel)
{
    const auto is_one_of = [&message]<typename... Ts>(std::variant<Ts...> *) {
        return (std::holds_alternative<Ts>(message) || ...);
    };
    using OnLinks = std::variant<Hello, Fetch, Chunk>;
    using EitherWay = std::variant<Order, Fragment>;
    using ToOne =
        std::variant<Welcome, Promise, Refuse, Ack, Nack, Probe, ProbeReply, Reply, Carried>;
    if (is_one_of(static_cast<OnLinks *>(nullptr)))
        return false;
    if (is_one_of(static_cast<EitherWay *>(nullptr)))
        return true;
    return is_one_of(static_cast<ToOne *>(nullptr)) == (channel == Channel::Unicast);
}

} // namespace roomcast
