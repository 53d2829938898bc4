// SPDX-License-Identifier: MIT
//
// Folders and files that are their owner's alone, whatever the umask: bookings name people. Used
// for the folders of servers and of clients. Fails as the system does, with its errno.
#pragma once

#include "core/base/result.h"

#include <QString>

namespace roomcast {

/// Makes the folder and what is missing above it; each is its owner's alone (0700), and its name is
/// durable. A folder that is there already stays as it is.
Result<Unit, int> makePrivateFolder(const QString &folder);

/// Takes a folder of ours, or a file, away from everybody but its owner. Does nothing where it is
/// not there, or is another user's: then that user decides.
void keepPrivate(const QString &path);

/// Makes the names in a folder durable: SQLite does that for its files only.
void syncFolder(const QString &folder);

} // namespace roomcast
