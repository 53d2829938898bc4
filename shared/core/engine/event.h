// SPDX-License-Identifier: MIT
//
// What a server has to tell: one event each time something happens that a person or a script may
// care about. Each kind is a struct of facts as the core has them; nothing is put into words, and
// no word is looked up, before somebody reads it (text/event_text.h). The names of kinds and facts
// are a contract with scripts.
#pragma once

#include "core/engine/events_control.h"
#include "core/engine/events_election.h"
#include "core/engine/events_membership.h"
#include "core/engine/events_request.h"
#include "core/engine/events_server.h"
#include "core/engine/events_state.h"

#include <variant>

namespace roomcast {

enum class Severity { Info, Notice, Warning, Error };

enum class Category { Server, Membership, Election, Heartbeat, Request, State, Control };

/// The table of kinds (text/event_kinds.cpp) has one row for each, in this order.
using Event = std::variant<
    event::ServerStarted, event::ServerStopped, event::DuplicateId, event::Joined,
    event::MemberSeen, event::MemberLeft, event::MemberSuspected, event::MemberRecovered,
    event::HeartbeatFailed, event::ElectionStarted, event::ElectionAnswered,
    event::ElectionChallenged, event::ElectionRefused, event::ElectionAbandoned,
    event::AnswerReceived, event::AnswerMissed, event::ElectionOverruled, event::RefusalSent,
    event::NotStanding, event::LeaderElected, event::ViewInstalled, event::TransferStarted,
    event::TransferProgress, event::TransferFinished, event::TransferGiven, event::RequestReceived,
    event::RequestDropped, event::ReplySent, event::EntryApplied, event::OrphanReservation,
    event::OtherGroup, event::WokeFromPause, event::FaultSet, event::DatagramRejected,
    event::StoreFailed, event::DeclaredDead, event::DeclarationRefused, event::ControlRejected,
    event::PartitionChanged, event::CutOff, event::ReachableAgain, event::Merged,
    event::SnapshotRefused, event::ReplicaDiffers, event::StoreCopied, event::NetworkLost,
    event::NetworkBack, event::LinkBlocked, event::ClockOff, event::ClockRight,
    event::MulticastMissing, event::MulticastLost, event::MulticastBack, event::CatalogueDiffers>;

inline constexpr size_t kEventKinds = std::variant_size_v<Event>;

/// An event with its place in time, as windows and logs keep it.
struct LogRecord {
    WallTime time; ///< of the step that caused it, which may be told later
    ServerId server;
    Event event;
    quint64 number = 0; ///< of this server's events, from 1 on; 0: not counted
};

} // namespace roomcast
