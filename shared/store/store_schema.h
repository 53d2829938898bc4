// SPDX-License-Identifier: MIT
//
// The tables of a store's database, and the numbered steps from each version of them to the next.
// A step is one transaction, so that a crash leaves one version or the other. To change the tables
// append a step, never edit one: databases made by it are out there.
#pragma once

#include "store/sql_connection.h"

#include <span>

namespace roomcast {

/// What SQLite keeps in the header of the file to say whose it is: "RMCS".
inline constexpr quint32 kStoreApplicationId = 0x524d4353;

/// Runs inside of a transaction.
using SchemaStep = StoreDone (*)(SqlConnection &);

/// The first makes the tables of version 1, the next brings them to version 2, and so on.
std::span<const SchemaStep> schemaSteps();

/// Brings an empty database, or one of any version up to steps.size(), to that version; it must
/// be locked. Fails with Corrupt for another program's database or a damaged one, and with TooNew;
/// then nothing was changed.
StoreDone bringUpToDate(SqlConnection &connection, std::span<const SchemaStep> steps);

} // namespace roomcast
