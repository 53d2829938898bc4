// SPDX-License-Identifier: MIT
#include "core/server/announcements.h"

namespace roomcast {

namespace {

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

Commit Announcements::commitOf(const std::vector<Applied> &applied, const Epoch &epoch,
                               LogIndex committed, bool primary)
{
    Commit commit{epoch, m_announced, committed, primary, {}};
    qsizetype bytes = 0;
    for (const Applied &one : applied) {
        if (one.changes.changed.empty() && !one.many_changes)
            continue;
        EncodedChanges changes = encoded(one, m_entry_bytes_max);
        bytes += changes.changes.size();
        if (bytes > kChangesBytesMax) {
            commit.changes.push_back({commit.index, false, {}}); // for all that is left
            break;
        }
        commit.changes.push_back(std::move(changes));
    }
    m_announced = committed;
    return commit;
}

EncodedChanges Announcements::encoded(const Applied &applied, qsizetype bytes_max)
{
    if (applied.many_changes)
        return {applied.index, false, {}};
    QByteArray bytes = encode(applied.changes);
    if (bytes.size() <= bytes_max)
        return {applied.index, true, std::move(bytes)};
    return {applied.index, false, encode(slotsOnly(applied.changes))};
}

} // namespace roomcast
