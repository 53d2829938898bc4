// SPDX-License-Identifier: MIT
//
// Why a program could not start or go on, in words for people, each with the way out.
#pragma once

#include "core/engine/event.h"
#include "core/engine/server_config.h"
#include "net/transport.h"
#include "node/exit_status.h"

namespace roomcast {

/// `interfaces`: the names of those that this machine has.
QString networkErrorText(const TransportError &error, const QStringList &interfaces);
/// The names of this machine's network interfaces, loopback first.
QStringList interfaceNames();

ExitStatus exitStatus(StopReason reason);
/// `last` is the last warning or error that the server logged; empty text for StopReason::Left.
QString stopText(StopReason reason, const ServerConfig &config, const Event &last);

} // namespace roomcast
