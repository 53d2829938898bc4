// SPDX-License-Identifier: MIT
//
// The reasons, causes, actions and outcomes that events state: the names that scripts read and the
// words for people. Used by event_facts.h.
#pragma once

#include "core/engine/event.h"
#include "text/reason.h"

#include <array>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

template <>
struct Reasons<event::EndReason> {
    using enum event::EndReason;
    static constexpr std::array list{
        Reason{Left, "left"_L1, QT_TRANSLATE_NOOP("EventText", "left the group in order")},
    };
};

template <>
struct Reasons<event::DuplicateIdAction> {
    using enum event::DuplicateIdAction;
    static constexpr std::array list{
        Reason{Stop, "stop"_L1, QT_TRANSLATE_NOOP("EventText", "this server stops")},
        Reason{DrawnAgain, "drawn-again"_L1,
               QT_TRANSLATE_NOOP("EventText", "another one was drawn")},
        Reason{EndOne, "end-one"_L1,
               QT_TRANSLATE_NOOP("EventText", "a person must end one of the two")},
    };
};

template <>
struct Reasons<event::StoreCopiedReason> {
    using enum event::StoreCopiedReason;
    static constexpr std::array list{
        Reason{Elsewhere, "elsewhere"_L1,
               QT_TRANSLATE_NOOP("EventText", "its folder was copied or moved here")},
        Reason{Older, "older"_L1,
               QT_TRANSLATE_NOOP(
                   "EventText",
                   "it is older than what was last here, or nothing is remembered of it")},
        Reason{Backup, "backup"_L1, QT_TRANSLATE_NOOP("EventText", "it is a backup")},
        Reason{FoundOut, "found-out"_L1,
               QT_TRANSLATE_NOOP("EventText", "it was found out to be a copy")},
        Reason{Clone, "clone"_L1,
               QT_TRANSLATE_NOOP("EventText", "another server works on a copy of it")},
        Reason{WentBack, "went-back"_L1,
               QT_TRANSLATE_NOOP("EventText", "it is older than what others remember of it")},
    };
};

template <>
struct Reasons<event::StoreFault> {
    using enum event::StoreFault;
    static constexpr std::array list{
        Reason{Unreadable, "unreadable"_L1,
               QT_TRANSLATE_NOOP("EventText", "what is in it makes no sense")},
    };
};

template <>
struct Reasons<NetworkCause> {
    using enum NetworkCause;
    static constexpr std::array list{
        Reason{InterfaceGone, "interface-gone"_L1,
               QT_TRANSLATE_NOOP("EventText", "there is no such interface")},
        Reason{InterfaceDown, "interface-down"_L1,
               QT_TRANSLATE_NOOP("EventText", "it is switched off")},
        Reason{NoAddress, "no-address"_L1,
               QT_TRANSLATE_NOOP("EventText", "it has no IPv4 address")},
        Reason{AddressChanged, "address-changed"_L1,
               QT_TRANSLATE_NOOP("EventText", "it has another address")},
        Reason{Replaced, "interface-replaced"_L1,
               QT_TRANSLATE_NOOP("EventText", "it went, and another one came")},
        Reason{NoCarrier, "no-carrier"_L1,
               QT_TRANSLATE_NOOP("EventText", "no cable, or no radio network")},
        Reason{SendFailed, "send-failed"_L1,
               QT_TRANSLATE_NOOP("EventText", "the system refuses to send")},
        Reason{CannotOpen, "cannot-open"_L1,
               QT_TRANSLATE_NOOP("EventText", "no socket can be opened on it")},
    };
};

template <>
struct Reasons<event::ClockAction> {
    using enum event::ClockAction;
    static constexpr std::array list{
        Reason{Ahead, "ahead"_L1, QT_TRANSLATE_NOOP("EventText", "ahead")},
        Reason{Behind, "behind"_L1, QT_TRANSLATE_NOOP("EventText", "behind")},
    };
};

template <>
struct Reasons<MulticastHealth::State> {
    using enum MulticastHealth::State;
    static constexpr std::array list{
        Reason{Works, "works"_L1},
        Reason{Deaf, "deaf"_L1,
               QT_TRANSLATE_NOOP("EventText", "it hears nobody's, although they answer")},
        Reason{Mute, "mute"_L1,
               QT_TRANSLATE_NOOP("EventText", "nobody hears what it sends to all")},
    };
};

