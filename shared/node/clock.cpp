// SPDX-License-Identifier: MIT
#include "node/clock.h"

#include <QDate>
#include <QDateTime>

#include <ctime>

namespace roomcast {

Now SystemClock::now() const
{
    timespec since_boot{};
    clock_gettime(CLOCK_BOOTTIME, &since_boot);
    const Duration mono =
        std::chrono::seconds(since_boot.tv_sec) + std::chrono::nanoseconds(since_boot.tv_nsec);
    return {TimePoint(mono),
            {QDateTime::currentMSecsSinceEpoch()},
            {QDate::currentDate().toJulianDay()}};
}

} // namespace roomcast
