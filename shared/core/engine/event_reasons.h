// SPDX-License-Identifier: MIT
//
// Why things happened and what was done about them, as events state it. The names that scripts read
// and the words for people are in text/event_reasons.h.
#pragma once

#include "core/base/codec.h"
#include "core/booking/types.h"

#include <QString>

#include <variant>

namespace roomcast::event {

enum class EndReason { Left };

enum class DuplicateIdAction {
    Stop,       ///< this server stops
    DrawnAgain, ///< it has drawn another ID
    EndOne,     ///< a person has to end one of the two
};

enum class StoreCopiedReason {
    Elsewhere, ///< its folder was copied or moved here
    Older,     ///< it is older than what was last here
    Backup,
    FoundOut, ///< earlier, while a server worked on it
    Clone,    ///< another server works on a copy of it
    WentBack, ///< others remember more of it
};

enum class StoreFault { Unreadable };
/// A fault, or what the system said.
using StoreFailure = std::variant<StoreFault, QString>;

enum class ClockAction { Ahead, Behind };

/// Of input that could be read.
enum class InputFault {
    Request,           ///< its numbers contradict each other
    Command,           ///< cannot be read
    Snapshot,          ///< cannot be read
    WrongOrigin,       ///< over a link, and not of a server
    WrongWay,          ///< over a link, where it never comes
    LinkFromElsewhere, ///< in the name of a server that is not there
    DiskBehind,        ///< the disk leaves no room for it
};
using Rejection = std::variant<DecodeError, InputFault>;

enum class JoinReason {
    Newcomer,
    TwoLeaders, ///< this leader and another one heard each other
    LeftOut,    ///< a view was installed without this server
    Restarted,  ///< back with an older copy
};

enum class SuspicionReason {
    ConnectionClosed,
    Silence, ///< probes were not answered
    Unheard, ///< was cut off, and not heard since
};

enum class OtherGroupAction { JoiningIt, AwaitingIt, Conflict, Chosen };

enum class CutOffAction { StaysJoining };

enum class RefusalReason { Higher };

enum class NotStandingReason { HigherUp, Leaving, Multicast, NoVote, NoCopy, Listening };

enum class DropReason { QueueFull, Expired };

enum class ReplyStatus { Confirmed, Provisional };

/// What a command came to, without its answer.
using OutcomeKind = std::variant<Done, RefusalKind>;

inline OutcomeKind kindOf(const Outcome &outcome)
{
    const auto *refused = std::get_if<Refused>(&outcome);
    return refused ? OutcomeKind(refused->kind) : OutcomeKind(Done{});
}

enum class ReplicaPart { Log, State };

enum class DifferenceAction { Seen, Verifying, Equal, Replaced };

enum class DeclarationRefusal { Alive, NoVote, DeclaredAlready };

enum class JoinGroupRefusal { NoOtherGroup, NotLeading };
/// Of a control that could be read, or what is wrong with it in words.
using ControlRefusal = std::variant<JoinGroupRefusal, QString>;

enum class PartitionReason {
    Started,
    Asked,
    Healed,
    HealedByCount, ///< of new requests
};

} // namespace roomcast::event
