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
/// What one COMMIT says of changes: too large a message would not be sent at all.
constexpr qsizetype kChangesBytesMax = 40 * 1024;

/// The changes without what changed.
Changes slotsOnly(const Changes &changes)
{
    Changes named;
    named.by = changes.by;
    for (const SlotClaims &slot : changes.changed)
        named.changed.emplace_back().slot = slot.slot;
    return named;
}

} // namespace

// ---- changes ---------------------------------------------------------------------------------

void ServerEngine::announce(const std::vector<Applied> &applied)
{
    Commit commit{installed(), m_announced, m_replica.committed(), m_bully.hard().primary, {}};
    qsizetype bytes = 0;
    for (const Applied &one : applied) {
        if (one.changes.changed.empty() && !one.many_changes)
            continue;
        Pushed changes = pushed(one, m_config.limits.pushed_bytes_max);
        bytes += changes.changes.size();
        if (bytes > kChangesBytesMax) {
            commit.changes.push_back({commit.index, false, {}}); // for all that is left
            break;
        }
        commit.changes.push_back(std::move(changes));
    }
    m_announced = m_replica.committed();
    multicast(std::move(commit));
}

Pushed ServerEngine::pushed(const Applied &applied, qsizetype bytes_max)
{
    if (applied.many_changes)
        return {applied.index, false, {}};
    QByteArray bytes = encode(applied.changes);
    if (bytes.size() <= bytes_max)
        return {applied.index, true, std::move(bytes)};
    return {applied.index, false, encode(slotsOnly(applied.changes))};
}

/// Whatever came of a write, its client's cache learns how the slots stand.
std::optional<Pushed> ServerEngine::repairFor(const Command &command) const
{
    const auto *write = std::get_if<Write>(&command);
    Applied now;
    now.index = m_replica.committed();
    if (write && leadsSettled())
        for (const SlotKey &slot : slotsOf(*write))
            now.changes.changed.push_back(m_replica.state().slotClaims(slot));
    if (now.changes.changed.empty())
        return std::nullopt;
    return pushed(now, kRepairBytesMax);
}

// ---- beacons ---------------------------------------------------------------------------------

void ServerEngine::takeBeaconAsk(const ClientId &client, const BeaconAsk &ask)
{
    if (!rules::beaconsWaitForARound() && inGroup())
        return sendBeacon({{client, ask.nonce}});
    if (m_role.phase() == Phase::Leading)
        sequencer().addBeacon({client, ask.nonce});
}

void ServerEngine::answerBeacons()
{
    auto asked = sequencer().takeBeacons(m_replica.committed());
    if (!asked.empty())
        sendBeacon(std::move(asked));
}

void ServerEngine::sendBeacon(std::vector<BeaconFor> asked)
{
    multicast(Beacon{*m_bully.hard().genesis, installed(), m_replica.committed(),
                     m_bully.hard().primary, m_replica.catalogueDigest(), today(),
                     std::move(asked)});
}

} // namespace roomcast
