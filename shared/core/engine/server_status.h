// SPDX-License-Identifier: MIT
//
// How a server stands, as a snapshot of plain values for windows, the status control and tests.
#pragma once

#include "core/base/digest.h"
#include "core/base/endpoint.h"
#include "core/base/faults.h"
#include "core/base/ids.h"
#include "core/base/label.h"
#include "core/base/network_trouble.h"
#include "core/base/time.h"
#include "core/group/multicast_health.h"
#include "core/protocol/group_time.h"

#include <QString>

#include <optional>
#include <vector>

namespace roomcast {

enum class ShownRole {
    Joining,
    Learner,
    Follower,
    Candidate,
    Leader,
    Frozen,
    Stopped,
    Offline ///< its network is lost: whatever it was, it cannot act as
};

/// A group of the same name, born apart.
struct OtherGroup {
    Epoch genesis;
    ServerId leader;
    TimePoint heard_at;
};

/// A server on another side of a partition on purpose, known by its JOIN.
struct CutOffServer {
    ServerId id;
    Label label;
    friend bool operator==(const CutOffServer &, const CutOffServer &) = default;
};

/// A server that is heard, but to which no link can be made.
struct BlockedLink {
    ServerId id;
    Endpoint address; ///< where it takes links
    friend bool operator==(const BlockedLink &, const BlockedLink &) = default;
};

struct ServerStatus {
    ServerId id;
    ShownRole role = ShownRole::Joining;
    std::optional<ServerId> leader;
    Epoch epoch;                          ///< of the installed view
    std::vector<ServerId> members;        ///< of the installed view, highest ID first
    bool primary = false;                 ///< the installed view is primary: answers are confirmed
    std::vector<ServerId> missing_voters; ///< of the last primary view: why this one is not primary
    qsizetype carried = 0;                ///< claims of a log given up that the group's still lacks
    std::optional<ServerId> other_group;  ///< leader of another group of this name that is heard
    LogIndex index;                       ///< last committed and applied entry
    qsizetype claims = 0;                 ///< active claims, the catalogue's reservations included
    Digest digest;                        ///< of the booking state at `index`
    quint64 requests_received = 0;
    quint64 replies_sent = 0;
    std::optional<Duration> heartbeat_age; ///< since the leader was heard; none on the leader
    double transfer_progress = 1.0;        ///< 0..1 while the state is being fetched
    Label label;                           ///< servers of another one are not heard
    quint32 heal_after = 0; ///< new requests after which it heals; 0: when it is asked to
    std::vector<CutOffServer> cut_off; ///< highest ID first
    bool waits_across = false;         ///< has no state, and hears a group across a label only
    std::vector<BlockedLink> blocked_links;
    MulticastHealth::State multicast{};      ///< whether it works for this server
    std::vector<ServerId> multicast_missing; ///< who answers, and is not heard by multicast
    std::optional<NetworkTrouble> network;   ///< what is wrong with it; none while it can be used
    Faults faults;                           ///< on purpose, outside of the engine
    std::optional<Duration> frozen_left;     ///< while it is frozen on purpose
    GroupTime time; ///< as this server has it; its zone is empty before it has a group
};

enum class PeerState { Alive, Probing, Suspected, Left, CutOff };

struct PeerStatus {
    ServerId id;
    Endpoint address;
    ShownRole role = ShownRole::Joining;
    bool member = false;   ///< of this server's installed view
    Duration last_heard{}; ///< age
    LogIndex index;        ///< last entry it said it has
    qint64 lag = 0;        ///< entries behind the leader, 0 or more
    std::optional<Duration> round_trip;
    bool linked = false; ///< a monitor connection stands
    PeerState state = PeerState::Alive;
    Label label;
    std::optional<double> given; ///< share of this server's copy that it has got, while it fetches
};

} // namespace roomcast
