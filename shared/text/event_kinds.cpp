// SPDX-License-Identifier: MIT
#include "text/event_kinds.h"

#include <array>
#include <optional>
#include <string_view>

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kInfo = Severity::Info;
constexpr auto kNotice = Severity::Notice;
constexpr auto kWarning = Severity::Warning;
constexpr auto kError = Severity::Error;

constexpr std::array kFrame{"time"_L1,   "severity"_L1, "category"_L1, "event"_L1,
                            "server"_L1, "number"_L1,   "text"_L1};

/// Whether a fact of the name is one that an event of the kind may lack; none if it has none such.
template <typename E>
constexpr std::optional<bool> isOptional(std::string_view name)
{
    std::optional<bool> optional;
    const auto look = [&]<typename Value>(const event::Field<E, Value> &field) {
        if (std::string_view(field.name.data(), size_t(field.name.size())) == name)
            optional = requires(Value value)
            {
                value.has_value();
            };
    };
    std::apply([&](const auto &...fields) { (look(fields), ...); }, E::kFields);
    return optional;
}

/// The sentence names facts of the kind only, and those that may be missing in brackets only.
template <typename E>
constexpr bool speaksOf(std::string_view sentence)
{
    bool in_brackets = false;
    for (size_t at = 0; at < sentence.size(); ++at) {
        if (sentence[at] == '[' || sentence[at] == ']')
            in_brackets = sentence[at] == '[';
        if (sentence[at] != '{')
            continue;
        const size_t end = sentence.find('}', at);
        const auto optional = isOptional<E>(sentence.substr(at + 1, end - at - 1));
        if (!optional || (*optional && !in_brackets))
            return false;
    }
    return true;
}

/// Does not compile where the facts of the kind and the row do not fit.
template <event::Described E>
consteval KindTraits row(QLatin1StringView name, Severity severity, Category category,
                         const char *sentence)
{
    for (const QLatin1StringView taken : kFrame)
        if (isOptional<E>({taken.data(), size_t(taken.size())}))
            throw "a fact would hide what stands in every line";
    if (!speaksOf<E>(sentence))
        throw "the sentence names what the event does not have";
    return {kKindOf<E>, name, severity, category, sentence};
}

