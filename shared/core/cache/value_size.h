// SPDX-License-Identifier: MIT
//
// About how much memory a cached answer takes, for the bound of the client's cache. Nothing can
// fail.
#pragma once

#include "core/booking/types.h"

namespace roomcast {

qsizetype bytesOf(const Outcome &value);

} // namespace roomcast
