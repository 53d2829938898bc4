// SPDX-License-Identifier: MIT
//
// Events: what clients asked, and what came of it. See event.h.
#pragma once

#include "core/base/ids.h"
#include "core/booking/types.h"
#include "core/engine/event_field.h"
#include "core/engine/event_reasons.h"

namespace roomcast::event {

struct RequestReceived {
    ClientId client{};
    Sequence sequence{};
    quint32 attempt = 1;
    Command command{};

    static constexpr std::tuple kFields{
        field("client", &RequestReceived::client), field("sequence", &RequestReceived::sequence),
        field("attempt", &RequestReceived::attempt), field("command", &RequestReceived::command)};
};

struct RequestDropped {
    ClientId client{};
    Sequence sequence{};
    DropReason reason{};

    static constexpr std::tuple kFields{field("client", &RequestDropped::client),
                                        field("sequence", &RequestDropped::sequence),
                                        field("reason", &RequestDropped::reason)};
};

struct ReplySent {
    ClientId client{};
    Sequence sequence{};
    quint32 attempt = 1;
    Command command{};
    OutcomeKind outcome{};
    LogIndex index{};
    ReplyStatus status{};

    static constexpr std::tuple kFields{
        field("client", &ReplySent::client),   field("sequence", &ReplySent::sequence),
        field("attempt", &ReplySent::attempt), field("command", &ReplySent::command),
        field("outcome", &ReplySent::outcome), field("index", &ReplySent::index),
        field("status", &ReplySent::status)};
};

} // namespace roomcast::event
