// SPDX-License-Identifier: MIT
//
// The conflicts of one log, numbered from 1: what its merges displaced. Bounded: the earliest are
// forgotten. Part of the booking state, its snapshots and its digest; nothing can fail.
#pragma once

#include "core/booking/digest_sum.h"
#include "core/booking/reports.h"

#include <deque>

namespace roomcast {

class ConflictList {
public:
    static constexpr qsizetype kKeptMax = 1'000;

    ConflictList() = default;
    /// As they were on record when `next` was the number of the next one; ascending to it without a
    /// gap, kKeptMax at most.
    ConflictList(quint64 next, std::deque<Conflict> kept);

    /// Gives it its number.
    void add(Conflict conflict);
    const std::deque<Conflict> &kept() const { return m_kept; }
    /// The number that the next one gets.
    quint64 next() const { return m_next; }
    quint64 forgotten() const { return m_next - m_kept.size(); }

    /// The fingerprint of everything above.
    QByteArray fingerprint() const { return fingerprintOf(m_next, m_sum); }
    static QByteArray fingerprintOf(quint64 next, const DigestSum &kept);

private:
    std::deque<Conflict> m_kept; ///< ascending by number, without a gap
    quint64 m_next = 1;
    DigestSum m_sum;
};

} // namespace roomcast
