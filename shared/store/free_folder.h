// SPDX-License-Identifier: MIT
//
// Which folder a server keeps its copy in when nobody names one: servers of one group on one
// computer share a group folder of numbered slots, a store each. Called by the programs' roots.
#pragma once

#include "store/sqlite_store.h"

namespace roomcast {

/// Where servers of the group on that port keep their copies unless told otherwise: a folder of
/// numbered slots under the user's data folder. Different groups get different folders.
QString defaultDataFolder(const QString &group, quint16 port);

struct OpenedFolder {
    std::unique_ptr<SqliteStore> store;
    std::vector<StoreError> skipped; ///< slots that cannot be read; a person should look at them
};

/// Most servers of one group on one computer that find a slot.
inline constexpr int kStoreSlotsMax = 64;

/// Opens the first of the numbered slots in `group_folder` that is not in use, so that a server
/// finds its bookings again although its ID is another one at each start. Slots that are damaged or
/// too new are left alone and reported. Fails as SqliteStore::open does, and with InUse where no
/// slot is left.
Result<OpenedFolder, StoreError> openFreeFolder(const QString &group_folder, StoreId fresh,
                                                const StoreTerms &terms = {});

} // namespace roomcast
