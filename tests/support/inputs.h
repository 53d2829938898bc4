// SPDX-License-Identifier: MIT
//
// Inputs for single engines, put briefly.
#pragma once

#include "core/engine/engine_input.h"
#include "core/engine/message_channels.h"

namespace roomcast::test {

/// By the way that its message goes, or by one that is named.
/// How such a message comes as a rule.
inline Channel wayOf(const Message &message)
{
    return mayCome(message, Channel::Multicast) ? Channel::Multicast : Channel::Unicast;
}

inline EngineInput datagram(const Endpoint &from, const Packet &packet,
                            std::optional<Channel> channel = {})
{
    return input::Datagram{from, channel.value_or(wayOf(packet.message)), packet};
}

} // namespace roomcast::test
