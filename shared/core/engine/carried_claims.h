// SPDX-License-Identifier: MIT
//
// The claims of a log that this server gave up for another's, and that the other lacks. They are
// kept on its disk and offered at every election and to every leader until the group's own state
// contains them: a provisional booking that was acknowledged is never lost with its log.
// Owned by the server engine.
#pragma once

#include "core/booking/booking_state.h"

namespace roomcast {

/// Claims as a row of records, and back; what cannot be read is left out.
QByteArray toRow(const std::vector<StoredClaim> &claims);
std::vector<StoredClaim> claimsFrom(const QByteArray &row);

class CarriedClaims {
public:
    /// What one message holds of them.
    static constexpr qsizetype kRowBytesMax = 32 * 1024;

    CarriedClaims() = default;
    explicit CarriedClaims(const QByteArray &row);

    bool empty() const { return m_claims.empty(); }
    qsizetype size() const { return std::ssize(m_claims); }
    /// Adds the claims of `left` that `taken` lacks.
    void giveUp(const BookingState &left, const BookingState &taken);
    void add(const std::vector<StoredClaim> &claims);
    /// Forgets those that `state` contains; true if there were any.
    bool settle(const BookingState &state);
    void clear() { m_claims.clear(); }

    QByteArray row() const;      ///< all of them
    QByteArray firstRow() const; ///< as many as a message holds

private:
    /// By slot and claim; of two that differ in their cancellation both stay.
    std::vector<StoredClaim> m_claims; ///< bounded by the claims of the logs given up
};

} // namespace roomcast