template <>
struct Reasons<DecodeError> {
    using enum DecodeError;
    static constexpr std::array list{
        Reason{Truncated, "truncated"_L1, QT_TRANSLATE_NOOP("EventText", "cut short")},
        Reason{WrongType, "wrong-type"_L1,
               QT_TRANSLATE_NOOP("EventText", "a value of the wrong type")},
        Reason{OutOfRange, "out-of-range"_L1,
               QT_TRANSLATE_NOOP("EventText", "a value out of range")},
        Reason{TooLong, "too-long"_L1, QT_TRANSLATE_NOOP("EventText", "longer than allowed")},
        Reason{TrailingBytes, "trailing-bytes"_L1,
               QT_TRANSLATE_NOOP("EventText", "bytes behind its end")},
        Reason{NotCanonical, "not-canonical"_L1,
               QT_TRANSLATE_NOOP("EventText", "not in the one form that is allowed")},
        Reason{WrongMagic, "wrong-magic"_L1, QT_TRANSLATE_NOOP("EventText", "not of this program")},
        Reason{WrongVersion, "wrong-version"_L1,
               QT_TRANSLATE_NOOP("EventText", "of another version of this program")},
    };
};

template <>
struct Reasons<event::InputFault> {
    using enum event::InputFault;
    static constexpr std::array list{
        Reason{Request, "request"_L1,
               QT_TRANSLATE_NOOP("EventText", "a request whose numbers contradict each other")},
        Reason{Command, "command"_L1,
               QT_TRANSLATE_NOOP("EventText", "a request with an unreadable command")},
        Reason{Snapshot, "snapshot"_L1,
               QT_TRANSLATE_NOOP("EventText", "a copy of the bookings that cannot be read")},
        Reason{WrongOrigin, "wrong-origin"_L1,
               QT_TRANSLATE_NOOP("EventText", "over a link, and not of a server")},
        Reason{WrongWay, "wrong-way"_L1,
               QT_TRANSLATE_NOOP("EventText", "a message that does not come over links")},
        Reason{
            LinkFromElsewhere, "link-from-elsewhere"_L1,
            QT_TRANSLATE_NOOP("EventText", "a link in the name of a server that lives elsewhere")},
        Reason{DiskBehind, "disk-behind"_L1,
               QT_TRANSLATE_NOOP("EventText", "the disk does not keep up")},
    };
};

template <>
struct Reasons<event::JoinReason> {
    using enum event::JoinReason;
    static constexpr std::array list{
        Reason{Newcomer, "newcomer"_L1, QT_TRANSLATE_NOOP("EventText", "new to the group")},
        Reason{TwoLeaders, "two-leaders"_L1,
               QT_TRANSLATE_NOOP("EventText", "two leaders heard each other")},
        Reason{LeftOut, "left-out"_L1,
               QT_TRANSLATE_NOOP("EventText", "a view was installed without this server")},
        Reason{Restarted, "restarted"_L1,
               QT_TRANSLATE_NOOP("EventText", "back with an older copy")},
    };
};

template <>
struct Reasons<event::SuspicionReason> {
    using enum event::SuspicionReason;
    static constexpr std::array list{
        Reason{ConnectionClosed, "connection-closed"_L1,
               QT_TRANSLATE_NOOP("EventText", "connection closed")},
        Reason{Silence, "silence"_L1, QT_TRANSLATE_NOOP("EventText", "silent, probes unanswered")},
        Reason{Unheard, "unheard"_L1,
               QT_TRANSLATE_NOOP("EventText", "cut off, and not a word of it since")},
    };
};

template <>
struct Reasons<event::OtherGroupAction> {
    using enum event::OtherGroupAction;
    static constexpr std::array list{
        Reason{JoiningIt, "joining-it"_L1, QT_TRANSLATE_NOOP("EventText", "joining it")},
        Reason{AwaitingIt, "awaiting-it"_L1,
               QT_TRANSLATE_NOOP("EventText", "it is to join this one")},
        Reason{Conflict, "conflict"_L1,
               QT_TRANSLATE_NOOP("EventText", "both hold bookings, a person must choose")},
        Reason{Chosen, "chosen"_L1, QT_TRANSLATE_NOOP("EventText", "a person chose to join it")},
    };
};

