// SPDX-License-Identifier: MIT
#include "core/client/offline_bookings.h"

#include <algorithm>

namespace roomcast {

std::vector<OfflineBooking> OfflineBookings::due(const std::set<OfflineBookingId> &under_way,
                                                 qsizetype room, TimePoint now)
{
    std::vector<OfflineBooking> idle;
    if (now < m_next_at)
        return idle;
    for (const OfflineBooking &intent : m_intents.all())
        if (!under_way.contains(intent.id))
            idle.push_back(intent);
    room = std::max<qsizetype>(0, room);
    if (std::ssize(idle) > room) {
        m_next_at = now + m_retry;
        idle.resize(size_t(room));
    }
    return idle;
}

std::optional<TimePoint>
OfflineBookings::deadline(const std::set<OfflineBookingId> &under_way) const
{
    const auto waits = [&](const OfflineBooking &intent) { return !under_way.contains(intent.id); };
    return std::ranges::any_of(m_intents.all(), waits) ? std::optional(m_next_at) : std::nullopt;
}

/// What the person gave up is not tried again: that it may have been made all the same is all there
/// is to tell.
std::optional<OfflineDecision> OfflineBookings::decide(OfflineBookingId id,
                                                       const std::optional<OfflineBooking> &dropped,
                                                       Answer answer, TimePoint now)
{
    const auto *refused = answer.outcome ? std::get_if<Refused>(&*answer.outcome) : nullptr;
    const bool unknown = dropped && answer.error && *answer.error != AnswerError::NoServer;
    if (!unknown && (answer.error || (refused && saysLater(*refused)))) {
        m_next_at = now + m_retry;
        return std::nullopt;
    }
    const auto intent = dropped ? dropped : m_intents.take(id);
    if (!intent)
        return std::nullopt;
    OfflineDecision decided{*intent, std::move(answer), dropped.has_value()};
    m_intents.addDecided(decided);
    return decided;
}

} // namespace roomcast
