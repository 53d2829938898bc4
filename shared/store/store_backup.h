// SPDX-License-Identifier: MIT
//
// Backups of a store: one file, made while a server works on the store or not, verified before it
// is given its name. Used by the server program's tasks. Blocks on the disk; fails as opening a
// store does.
#pragma once

#include "store/store.h"
#include "store/store_terms.h"

#include <functional>

namespace roomcast {

/// What a server does while its files are copied: called after the database, before its log.
using Meanwhile = std::function<void()>;

/// Writes what the store in `folder` holds at this moment to `file`, which must not be there. The
/// backup is nobody's: it has no identity, and ranks as a learner's copy. Fails with InUse where
/// the files change at each of many tries. `meanwhile` is for tests.
StoreDone backUpStore(const QString &folder, const QString &file, const Meanwhile &meanwhile = {});

/// Puts a backup, or the database of a folder that was copied, into `folder` as a store of the
/// identity `fresh`; where the store that was there is now, if one was. Fails with InUse while a
/// server works in the folder, and leaves it as it is where the backup cannot be read.
Result<QString, StoreError> restoreStore(const QString &file, const QString &folder, StoreId fresh,
                                         const QString &marks_folder);

} // namespace roomcast
