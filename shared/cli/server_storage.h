// SPDX-License-Identifier: MIT
//
// Where a server of the real programs keeps its copy: opened from the command line before the node
// is made. Called by the server's composition root, which owns the result; the application's name
// must be set. Fails as the store does, and then nothing is left open.
#pragma once

#include "cli/options.h"
#include "store/store.h"

#include <memory>

namespace roomcast {

struct ServerStorage {
    std::unique_ptr<Store> store;
    StoreId identity;
    StoredReplica copy;              ///< what the store gave back
    QString place;                   ///< the folder, or "memory"
    std::vector<StoreError> skipped; ///< slots that cannot be read and were left alone
    CopiedStore copied = CopiedStore::No;
    bool marked = true; ///< see SqliteStore::isMarked
};

/// `fresh`: the identity of a store that is made anew, or was copied.
Result<ServerStorage, StoreError> openStorage(const ServerOptions &options, StoreId fresh);
/// The same again in the place that was found then, of which its server has found out that it is a
/// copy.
Result<ServerStorage, StoreError> reopenStorage(const ServerOptions &options, const QString &place,
                                                StoreId fresh);

} // namespace roomcast
