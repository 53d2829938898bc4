// SPDX-License-Identifier: MIT
//
// Events: who is there, who is of the group, and who cannot be reached. See event.h.
#pragma once

#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/base/label.h"
#include "core/base/time.h"
#include "core/engine/event_field.h"
#include "core/engine/event_reasons.h"

#include <optional>
#include <vector>

namespace roomcast::event {

/// The group that this server learns from.
struct Joined {
    ServerId leader{};
    Epoch epoch{};
    JoinReason reason{};

    static constexpr std::tuple kFields{field("leader", &Joined::leader),
                                        field("epoch", &Joined::epoch),
                                        field("reason", &Joined::reason)};
};

/// A server was heard for the first time.
struct MemberSeen {
    ServerId member{};
    Endpoint address{};

    static constexpr std::tuple kFields{field("member", &MemberSeen::member),
                                        field("address", &MemberSeen::address)};
};

/// It said goodbye.
struct MemberLeft {
    ServerId member{};

    static constexpr std::tuple kFields{field("member", &MemberLeft::member)};
};

struct MemberSuspected {
    ServerId member{};
    SuspicionReason reason{};

    static constexpr std::tuple kFields{field("member", &MemberSuspected::member),
                                        field("reason", &MemberSuspected::reason)};
};

/// A suspected server was heard again.
struct MemberRecovered {
    ServerId member{};

    static constexpr std::tuple kFields{field("member", &MemberRecovered::member)};
};

struct HeartbeatFailed {
    ServerId leader{};
    SuspicionReason reason{};
    Duration silence{};

    static constexpr std::tuple kFields{field("leader", &HeartbeatFailed::leader),
                                        field("reason", &HeartbeatFailed::reason),
                                        field("silence_ms", &HeartbeatFailed::silence)};
};

struct ViewInstalled {
    Epoch epoch{};
    std::vector<ServerId> members{};
    bool primary = false;
    LogIndex index{};

    static constexpr std::tuple kFields{
        field("epoch", &ViewInstalled::epoch), field("members", &ViewInstalled::members),
        field("primary", &ViewInstalled::primary), field("index", &ViewInstalled::index)};
};

/// Another group of the same name was heard.
struct OtherGroup {
    Epoch genesis{};
    Epoch other_genesis{};
    OtherGroupAction action{};

    static constexpr std::tuple kFields{field("genesis", &OtherGroup::genesis),
                                        field("other_genesis", &OtherGroup::other_genesis),
                                        field("action", &OtherGroup::action)};
};

/// A server of another label became known.
struct CutOff {
    ServerId member{};
    Label label{};
    std::optional<CutOffAction> action{}; ///< none: nothing follows from it

    static constexpr std::tuple kFields{field("member", &CutOff::member),
                                        field("label", &CutOff::label),
                                        field("action", &CutOff::action)};
};

/// A server that was cut off has this server's label.
struct ReachableAgain {
    ServerId member{};
    Label label{};

    static constexpr std::tuple kFields{field("member", &ReachableAgain::member),
                                        field("label", &ReachableAgain::label)};
};

/// No link to it stands though it is heard.
struct LinkBlocked {
    ServerId member{};
    Endpoint address{}; ///< where it takes links

    static constexpr std::tuple kFields{field("member", &LinkBlocked::member),
                                        field("address", &LinkBlocked::address)};
};

/// It answers, and what it multicasts does not arrive.
struct MulticastMissing {
    ServerId member{};
    Endpoint address{};

    static constexpr std::tuple kFields{field("member", &MulticastMissing::member),
                                        field("address", &MulticastMissing::address)};
};

} // namespace roomcast::event
