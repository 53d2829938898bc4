// SPDX-License-Identifier: MIT
//
// What a server has to tell: one event each time something happens that a person or a script may
// care about. The core states kind and facts; words are made elsewhere (text/event_text.h). The
// names of kinds and facts are a contract with scripts.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

#include <QVariantMap>

namespace roomcast {

enum class Severity { Info, Notice, Warning, Error };

enum class Category { Server, Membership, Election, Heartbeat, Request, State, Control };

enum class EventKind {
    ServerStarted, ///< group, port, interface, latency_bound_ms
    ServerStopped, ///< reason
    DuplicateId, ///< address: who has the ID; action: stop | drawn-again | end-one; member: the new
                 ///< ID
    Joined,      ///< leader, epoch: the group that this server learns from; reason:
                 ///< newcomer | two-leaders | left-out | restarted
    MemberSeen,  ///< member, address: a server heard for the first time
    MemberLeft,  ///< member: said goodbye
    MemberSuspected,    ///< member, reason: connection-closed | silence | unheard
    MemberRecovered,    ///< member: a suspected server was heard again
    HeartbeatFailed,    ///< leader, reason, silence_ms
    ElectionStarted,    ///< epoch, members, reason
    ElectionAnswered,   ///< epoch, candidate: this server promised
    ElectionChallenged, ///< epoch, candidate: a lower ID stood, this one stands against it
    ElectionRefused,    ///< promised: the higher epoch a member had promised; epoch, by, reason:
                        ///< higher, if that one comes before this candidate
    ElectionAbandoned,  ///< epoch, reason
    AnswerReceived,     ///< epoch, member: it promised this candidate its epoch
    AnswerMissed,       ///< epoch, member: it did not promise in time
    ElectionOverruled,  ///< epoch, candidate: a higher ID stood against this candidate
    RefusalSent,        ///< epoch, candidate, promised: why it was refused; reason: higher, if
                        ///< this server comes before the candidate
    NotStanding,       ///< reason: higher-up | leaving | multicast | no-vote | no-copy | listening;
                       ///< member: who comes before, wait_ms: before this one stands after all
    LeaderElected,     ///< leader, epoch, members, primary
    ViewInstalled,     ///< epoch, members, primary, index
    TransferStarted,   ///< from
    TransferProgress,  ///< from, received, total: records
    TransferFinished,  ///< from, index, records; carried: claims of the log given up for it
    TransferGiven,     ///< to, given, total: records of this server's copy
    RequestReceived,   ///< client, sequence, attempt, command
    RequestDropped,    ///< client, sequence, reason: queue-full | expired
    ReplySent,         ///< client, sequence, attempt, command, outcome, index, status
    EntryApplied,      ///< index, command, outcome (on followers, where no reply is sent)
    OrphanReservation, ///< slot: a reservation the catalogue has no room, timeslot or day for
    OtherGroup,        ///< genesis, other_genesis, action: joining-it | awaiting-it | conflict |
                       ///< chosen
    WokeFromPause,     ///< pause_ms
    FaultSet,          ///< fault, value: a control made the server misbehave on purpose
    DatagramRejected,  ///< reason, address or member, count: malformed or hostile input
    StoreFailed,       ///< reason: the copy on disk cannot be written; the server stops
    DeclaredDead,      ///< member: a person vouches that it will not come back with its disk
    DeclarationRefused, ///< member, reason: alive | no-vote | declared-already
    ControlRejected,    ///< line, reason: a control line nobody understands
    PartitionChanged,   ///< label, before, reason: started | asked | healed | healed-by-count
    CutOff,             ///< member, label: a server of another label became known; action:
                        ///< stays-joining, if this server founds no group for its sake
    ReachableAgain,     ///< member, label: a server that was cut off has this server's label
    Merged,             ///< index, epoch, claims: that came in; both: slots booked on both sides;
                        ///< displaced: claims; report: number of the first conflict (0: none)
    SnapshotRefused,    ///< index: a snapshot up to there cannot be read back and is not stored
    ReplicaDiffers,     ///< member, index, what: log | state; action: seen | verifying | equal |
                        ///< replaced
    StoreCopied, ///< reason: elsewhere | older | backup | found-out | clone | went-back; member,
                 ///< who showed it, if one did: this server's copy is not the store that voted
    NetworkLost, ///< interface, cause: see NetworkCause; detail: what the system said
    NetworkBack, ///< interface, cause: what it was; address: this server's now
    LinkBlocked, ///< member, address: where it takes links; none stands though it is heard
    ClockOff,    ///< member, off_ms, action: ahead | behind: its clock differs from the
                 ///< group's time
    ClockRight,  ///< member: its clock was off, and is right again
    MulticastMissing, ///< member, address: it answers, and what it multicasts does not arrive
    MulticastLost,    ///< reason: deaf (hears no multicast, although others answer) | mute (nobody
                      ///< hears this server's): it leaves the lead to others
    MulticastBack,    ///< it hears multicast again, and is heard
    CatalogueDiffers, ///< only_folder, only_group: names, the first of them; more: names left out;
                      ///< details: seats | order | zone: the group does not book by the catalogue
                      ///< that this server was started with
};

/// How many kinds there are; tables that are indexed by them are as long.
inline constexpr int kEventKinds = int(EventKind::CatalogueDiffers) + 1;

struct Event {
    EventKind kind{};
    QVariantMap facts;
};

/// An event with its place in time, as windows and logs keep it.
struct LogRecord {
    WallTime time; ///< of the step that caused it, which may be told later
    ServerId server;
    Event event;
    quint64 number = 0; ///< of this server's events, from 1 on; 0: not counted
};

} // namespace roomcast
