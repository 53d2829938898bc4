// SPDX-License-Identifier: MIT
//
// On what terms a store's folder is opened: whether what lies there is the store that wrote it, and
// who remembers that. Chosen by the programs' roots.
#pragma once

#include <QString>

namespace roomcast {

/// What a folder is opened as.
enum class StoreUse {
    AsFound, ///< the store that wrote it, unless it shows to be a copy
    AsCopy,  ///< a copy, whatever it shows
    AsMoved, ///< that store: a person vouches that it is its only copy, and the latest
};

/// How to tell copies from stores.
struct StoreTerms {
    QString marks_folder; ///< what this computer remembers of stores; empty: nothing
    StoreUse use = StoreUse::AsFound;
};

} // namespace roomcast
