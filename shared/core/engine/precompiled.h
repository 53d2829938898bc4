// SPDX-License-Identifier: MIT
//
// What nearly every file of core, and of what stands on it, reads: the compiler reads it once a
// library. No file relies on it: each includes what it uses, so that a build without precompiled
// headers (CMAKE_DISABLE_PRECOMPILE_HEADERS) works too.
#pragma once

#include "core/booking/booking_state.h"
#include "core/protocol/packet.h"

#include <QtEndian>

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
