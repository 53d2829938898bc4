// SPDX-License-Identifier: MIT
//
// What an honest server has after some use: its state and its store. Made once; values only.
#pragma once

#include "core/server/server_engine.h"

namespace roomcast::fuzz {

/// Small limits, so that what is rare is common.
ServerConfig loneConfig();
const StoredReplica &usedStore();
const BookingState &usedState();

} // namespace roomcast::fuzz
