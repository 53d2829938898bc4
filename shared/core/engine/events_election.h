// SPDX-License-Identifier: MIT
//
// Events: who stands, who promises, who leads. See event.h.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/election/bully.h"
#include "core/engine/event_field.h"
#include "core/engine/event_reasons.h"

#include <optional>
#include <vector>

namespace roomcast::event {

struct ElectionStarted {
    Epoch epoch{};
    std::vector<ServerId> members{}; ///< of the view that it proposes
    ElectionReason reason{};

    static constexpr std::tuple kFields{field("epoch", &ElectionStarted::epoch),
                                        field("members", &ElectionStarted::members),
                                        field("reason", &ElectionStarted::reason)};
};

/// This server promised.
struct ElectionAnswered {
    Epoch epoch{};
    ServerId candidate{};

    static constexpr std::tuple kFields{field("epoch", &ElectionAnswered::epoch),
                                        field("candidate", &ElectionAnswered::candidate)};
};

/// A lower ID stood, this one stands against it.
struct ElectionChallenged {
    Epoch epoch{};
    ServerId candidate{};

    static constexpr std::tuple kFields{field("epoch", &ElectionChallenged::epoch),
                                        field("candidate", &ElectionChallenged::candidate)};
};

struct ElectionRefused {
    Epoch promised{}; ///< that a member had promised
    Epoch epoch{};
    ServerId by{};
    std::optional<RefusalReason> reason{}; ///< that one comes before this candidate

    static constexpr std::tuple kFields{
        field("promised", &ElectionRefused::promised), field("epoch", &ElectionRefused::epoch),
        field("by", &ElectionRefused::by), field("reason", &ElectionRefused::reason)};
};

struct ElectionAbandoned {
    Epoch epoch{};
    ElectionReason reason{};

    static constexpr std::tuple kFields{field("epoch", &ElectionAbandoned::epoch),
                                        field("reason", &ElectionAbandoned::reason)};
};

/// A member promised this candidate its epoch.
struct AnswerReceived {
    Epoch epoch{};
    ServerId member{};

    static constexpr std::tuple kFields{field("epoch", &AnswerReceived::epoch),
                                        field("member", &AnswerReceived::member)};
};

/// It did not promise in time.
struct AnswerMissed {
    Epoch epoch{};
    ServerId member{};

    static constexpr std::tuple kFields{field("epoch", &AnswerMissed::epoch),
                                        field("member", &AnswerMissed::member)};
};

/// A higher ID stood against this candidate.
struct ElectionOverruled {
    Epoch epoch{};
    ServerId candidate{};

    static constexpr std::tuple kFields{field("epoch", &ElectionOverruled::epoch),
                                        field("candidate", &ElectionOverruled::candidate)};
};

struct RefusalSent {
    Epoch epoch{};
    ServerId candidate{};
    Epoch promised{};                      ///< why it was refused
    std::optional<RefusalReason> reason{}; ///< this server comes before the candidate

    static constexpr std::tuple kFields{
        field("epoch", &RefusalSent::epoch), field("candidate", &RefusalSent::candidate),
        field("promised", &RefusalSent::promised), field("reason", &RefusalSent::reason)};
};

struct NotStanding {
    NotStandingReason reason{};
    std::optional<ServerId> member{}; ///< who comes before
    std::optional<Duration> wait{};   ///< before this one stands after all

    static constexpr std::tuple kFields{field("reason", &NotStanding::reason),
                                        field("member", &NotStanding::member),
                                        field("wait_ms", &NotStanding::wait)};
};

struct LeaderElected {
    ServerId leader{};
    Epoch epoch{};
    std::vector<ServerId> members{};
    bool primary = false;

    static constexpr std::tuple kFields{
        field("leader", &LeaderElected::leader), field("epoch", &LeaderElected::epoch),
        field("members", &LeaderElected::members), field("primary", &LeaderElected::primary)};
};

} // namespace roomcast::event
