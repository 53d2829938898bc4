// SPDX-License-Identifier: MIT
//
// What a server says of itself, in JOIN, WELCOME, HEARTBEAT and PROBE REPLY.
#pragma once

#include "core/protocol/view.h"

#include <optional>

namespace roomcast {

/// What a server is doing, as others see it.
enum class Role {
    Joining, ///< listening; has no state
    Learner, ///< fetching the state of a group
    Ready,   ///< a learner that has caught up and may be taken into a view
    Follower,
    Candidate, ///< collecting answers to its own election
    Leader,
    Waking, ///< woke from a pause and is looking around
};

/// What a server says of itself in JOIN, WELCOME and HEARTBEAT.
struct Presence {
    Role role = Role::Joining;
    std::optional<Epoch> genesis; ///< the first epoch of its group; none before it has state
    Epoch installed;
    LogIndex last;               ///< last entry it holds; on a member of the view a cumulative ACK
    bool has_claims = false;     ///< bookings would be lost if this copy were dropped
    quint16 link_port = 0;       ///< where it accepts links
    Epoch last_primary{};        ///< newest primary view it knows
    bool grounded = false;       ///< see SpineRank
    Epoch promised{};            ///< above `installed` it acknowledges nothing any more
    bool multicast_works = true; ///< it hears multicast and is heard; others come before it

    SpineRank rank() const { return {last_primary, grounded, installed}; }
    friend bool operator==(const Presence &, const Presence &) = default;
};

namespace codec {
template <>
struct EnumRange<Role> {
    static constexpr auto last = Role::Waking;
};
template <>
struct Fields<Presence> {
    static constexpr auto list =
        std::tuple(&Presence::role, &Presence::genesis, &Presence::installed, &Presence::last,
                   &Presence::has_claims, &Presence::link_port, &Presence::last_primary,
                   &Presence::grounded, &Presence::promised, &Presence::multicast_works);
};
} // namespace codec
} // namespace roomcast
