// SPDX-License-Identifier: MIT
#include "text/local_time.h"

#include <QDateTime>

#include <chrono>

namespace roomcast {

QString LocalTime::text(WallTime time) const
{
    using namespace std::chrono;
    using Quarters = duration<qint64, std::ratio<15 * 60>>;
    const milliseconds utc(time.value_ms);
    const qint64 quarter = floor<Quarters>(utc).count();
    if (m_quarter != quarter) {
        m_quarter = quarter;
        m_offset = {QDateTime::fromMSecsSinceEpoch(time.value_ms).offsetFromUtc()};
    }
    const milliseconds local = utc + seconds(m_offset.seconds);
    const milliseconds since_midnight = local - floor<days>(local);
    return QTime::fromMSecsSinceStartOfDay(int(since_midnight.count())).toString(u"HH:mm:ss.zzz");
}

} // namespace roomcast
