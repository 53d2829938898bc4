// SPDX-License-Identifier: MIT
//
// A copy is a row of records:
//
//     head       CopyHead
//     state      the records of booking_snapshot.h, where the head announces some
//     entries    those after the head's base, in order
#include "core/engine/replica_snapshot.h"

#include "core/base/records.h"

namespace roomcast {

namespace {

/// No log gets that long; what claims to is not one.
constexpr quint64 kIndexMax = quint64(1) << 62;

bool isBelievable(const CopyHead &head)
{
    return head.base.index.value < kIndexMax && head.entries < kIndexMax &&
           head.hard.installed.epoch.counter < Epoch::kCounterMax &&
           head.last.index.value == head.base.index.value + head.entries &&
           head.committed <= head.last.index &&
           (head.from_log || head.committed == head.base.index) &&
           head.from_log == (head.booking_records == 0);
}

} // namespace

namespace codec {
template <>
struct Fields<CopyHead> {
    static constexpr auto list =
        std::tuple(&CopyHead::hard, &CopyHead::base, &CopyHead::from_log, &CopyHead::primary,
                   &CopyHead::committed, &CopyHead::last, &CopyHead::state,
                   &CopyHead::booking_records, &CopyHead::entries);
};
} // namespace codec

// ---- giving ----------------------------------------------------------------------------------

ReplicaSource::ReplicaSource(const Replica &replica, const HardState &hard)
    : m_booking(std::in_place, replica.state()),
      m_entries(replica.log().from(roomcast::next(replica.committed()),
                                   std::numeric_limits<qsizetype>::max()))
{
    m_head = {hard,
              replica.log().positionAt(replica.committed()),
              false,
              replica.primary(),
              replica.committed(),
              replica.log().last(),
              replica.state().digest(),
              m_booking->records(),
              m_entries.size()};
}

std::unique_ptr<ReplicaSource> ReplicaSource::after(const LogPosition &have, const Replica &replica,
                                                    const HardState &hard)
{
    const ReplicatedLog &log = replica.log();
    const bool kept = have.index >= log.base().index && have.index <= log.lastIndex();
    if (!kept || log.positionAt(have.index) != have)
        return std::make_unique<ReplicaSource>(replica, hard);
    auto source = std::unique_ptr<ReplicaSource>(new ReplicaSource);
    source->m_entries = log.from(roomcast::next(have.index), std::numeric_limits<qsizetype>::max());
    source->m_head = {hard,       have, true, replica.primary(),       replica.committed(),
                      log.last(), {},   0,    source->m_entries.size()};
    return source;
}

std::unique_ptr<ReplicaSource> ReplicaSource::ofState(const Replica &replica, const HardState &hard)
{
    auto source = std::make_unique<ReplicaSource>(replica, hard);
    source->m_entries.clear();
    source->m_head.entries = 0;
    source->m_head.last = source->m_head.base;
    return source;
}

QByteArray ReplicaSource::next()
{
    const quint64 number = m_given++;
    if (number == 0)
        return encode(m_head);
    if (number <= m_head.booking_records)
        return m_booking->next();
    return encode(m_entries.at(number - 1 - m_head.booking_records));
}

// ---- taking ----------------------------------------------------------------------------------

Result<Unit, DecodeError> ReplicaReader::take(const QByteArray &part)
{
    m_rest += part;
    RecordReader reader(m_rest);
    while (reader.hasWhole())
        if (auto taken = takeRecord(*reader.bytes()); !taken)
            return taken;
    m_rest = reader.rest();
    if (m_rest.size() > kRecordBytesMax)
        return Failure{DecodeError::TooLong};
    return Unit{};
}

Result<Unit, DecodeError> ReplicaReader::takeRecord(const QByteArray &record)
{
    if (!m_head) {
        auto head = decode<CopyHead>(record);
        if (!head)
            return Failure{head.error()};
        if (!isBelievable(*head))
            return Failure{DecodeError::OutOfRange};
        m_head = std::move(head).value();
        m_booking_left = m_head->booking_records;
        m_entries_left = m_head->entries;
        return Unit{};
    }
    if (m_booking_left > 0) {
        --m_booking_left;
        return m_booking.take(record);
    }
    if (m_entries_left == 0)
        return Failure{DecodeError::TrailingBytes};
    auto entry = decode<Entry>(record);
    if (!entry)
        return Failure{entry.error()};
    --m_entries_left;
    m_entries.push_back(std::move(entry).value());
    return Unit{};
}

bool ReplicaReader::complete() const
{
    return m_head && m_rest.isEmpty() && m_booking_left == 0 && m_entries_left == 0 &&
           (m_head->from_log || m_booking.complete());
}

bool ReplicaReader::isSound() const
{
    return complete() && !m_head->from_log && m_booking.checkedDigest() == m_head->state;
}

std::optional<Replica> ReplicaReader::replica()
{
    BookingState state = m_booking.finish();
    if (state.digest() != m_head->state)
        return std::nullopt;
    Replica replica(std::move(state), m_head->base, m_head->primary);
    for (Entry &entry : takeEntries())
        replica.append(std::move(entry));
    if (replica.log().last() != m_head->last)
        return std::nullopt;
    return replica;
}

} // namespace roomcast
