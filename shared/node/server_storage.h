// SPDX-License-Identifier: MIT
//
// Where a server of the real programs keeps its copy: opened from the command line before the node
// is made. Called by the server's composition root, which owns the result; the application's name
// must be set. Fails as the store does, and then nothing is left open.
#pragma once

#include "node/options.h"
#include "store/store.h"

#include <memory>

namespace roomcast {

struct ServerStorage {
    std::unique_ptr<Store> store;
    StoreId identity;
    StoredCopy copy;                 ///< what the store gave back
    QString place;                   ///< the folder, or "memory"
    std::vector<StoreError> skipped; ///< slots that cannot be read and were left alone
};

/// `fresh`: the identity of a store that is made anew.
Result<ServerStorage, StoreError> openStorage(const ServerOptions &options, StoreId fresh);

} // namespace roomcast