template <>
struct Reasons<event::CutOffAction> {
    using enum event::CutOffAction;
    static constexpr std::array list{
        Reason{StaysJoining, "stays-joining"_L1,
               QT_TRANSLATE_NOOP("EventText", "no group is founded beside the one it belongs to")},
    };
};

template <>
struct Reasons<ElectionReason> {
    using enum ElectionReason;
    static constexpr std::array list{
        Reason{Birth, "birth"_L1, QT_TRANSLATE_NOOP("EventText", "no group was heard")},
        Reason{ConnectionClosed, "connection-closed"_L1,
               QT_TRANSLATE_NOOP("EventText", "connection closed")},
        Reason{Silence, "silence"_L1, QT_TRANSLATE_NOOP("EventText", "silent, probes unanswered")},
        Reason{Departure, "departure"_L1, QT_TRANSLATE_NOOP("EventText", "a server left")},
        Reason{LearnerReady, "learner-ready"_L1,
               QT_TRANSLATE_NOOP("EventText", "a newcomer has caught up")},
        Reason{Challenged, "challenged"_L1, QT_TRANSLATE_NOOP("EventText", "a lower ID stood")},
        Reason{PromiseUnfulfilled, "promise-unfulfilled"_L1,
               QT_TRANSLATE_NOOP("EventText", "the promised leader never came")},
        Reason{Refused, "refused"_L1,
               QT_TRANSLATE_NOOP("EventText", "a member had promised a higher epoch")},
        Reason{NoAnswer, "no-answer"_L1, QT_TRANSLATE_NOOP("EventText", "a member did not answer")},
        Reason{WokeUp, "woke-up"_L1, QT_TRANSLATE_NOOP("EventText", "nobody leads after a pause")},
        Reason{DeclaredDead, "declared-dead"_L1,
               QT_TRANSLATE_NOOP("EventText", "a person declared a server dead")},
        Reason{Partition, "partition"_L1,
               QT_TRANSLATE_NOOP("EventText", "a server has another partition label")},
        Reason{Precedence, "precedence"_L1,
               QT_TRANSLATE_NOOP(
                   "EventText", "multicast works for this server, and it comes before the leader")},
    };
};

template <>
struct Reasons<event::RefusalReason> {
    using enum event::RefusalReason;
    static constexpr std::array list{
        Reason{Higher, "higher"_L1, QT_TRANSLATE_NOOP("EventText", "“OK, I am higher”")},
    };
};

template <>
struct Reasons<event::NotStandingReason> {
    using enum event::NotStandingReason;
    static constexpr std::array list{
        Reason{HigherUp, "higher-up"_L1, QT_TRANSLATE_NOOP("EventText", "a higher ID is up")},
        Reason{Leaving, "leaving"_L1, QT_TRANSLATE_NOOP("EventText", "it is about to leave")},
        Reason{
            Multicast, "multicast"_L1,
            QT_TRANSLATE_NOOP("EventText", "multicast works for others, and not for this server")},
        Reason{NoVote, "no-vote"_L1, QT_TRANSLATE_NOOP("EventText", "it has no vote")},
        Reason{NoCopy, "no-copy"_L1,
               QT_TRANSLATE_NOOP("EventText", "it has no copy of the bookings yet")},
        Reason{Listening, "listening"_L1,
               QT_TRANSLATE_NOOP("EventText", "it has just woken, and listens first")},
    };
};

template <>
struct Reasons<event::DropReason> {
    using enum event::DropReason;
    static constexpr std::array list{
        Reason{QueueFull, "queue-full"_L1, QT_TRANSLATE_NOOP("EventText", "the queue is full")},
        Reason{Expired, "expired"_L1, QT_TRANSLATE_NOOP("EventText", "its time was over")},
    };
};

template <>
struct Reasons<event::ReplyStatus> {
    using enum event::ReplyStatus;
    static constexpr std::array list{
        Reason{Confirmed, "confirmed"_L1, QT_TRANSLATE_NOOP("EventText", "confirmed")},
        Reason{Provisional, "provisional"_L1, QT_TRANSLATE_NOOP("EventText", "provisional")},
    };
};

