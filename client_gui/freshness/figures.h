// SPDX-License-Identifier: MIT
//
// Durations, versions and commands as short figures for tables and the source pill.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <QString>

namespace roomcast {

/// "34 µs", "0.8 ms", "12 ms", "2.1 s", "12 s", "3 min".
QString durationText(Duration duration);
/// Rounded up to tenths of a second, seconds, minutes: "400 ms", "2.1 s", "12 s", "3.0 min".
QString boundFigure(Duration age);
/// In whole seconds to days, for what would flicker otherwise: "3 s", "4 min", "2 h", "5 d".
QString agoFigure(Duration ago);
/// "7.300/42": epoch and log index.
QString versionText(const Epoch &epoch, LogIndex index);

} // namespace roomcast