constexpr std::array kKinds{
    row<event::ServerStarted>(
        "server-started"_L1, kNotice, Category::Server,
        QT_TRANSLATE_NOOP("EventText", "Started in group {group}, port {port}, on interface "
                                       "{interface}; latency bound {latency_bound_ms}[; copy "
                                       "kept in {data}][; left alone: {skipped}]")),
    row<event::ServerStopped>("server-stopped"_L1, kNotice, Category::Server,
                              QT_TRANSLATE_NOOP("EventText", "Stopped: {reason}")),
    row<event::DuplicateId>(
        "duplicate-id"_L1, kError, Category::Server,
        QT_TRANSLATE_NOOP("EventText", "A live server at {address} has the same ID[; {action}]")),
    row<event::Joined>("joined"_L1, kNotice, Category::Membership,
                       QT_TRANSLATE_NOOP("EventText",
                                         "Joined the group that {leader} leads in epoch "
                                         "{epoch}, to learn its state first: {reason}")),
    row<event::MemberSeen>(
        "member-seen"_L1, kInfo, Category::Membership,
        QT_TRANSLATE_NOOP("EventText", "Heard server {member} for the first time, at {address}")),
    row<event::MemberLeft>("member-left"_L1, kNotice, Category::Membership,
                           QT_TRANSLATE_NOOP("EventText", "Server {member} said goodbye and left")),
    row<event::MemberSuspected>(
        "member-suspected"_L1, kWarning, Category::Membership,
        QT_TRANSLATE_NOOP("EventText", "Server {member} is suspected to be down: {reason}")),
    row<event::MemberRecovered>(
        "member-recovered"_L1, kNotice, Category::Membership,
        QT_TRANSLATE_NOOP("EventText", "Server {member}, suspected before, was heard again")),
    row<event::HeartbeatFailed>(
        "heartbeat-failed"_L1, kWarning, Category::Heartbeat,
        QT_TRANSLATE_NOOP("EventText", "Heartbeat to leader {leader} failed: {reason}; last "
                                       "heard {silence_ms} ago")),
    row<event::ElectionStarted>("election-started"_L1, kNotice, Category::Election,
                                QT_TRANSLATE_NOOP("EventText",
                                                  "ELECTION: stands in epoch {epoch} for a view of "
                                                  "{members} ({reason})")),
    row<event::ElectionAnswered>("election-answered"_L1, kInfo, Category::Election,
                                 QT_TRANSLATE_NOOP("EventText",
                                                   "ANSWER: accepts candidate {candidate} in epoch "
                                                   "{epoch}")),
    row<event::ElectionChallenged>(
        "election-challenged"_L1, kInfo, Category::Election,
        QT_TRANSLATE_NOOP("EventText", "OK, I am higher: candidate {candidate} stood in "
                                       "epoch {epoch}, and this server stands instead")),
    row<event::ElectionRefused>(
        "election-refused"_L1, kWarning, Category::Election,
        QT_TRANSLATE_NOOP("EventText",
                          "REFUSE[ of server {by}][ for epoch {epoch}]: {promised} was "
                          "promised[; {reason}]")),
    row<event::ElectionAbandoned>(
        "election-abandoned"_L1, kWarning, Category::Election,
        QT_TRANSLATE_NOOP("EventText", "Election in epoch {epoch} given up: {reason}")),
    row<event::AnswerReceived>(
        "answer-received"_L1, kInfo, Category::Election,
        QT_TRANSLATE_NOOP("EventText", "ANSWER of server {member}: accepts epoch {epoch}")),
    row<event::AnswerMissed>(
        "answer-missed"_L1, kWarning, Category::Election,
        QT_TRANSLATE_NOOP("EventText", "No ANSWER of server {member} for epoch {epoch}")),
    row<event::ElectionOverruled>(
        "election-overruled"_L1, kInfo, Category::Election,
        QT_TRANSLATE_NOOP("EventText",
                          "“OK, I am higher” of server {candidate}: it stands in epoch "
                          "{epoch}, and this candidacy ends")),
    row<event::RefusalSent>(
        "refusal-sent"_L1, kInfo, Category::Election,
        QT_TRANSLATE_NOOP("EventText",
                          "REFUSE to candidate {candidate} for epoch {epoch}: {promised} "
                          "was promised[; {reason}]")),
    row<event::NotStanding>(
        "not-standing"_L1, kInfo, Category::Election,
        QT_TRANSLATE_NOOP("EventText",
                          "Does not stand: {reason}[, server {member}][; stands itself if "
                          "nobody leads in {wait_ms}]")),
    row<event::LeaderElected>("leader-elected"_L1, kNotice, Category::Election,
                              QT_TRANSLATE_NOOP("EventText",
                                                "COORDINATOR: {leader} leads in epoch {epoch} with "
                                                "members {members} ({primary})")),
    row<event::ViewInstalled>("view-installed"_L1, kNotice, Category::Membership,
                              QT_TRANSLATE_NOOP("EventText",
                                                "View of {members} installed in epoch {epoch} at "
                                                "index {index} ({primary})")),
    row<event::TransferStarted>(
        "transfer-started"_L1, kInfo, Category::State,
        QT_TRANSLATE_NOOP("EventText", "Fetching the state from server {from}")),
    row<event::TransferProgress>(
        "transfer-progress"_L1, kInfo, Category::State,
        QT_TRANSLATE_NOOP("EventText", "Fetched {received} of {total} records from server {from}")),
    row<event::TransferFinished>(
        "transfer-finished"_L1, kInfo, Category::State,
        QT_TRANSLATE_NOOP("EventText",
                          "State fetched from server {from}, up to index {index}; records: "
                          "{records}; claims of this server that wait to be merged: {carried}")),
    row<event::TransferGiven>(
        "transfer-given"_L1, kInfo, Category::State,
        QT_TRANSLATE_NOOP("EventText", "Gave {given} of {total} records to server {to}")),
    row<event::RequestReceived>(
        "request-received"_L1, kInfo, Category::Request,
        QT_TRANSLATE_NOOP("EventText", "Request {sequence} of {client}, attempt {attempt}: "
                                       "{command}")),
    row<event::RequestDropped>(
        "request-dropped"_L1, kWarning, Category::Request,
        QT_TRANSLATE_NOOP("EventText", "Request {sequence} of {client} dropped: {reason}")),
    row<event::ReplySent>("reply-sent"_L1, kInfo, Category::Request,
                          QT_TRANSLATE_NOOP("EventText",
                                            "Reply to request {sequence} of {client}: "
                                            "{outcome}, {status}, index {index} – {command}")),
    row<event::EntryApplied>(
        "entry-applied"_L1, kInfo, Category::State,
        QT_TRANSLATE_NOOP("EventText", "Applied entry {index}: {outcome} – {command}")),
    row<event::OrphanReservation>(
        "orphan-reservation"_L1, kWarning, Category::State,
        QT_TRANSLATE_NOOP("EventText", "Reservation {slot} names what the catalogue does "
                                       "not have; it is kept and flagged")),
    row<event::OtherGroup>("other-group"_L1, kWarning, Category::Membership,
                           QT_TRANSLATE_NOOP("EventText",
                                             "Another group of this name, born in epoch "
                                             "{other_genesis}, was heard (this one: {genesis}): "
                                             "{action}")),
    row<event::WokeFromPause>(
        "woke-from-pause"_L1, kWarning, Category::Server,
        QT_TRANSLATE_NOOP("EventText", "Woke from a pause of {pause_ms}; listens before it "
                                       "speaks")),
    row<event::FaultSet>("fault-set"_L1, kNotice, Category::Control,
                         QT_TRANSLATE_NOOP("EventText", "Fault on purpose: {fault} {value}")),
    row<event::DatagramRejected>(
        "datagram-rejected"_L1, kWarning, Category::Server,
        QT_TRANSLATE_NOOP(
            "EventText",
            "Input rejected[ from {address}][ from server {member}][, {count} in all]: {reason}")),
    row<event::StoreFailed>(
        "store-failed"_L1, kError, Category::Server,
        QT_TRANSLATE_NOOP("EventText",
                          "The copy on disk[ in {where}] cannot be used: {reason}; this "
                          "server stops")),
    row<event::DeclaredDead>(
        "declared-dead"_L1, kWarning, Category::Control,
        QT_TRANSLATE_NOOP("EventText",
                          "Server {member} is declared dead and has no vote any more; if it "
                          "still runs somewhere, both sides may confirm one slot")),
    row<event::DeclarationRefused>(
        "declaration-refused"_L1, kWarning, Category::Control,
        QT_TRANSLATE_NOOP("EventText", "Server {member} was not declared dead: {reason}")),
    row<event::ControlRejected>(
        "control-rejected"_L1, kWarning, Category::Control,
        QT_TRANSLATE_NOOP("EventText", "Control line “{line}” not understood: {reason}")),
    row<event::PartitionChanged>(
        "partition-changed"_L1, kNotice, Category::Control,
        QT_TRANSLATE_NOOP("EventText", "Partition label is {label} (before: {before}), and "
                                       "who has another one is not heard: {reason}")),
    row<event::CutOff>(
        "cut-off"_L1, kWarning, Category::Membership,
        QT_TRANSLATE_NOOP("EventText",
                          "Cut off from server {member}, whose label is {label}[; {action}]")),
    row<event::ReachableAgain>(
        "reachable-again"_L1, kNotice, Category::Membership,
        QT_TRANSLATE_NOOP("EventText", "Server {member} is no longer cut off: its label is "
                                       "{label}, as here")),
    row<event::Merged>(
        "merged"_L1, kNotice, Category::State,
        QT_TRANSLATE_NOOP("EventText",
                          "Entry {index} of epoch {epoch} merged another log; claims: {claims}, "
                          "slots booked on both sides: {both}, claims displaced: {displaced}; "
                          "conflict report from number {report}")),
    row<event::SnapshotRefused>(
        "snapshot-refused"_L1, kError, Category::State,
        QT_TRANSLATE_NOOP("EventText",
                          "The copy up to entry {index} cannot be read back and was not "
                          "stored; the older one and the journal behind it stay")),
    row<event::ReplicaDiffers>(
        "replica-differs"_L1, kError, Category::State,
        QT_TRANSLATE_NOOP("EventText", "The {what} of server {member} and of this one differ "
                                       "at entry {index}: {action}")),
    row<event::StoreCopied>(
        "store-copied"_L1, kWarning, Category::Server,
        QT_TRANSLATE_NOOP("EventText",
                          "The copy on disk has no vote: {reason}[, as server {member} "
                          "shows]; its bookings come in as a newcomer's, under an identity "
                          "of its own")),
    row<event::NetworkLost>("network-lost"_L1, kWarning, Category::Server,
                            QT_TRANSLATE_NOOP("EventText", "Network lost on interface {interface}: "
                                                           "{cause}[ ({detail})]; waiting for it")),
    row<event::NetworkBack>("network-back"_L1, kNotice, Category::Server,
                            QT_TRANSLATE_NOOP("EventText",
                                              "Network back on interface {interface}, address "
                                              "{address}; it was lost because of: {cause}")),
    row<event::LinkBlocked>(
        "link-blocked"_L1, kWarning, Category::Membership,
        QT_TRANSLATE_NOOP("EventText",
                          "Server {member} is heard, but no TCP connection to {address} can "
                          "be made: let TCP through the firewall of its host")),
    row<event::ClockOff>("clock-off"_L1, kWarning, Category::Server,
                         QT_TRANSLATE_NOOP("EventText",
                                           "The clock of server {member} is not right: by the "
                                           "group's time it is {off_ms} {action}")),
    row<event::ClockRight>(
        "clock-right"_L1, kNotice, Category::Server,
        QT_TRANSLATE_NOOP("EventText", "The clock of server {member} is right again")),
    row<event::MulticastMissing>(
        "multicast-missing"_L1, kWarning, Category::Membership,
        QT_TRANSLATE_NOOP("EventText",
                          "Server {member} at {address} answers, but what it sends to all "
                          "does not arrive: look for a switch with IGMP snooping and no "
                          "querier, and for firewalls")),
    row<event::MulticastLost>(
        "multicast-lost"_L1, kError, Category::Server,
        QT_TRANSLATE_NOOP("EventText",
                          "Multicast does not work for this server, although unicast does: "
                          "{reason}; it leaves the lead to others. Look for a switch with "
                          "IGMP snooping and no querier, and for firewalls")),
    row<event::MulticastBack>(
        "multicast-back"_L1, kNotice, Category::Server,
        QT_TRANSLATE_NOOP("EventText", "Multicast works again for this server")),
    row<event::CatalogueDiffers>(
        "catalogue-differs"_L1, kWarning, Category::State,
        QT_TRANSLATE_NOOP("EventText",
                          "The group books by its own catalogue, not by the one in this "
                          "server's folder[; only the folder has {only_folder}][; only the "
                          "group has {only_group}][; and {more} more names differ][; "
                          "different: {details}]")),
};

constexpr bool isInOrder()
{
    for (size_t i = 0; i < kKinds.size(); ++i) {
        if (kKinds[i].kind != i)
            return false;
    }
    return kKinds.size() == kEventKinds;
}
static_assert(isInOrder(), "kKinds is indexed by the kind");

} // namespace

const KindTraits &traitsOf(size_t kind)
{
    return kKinds[kind];
}

} // namespace roomcast
