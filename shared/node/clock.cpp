// SPDX-License-Identifier: MIT
#include "node/clock.h"

#include <QDateTime>
#include <QTimeZone>

#include <ctime>

namespace roomcast {

namespace {

constexpr qint64 kQuarter_ms = 15 * 60 * 1000;

UtcOffset offsetIn(const QString &zone, WallTime at)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at.value_ms, Qt::UTC);
    const QTimeZone named(zone.toUtf8());
    if (named.isValid())
        return {named.offsetFromUtc(moment)};
    return {moment.toLocalTime().offsetFromUtc()};
}

} // namespace

UtcOffset Clock::zoneOffset(const QString &, WallTime) const
{
    return {};
}

Now SystemClock::now() const
{
    timespec since_boot{};
    clock_gettime(CLOCK_BOOTTIME, &since_boot);
    const Duration mono =
        std::chrono::seconds(since_boot.tv_sec) + std::chrono::nanoseconds(since_boot.tv_nsec);
    return {TimePoint(mono), {QDateTime::currentMSecsSinceEpoch()}, {}};
}

UtcOffset SystemClock::zoneOffset(const QString &zone, WallTime at) const
{
    const qint64 quarter = believable(at).value_ms / kQuarter_ms;
    if (m_known.quarter != quarter || m_known.zone != zone)
        m_known = {zone, quarter, offsetIn(zone, believable(at))};
    return m_known.offset;
}

QString systemZone()
{
    const QString zone = QString::fromUtf8(QTimeZone::systemTimeZoneId());
    return isZone(zone) ? zone : QStringLiteral("UTC");
}

bool isZone(const QString &zone)
{
    return !zone.isEmpty() && QTimeZone(zone.toUtf8()).isValid();
}

} // namespace roomcast
