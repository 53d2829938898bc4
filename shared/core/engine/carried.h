// SPDX-License-Identifier: MIT
//
// What a log that this server gave up for another's had and the other lacks: claims, and outcomes
// of clients' writes. Kept on its disk and offered at every election and to every leader until the
// group's own state contains it: a provisional booking that was acknowledged is never lost with its
// log, and a write that was executed there is not executed again. Owned by the server engine.
#pragma once

#include "core/booking/booking_state.h"

#include <utility>

namespace roomcast {

/// Records as a row, and back. What cannot be read, or no state may hold, is left out: every server
/// leaves out the same, so an entry that brings it means the same everywhere.
QByteArray toRow(const std::vector<CarriedRecord> &records);
std::vector<CarriedRecord> recordsFrom(const QByteArray &row);

class CarriedRecords {
public:
    CarriedRecords() = default;
    explicit CarriedRecords(const QByteArray &row);

    bool empty() const { return m_records.empty(); }
    qsizetype claims() const;
    /// Adds what `left` has and `taken` lacks.
    void giveUp(const BookingState &left, const BookingState &taken);
    void add(const std::vector<CarriedRecord> &records);
    /// Forgets what `state` contains.
    void settle(const BookingState &state);
    /// What was written before is gone from the disk.
    void storeWasCleared() { m_unsaved = m_unsaved || !empty(); }
    /// True once after each change: the row is to be written.
    bool takeUnsaved() { return std::exchange(m_unsaved, false); }

    QByteArray row() const; ///< all of them
    /// As many as messages hold, of `bytes_max` each; at least one row.
    std::vector<QByteArray> rows(qsizetype bytes_max) const;
    /// The first of these.
    QByteArray firstRow(qsizetype bytes_max) const;

private:
    QByteArray rowFrom(size_t &from, qsizetype bytes_max) const;

    std::vector<CarriedRecord> m_records; ///< bounded by what the logs given up held
    bool m_unsaved = false;
};

} // namespace roomcast
