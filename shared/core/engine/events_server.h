// SPDX-License-Identifier: MIT
//
// Events: the server itself: its ID, its store, its network, its clock. See event.h.
#pragma once

#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/base/network_trouble.h"
#include "core/base/time.h"
#include "core/engine/event_field.h"
#include "core/engine/event_reasons.h"
#include "core/group/multicast_health.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace roomcast::event {

struct ServerStarted {
    Ipv4 group{};
    quint16 port = 0;
    QString interface {
    };
    Duration latency_bound{};
    QString data{};                                ///< the folder, or "memory"
    std::optional<std::vector<QString>> skipped{}; ///< folders that cannot be read

    static constexpr std::tuple kFields{field("group", &ServerStarted::group),
                                        field("port", &ServerStarted::port),
                                        field("interface", &ServerStarted::interface),
                                        field("latency_bound_ms", &ServerStarted::latency_bound),
                                        field("data", &ServerStarted::data),
                                        field("skipped", &ServerStarted::skipped)};
};

struct ServerStopped {
    EndReason reason{};

    static constexpr std::tuple kFields{field("reason", &ServerStopped::reason)};
};

/// A live server has the same ID.
struct DuplicateId {
    Endpoint address{}; ///< who has it
    DuplicateIdAction action{};
    std::optional<ServerId> member{}; ///< the new ID

    static constexpr std::tuple kFields{field("address", &DuplicateId::address),
                                        field("action", &DuplicateId::action),
                                        field("member", &DuplicateId::member)};
};

struct WokeFromPause {
    Duration pause{};

    static constexpr std::tuple kFields{field("pause_ms", &WokeFromPause::pause)};
};

/// Malformed or hostile input.
struct DatagramRejected {
    Rejection reason{};
    std::optional<Endpoint> address{};
    std::optional<ServerId> member{};
    std::optional<quint64> count{};

    static constexpr std::tuple kFields{
        field("reason", &DatagramRejected::reason), field("address", &DatagramRejected::address),
        field("member", &DatagramRejected::member), field("count", &DatagramRejected::count)};
};

/// The copy on disk cannot be used; the server stops.
struct StoreFailed {
    StoreFailure reason{};
    std::optional<QString> where{};

    static constexpr std::tuple kFields{field("reason", &StoreFailed::reason),
                                        field("where", &StoreFailed::where)};
};

/// The copy on disk is not the store that voted.
struct StoreCopied {
    StoreCopiedReason reason{};
    std::optional<ServerId> member{}; ///< who showed it

    static constexpr std::tuple kFields{field("reason", &StoreCopied::reason),
                                        field("member", &StoreCopied::member)};
};

struct NetworkLost {
    QString interface {
    };
    NetworkCause cause{};
    std::optional<QString> detail{}; ///< what the system said

    static constexpr std::tuple kFields{field("interface", &NetworkLost::interface),
                                        field("cause", &NetworkLost::cause),
                                        field("detail", &NetworkLost::detail)};
};

struct NetworkBack {
    QString interface {
    };
    NetworkCause cause{}; ///< of the loss
    Endpoint address{};   ///< this server's now

    static constexpr std::tuple kFields{field("interface", &NetworkBack::interface),
                                        field("cause", &NetworkBack::cause),
                                        field("address", &NetworkBack::address)};
};

/// A clock differs from the group's time.
struct ClockOff {
    ServerId member{};
    std::chrono::milliseconds off{}; ///< positive: ahead
    ClockAction action{};

    static constexpr std::tuple kFields{field("member", &ClockOff::member),
                                        field("off_ms", &ClockOff::off),
                                        field("action", &ClockOff::action)};
};

/// A clock that was off is right again.
struct ClockRight {
    ServerId member{};

    static constexpr std::tuple kFields{field("member", &ClockRight::member)};
};

/// Multicast does not work here: the lead is left to others.
struct MulticastLost {
    MulticastHealth::State reason{}; ///< not: Works

    static constexpr std::tuple kFields{field("reason", &MulticastLost::reason)};
};

/// It hears multicast again, and is heard.
struct MulticastBack {
    static constexpr std::tuple<> kFields{};
};

} // namespace roomcast::event
