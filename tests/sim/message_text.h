// SPDX-License-Identifier: MIT
//
// Messages, commands and outcomes in the protocol's own words, as traces print them. Shared by the
// simulator's trace and the golden traces; values only, nothing can fail.
#pragma once

#include "core/booking/types.h"
#include "core/protocol/message.h"

#include <QString>

namespace roomcast::sim {

/// "ELECTION", as PROTOCOL writes it.
QString messageName(const Message &message);
/// The name, and what tells one message of its kind from another.
QString messageText(const Message &message);
QString commandText(const Command &command);
QString outcomeText(const Outcome &outcome);
/// REQUEST with the command in it.
QString requestText(ClientId client, const Request &request);

} // namespace roomcast::sim
