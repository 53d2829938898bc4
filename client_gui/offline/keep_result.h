// SPDX-License-Identifier: MIT
//
// A booking that was to be kept on this device, and what came of that. A plain value.
#pragma once

#include "core/client/offline_booking_list.h"

namespace roomcast {

struct KeepResult {
    Reserve wish;
    Keeping keeping{};
};

} // namespace roomcast
