// SPDX-License-Identifier: MIT
//
// What time the group has, as a leader told a client last: shown to people and calculated with, so
// what nobody can mean is refused. Owned by the client engine.
#pragma once

#include "core/base/time.h"
#include "core/group/group_clock.h"
#include "core/protocol/group_time.h"

#include <optional>

namespace roomcast {

class ToldTime {
public:
    /// True if something else is to be shown beside the time, which goes on by itself.
    bool take(const GroupTime &time, TimePoint now);
    /// None before one was told.
    std::optional<GroupTime> at(TimePoint now) const;

private:
    GroupClock m_clock;
    std::optional<GroupTime> m_told;
};

} // namespace roomcast
