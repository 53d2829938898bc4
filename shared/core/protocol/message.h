// SPDX-License-Identifier: MIT
//
// Every message that servers and clients exchange, as plain values. The order of the alternatives
// in Message is the wire's type number: append, never reorder. How they travel is in packet.h.
#pragma once

#include "core/protocol/group_time.h"
#include "core/protocol/presence.h"
#include "core/protocol/probe.h"
#include "core/protocol/view.h"

#include <optional>
#include <variant>
#include <vector>

namespace roomcast {

// ---- multicast among servers -----------------------------------------------------------------

/// A server without a group asks who is there.
struct Join {
    Presence presence;
};
/// The bully's challenge: "I stand for leader of this view; promise and tell me your state."
struct Election {
    std::optional<Epoch> genesis;
    View view;
    Epoch last_primary; ///< of the candidate: whose members need not be told to it
};
/// "Everybody in the view promised: install it, on top of this log."
struct Coordinator {
    Epoch genesis;
    View last_primary; ///< what members remember as such after installing
    std::vector<View> attempts;
    bool attempts_lost = false;
    bool grounded = false;
    std::vector<StoreId> dead; ///< declared so by a person since last_primary
    LogPosition spine;
    LogIndex spine_commit;
    Entry view_entry; ///< the entry after the spine; a ViewRecord
    /// What waited to be ordered and follows VIEW: in the same datagram, so that members write both
    /// to their disks at once.
    std::vector<Entry> entries;
};
struct Heartbeat {
    Presence presence;
    bool primary = false; ///< of the installed view
    LogIndex commit;
    quint64 round = 0; ///< read round: begun (leader) or seen (member)
    Digest catalogue;
    Digest log;   ///< of the log up to presence.last
    Digest state; ///< of the booking state at `commit`
    /// Live servers that it hears, in groups of up to kHearsMax; none in larger ones.
    std::optional<std::vector<ServerId>> hears;
    /// Why `primary` is false: those of the last primary view that are not in this one; as many as
    /// kHearsMax.
    std::vector<ServerId> missing;
    std::optional<GroupTime> time{}; ///< of the view; only its leader says it

    static constexpr qsizetype kHearsMax = 16;
};
struct Order {
    Epoch epoch;
    LogIndex first;
    Digest before; ///< of the log up to the entry before `first`
    std::vector<Entry> entries;
};
/// What an entry changed, for the caches of clients.
struct EncodedChanges {
    LogIndex index;     ///< the changes are the slots as they stand after this entry
    bool values = true; ///< false: they only name the slots, whose claims would not fit
    QByteArray changes; ///< opaque; empty: more than can be told
};
/// Everything up to `index` is on the disk of every member.
struct Commit {
    Epoch epoch;
    LogIndex previous; ///< commit index announced before
    LogIndex index;
    bool primary = false;
    std::vector<EncodedChanges> changes; ///< per entry that changed something
};
/// A server says goodbye.
struct Leave {};

// ---- unicast among servers -------------------------------------------------------------------

/// Says who is in a group, to a server that asked.
struct Welcome {
    Presence presence;
    std::optional<ServerKey> leader;
};
/// A promise, with what its giver's state is.
struct ElectionAnswer {
    Epoch epoch;                ///< the epoch promised
    View last_primary;          ///< without its members where they are the candidate's too
    std::vector<View> attempts; ///< views promised since, this one not included
    bool attempts_lost = false; ///< more attempts than are kept: no view may call itself primary
    bool grounded = false;      ///< see SpineRank
    std::vector<StoreId> dead;  ///< declared so by a person since last_primary
    Epoch installed;
    LogPosition last;
    LogIndex commit;
    QByteArray carried; ///< claims of logs that its giver gave up, as many as fit; opaque

