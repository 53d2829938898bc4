// SPDX-License-Identifier: MIT
//
// What is wrong with a catalogue's file, in words for people (translatable).
#pragma once

#include "core/booking/catalogue.h"

namespace roomcast {

/// "line 3: Aspen stands in the file twice": to be set behind the file's name.
QString catalogueErrorText(const CatalogueError &error);

} // namespace roomcast
