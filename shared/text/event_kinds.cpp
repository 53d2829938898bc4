// SPDX-License-Identifier: MIT
#include "text/event_kinds.h"

#include <QCoreApplication>

#include <array>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kInfo = Severity::Info;
constexpr auto kNotice = Severity::Notice;
constexpr auto kWarning = Severity::Warning;
constexpr auto kError = Severity::Error;

constexpr std::array kKinds{
    KindTraits{EventKind::ServerStarted, "server-started"_L1, kNotice, Category::Server,
               QT_TRANSLATE_NOOP("EventText",
                                 "Started in group {group}, port {port}, on interface "
                                 "{interface}; latency bound {latency_bound_ms}[; copy "
                                 "kept in {data}][; left alone: {skipped}]")},
    KindTraits{EventKind::ServerStopped, "server-stopped"_L1, kNotice, Category::Server,
               QT_TRANSLATE_NOOP("EventText", "Stopped: {reason}")},
    KindTraits{
        EventKind::DuplicateId, "duplicate-id"_L1, kError, Category::Server,
        QT_TRANSLATE_NOOP("EventText", "A live server at {address} has the same ID[; {action}]")},
    KindTraits{EventKind::Joined, "joined"_L1, kNotice, Category::Membership,
               QT_TRANSLATE_NOOP("EventText", "Joined the group that {leader} leads in epoch "
                                              "{epoch}, to learn its state first: {reason}")},
    KindTraits{
        EventKind::MemberSeen, "member-seen"_L1, kInfo, Category::Membership,
        QT_TRANSLATE_NOOP("EventText", "Heard server {member} for the first time, at {address}")},
    KindTraits{EventKind::MemberLeft, "member-left"_L1, kNotice, Category::Membership,
               QT_TRANSLATE_NOOP("EventText", "Server {member} said goodbye and left")},
    KindTraits{EventKind::MemberSuspected, "member-suspected"_L1, kWarning, Category::Membership,
               QT_TRANSLATE_NOOP("EventText", "Server {member} is suspected to be down: {reason}")},
    KindTraits{
        EventKind::MemberRecovered, "member-recovered"_L1, kNotice, Category::Membership,
        QT_TRANSLATE_NOOP("EventText", "Server {member}, suspected before, was heard again")},
    KindTraits{EventKind::HeartbeatFailed, "heartbeat-failed"_L1, kWarning, Category::Heartbeat,
               QT_TRANSLATE_NOOP("EventText", "Heartbeat to leader {leader} failed: {reason}; last "
                                              "heard {silence_ms} ago")},
    KindTraits{EventKind::ElectionStarted, "election-started"_L1, kNotice, Category::Election,
               QT_TRANSLATE_NOOP("EventText", "ELECTION: stands in epoch {epoch} for a view of "
                                              "{members} ({reason})")},
    KindTraits{EventKind::ElectionAnswered, "election-answered"_L1, kInfo, Category::Election,
               QT_TRANSLATE_NOOP("EventText", "ANSWER: accepts candidate {candidate} in epoch "
                                              "{epoch}")},
    KindTraits{EventKind::ElectionChallenged, "election-challenged"_L1, kInfo, Category::Election,
               QT_TRANSLATE_NOOP("EventText", "OK, I am higher: candidate {candidate} stood in "
                                              "epoch {epoch}, and this server stands instead")},
    KindTraits{EventKind::ElectionRefused, "election-refused"_L1, kWarning, Category::Election,
               QT_TRANSLATE_NOOP("EventText",
                                 "REFUSE[ of server {by}][ for epoch {epoch}]: {promised} was "
                                 "promised[; {reason}]")},
    KindTraits{EventKind::ElectionAbandoned, "election-abandoned"_L1, kWarning, Category::Election,
               QT_TRANSLATE_NOOP("EventText", "Election in epoch {epoch} given up: {reason}")},
    KindTraits{EventKind::AnswerReceived, "answer-received"_L1, kInfo, Category::Election,
               QT_TRANSLATE_NOOP("EventText", "ANSWER of server {member}: accepts epoch {epoch}")},
    KindTraits{EventKind::AnswerMissed, "answer-missed"_L1, kWarning, Category::Election,
               QT_TRANSLATE_NOOP("EventText", "No ANSWER of server {member} for epoch {epoch}")},
    KindTraits{EventKind::ElectionOverruled, "election-overruled"_L1, kInfo, Category::Election,
               QT_TRANSLATE_NOOP("EventText",
                                 "“OK, I am higher” of server {candidate}: it stands in epoch "
                                 "{epoch}, and this candidacy ends")},
    KindTraits{EventKind::RefusalSent, "refusal-sent"_L1, kInfo, Category::Election,
               QT_TRANSLATE_NOOP("EventText",
                                 "REFUSE to candidate {candidate} for epoch {epoch}: {promised} "
                                 "was promised[; {reason}]")},
    KindTraits{EventKind::NotStanding, "not-standing"_L1, kInfo, Category::Election,
               QT_TRANSLATE_NOOP("EventText",
                                 "Does not stand: {reason}[, server {member}][; stands itself if "
                                 "nobody leads in {wait_ms}]")},
    KindTraits{EventKind::LeaderElected, "leader-elected"_L1, kNotice, Category::Election,
               QT_TRANSLATE_NOOP("EventText", "COORDINATOR: {leader} leads in epoch {epoch} with "
                                              "members {members} ({primary})")},
    KindTraits{EventKind::ViewInstalled, "view-installed"_L1, kNotice, Category::Membership,
               QT_TRANSLATE_NOOP("EventText", "View of {members} installed in epoch {epoch} at "
                                              "index {index} ({primary})")},
    KindTraits{EventKind::TransferStarted, "transfer-started"_L1, kInfo, Category::State,
               QT_TRANSLATE_NOOP("EventText", "Fetching the state from server {from}")},
    KindTraits{
        EventKind::TransferProgress, "transfer-progress"_L1, kInfo, Category::State,
        QT_TRANSLATE_NOOP("EventText", "Fetched {received} of {total} records from server {from}")},
    KindTraits{EventKind::TransferFinished, "transfer-finished"_L1, kInfo, Category::State,
               QT_TRANSLATE_NOOP("EventText", "State fetched from server {from}: {records} "
                                              "records, up to index {index}; {carried} claims of "
                                              "this server wait to be merged")},
    KindTraits{EventKind::TransferGiven, "transfer-given"_L1, kInfo, Category::State,
               QT_TRANSLATE_NOOP("EventText", "Gave {given} of {total} records to server {to}")},
    KindTraits{EventKind::RequestReceived, "request-received"_L1, kInfo, Category::Request,
               QT_TRANSLATE_NOOP("EventText", "Request {sequence} of {client}, attempt {attempt}: "
                                              "{command}")},
    KindTraits{EventKind::RequestDropped, "request-dropped"_L1, kWarning, Category::Request,
               QT_TRANSLATE_NOOP("EventText", "Request {sequence} of {client} dropped: {reason}")},
    KindTraits{EventKind::ReplySent, "reply-sent"_L1, kInfo, Category::Request,
               QT_TRANSLATE_NOOP("EventText", "Reply to request {sequence} of {client}: "
                                              "{outcome}, {status}, index {index} – {command}")},
    KindTraits{EventKind::EntryApplied, "entry-applied"_L1, kInfo, Category::State,
               QT_TRANSLATE_NOOP("EventText", "Applied entry {index}: {outcome} – {command}")},
    KindTraits{EventKind::OrphanReservation, "orphan-reservation"_L1, kWarning, Category::State,
               QT_TRANSLATE_NOOP("EventText", "Reservation {slot} names what the catalogue does "
                                              "not have; it is kept and flagged")},
    KindTraits{EventKind::OtherGroup, "other-group"_L1, kWarning, Category::Membership,
               QT_TRANSLATE_NOOP("EventText", "Another group of this name, born in epoch "
                                              "{other_genesis}, was heard (this one: {genesis}): "
                                              "{action}")},
    KindTraits{EventKind::WokeFromPause, "woke-from-pause"_L1, kWarning, Category::Server,
               QT_TRANSLATE_NOOP("EventText", "Woke from a pause of {pause_ms}; listens before it "
                                              "speaks")},
    KindTraits{EventKind::FaultSet, "fault-set"_L1, kNotice, Category::Control,
               QT_TRANSLATE_NOOP("EventText", "Fault on purpose: {fault} {value}")},
    KindTraits{
        EventKind::DatagramRejected, "datagram-rejected"_L1, kWarning, Category::Server,
        QT_TRANSLATE_NOOP(
            "EventText",
            "Input rejected[ from {address}][ from server {member}][, {count} in all]: {reason}")},
    KindTraits{EventKind::StoreFailed, "store-failed"_L1, kError, Category::Server,
               QT_TRANSLATE_NOOP("EventText",
                                 "The copy on disk[ in {where}] cannot be used: {reason}; this "
                                 "server stops")},
    KindTraits{EventKind::DeclaredDead, "declared-dead"_L1, kWarning, Category::Control,
               QT_TRANSLATE_NOOP("EventText",
                                 "Server {member} is declared dead and has no vote any more; if it "
                                 "still runs somewhere, both sides may confirm one slot")},
    KindTraits{EventKind::DeclarationRefused, "declaration-refused"_L1, kWarning, Category::Control,
               QT_TRANSLATE_NOOP("EventText", "Server {member} was not declared dead: {reason}")},
    KindTraits{EventKind::ControlRejected, "control-rejected"_L1, kWarning, Category::Control,
               QT_TRANSLATE_NOOP("EventText", "Control line “{line}” not understood: {reason}")},
    KindTraits{EventKind::PartitionChanged, "partition-changed"_L1, kNotice, Category::Control,
               QT_TRANSLATE_NOOP("EventText", "Partition label is {label} (before: {before}), and "
                                              "who has another one is not heard: {reason}")},
    KindTraits{
        EventKind::CutOff, "cut-off"_L1, kWarning, Category::Membership,
        QT_TRANSLATE_NOOP("EventText",
                          "Cut off from server {member}, whose label is {label}[; {action}]")},
    KindTraits{EventKind::ReachableAgain, "reachable-again"_L1, kNotice, Category::Membership,
               QT_TRANSLATE_NOOP("EventText", "Server {member} is no longer cut off: its label is "
                                              "{label}, as here")},
    KindTraits{EventKind::Merged, "merged"_L1, kNotice, Category::State,
               QT_TRANSLATE_NOOP("EventText",
                                 "Entry {index} of epoch {epoch} merged {claims} claims of another "
                                 "log: {both} slots were booked on both sides, {displaced} claims "
                                 "displaced; conflict report from number {report}")},
    KindTraits{EventKind::SnapshotRefused, "snapshot-refused"_L1, kError, Category::State,
               QT_TRANSLATE_NOOP("EventText",
                                 "The copy up to entry {index} cannot be read back and was not "
                                 "stored; the older one and the journal behind it stay")},
    KindTraits{EventKind::ReplicaDiffers, "replica-differs"_L1, kError, Category::State,
               QT_TRANSLATE_NOOP("EventText",
                                 "The {what} of server {member} and of this one differ "
                                 "at entry {index}: {action}")},
    KindTraits{EventKind::StoreCopied, "store-copied"_L1, kWarning, Category::Server,
               QT_TRANSLATE_NOOP("EventText",
                                 "The copy on disk has no vote: {reason}[, as server {member} "
                                 "shows]; its bookings come in as a newcomer's, under an identity "
                                 "of its own")},
    KindTraits{EventKind::NetworkLost, "network-lost"_L1, kWarning, Category::Server,
               QT_TRANSLATE_NOOP("EventText", "Network lost on interface {interface}: "
                                              "{cause}[ ({detail})]; waiting for it")},
    KindTraits{EventKind::NetworkBack, "network-back"_L1, kNotice, Category::Server,
               QT_TRANSLATE_NOOP("EventText", "Network back on interface {interface}, address "
                                              "{address}; it was lost because of: {cause}")},
    KindTraits{EventKind::LinkBlocked, "link-blocked"_L1, kWarning, Category::Membership,
               QT_TRANSLATE_NOOP("EventText",
                                 "Server {member} is heard, but no TCP connection to {address} can "
                                 "be made: let TCP through the firewall of its host")},
    KindTraits{EventKind::ClockOff, "clock-off"_L1, kWarning, Category::Server,
               QT_TRANSLATE_NOOP("EventText", "The clock of server {member} is not right: by the "
                                              "group's time it is {off_ms} {action}")},
    KindTraits{EventKind::ClockRight, "clock-right"_L1, kNotice, Category::Server,
               QT_TRANSLATE_NOOP("EventText", "The clock of server {member} is right again")},
    KindTraits{EventKind::MulticastMissing, "multicast-missing"_L1, kWarning, Category::Membership,
               QT_TRANSLATE_NOOP("EventText",
                                 "Server {member} at {address} answers, but what it sends to all "
                                 "does not arrive: look for a switch with IGMP snooping and no "
                                 "querier, and for firewalls")},
    KindTraits{EventKind::MulticastLost, "multicast-lost"_L1, kError, Category::Server,
               QT_TRANSLATE_NOOP("EventText",
                                 "Multicast does not work for this server, although unicast does: "
                                 "{reason}; it leaves the lead to others. Look for a switch with "
                                 "IGMP snooping and no querier, and for firewalls")},
    KindTraits{EventKind::MulticastBack, "multicast-back"_L1, kNotice, Category::Server,
               QT_TRANSLATE_NOOP("EventText", "Multicast works again for this server")},
    KindTraits{EventKind::CatalogueDiffers, "catalogue-differs"_L1, kWarning, Category::State,
               QT_TRANSLATE_NOOP("EventText",
                                 "The group books by its own catalogue, not by the one in this "
                                 "server's folder[; only the folder has {only_folder}][; only the "
                                 "group has {only_group}][; and {more} more names differ][; "
                                 "different: {details}]")},
};

constexpr bool isInOrder()
{
    for (size_t i = 0; i < kKinds.size(); ++i) {
        if (kKinds[i].kind != EventKind(i))
            return false;
    }
    return kKinds.size() == size_t(kEventKinds);
}
static_assert(isInOrder(), "kKinds is indexed by EventKind");

} // namespace

const KindTraits &traitsOf(EventKind kind)
{
    return kKinds[size_t(kind)];
}

} // namespace roomcast
