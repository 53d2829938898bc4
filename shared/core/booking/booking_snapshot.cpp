// SPDX-License-Identifier: MIT
//
// A snapshot is a row of records:
//
//     head       ["roomcast-bookings", 3, number of claims, of sessions, of conflicts, number of
//                the next conflict, time of the newest entry]; version 2 lacks the time
//     catalogue
//     claims     by day, room, timeslot; within a slot the active ones first, each part by place
//     sessions   by client
//     conflicts  by number
#include "core/booking/booking_snapshot.h"

namespace roomcast {

namespace {

constexpr char kMagic[] = "roomcast-bookings";
constexpr quint32 kVersion = 3;
constexpr quint32 kVersionWithoutTime = 2;

struct SnapshotHead {
    QString magic;
    quint32 version = 0;
    quint64 claims = 0;
    quint64 sessions = 0;
    quint64 conflicts = 0;
    quint64 next_conflict = 0;
    WallTime newest;
};

struct HeadWithoutTime : SnapshotHead {};

bool isListedBefore(const SlotClaim &a, const SlotClaim &b)
{
    const auto rank = [](const SlotClaim &s) {
        const Claim &claim = s.kept.claim;
        return std::tuple(std::tie(s.slot.day, s.slot.room, s.slot.timeslot),
                          claim.cancelled.has_value(), !claim.place,
                          std::tie(claim.place, claim.made_at, claim.id));
    };
    return rank(a) < rank(b);
}

} // namespace

namespace codec {
template <>
struct Fields<SnapshotHead> {
    static constexpr auto list =
        std::tuple(&SnapshotHead::magic, &SnapshotHead::version, &SnapshotHead::claims,
                   &SnapshotHead::sessions, &SnapshotHead::conflicts, &SnapshotHead::next_conflict,
                   &SnapshotHead::newest);
};

template <>
struct Fields<HeadWithoutTime> {
    static constexpr auto list = std::tuple(
        &HeadWithoutTime::magic, &HeadWithoutTime::version, &HeadWithoutTime::claims,
        &HeadWithoutTime::sessions, &HeadWithoutTime::conflicts, &HeadWithoutTime::next_conflict);
};
} // namespace codec

namespace {

Result<SnapshotHead, DecodeError> readHead(const QByteArray &record)
{
    auto head = decode<SnapshotHead>(record);
    if (head)
        return head;
    const auto older = decode<HeadWithoutTime>(record);
    if (!older || older->version != kVersionWithoutTime)
        return head;
    SnapshotHead read = *older;
    read.version = kVersion;
    return read;
}

} // namespace

// ---- writing ---------------------------------------------------------------------------------

BookingSnapshotWriter::BookingSnapshotWriter(BookingState state)
    : m_state(std::move(state)), m_sessions(m_state.m_sessions.sessions()),
      m_records(2 + quint64(m_state.m_all) + m_sessions.size() + m_state.m_conflicts.kept().size()),
      m_bucket(m_state.m_buckets.cbegin())
{
}

QByteArray BookingSnapshotWriter::next()
{
    const quint64 number = m_written++;
    const auto claims = quint64(m_state.m_all);
    if (number == 0)
        return encode(SnapshotHead{QLatin1StringView(kMagic), kVersion, claims, m_sessions.size(),
                                   m_state.m_conflicts.kept().size(), m_state.m_conflicts.next(),
                                   m_state.m_newest});
    if (number == 1)
        return encode(m_state.m_catalogue);
    if (number < 2 + claims)
        return nextClaim();
    const quint64 past_claims = number - 2 - claims;
    if (past_claims < m_sessions.size())
        return encode(m_sessions.at(past_claims));
    return encode(m_state.m_conflicts.kept().at(past_claims - m_sessions.size()));
}

QByteArray BookingSnapshotWriter::nextClaim()
{
    for (;;) {
        const auto &queues = m_bucket->second.constData()->queues;
        if (!std::exchange(m_in_bucket, true))
            m_queue = queues.cbegin();
        if (m_queue == queues.cend()) {
            ++m_bucket;
            m_in_bucket = false;
            continue;
        }
        const auto &[active, cancelled] = m_queue->second;
        if (m_claim == active.size() + cancelled.size()) {
            ++m_queue;
            m_claim = 0;
            continue;
        }
        const ClaimRecord &kept =
            m_claim < active.size() ? active[m_claim] : cancelled[m_claim - active.size()];
        ++m_claim;
        const auto &[day, room] = m_bucket->first;
        return encode(SlotClaim{{room, m_queue->first, day}, kept});
    }
}

// ---- reading ---------------------------------------------------------------------------------

Result<Unit, DecodeError> BookingSnapshotReader::take(const QByteArray &record)
{
    if (!m_head)
        return takeHead(record);
    if (!m_catalogue)
        return takeCatalogue(record);
    if (m_claims > 0)
        return takeClaim(record);
    if (m_sessions_left > 0)
        return takeSession(record);
    if (m_conflicts_left > 0)
        return takeConflict(record);
    return Failure{DecodeError::TrailingBytes};
}

Result<Unit, DecodeError> BookingSnapshotReader::takeHead(const QByteArray &record)
{
    const auto head = readHead(record);
    if (!head)
        return Failure{head.error()};
    if (head->magic != QLatin1StringView(kMagic))
        return Failure{DecodeError::WrongMagic};
    if (head->version != kVersion)
        return Failure{DecodeError::WrongVersion};
    if (head->sessions > quint64(Sessions::kSessionsMax) ||
        head->conflicts > quint64(ConflictList::kKeptMax))
        return Failure{DecodeError::TooLong};
    if (head->conflicts >= head->next_conflict)
        return Failure{DecodeError::OutOfRange};
    m_head = true;
    m_claims = head->claims;
    m_sessions_left = head->sessions;
    m_conflicts_left = head->conflicts;
    m_next_conflict = head->next_conflict;
    m_state.noteTime(head->newest);
    return Unit{};
}

Result<Unit, DecodeError> BookingSnapshotReader::takeCatalogue(const QByteArray &record)
{
    auto catalogue = decode<Catalogue>(record);
    if (!catalogue)
        return Failure{catalogue.error()};
    m_catalogue = true;
    if (copies())
        m_state.setCatalogue(std::move(catalogue).value());
    else
        m_sums.catalogue = digestOf(record);
    return Unit{};
}

/// The order is checked so that a state has one snapshot only.
Result<Unit, DecodeError> BookingSnapshotReader::takeClaim(const QByteArray &record)
{
    auto stored = decode<SlotClaim>(record);
    if (!stored)
        return Failure{stored.error()};
    if ((m_previous && !isListedBefore(*m_previous, *stored)) || !isWellFormed(*stored))
        return Failure{DecodeError::NotCanonical};
    if (copies())
        m_state.insert(stored->slot, stored->kept, record);
    else
        m_sums.claims.add(record);
    m_previous = std::move(stored).value();
    --m_claims;
    return Unit{};
}

Result<Unit, DecodeError> BookingSnapshotReader::takeSession(const QByteArray &record)
{
    auto session = decode<Sessions::Session>(record);
    if (!session)
        return Failure{session.error()};
    const bool in_order = !m_previous_client || *m_previous_client < session->client;
    if (!in_order || !Sessions::isWellFormed(*session))
        return Failure{DecodeError::NotCanonical};
    m_previous_client = session->client;
    if (copies())
        m_sessions.push_back(std::move(session).value());
    else
        Sessions::addTo(m_sums.sessions, *session);
    --m_sessions_left;
    return Unit{};
}

Result<Unit, DecodeError> BookingSnapshotReader::takeConflict(const QByteArray &record)
{
    auto conflict = decode<Conflict>(record);
    if (!conflict)
        return Failure{conflict.error()};
    if (conflict->number != m_next_conflict - m_conflicts_left)
        return Failure{DecodeError::NotCanonical};
    if (copies())
        m_conflicts.push_back(std::move(conflict).value());
    else
        m_sums.conflicts.add(record);
    --m_conflicts_left;
    return Unit{};
}

BookingState BookingSnapshotReader::finish()
{
    Q_ASSERT(complete() && copies());
    m_state.m_sessions = Sessions::fromSessions(std::move(m_sessions));
    m_state.m_conflicts = ConflictList(m_next_conflict, std::move(m_conflicts));
    m_state.indexAllNotices();
    return std::move(m_state);
}

Digest BookingSnapshotReader::checkedDigest() const
{
    Q_ASSERT(complete() && !copies());
    return BookingState::digestFrom(m_sums.catalogue, m_sums.claims, m_sums.sessions,
                                    ConflictList::fingerprintOf(m_next_conflict, m_sums.conflicts));
}

} // namespace roomcast
