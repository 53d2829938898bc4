// SPDX-License-Identifier: MIT
#include "node/clock.h"

#include <QDate>
#include <QDateTime>

namespace roomcast {

Now SystemClock::now() const
{
    const auto mono = std::chrono::steady_clock::now().time_since_epoch();
    return {TimePoint(std::chrono::duration_cast<Duration>(mono)),
            {QDateTime::currentMSecsSinceEpoch()},
            {QDate::currentDate().toJulianDay()}};
}

} // namespace roomcast
