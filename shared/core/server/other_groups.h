// SPDX-License-Identifier: MIT
//
// Another group of this server's name, met last: which of the two gives way, and whether it is
// still there. Source: PROTOCOL.md, "Two groups of one name". Owned by the server engine. Nothing
// can fail.
#pragma once

#include "core/base/timing.h"
#include "core/engine/event_reasons.h"
#include "core/engine/server_status.h"

namespace roomcast {

class OtherGroups {
public:
    explicit OtherGroups(const Timing &timing) : m_timing(timing) {}

    /// A group as the leaders of two that meet see it.
    struct Side {
        Epoch genesis;
        bool has_bookings = false; ///< of people
    };
    struct Meeting {
        bool gives_way = false; ///< this group does, by itself
        /// What comes of it; none where that was told before.
        std::optional<event::OtherGroupAction> action;
    };
    /// Whichever holds no booking of a person gives way; otherwise a person chooses.
    Meeting meet(const Side &mine, const Side &other, ServerId leader, TimePoint now)
    {
        const bool gives_way =
            !mine.has_bookings && (other.has_bookings || mine.genesis < other.genesis);
        const bool known = m_met && m_met->genesis == other.genesis;
        m_met = OtherGroup{other.genesis, leader, now};
        if (known)
            return {gives_way, std::nullopt};
        return {gives_way, gives_way ? event::OtherGroupAction::JoiningIt
                           : mine.has_bookings && other.has_bookings
                               ? event::OtherGroupAction::Conflict
                               : event::OtherGroupAction::AwaitingIt};
    }

    /// The one that was heard lately; null: none.
    const OtherGroup *heard(TimePoint now) const
    {
        return m_met && now < m_met->heard_at + m_timing.discovery() ? &*m_met : nullptr;
    }

private:
    Timing m_timing;
    std::optional<OtherGroup> m_met;
};

} // namespace roomcast
