// SPDX-License-Identifier: MIT
//
// Reads what a store's database holds and verifies every byte of it. Called once, at opening;
// changes nothing. Fails with Corrupt where anything is not as it was written.
#pragma once

#include "store/sql_connection.h"
#include "store/store_format.h"

namespace roomcast {

struct StoreContents {
    StoreRoot root;
    StoredReplica copy;
};

/// The tables must be of the newest version.
Result<StoreContents, StoreError> readStore(SqlConnection &connection);

} // namespace roomcast
