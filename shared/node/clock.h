// SPDX-License-Identifier: MIT
//
// The one place where clocks are read. Tests and the simulator put their own behind it.
#pragma once

#include "core/base/time.h"

#include <QString>

namespace roomcast {

class Clock {
public:
    virtual ~Clock() = default;
    /// `Now::offset` is for zoneOffset() to fill in.
    virtual Now now() const = 0;
    /// How far a zone, "Europe/Berlin" for instance, is ahead of UTC at that moment. What is no
    /// zone here, as the empty text, stands for the machine's own.
    virtual UtcOffset zoneOffset(const QString &zone, WallTime at) const;
};

/// The machine's clocks: CLOCK_BOOTTIME and UTC. The first goes on while the machine sleeps: what
/// is as old as the night must not pass for fresh.
class SystemClock final : public Clock {
public:
    Now now() const override;
    UtcOffset zoneOffset(const QString &zone, WallTime at) const override;

private:
    /// Zones change their offset at the quarter of an hour, and asking one is no matter of a step.
    struct Known {
        QString zone;
        qint64 quarter = -1;
        UtcOffset offset;
    };
    mutable Known m_known;
};

/// The IANA name of the machine's zone; "UTC" where it has none.
QString systemZone();
/// There is such a zone in this machine's tables.
bool isZone(const QString &zone);

} // namespace roomcast