    SpineRank rank() const { return {last_primary.epoch, grounded, installed}; }
};
enum class RefuseReason {
    DuplicateId,    ///< the sender has the receiver's ID and was there before
    PromisedHigher, ///< `promised` is above the epoch of the ELECTION
};
struct Refuse {
    RefuseReason reason{};
    Epoch promised;
};
struct Ack {
    Epoch epoch;
    LogIndex last; ///< everything up to it is on the sender's disk
    quint64 round = 0;
};
/// "I have everything up to before `from`; send what follows."
struct Nack {
    Epoch epoch;
    LogIndex from;
};
// ---- clients ---------------------------------------------------------------------------------

/// Multicast by a client.
struct Request {
    Sequence sequence;
    quint32 attempt = 1;
    Sequence oldest_outstanding;
    quint32 time_left_ms = 0; ///< after which the client no longer waits
    bool write = false;       ///< must be ordered; otherwise answered after a read round
    QByteArray command;       ///< opaque to the group
};
/// Unicast to the client.
struct Reply {
    RequestId request;
    quint32 attempt = 1;
    Epoch genesis;     ///< the first epoch of the group; epochs of two groups do not compare
    Epoch view;        ///< the epoch of the leader that replies
    Epoch entry_epoch; ///< with `index` and `outcome`, what makes two replies the same answer
    LogIndex index;
    bool primary = false; ///< confirmed, otherwise provisional
    bool again = false;   ///< to an inherited entry, which a predecessor may have answered
    QByteArray outcome;   ///< opaque to the group
    /// To a write: its slots as the replier has them now, whatever came of it.
    std::optional<EncodedChanges> changes{};
};

/// Multicast by a client whose cache is in use: how old may it be?
struct BeaconAsk {
    quint64 nonce = 0; ///< the client's own; it notes when it sent which
};
/// One client that a beacon answers.
struct BeaconFor {
    ClientId client;
    quint64 nonce = 0;
};
/// Multicast to all that asked, after a read round that began when their questions had arrived:
/// everything answered by this side before they asked is in the state at `index`.
struct Beacon {
    Epoch genesis;
    Epoch epoch;
    LogIndex index;
    bool primary = false;
    Digest catalogue;
    CivilDay today;               ///< the group's: a rolling calendar begins with it
    std::vector<BeaconFor> asked; ///< at most Sequencer::kBeaconsMax
};

// ---- links -----------------------------------------------------------------------------------

/// The first message on every link, from the side that opened it.
struct Hello {};
/// Asks for a part of the sender's copy; part 0 begins a new snapshot of it.
struct Fetch {
    quint64 snapshot = 0; ///< chosen by who asks, the same for all parts
    quint32 part = 0;
    LogPosition have; ///< if the giver's log goes on from here, what follows is enough
};
struct Chunk {
    quint64 snapshot = 0;
    quint32 part = 0;
    quint64 records = 0; ///< given with this part and those before
    quint64 total = 0;   ///< records in all; the last part has been given when they are equal
    QByteArray bytes;    ///< whole records (core/base/records.h)
};
/// To the leader: claims of a log that the sender gave up and that the group's lacks.
struct Carried {
    Epoch epoch;
    QByteArray claims;
};

/// A part of a message that is larger than a datagram.
struct Fragment {
    /// The largest message that may be cut: COORDINATOR of the largest view, with all it can carry.
    static constexpr quint32 kPartsMax = 160;
    /// Of one part: it fits a datagram.
    static constexpr qsizetype kBytesMax = 1200;

