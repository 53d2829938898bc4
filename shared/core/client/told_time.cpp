// SPDX-License-Identifier: MIT
#include "core/client/told_time.h"

#include <algorithm>

namespace roomcast {

namespace {

bool isBelievable(const GroupTime &time)
{
    constexpr qint32 kDay_s = 24 * 3600;
    constexpr qint64 kCentury_ms = qint64(36'500) * kDay_s * 1000;
    const auto is_in_names = [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || QStringView(u"/_+-").contains(c));
    };
    return roomcast::isBelievable(time.at) && std::abs(qint64(time.offset.seconds)) <= kDay_s &&
           std::ranges::all_of(time.zone, is_in_names) && time.off.size() <= GroupTime::kOffMax &&
           std::ranges::all_of(time.off, [](const ClockOff &clock) {
               return clock.off_ms >= -kCentury_ms && clock.off_ms <= kCentury_ms;
           });
}

/// But for the time itself, and by how much each clock is off.
bool isSame(const GroupTime &a, const GroupTime &b)
{
    return a.zone == b.zone && a.offset == b.offset &&
           std::ranges::equal(a.off, b.off, {}, &ClockOff::member, &ClockOff::member);
}

} // namespace

bool ToldTime::take(const GroupTime &time, TimePoint now)
{
    if (!isBelievable(time))
        return false;
    const bool same = m_told && isSame(*m_told, time);
    m_clock.set(time.at, now);
    m_told = time;
    return !same;
}

std::optional<GroupTime> ToldTime::at(TimePoint now) const
{
    std::optional<GroupTime> time = m_told;
    if (time)
        time->at = *m_clock.at(now);
    return time;
}

} // namespace roomcast
