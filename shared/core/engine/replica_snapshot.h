// SPDX-License-Identifier: MIT
//
// A replica as a row of records, for another server or for the disk, and back, both a few records
// at a time (layout: replica_snapshot.cpp). A taker whose log the giver's extends is given the
// missing entries only. Reading is for untrusted bytes.
#pragma once

#include "core/booking/booking_snapshot.h"
#include "core/election/ballot.h"
#include "core/engine/replica.h"
#include "core/group/transfer.h"

namespace roomcast {

/// Stands first.
struct CopyHead {
    HardState hard;        ///< what the giver remembers of elections
    LogPosition base;      ///< the records below continue from here
    bool from_log = false; ///< no state follows: entries only
    bool primary = false;  ///< `base` is under a primary view
    LogIndex committed;
    LogPosition last;
    Digest state; ///< at `base`; empty where no state follows
    quint64 booking_records = 0;
    quint64 entries = 0;
};

/// Gives a copy of a replica as it was when the source was made.
class ReplicaSource final : public SnapshotSource {
public:
    /// Everything the replica has.
    ReplicaSource(const Replica &replica, const HardState &hard);
    /// What follows `have`, if the replica's log goes on from there; otherwise everything.
    static std::unique_ptr<ReplicaSource> after(const LogPosition &have, const Replica &replica,
                                                const HardState &hard);
    /// The committed state without the log: what the disk's journal goes on from.
    static std::unique_ptr<ReplicaSource> ofState(const Replica &replica, const HardState &hard);

    quint64 records() const override { return 1 + m_head.booking_records + m_head.entries; }
    quint64 given() const override { return m_given; }
    QByteArray next() override;

private:
    ReplicaSource() = default;

    CopyHead m_head;
    std::optional<BookingSnapshotWriter> m_booking;
    std::vector<Entry> m_entries;
    quint64 m_given = 0;
};

/// Takes the row of a copy's records, a part at a time; the first error ends it.
class ReplicaReader {
public:
    /// No record is larger: a catalogue of the largest files has room.
    static constexpr qsizetype kRecordBytesMax = 4 * 1024 * 1024;

    ReplicaReader() = default;
    explicit ReplicaReader(SnapshotReading reading) : m_booking(reading) {}

    Result<Unit, DecodeError> take(const QByteArray &part);
    bool complete() const;
    /// Of a copy with a state that is only checked: it is complete, and it is what its head says.
    bool isSound() const;
    /// None before its record has come.
    const std::optional<CopyHead> &head() const { return m_head; }

    /// The whole copy; once, when complete and not from_log. Nothing where its digest is wrong.
    std::optional<Replica> replica();
    /// Once: the entries after head().base.
    std::vector<Entry> takeEntries() { return std::move(m_entries); }

private:
    Result<Unit, DecodeError> takeRecord(const QByteArray &record);

    QByteArray m_rest; ///< of a record that the next part goes on with
    std::optional<CopyHead> m_head;
    quint64 m_booking_left = 0;
    quint64 m_entries_left = 0;
    BookingSnapshotReader m_booking;
    std::vector<Entry> m_entries;
};

} // namespace roomcast
