// SPDX-License-Identifier: MIT
#include "text/local_time.h"

#include <QDateTime>

#include <chrono>

namespace roomcast {

QString LocalTime::text(WallTime time) const
{
    using Milliseconds = std::chrono::milliseconds;
    using Quarters = std::chrono::duration<qint64, std::ratio<15 * 60>>;
    const Milliseconds utc(time.value_ms);
    const qint64 quarter = std::chrono::floor<Quarters>(utc).count();
    if (m_quarter != quarter) {
        m_quarter = quarter;
        m_offset = {QDateTime::fromMSecsSinceEpoch(time.value_ms).offsetFromUtc()};
    }
    const Milliseconds local = utc + std::chrono::seconds(m_offset.seconds);
    const Milliseconds since_midnight = local - std::chrono::floor<std::chrono::days>(local);
    return QTime::fromMSecsSinceStartOfDay(int(since_midnight.count())).toString(u"HH:mm:ss.zzz");
}

} // namespace roomcast
