// SPDX-License-Identifier: MIT
//
// A booking that was to be kept on this device, and what came of that. A plain value.
#pragma once

#include "core/client/intents.h"

namespace roomcast {

struct KeptWish {
    Reserve wish;
    Keeping keeping{};
};

} // namespace roomcast
