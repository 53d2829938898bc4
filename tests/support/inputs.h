// SPDX-License-Identifier: MIT
//
// Inputs for single engines, put briefly.
#pragma once

#include "core/engine/engine_input.h"
#include "core/engine/message_ways.h"

namespace roomcast::test {

/// By the way that its message goes, or by one that is named.
inline EngineInput datagram(const Endpoint &from, const Packet &packet,
                            std::optional<Channel> channel = {})
{
    const Channel way =
        mayCome(packet.message, Channel::Multicast) ? Channel::Multicast : Channel::Unicast;
    return input::Datagram{from, channel.value_or(way), packet};
}

} // namespace roomcast::test
