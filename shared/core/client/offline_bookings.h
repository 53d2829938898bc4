// SPDX-License-Identifier: MIT
//
// When a client sends the bookings that wait on this device, and what becomes of each when an
// answer comes or none does. Sans I/O; owned by the client engine; nothing can fail.
#pragma once

#include "core/base/timing.h"
#include "core/client/offline_booking_list.h"

#include <set>

namespace roomcast {

class OfflineBookings {
public:
    explicit OfflineBookings(const Timing &timing) : m_retry(timing.attempt()) {}

    const OfflineBookingList &intents() const { return m_intents; }
    /// False where as many as can wait do so already.
    bool keep(const Reserve &wish, WallTime now) { return m_intents.keep(wish, now).has_value(); }
    std::optional<OfflineBooking> drop(OfflineBookingId id) { return m_intents.take(id); }
    /// True if it had not been sent before.
    bool noteSent(OfflineBookingId id) { return m_intents.noteSent(id); }

    /// What to send now, `room` at most; `under_way` is not sent twice.
    std::vector<OfflineBooking> due(const std::set<OfflineBookingId> &under_way, qsizetype room,
                                    TimePoint now);
    /// When there may be something to send; none while nothing waits for it.
    std::optional<TimePoint> deadline(const std::set<OfflineBookingId> &under_way) const;
    /// What was decided by the answer, or by none where the person had dropped it; none where it
    /// is tried again later.
    std::optional<OfflineDecision> decide(OfflineBookingId id,
                                          const std::optional<OfflineBooking> &dropped,
                                          Answer answer, TimePoint now);

    bool forgetDecided(const std::vector<OfflineBookingId> &ids)
    {
        return m_intents.forgetDecided(ids);
    }
    /// See OfflineBookingList.
    std::vector<OfflineDecision> takeOver(OfflineBookingList &others)
    {
        return m_intents.takeOver(others);
    }
    bool restore(const QByteArray &image) { return m_intents.restore(image); }

private:
    Duration m_retry;
    OfflineBookingList m_intents;
    TimePoint m_next_at; ///< not sent again before
};

} // namespace roomcast
