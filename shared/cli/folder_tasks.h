// SPDX-License-Identifier: MIT
//
// What the server program does about a folder instead of running: backups, and the word of a person
// that a folder was moved. Called by the program's root; blocks on the disk.
#pragma once

#include "cli/options.h"

namespace roomcast {

/// Does what `options.task` says, which is not None; what a person is told, or what went wrong.
/// `fresh`: the identity of what is restored.
Result<QString, QString> carryOutTask(const ServerOptions &options, StoreId fresh);

} // namespace roomcast
