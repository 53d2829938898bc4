// SPDX-License-Identifier: MIT
//
// What is wrong with a catalogue's file, in words for people (translatable).
#pragma once

#include "core/booking/catalogue.h"

namespace roomcast {

/// The earlier of two lines that name the same, or that overlap.
struct CatalogueTwin {
    int line = 0; ///< 0: there is none
    QString text;
};

/// "line 3: Aspen stands in the file twice; line 1 has aspen": to be set behind the file's name.
QString catalogueErrorText(const CatalogueError &error, const CatalogueTwin &twin = {});

} // namespace roomcast
