// SPDX-License-Identifier: MIT
//
// What a server tells of itself to windows, logs and scripts, made of its parts as they are.
// Called by the server engine. Nothing can fail.
#pragma once

#include "core/engine/server_status.h"
#include "core/group/multicast_health.h"
#include "core/group/partition.h"
#include "core/server/client_contacts.h"
#include "core/server/own_replica.h"
#include "core/server/replica_fetch.h"
#include "core/server/role_state.h"

namespace roomcast {

/// The parts that a status is made of, at one moment.
struct StatusParts {
    ServerId id;
    ShownRole role;
    bool offline = false;
    const std::optional<ServerKey> &leader;
    const HardState &hard;
    const Peers &peers;
    const Partition &partition;
    const MulticastHealth &multicast;
    const OwnReplica &own;
    const ReplicaFetch &fetch;
    const SnapshotSender &giver;
    const ClientContacts &clients;
    const OtherGroup *other_group = nullptr;
    GroupTime time;
    bool waits_across = false;
    TimePoint now;
};

ShownRole roleOf(Role role);
ServerStatus statusOf(const StatusParts &parts);
std::vector<PeerStatus> peersOf(const StatusParts &parts);

} // namespace roomcast
