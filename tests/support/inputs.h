// SPDX-License-Identifier: MIT
//
// Inputs for single engines, put briefly.
#pragma once

#include "core/engine/engine_input.h"

namespace roomcast::test {

/// As it arrives where everybody listens, unless told otherwise.
inline EngineInput datagram(const Endpoint &from, const Packet &packet,
                            Channel channel = Channel::Multicast)
{
    return input::Datagram{from, channel, packet};
}

} // namespace roomcast::test
