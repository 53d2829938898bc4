// SPDX-License-Identifier: MIT
//
// What the caches of clients are told: changed slots, repairs, beacons.
#include "core/cache/cached_keys.h"
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

namespace {

/// A reply has more room: without it its client could not see what it wrote.
constexpr qsizetype kRepairBytesMax = codec::kBytesMax / 2;
} // namespace

// ---- changes ---------------------------------------------------------------------------------

void ServerEngine::announce(const std::vector<Applied> &applied)
{
    multicast(m_announcements.commitOf(applied, installed(), replica().committed(),
                                       m_bully.hard().primary));
}

/// Whatever came of a write, its client's cache learns how the slots stand.
std::optional<EncodedChanges> ServerEngine::changesFor(const Command &command) const
{
    const auto *write = std::get_if<Write>(&command);
    Applied now;
    now.index = replica().committed();
    if (write && leadsSettled())
        for (const SlotKey &slot : slotsOf(*write))
            now.changes.changed.push_back(replica().state().slotClaims(slot));
    if (now.changes.changed.empty())
        return std::nullopt;
    return Announcements::encoded(now, kRepairBytesMax);
}

// ---- beacons ---------------------------------------------------------------------------------

void ServerEngine::takeBeaconAsk(const ClientId &client, const BeaconAsk &ask)
{
    if (!rules::beaconsWaitForARound() && inGroup())
        return sendBeacon({{client, ask.nonce}});
    if (m_role.role() == Role::Leader)
        sequencer().addBeacon({client, ask.nonce});
}

void ServerEngine::answerBeacons()
{
    auto asked = sequencer().takeBeacons(replica().committed());
    if (!asked.empty())
        sendBeacon(std::move(asked));
}

void ServerEngine::sendBeacon(std::vector<BeaconFor> asked)
{
    multicast(Beacon{*m_bully.hard().genesis, installed(), replica().committed(),
                     m_bully.hard().primary, replica().catalogueDigest(), today(),
                     std::move(asked)});
}

} // namespace roomcast
