// SPDX-License-Identifier: MIT
#include "core/server/remembered_stores.h"

namespace roomcast {

namespace {

/// What it says of its store that a later process of it must know, too. Promises never fall; a
/// learner's log is its giver's, and may be given up for a shorter one.
StoreProgress pastOf(const Presence &presence)
{
    if (presence.role == Role::Follower || presence.role == Role::Leader)
        return {presence.promised, presence.installed, presence.last};
    return {presence.promised, {}, {}};
}

} // namespace

void RememberedStores::noteSaid(const ServerIdentity &from, const Presence &said, TimePoint now)
{
    m_memory.note(from, pastOf(said), now);
}

void RememberedStores::noteViews(const HardState &hard, StoreId own)
{
    if (std::exchange(m_noted_view, hard.installed.epoch) == hard.installed.epoch)
        return;
    for (const View *view : {&hard.last_primary, &hard.installed})
        for (const ServerIdentity &member : view->members)
            if (member.store != own)
                m_memory.notePromise(member, view->epoch);
}

} // namespace roomcast