template <>
struct Reasons<RefusalKind> {
    using enum RefusalKind;
    static constexpr std::array list{
        Reason{UnknownRoom, "unknown-room"_L1, QT_TRANSLATE_NOOP("EventText", "no such room")},
        Reason{UnknownTimeslot, "unknown-timeslot"_L1,
               QT_TRANSLATE_NOOP("EventText", "no such timeslot")},
        Reason{UnknownDay, "unknown-day"_L1, QT_TRANSLATE_NOOP("EventText", "no such day")},
        Reason{SlotTaken, "slot-taken"_L1, QT_TRANSLATE_NOOP("EventText", "slot taken")},
        Reason{NotBooked, "not-booked"_L1, QT_TRANSLATE_NOOP("EventText", "not booked")},
        Reason{NotYours, "not-yours"_L1, QT_TRANSLATE_NOOP("EventText", "not theirs")},
        Reason{InvalidText, "invalid-text"_L1,
               QT_TRANSLATE_NOOP("EventText", "a text that cannot be stored")},
        Reason{SessionExpired, "session-expired"_L1,
               QT_TRANSLATE_NOOP("EventText", "client no longer known")},
        Reason{Busy, "busy"_L1, QT_TRANSLATE_NOOP("EventText", "busy")},
        Reason{TooLarge, "too-large"_L1, QT_TRANSLATE_NOOP("EventText", "answer too large")},
        Reason{Unconfirmed, "unconfirmed"_L1,
               QT_TRANSLATE_NOOP("EventText", "nothing can be confirmed here")},
        Reason{AlreadyThere, "already-there"_L1,
               QT_TRANSLATE_NOOP("EventText", "in that queue already")},
        Reason{WaitingListFull, "waiting-list-full"_L1,
               QT_TRANSLATE_NOOP("EventText", "waiting list full")},
        Reason{NotWaiting, "not-waiting"_L1, QT_TRANSLATE_NOOP("EventText", "not waiting there")},
        Reason{Over, "over"_L1, QT_TRANSLATE_NOOP("EventText", "slot is over")},
    };
};

template <>
struct Reasons<event::ReplicaPart> {
    using enum event::ReplicaPart;
    static constexpr std::array list{
        Reason{Log, "log"_L1, QT_TRANSLATE_NOOP("EventText", "log")},
        Reason{State, "state"_L1, QT_TRANSLATE_NOOP("EventText", "state")},
    };
};

template <>
struct Reasons<event::DifferenceAction> {
    using enum event::DifferenceAction;
    static constexpr std::array list{
        Reason{Seen, "seen"_L1,
               QT_TRANSLATE_NOOP("EventText", "the servers find out which copy is right")},
        Reason{Verifying, "verifying"_L1,
               QT_TRANSLATE_NOOP("EventText", "fetches the other copy to compare the two")},
        Reason{Equal, "equal"_L1,
               QT_TRANSLATE_NOOP("EventText", "compared, they are equal after all")},
        Reason{Replaced, "replaced"_L1,
               QT_TRANSLATE_NOOP("EventText", "this server's copy was replaced")},
    };
};

template <>
struct Reasons<event::DeclarationRefusal> {
    using enum event::DeclarationRefusal;
    static constexpr std::array list{
        Reason{Alive, "alive"_L1,
               QT_TRANSLATE_NOOP("EventText", "it is heard, or it is this server")},
        Reason{NoVote, "no-vote"_L1, QT_TRANSLATE_NOOP("EventText", "it has no vote")},
        Reason{DeclaredAlready, "declared-already"_L1,
               QT_TRANSLATE_NOOP("EventText", "it was declared dead before")},
    };
};

template <>
struct Reasons<event::JoinGroupRefusal> {
    using enum event::JoinGroupRefusal;
    static constexpr std::array list{
        Reason{NoOtherGroup, "no-other-group"_L1,
               QT_TRANSLATE_NOOP("EventText", "no other group of this name is heard")},
        Reason{NotLeading, "not-leading"_L1,
               QT_TRANSLATE_NOOP("EventText", "only a leader brings its group over")},
    };
};

template <>
struct Reasons<event::PartitionReason> {
    using enum event::PartitionReason;
    static constexpr std::array list{
        Reason{Started, "started"_L1, QT_TRANSLATE_NOOP("EventText", "started so")},
        Reason{Asked, "asked"_L1, QT_TRANSLATE_NOOP("EventText", "asked to")},
        Reason{Healed, "healed"_L1, QT_TRANSLATE_NOOP("EventText", "asked to heal")},
        Reason{HealedByCount, "healed-by-count"_L1,
               QT_TRANSLATE_NOOP("EventText", "healed after the requests that were waited for")},
    };
};

} // namespace roomcast
