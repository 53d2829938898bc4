// SPDX-License-Identifier: MIT
#pragma once

namespace roomcast {

/// How a datagram came in. A stranger can send unicast from anywhere; multicast reaches those who
/// joined the group, from the interface of the group alone.
enum class Channel { Multicast, Unicast };

} // namespace roomcast
