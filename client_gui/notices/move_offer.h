// SPDX-License-Identifier: MIT
//
// Where a displaced booking could go now, and what stands against it.
#pragma once

#include "client_gui/grid/grid_model.h"
#include "client_gui/notices/move_button.h"
#include "core/client/answer.h"

namespace roomcast {

MoveOffer moveOffer(const SlotKey &slot, const GridModel &model, const GroupStatus &sight);

} // namespace roomcast
