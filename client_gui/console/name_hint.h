// SPDX-License-Identifier: MIT
//
// Which name a person may have meant by one that the servers do not know, of those that the window
// shows. Values only; nothing here can fail.
#pragma once

#include "client_gui/grid/timetable.h"
#include "core/client/answer.h"

namespace roomcast {

/// "Did you mean Aspen?" where `answer` refuses a name; else empty.
QString nameHint(const Answer &answer, const Timetable &timetable);

} // namespace roomcast
