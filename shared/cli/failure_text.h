// SPDX-License-Identifier: MIT
//
// Why a program could not start or go on, in words for people, each with the way out.
#pragma once

#include "cli/exit_status.h"
#include "core/engine/event.h"
#include "core/engine/server_config.h"
#include "net/transport.h"
#include "store/store.h"

namespace roomcast {

/// `interfaces`: the names of those that this machine has.
QString networkErrorText(const TransportError &error, const QStringList &interfaces);
/// The names of this machine's network interfaces, loopback first.
QStringList interfaceNames();

/// Why the copy on disk cannot be opened, or worked with any more.
QString storeErrorText(const StoreError &error);
/// A slot that was left alone.
QString skippedFolderText(const StoreError &error);
/// Nothing outside of its folder remembers a store.
QString unmarkedText(const QString &marks_folder);

ExitStatus exitStatus(StopReason reason);
/// `taken_by` is the server that has the ID, `store` what failed in the store; empty text for
/// StopReason::Left.
QString stopText(StopReason reason, const ServerConfig &config, const Endpoint &taken_by,
                 const StoreError &store);

} // namespace roomcast
