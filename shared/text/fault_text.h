// SPDX-License-Identifier: MIT
//
// What a server suffers on purpose: in words for both the window and the status line, and as names
// and values for scripts.
#pragma once

#include "core/engine/server_status.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace roomcast {

/// "partition B, until 3 new requests came", "loss 35 %", "for server 300 only"; empty for none.
/// Not that it is frozen.
QStringList faultTexts(const ServerStatus &status);
/// "Frozen for 3 s more".
QString frozenText(Duration left);

/// What a change sets, in the order in which it is told: {"loss", "35 %"}, {"fault-peer", "all"}.
std::vector<std::pair<QString, QString>> faultChanges(const Faults &before, const Faults &after);
/// loss_percent, delay_ms, jitter_ms, duplicate_percent, reorder_percent, peer (or null),
/// service_time_ms.
QJsonObject jsonFaults(const Faults &faults);

} // namespace roomcast
