// SPDX-License-Identifier: MIT
//
// What may be wrong with the name of a timeslot or a day that the servers do not have, in words for
// people. Takes a name, cannot fail.
#pragma once

#include "node/day_text.h"

namespace roomcast {

/// "8:30–9:30 is not a timeslot: it has a dash where a hyphen stands in 8:30-9:30".
QString unknownTimeslotText(const QString &name);
/// "2026-11-29 is not a day that can be booked: it is past".
QString unknownDayText(const QString &name, DateForm form);

} // namespace roomcast
