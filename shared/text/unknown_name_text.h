// SPDX-License-Identifier: MIT
//
// What may be wrong with a name that the servers do not have, and which one may have been meant.
// Values only; nothing here can fail.
#pragma once

#include "core/client/answer.h"
#include "text/day_text.h"

namespace roomcast {

/// "8:30–9:30 is not a timeslot: it has a dash where a hyphen stands in 8:30-9:30".
QString unknownTimeslotText(const QString &name);
/// "2026-11-29 is not a day that can be booked: it is past".
QString unknownDayText(const QString &name, DateForm form);

/// The name that `answer` refuses as unknown, and the question for those there are.
struct UnknownName {
    QString name;
    Query known;
};
std::optional<UnknownName> unknownNameIn(const Answer &answer);
/// Of `names` the one that is the same but for letter case or the way a time is written, else the
/// nearest by letters; empty where none is near.
QString nearestName(const QString &wanted, const std::vector<QString> &names);
/// Of what `known` was answered; empty where that is no list of names.
QString nearestName(const UnknownName &unknown, const Outcome &known);
/// "Did you mean Aspen?", for a name that is near; else empty.
QString nearestNameText(const QString &nearest);

} // namespace roomcast
