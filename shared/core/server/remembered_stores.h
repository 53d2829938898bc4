// SPDX-License-Identifier: MIT
//
// How far a server knows the stores of others to have come: from what they say of themselves, and
// from the views that were installed. Whoever runs on one of them is told. Source: PROTOCOL.md,
// "Identities". Owned by the server engine. Nothing can fail.
#pragma once

#include "core/election/ballot.h"
#include "core/group/store_progress_table.h"
#include "core/protocol/presence.h"

namespace roomcast {

class RememberedStores {
public:
    /// `twice`: what is said that long apart was not one datagram that came doubled.
    explicit RememberedStores(Duration twice) : m_memory(twice) {}

    void noteSaid(const ServerIdentity &from, const Presence &said, TimePoint now);
    /// That a view was installed proves the promises of all its members, over a restart, too.
    void noteViews(const HardState &hard, StoreId own);
    /// What processes of the store other than `asker` have said.
    std::optional<StoreProgress> of(StoreId store, const ServerKey &asker) const
    {
        return m_memory.of(store, asker);
    }

private:
    StoreProgressTable m_memory;
    Epoch m_noted_view; ///< whose members' promises are in m_memory
};

} // namespace roomcast