    quint64 message = 0; ///< counts the sender's fragmented messages
    quint32 part = 0;
    quint32 parts = 1;
    QByteArray bytes;
};

using Message = std::variant<Join, Election, Coordinator, Heartbeat, Order, Commit, Leave, Welcome,
                             ElectionAnswer, Refuse, Ack, Nack, Probe, ProbeReply, Request, Reply,
                             Hello, Fetch, Chunk, Fragment, Carried, BeaconAsk, Beacon>;

namespace codec {

template <>
struct EnumRange<RefuseReason> {
    static constexpr auto last = RefuseReason::PromisedHigher;
};
template <>
struct Fields<Join> {
    static constexpr auto list = std::tuple(&Join::presence);
};
template <>
struct Fields<Election> {
    static constexpr auto list =
        std::tuple(&Election::genesis, &Election::view, &Election::last_primary);
};
template <>
struct Fields<Coordinator> {
    static constexpr auto list =
        std::tuple(&Coordinator::genesis, &Coordinator::last_primary, &Coordinator::attempts,
                   &Coordinator::attempts_lost, &Coordinator::grounded, &Coordinator::dead,
                   &Coordinator::spine, &Coordinator::spine_commit, &Coordinator::view_entry,
                   &Coordinator::entries);
};
template <>
struct Fields<Heartbeat> {
    static constexpr auto list =
        std::tuple(&Heartbeat::presence, &Heartbeat::primary, &Heartbeat::commit, &Heartbeat::round,
                   &Heartbeat::catalogue, &Heartbeat::log, &Heartbeat::state, &Heartbeat::hears,
                   &Heartbeat::missing, &Heartbeat::time);
};
template <>
struct Fields<Order> {
    static constexpr auto list =
        std::tuple(&Order::epoch, &Order::first, &Order::before, &Order::entries);
};
template <>
struct Fields<EncodedChanges> {
    static constexpr auto list =
        std::tuple(&EncodedChanges::index, &EncodedChanges::values, &EncodedChanges::changes);
};
template <>
struct Fields<Commit> {
    static constexpr auto list = std::tuple(&Commit::epoch, &Commit::previous, &Commit::index,
                                            &Commit::primary, &Commit::changes);
};
template <>
struct Fields<Leave> {
    static constexpr std::tuple<> list{};
};
template <>
struct Fields<Welcome> {
    static constexpr auto list = std::tuple(&Welcome::presence, &Welcome::leader);
};
template <>
struct Fields<ElectionAnswer> {
    static constexpr auto list =
        std::tuple(&ElectionAnswer::epoch, &ElectionAnswer::last_primary, &ElectionAnswer::attempts,
                   &ElectionAnswer::attempts_lost, &ElectionAnswer::grounded, &ElectionAnswer::dead,
                   &ElectionAnswer::installed, &ElectionAnswer::last, &ElectionAnswer::commit,
                   &ElectionAnswer::carried);
};
template <>
struct Fields<Refuse> {
    static constexpr auto list = std::tuple(&Refuse::reason, &Refuse::promised);
};
template <>
struct Fields<Ack> {
    static constexpr auto list = std::tuple(&Ack::epoch, &Ack::last, &Ack::round);
};
template <>
struct Fields<Nack> {
    static constexpr auto list = std::tuple(&Nack::epoch, &Nack::from);
};
template <>
struct Fields<Request> {
    static constexpr auto list =
        std::tuple(&Request::sequence, &Request::attempt, &Request::oldest_outstanding,
                   &Request::time_left_ms, &Request::write, &Request::command);
    /// A request that is outstanding itself: a later mark would say that nobody waits for it, and
    /// have the outcomes of those that somebody waits for forgotten.
    static bool accepts(const Request &request)
    {
        return request.oldest_outstanding <= request.sequence;
    }
};
template <>
struct Fields<Reply> {
    static constexpr auto list = std::tuple(
        &Reply::request, &Reply::attempt, &Reply::genesis, &Reply::view, &Reply::entry_epoch,
        &Reply::index, &Reply::primary, &Reply::again, &Reply::outcome, &Reply::changes);
};
template <>
struct Fields<BeaconAsk> {
    static constexpr auto list = std::tuple(&BeaconAsk::nonce);
};
template <>
struct Fields<BeaconFor> {
    static constexpr auto list = std::tuple(&BeaconFor::client, &BeaconFor::nonce);
};
template <>
struct Fields<Beacon> {
    static constexpr auto list =
        std::tuple(&Beacon::genesis, &Beacon::epoch, &Beacon::index, &Beacon::primary,
                   &Beacon::catalogue, &Beacon::today, &Beacon::asked);
};
template <>
struct Fields<Hello> {
    static constexpr std::tuple<> list{};
};
template <>
struct Fields<Fetch> {
    static constexpr auto list = std::tuple(&Fetch::snapshot, &Fetch::part, &Fetch::have);
};
template <>
struct Fields<Chunk> {
    static constexpr auto list =
        std::tuple(&Chunk::snapshot, &Chunk::part, &Chunk::records, &Chunk::total, &Chunk::bytes);
};
template <>
struct Fields<Carried> {
    static constexpr auto list = std::tuple(&Carried::epoch, &Carried::claims);
};
template <>
struct Fields<Fragment> {
    static constexpr auto list =
        std::tuple(&Fragment::message, &Fragment::part, &Fragment::parts, &Fragment::bytes);
    static bool accepts(const Fragment &fragment)
    {
        return fragment.parts >= 2 && fragment.parts <= Fragment::kPartsMax &&
               fragment.part < fragment.parts && !fragment.bytes.isEmpty() &&
               fragment.bytes.size() <= Fragment::kBytesMax;
    }
};

} // namespace codec
} // namespace roomcast
