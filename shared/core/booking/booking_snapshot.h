// SPDX-License-Identifier: MIT
//
// The whole booking state as a row of records, and back, a few records at a time, so that neither
// side ever works on all of a large state in one step (layout: booking_snapshot.cpp). Reading is
// for untrusted bytes; what it accepts is written again as the very same records.
#pragma once

#include "core/booking/booking_state.h"

namespace roomcast {

/// Writes the state as it was when the writer was made, whatever becomes of it meanwhile.
class BookingSnapshotWriter {
public:
    explicit BookingSnapshotWriter(BookingState state);
    Q_DISABLE_COPY(BookingSnapshotWriter)

    quint64 records() const { return m_records; } ///< in all
    bool atEnd() const { return m_written == m_records; }
    /// The next record; there must be one.
    QByteArray next();

private:
    QByteArray nextClaim();

    BookingState m_state;
    std::vector<Sessions::Session> m_sessions;
    quint64 m_records = 0;
    quint64 m_written = 0;
    BookingState::Buckets::const_iterator m_bucket;
    std::map<QString, BookingState::Queue>::const_iterator m_queue;
    bool m_in_bucket = false;
    size_t m_claim = 0; ///< active ones first
};

/// Whether a reader makes a copy of what it reads, or only finds out whether it could: then it
/// needs no memory to speak of, and its end takes no longer than any other record.
enum class SnapshotReading { Copy, Check };

/// Takes records in turn; the first error ends it.
class BookingSnapshotReader {
public:
    explicit BookingSnapshotReader(SnapshotReading reading = SnapshotReading::Copy)
        : m_reading(reading)
    {
    }

    Result<Unit, DecodeError> take(const QByteArray &record);
    /// Every record that the head announced has come.
    bool complete() const
    {
        return m_catalogue && m_claims == 0 && m_sessions_left == 0 && m_conflicts_left == 0;
    }
    /// The state; once, when it is complete. Not where it is only checked.
    BookingState finish();
    /// Of a state that is only checked: its digest, once it is complete.
    Digest checkedDigest() const;

private:
    Result<Unit, DecodeError> takeHead(const QByteArray &record);
    Result<Unit, DecodeError> takeCatalogue(const QByteArray &record);
    Result<Unit, DecodeError> takeClaim(const QByteArray &record);
    Result<Unit, DecodeError> takeSession(const QByteArray &record);
    Result<Unit, DecodeError> takeConflict(const QByteArray &record);

    bool copies() const { return m_reading == SnapshotReading::Copy; }

    SnapshotReading m_reading;
    bool m_head = false;
    bool m_catalogue = false;
    quint64 m_claims = 0; ///< still to come
    quint64 m_sessions_left = 0;
    std::optional<SlotClaim> m_previous;
    std::optional<ClientId> m_previous_client;
    std::vector<Sessions::Session> m_sessions;
    quint64 m_conflicts_left = 0;
    quint64 m_next_conflict = 1;
    std::deque<Conflict> m_conflicts;
    BookingState m_state;
    /// What stands for the state where none is made.
    struct {
        Digest catalogue;
        DigestSum claims;
        DigestSum sessions;
        DigestSum conflicts;
    } m_sums;
};

} // namespace roomcast
