// SPDX-License-Identifier: MIT
//
// The time of day on this machine, for logs. The zone is asked once for each quarter of an hour
// that is worded, not once a line: asking reads the file of the zone's rules. Owned by whoever
// prints or shows records; nothing can fail.
#pragma once

#include "core/base/time.h"

#include <QString>

#include <optional>

namespace roomcast {

class LocalTime {
public:
    /// "10:02:11.204".
    QString text(WallTime time) const;

private:
    mutable std::optional<qint64> m_quarter; ///< since 1970 in UTC: zones change at its end only
    mutable UtcOffset m_offset;              ///< then
};

} // namespace roomcast
