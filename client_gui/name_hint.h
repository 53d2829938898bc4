// SPDX-License-Identifier: MIT
//
// Which name a person may have meant by one that the servers do not know. Values only; nothing here
// can fail.
#pragma once

#include "client_gui/timetable.h"
#include "core/client/answer.h"

namespace roomcast {

/// Of `names` the one that is the same but for letter case or the way a time is written, else the
/// nearest by letters; empty where none is near.
QString nearestName(const QString &wanted, const std::vector<QString> &names);
/// "Did you mean Aspen?" where `answer` refuses a name; else empty.
QString nameHint(const Answer &answer, const Timetable &timetable);

} // namespace roomcast
