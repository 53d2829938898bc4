// SPDX-License-Identifier: MIT
//
// One server's copy: the replicated log and the booking state that its committed entries made.
// Entries are applied when they are committed, never before, so nothing is ever undone.
// Owned by the server engine.
#pragma once

#include "core/booking/booking_state.h"
#include "core/election/ballot.h"
#include "core/group/replicated_log.h"

namespace roomcast {

/// A committed write and what it came to.
struct AppliedWrite {
    LogIndex index;    ///< of the entry that executed it
    Epoch entry_epoch; ///< of that entry
    RequestId request;
    Command command;
    Outcome outcome;
    Changes changes;
};

class Replica {
public:
    /// The copy that a group is born with.
    explicit Replica(const CatalogueSet &set);

    const ReplicatedLog &log() const { return m_log; }
    const BookingState &state() const { return m_state; }
    LogIndex committed() const { return m_committed; }
    const Digest &catalogueDigest() const { return m_catalogue_digest; }

    /// People's bookings would be lost with this copy: applied ones, or writes on their way.
    bool holdsBookings() const;
    void append(Entry entry) { m_log.append(std::move(entry)); }
    /// Applies entries up to `to`, or to the end of the log if that comes first.
    std::vector<AppliedWrite> commit(LogIndex to);

    /// The copy, uncommitted entries included, with what its server remembers of elections.
    QByteArray snapshot(const HardState &hard) const;
    /// Replaces the copy by the one in `bytes`; on an error nothing has changed.
    Result<HardState, DecodeError> restore(const QByteArray &bytes);

private:
    Replica() = default;
    static Result<HardState, DecodeError> read(const QByteArray &bytes, Replica &into);
    AppliedWrite apply(const Entry &entry, const WriteRecord &write, LogIndex index);

    ReplicatedLog m_log;
    BookingState m_state;
    LogIndex m_committed;
    Digest m_catalogue_digest;
};

} // namespace roomcast
