// SPDX-License-Identifier: MIT
//
// One server of the group, sans I/O: takes datagrams, link events and the time, and returns what is
// to be persisted, sent and told. Joins election, membership, total order and the booking state.
// Called by the server node and by tests; the same inputs give the same effects. Nothing blocks,
// and no input, however hostile, can make it fail.
#pragma once

#include "core/election/bully.h"
#include "core/engine/effects.h"
#include "core/engine/replica.h"
#include "core/engine/server_config.h"
#include "core/engine/server_status.h"
#include "core/group/peers.h"
#include "core/group/request_pool.h"
#include "core/group/sequencer.h"
#include "core/group/transfer.h"
#include "core/protocol/packet.h"

namespace roomcast {

class ServerEngine {
public:
    /// `link_port`: where this server accepts links.
    /// `copy`: what its store gave back; empty for a newcomer.
    ServerEngine(ServerConfig config, quint16 link_port, const StoredCopy &copy = {});

    Effects start(Now now);
    Effects onDatagram(const Endpoint &from, const Packet &packet, Now now);
    /// A link to `peer` stands; its first one if there are several.
    Effects onLinkOpened(const ServerKey &peer, Now now);
    Effects onLinkMessage(const ServerKey &peer, const Message &message, Now now);
    /// The last link to `peer` ended, or one that was asked for could not be opened.
    Effects onLinkClosed(const ServerKey &peer, Now now);
    /// To be called at nextDeadline(); calling it earlier or later is harmless.
    Effects tick(Now now);
    /// Leaves in order: Effects::stop follows when what is under way is committed.
    Effects leave(Now now);

    std::optional<TimePoint> nextDeadline() const;
    ServerId id() const { return m_self.key.id; }
    Origin origin() const { return ServerOrigin{m_self}; }
    ServerStatus status(Now now) const;
    std::vector<PeerStatus> peers(Now now) const;

private:
    // Steps: server_engine.cpp
    void recover(const StoredCopy &copy);
    void begin(Now now);
    Effects finish();
    void handle(const Member &from, const Endpoint &endpoint, const Message &message);
    void handleFromClient(const ClientId &client, const Endpoint &from, const Message &message);
    void runDue();
    void runDueElection();
    void runLeave();
    void sendHeartbeat();
    void collectPersist();
    void wakeIfPaused();
    void resume();
    void endFreeze();
    void tell(EventKind kind, QVariantMap facts = {});
    void multicast(Message message) { m_effects.outbox.push_back(ToGroup{std::move(message)}); }
    void unicast(const Endpoint &to, Message message);
    Presence presence() const;
    bool isMember() const
    {
        return m_phase == Phase::Following || m_phase == Phase::Leading ||
               m_phase == Phase::Standing;
    }
    bool inGroup() const { return m_bully.hard().genesis.has_value(); }
    const Epoch &installed() const { return m_bully.hard().installed.epoch; }
    Role role() const;

    // Who is there: server_engine_membership.cpp
    bool refuseDuplicateId(const Member &from, const Endpoint &endpoint, const Message &message);
    void noteHeard(const Member &from, const Endpoint &endpoint);
    void on(const Member &from, const Endpoint &endpoint, const Join &join);
    void on(const Member &from, const Endpoint &endpoint, const Welcome &welcome);
    void on(const Member &from, const Endpoint &endpoint, const Refuse &refuse);
    void on(const Member &from, const Endpoint &endpoint, const Leave &leave);
    void on(const Member &from, const Endpoint &endpoint, const Heartbeat &heartbeat);
    void onLeaderHeartbeat(const Member &from, const Heartbeat &heartbeat);
    bool outranks(const Presence &theirs) const;
    void onDuplicateId(const Endpoint &where);
    void meetOtherGroup(const Member &from, const Heartbeat &heartbeat);
    void discover();
    void standWithoutLeader();
    void learnFrom(const Member &leader, const Epoch &epoch);
    void forgetGroup();
    void updateReadiness(const Heartbeat &heartbeat);
    void lost(const ServerKey &peer, StandReason reason);

    // The state of others: server_engine_transfer.cpp
    void wantLinks();
    void startTransfer(const ServerKey &from);
    void finishTransfer(const ServerKey &from, const QByteArray &bytes);
    void abandonTransfer();

