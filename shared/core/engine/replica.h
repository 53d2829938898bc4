// SPDX-License-Identifier: MIT
//
// One server's copy: the replicated log and the booking state that its committed entries made.
// Entries are applied when they are committed, never before, so nothing is ever undone.
// Owned by the server engine; replica_snapshot.h writes and reads it.
#pragma once

#include "core/booking/booking_state.h"
#include "core/group/replicated_log.h"

namespace roomcast {

/// A committed entry and what it came to.
struct Applied {
    LogIndex index;    ///< of the entry that executed the write
    Epoch entry_epoch; ///< of that entry
    Changes changes;
    bool many_changes = false;    ///< more than `changes` lists
    std::optional<Merged> merged; ///< where the entry brought claims of another log
    /// Of a client's write.
    struct Write {
        RequestId request;
        Command command;
        Outcome outcome;
        bool provisional = false; ///< see RecordedOutcome
    };
    std::optional<Write> write;
};

class Replica {
public:
    /// The copy that a group is born with.
    explicit Replica(const CatalogueSet &set);
    /// A copy as it was after `committed`; `primary`: under a primary view.
    Replica(BookingState state, const LogPosition &committed, bool primary);

    const ReplicatedLog &log() const { return m_log; }
    const BookingState &state() const { return m_state; }
    LogIndex committed() const { return m_committed; }
    /// The view under which the next entry is applied is primary.
    bool primary() const { return m_primary; }
    const Digest &catalogueDigest() const { return m_catalogue_digest; }
    /// Of the booking state at committed().
    const Digest &stateDigest() const;

    /// People's bookings would be lost with this copy: applied ones, or writes on their way.
    bool holdsBookings() const;
    /// Of the log's newest entry, as far as is known: zero of an older snapshot without entries.
    WallTime newestTime() const;
    void append(Entry entry) { m_log.append(std::move(entry)); }
    /// Applies entries up to `to`, or to the end of the log if that comes first.
    std::vector<Applied> commit(LogIndex to);
    /// Drops committed entries but for that many of the last. Not before the disk is given them.
    void dropOldEntries(qsizetype log_tail_max) { m_log.compact(m_committed, log_tail_max); }
    /// The state as it would be if every entry of the log were committed: some may have been.
    BookingState acceptedState() const;

private:
    Applied apply(const Entry &entry, LogIndex index);
    void applyWrite(const Entry &entry, const WriteRecord &write, Applied &applied);
    void applyMerge(const Entry &entry, const QByteArray &row, Applied &applied);

    ReplicatedLog m_log;
    BookingState m_state;
    LogIndex m_committed;
    bool m_primary = false;
    Digest m_catalogue_digest;
    mutable std::optional<Digest> m_state_digest; ///< asked for since the last entry was applied
};

} // namespace roomcast
