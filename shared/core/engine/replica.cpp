// SPDX-License-Identifier: MIT
#include "core/engine/replica.h"

#include "core/engine/carried.h"

namespace roomcast {

namespace {

/// Changed slots that one entry tells the clients of; of more they are told that there were many.
constexpr size_t kChangedSlotsMax = 64;

Digest digestOfCatalogue(const BookingState &state)
{
    return digestOf(encode(state.catalogue()));
}

} // namespace

Replica::Replica(const CatalogueSet &set)
    : m_log({LogIndex{0}, BookingState(set).digest()}), m_state(set),
      m_catalogue_digest(digestOfCatalogue(m_state))
{
}

Replica::Replica(BookingState state, const LogPosition &committed, bool primary)
    : m_log(committed), m_state(std::move(state)), m_committed(committed.index), m_primary(primary),
      m_catalogue_digest(digestOfCatalogue(m_state))
{
}

const Digest &Replica::stateDigest() const
{
    if (!m_state_digest)
        m_state_digest = m_state.digest();
    return *m_state_digest;
}

Applied Replica::apply(const Entry &entry, LogIndex index)
{
    Applied applied;
    m_state_digest.reset();
    m_state.noteTime(entry.at);
    applied.index = index;
    applied.entry_epoch = entry.epoch;
    if (const auto *write = std::get_if<WriteRecord>(&entry.record)) {
        applyWrite(entry, *write, applied);
    } else if (const auto *view = std::get_if<ViewRecord>(&entry.record)) {
        m_primary = view->primary;
        applyMerge(entry, view->merged, applied);
    } else {
        applyMerge(entry, std::get<MergeRecord>(entry.record).merged, applied);
    }
    return applied;
}

void Replica::applyWrite(const Entry &entry, const WriteRecord &write, Applied &applied)
{
    const auto command = decode<Write>(write.command);
    if (!command) {
        // A leader orders only what it could decode; whatever else came has the same effect
        // everywhere: none.
        applied.write = {write.request, {}, Refused{RefusalKind::InvalidText, {}}, false};
        return;
    }
    Outcome outcome = m_state.apply(*command,
                                    {write.request, write.oldest_outstanding, entry.epoch,
                                     applied.index, entry.at, entry.civil, m_primary},
                                    applied.changes);
    applied.write = {write.request, *command, std::move(outcome), false};
    // Of a write that was ordered twice the first entry is the one that counts.
    if (const RecordedOutcome *recorded = m_state.recorded(write.request)) {
        applied.entry_epoch = recorded->epoch;
        applied.index = recorded->index;
        applied.write->provisional = recorded->provisional;
    }
}

void Replica::applyMerge(const Entry &entry, const QByteArray &row, Applied &applied)
{
    Merged merged =
        m_state.takeIn(recordsFrom(row), {entry.at, entry.epoch, applied.index}, m_primary);
    applied.many_changes = merged.changed.size() > kChangedSlotsMax;
    if (!applied.many_changes)
        for (const SlotKey &slot : merged.changed)
            applied.changes.changed.push_back(m_state.slotClaims(slot));
    if (merged.claims > 0)
        applied.merged = std::move(merged);
}

std::vector<Applied> Replica::commit(LogIndex to)
{
    std::vector<Applied> applied;
    to = std::min(to, m_log.lastIndex());
    while (m_committed < to) {
        m_committed = next(m_committed);
        applied.push_back(apply(m_log.at(m_committed), m_committed));
    }
    return applied;
}

BookingState Replica::acceptedState() const
{
    Replica accepted = *this;
    accepted.commit(m_log.lastIndex());
    return std::move(accepted.m_state);
}

WallTime Replica::newestTime() const
{
    const bool kept = m_log.lastIndex() >= m_log.firstKept();
    return kept ? m_log.at(m_log.lastIndex()).at : m_state.newestTime();
}

bool Replica::holdsBookings() const
{
    if (m_state.personalClaims() > 0)
        return true;
    for (LogIndex i = next(m_committed); i <= m_log.lastIndex(); i = next(i))
        if (!std::holds_alternative<ViewRecord>(m_log.at(i).record))
            return true;
    return false;
}

} // namespace roomcast