    // Who leads: server_engine_election.cpp
    void on(const Member &from, const Endpoint &endpoint, const Election &election);
    void on(const Member &from, const Endpoint &endpoint, const Promise &promise);
    void on(const Member &from, const Endpoint &endpoint, const Coordinator &coordinator);
    bool mayStand() const;
    bool eligible(const Peer &peer) const;
    std::vector<Member> electorate() const;
    int rank() const;
    void standByRank(StandReason reason);
    void stand(StandReason reason);
    void conclude();
    void installAsLeader();
    void lead(const View &view);
    void stepDown();
    void installAsMember(const Coordinator &coordinator, const ServerKey &leader);
    void afterInstall(const ServerKey &leader);

    // What is booked: server_engine_requests.cpp
    /// Who waits for a reply.
    struct Asked {
        RequestId id;
        quint32 attempt = 1;
        Endpoint client;
    };
    /// Where in the log the answer comes from.
    struct Executed {
        Epoch entry_epoch;
        LogIndex index;
        bool again = false;
    };
    Executed atCommit() const { return {installed(), m_replica.committed()}; }
    void on(const Member &from, const Endpoint &endpoint, const Order &order);
    void on(const Member &from, const Endpoint &endpoint, const Ack &ack);
    void on(const Member &from, const Endpoint &endpoint, const Nack &nack);
    void on(const Member &from, const Endpoint &endpoint, const Commit &commit);
    void onRequest(const ClientId &client, const Endpoint &from, const Request &request);
    void takeWrite(const ClientId &client, const Endpoint &from, const Request &request);
    void takeRead(const ClientId &client, const Endpoint &from, const Request &request);
    void orderPending();
    void advanceCommit();
    void commitTo(LogIndex index);
    void answerReads();
    void acknowledge();
    void repairGap(LogIndex leaders_last);
    void replyTo(const Asked &asked, const Executed &executed, const Command &command,
                 const Outcome &outcome);
    void replyDone(const AppliedWrite &applied);
    void expireRequests();

    // Messages that have no meaning where they came from are ignored.
    template <typename T>
    void on(const Member &, const Endpoint &, const T &)
    {
    }
    void on(const Member &from, const Endpoint &endpoint, const Probe &probe);
    void on(const Member &from, const Endpoint &endpoint, const ProbeReply &reply);
    void on(const Member &from, const Endpoint &endpoint, const Fetch &fetch);
    void on(const Member &from, const Endpoint &endpoint, const Chunk &chunk);

    ServerConfig m_config;
    Member m_self;
    quint16 m_link_port;
    Phase m_phase = Phase::Joining;

    Bully m_bully;
    Peers m_peers;
    Replica m_replica;
    RequestPool m_pool;
    std::optional<Sequencer> m_sequencer; ///< while leading
    SnapshotGiver m_giver;
    SnapshotTaker m_taker;

    std::optional<ServerKey> m_leader;
    std::optional<Decision> m_decision;          ///< of the own complete ballot, until installed
    std::optional<Coordinator> m_coordinator;    ///< leading: repeated to members that lack it
    std::map<ServerKey, TimePoint> m_link_retry; ///< peers a link was asked for; bounded by m_peers
    std::optional<ServerKey> m_wanted_from;      ///< a transfer waits for the link to it
    TimePoint m_wanted_by;                       ///< it waits no longer
    std::optional<Epoch> m_conflict_told;
    StandReason m_stand_reason{};

    Now m_now;
    std::optional<TimePoint> m_last_step;
    TimePoint m_discovery_by;
    TimePoint m_join_at;
    TimePoint m_heartbeat_at;
    TimePoint m_nack_at;
    TimePoint m_freeze_mute_until;
    TimePoint m_freeze_by;
    std::optional<TimePoint> m_leave_by; ///< asked to leave: goodbye is said by then
    std::optional<TimePoint> m_gone_at;  ///< goodbye was said

    LogIndex m_persisted; ///< entries up to it have been handed out for persisting
    bool m_snapshot_unsaved = false;
    LogIndex m_announced; ///< commit index of the last COMMIT
    quint64 m_round_seen = 0;
    WallTime m_last_at;
    quint64 m_requests_received = 0;
    quint64 m_replies_sent = 0;
    bool m_stopped = false;
    Effects m_effects;
};

} // namespace roomcast
