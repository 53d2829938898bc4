// SPDX-License-Identifier: MIT
//
// Events: what a person told this server to do. See event.h.
#pragma once

#include "core/base/ids.h"
#include "core/base/label.h"
#include "core/engine/event_field.h"
#include "core/engine/event_reasons.h"

#include <QString>

namespace roomcast::event {

/// It misbehaves on purpose.
struct FaultSet {
    QString fault{};
    QString value{};

    static constexpr std::tuple kFields{field("fault", &FaultSet::fault),
                                        field("value", &FaultSet::value)};
};

/// A person vouches that it will not come back with its disk.
struct DeclaredDead {
    ServerId member{};

    static constexpr std::tuple kFields{field("member", &DeclaredDead::member)};
};

struct DeclarationRefused {
    ServerId member{};
    DeclarationRefusal reason{};

    static constexpr std::tuple kFields{field("member", &DeclarationRefused::member),
                                        field("reason", &DeclarationRefused::reason)};
};

struct ControlRejected {
    QString line{};
    ControlRefusal reason{};

    static constexpr std::tuple kFields{field("line", &ControlRejected::line),
                                        field("reason", &ControlRejected::reason)};
};

struct PartitionChanged {
    Label label{};
    Label before{};
    PartitionReason reason{};

    static constexpr std::tuple kFields{field("label", &PartitionChanged::label),
                                        field("before", &PartitionChanged::before),
                                        field("reason", &PartitionChanged::reason)};
};

} // namespace roomcast::event
