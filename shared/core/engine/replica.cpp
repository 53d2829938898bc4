// SPDX-License-Identifier: MIT
#include "core/engine/replica.h"

#include "core/base/records.h"

namespace roomcast {

namespace {

/// Stands first in a snapshot; the booking state and the uncommitted entries follow.
struct SnapshotHead {
    HardState hard;
    LogPosition committed;
    quint64 entries = 0;
};

/// No log gets that long; what claims to is not one.
constexpr quint64 kIndexMax = quint64(1) << 62;

Digest digestOfCatalogue(const BookingState &state)
{
    return digestOf(encode(state.catalogue()));
}

} // namespace

namespace codec {
template <>
struct Fields<SnapshotHead> {
    static constexpr auto list =
        std::tuple(&SnapshotHead::hard, &SnapshotHead::committed, &SnapshotHead::entries);
};
} // namespace codec

Replica::Replica(const CatalogueSet &set)
    : m_log({LogIndex{0}, BookingState(set).digest()}), m_state(set),
      m_catalogue_digest(digestOfCatalogue(m_state))
{
}

AppliedWrite Replica::apply(const Entry &entry, const WriteRecord &write, LogIndex index)
{
    AppliedWrite applied{index, entry.epoch, write.request, {}, {}, {}};
    const auto command = decode<Write>(write.command);
    if (!command) {
        // A leader orders only what it could decode; whatever else came has the same effect
        // everywhere: none.
        applied.outcome = Refused{RefusalKind::InvalidText, {}};
        return applied;
    }
    applied.command = *command;
    applied.outcome = m_state.apply(
        *command,
        {write.request, write.oldest_outstanding, entry.epoch, index, entry.at, entry.today},
        applied.changes);
    // Of a write that was ordered twice the first entry is the one that counts.
    if (const RecordedOutcome *recorded = m_state.recorded(write.request)) {
        applied.entry_epoch = recorded->epoch;
        applied.index = recorded->index;
    }
    return applied;
}

std::vector<AppliedWrite> Replica::commit(LogIndex to)
{
    std::vector<AppliedWrite> applied;
    to = std::min(to, m_log.lastIndex());
    while (m_committed < to) {
        m_committed = next(m_committed);
        const Entry &entry = m_log.at(m_committed);
        if (const auto *write = std::get_if<WriteRecord>(&entry.record))
            applied.push_back(apply(entry, *write, m_committed));
    }
    m_log.compact(m_committed);
    return applied;
}

bool Replica::holdsBookings() const
{
    if (m_state.personalClaims() > 0)
        return true;
    for (LogIndex i = next(m_committed); i <= m_log.lastIndex(); i = next(i))
        if (std::holds_alternative<WriteRecord>(m_log.at(i).record))
            return true;
    return false;
}

QByteArray Replica::snapshot(const HardState &hard) const
{
    const auto tail = m_log.from(next(m_committed), std::numeric_limits<qsizetype>::max());
    QByteArray bytes;
    appendRecord(bytes, encode(SnapshotHead{hard, m_log.positionAt(m_committed), tail.size()}));
    appendRecord(bytes, m_state.serialised());
    for (const Entry &entry : tail)
        appendRecord(bytes, encode(entry));
    return bytes;
}

Result<HardState, DecodeError> Replica::read(const QByteArray &bytes, Replica &into)
{
    RecordReader reader(bytes);
    const auto head = reader.value<SnapshotHead>();
    const auto state_bytes = reader.bytes();
    if (reader.error())
        return Failure{*reader.error()};
    if (head->committed.index.value >= kIndexMax ||
        head->hard.installed.epoch.counter >= Epoch::kCounterMax)
        return Failure{DecodeError::OutOfRange};
    auto state = BookingState::deserialised(*state_bytes);
    if (!state)
        return Failure{state.error()};
    into.m_state = std::move(state).value();
    into.m_catalogue_digest = digestOfCatalogue(into.m_state);
    into.m_committed = head->committed.index;
    into.m_log = ReplicatedLog(head->committed);
    for (quint64 i = 0; i < head->entries && !reader.error(); ++i) {
        auto entry = reader.value<Entry>();
        if (entry)
            into.m_log.append(*std::move(entry));
    }
    if (!reader.error() && !reader.atEnd())
        reader.fail(DecodeError::TrailingBytes);
    if (reader.error())
        return Failure{*reader.error()};
    return head->hard;
}

Result<HardState, DecodeError> Replica::restore(const QByteArray &bytes)
{
    Replica fresh;
    auto hard = read(bytes, fresh);
    if (hard)
        *this = std::move(fresh);
    return hard;
}

} // namespace roomcast
