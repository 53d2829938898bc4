// SPDX-License-Identifier: MIT
//
// A snapshot is a row of records (core/base/records.h):
//
//     head       ["roomcast-bookings", 1, number of claims, number of sessions]
//     catalogue
//     claims     by day, room, timeslot; within a slot the active ones first, each part by place
//     sessions   by client
//
// The lists are rows of records because they may be longer than a list in a message may be.
#include "core/base/records.h"
#include "core/booking/booking_state.h"
#include "core/booking/stored_claim.h"

namespace roomcast {

namespace {

constexpr char kMagic[] = "roomcast-bookings";
constexpr quint32 kVersion = 1;

struct SnapshotHead {
    QString magic;
    quint32 version = 0;
    quint64 claims = 0;
    quint64 sessions = 0;
};

} // namespace

namespace codec {
template <>
struct Fields<SnapshotHead> {
    static constexpr auto list = std::tuple(&SnapshotHead::magic, &SnapshotHead::version,
                                            &SnapshotHead::claims, &SnapshotHead::sessions);
};
} // namespace codec

/// Reads one snapshot; the first error ends it.
class BookingState::SnapshotReader {
public:
    explicit SnapshotReader(const QByteArray &bytes) : m_records(bytes) {}

    Result<BookingState, DecodeError> read()
    {
        const SnapshotHead head = readHead();
        if (auto catalogue = m_records.value<Catalogue>())
            m_state.setCatalogue(*std::move(catalogue));
        for (quint64 i = 0; !m_records.error() && i < head.claims; ++i)
            readClaim();
        readSessions(head.sessions);
        if (!m_records.error() && !m_records.atEnd())
            m_records.fail(DecodeError::TrailingBytes);
        if (m_records.error())
            return Failure{*m_records.error()};
        return std::move(m_state);
    }

private:
    SnapshotHead readHead()
    {
        const auto head = m_records.value<SnapshotHead>().value_or(SnapshotHead{});
        if (head.magic != QLatin1StringView(kMagic))
            m_records.fail(DecodeError::WrongMagic);
        if (head.version != kVersion)
            m_records.fail(DecodeError::WrongVersion);
        return head;
    }

    /// The order is checked so that a state has one snapshot only.
    void readClaim()
    {
        auto stored = m_records.value<StoredClaim>();
        if (!stored)
            return;
        if (m_previous && !isBefore(*m_previous, *stored))
            return m_records.fail(DecodeError::NotCanonical);
        m_state.insert(stored->slot, stored->claim);
        m_previous = std::move(stored);
    }

    static bool isBefore(const StoredClaim &a, const StoredClaim &b)
    {
        if (a.slot != b.slot)
            return DayFirst()(a.slot, b.slot);
        const bool a_is_history = a.claim.cancelled.has_value();
        const bool b_is_history = b.claim.cancelled.has_value();
        return std::tie(a_is_history, a.claim.place, a.claim.made_at, a.claim.id) <
               std::tie(b_is_history, b.claim.place, b.claim.made_at, b.claim.id);
    }

    void readSessions(quint64 count)
    {
        if (count > quint64(Sessions::kSessionsMax))
            return m_records.fail(DecodeError::TooLong);
        std::vector<Sessions::Session> sessions;
        for (quint64 i = 0; i < count; ++i) {
            auto session = m_records.value<Sessions::Session>();
            if (!session)
                return;
            const bool in_order = sessions.empty() || sessions.back().client < session->client;
            if (!in_order || !Sessions::isWellFormed(*session))
                return m_records.fail(DecodeError::NotCanonical);
            sessions.push_back(*std::move(session));
        }
        m_state.m_sessions = Sessions::fromSessions(std::move(sessions));
    }

    RecordReader m_records;
    std::optional<StoredClaim> m_previous;
    BookingState m_state;
};

QByteArray BookingState::serialised() const
{
    const auto sessions = m_sessions.sessions();
    quint64 claims = 0;
    for (const auto &[slot, queue] : m_queues)
        claims += queue.active.size() + queue.cancelled.size();
    QByteArray bytes;
    appendRecord(
        bytes, encode(SnapshotHead{QLatin1StringView(kMagic), kVersion, claims, sessions.size()}));
    appendRecord(bytes, encode(m_catalogue));
    for (const auto &[slot, queue] : m_queues) {
        for (const auto *list : {&queue.active, &queue.cancelled}) {
            for (const Claim &claim : *list)
                appendRecord(bytes, encode(StoredClaim{slot, claim}));
        }
    }
    for (const auto &session : sessions)
        appendRecord(bytes, encode(session));
    return bytes;
}

Result<BookingState, DecodeError> BookingState::deserialised(const QByteArray &bytes)
{
    return SnapshotReader(bytes).read();
}

} // namespace roomcast
