// SPDX-License-Identifier: MIT
//
// One server of the group, sans I/O: takes datagrams, link events and the time, and returns what is
// to be persisted, sent and told. Joins election, membership, total order and the booking state.
// Called by the server node and by tests; the same inputs give the same effects. Nothing blocks,
// and no input, however hostile, can make it fail.
#pragma once

#include "core/engine/effects.h"
#include "core/engine/engine_input.h"
#include "core/engine/server_config.h"
#include "core/group/peers.h"
#include "core/group/request_pool.h"
#include "core/group/transfer.h"
#include "core/protocol/packet.h"
#include "core/server/announcements.h"
#include "core/server/client_contacts.h"
#include "core/server/discovery.h"
#include "core/server/disturbance.h"
#include "core/server/eligibility.h"
#include "core/server/followed_log.h"
#include "core/server/heartbeat_timer.h"
#include "core/server/introductions.h"
#include "core/server/lifecycle.h"
#include "core/server/link_requests.h"
#include "core/server/other_groups.h"
#include "core/server/own_replica.h"
#include "core/server/own_store.h"
#include "core/server/readmission.h"
#include "core/server/remembered_stores.h"
#include "core/server/replica_fetch.h"
#include "core/server/role_state.h"
#include "core/server/status_parts.h"
#include "core/server/timekeeper.h"

namespace roomcast {

class ServerEngine {
public:
    /// `link_port`: where this server accepts links.
    /// `copy`: what its store gave back; empty for a newcomer.
    ServerEngine(ServerConfig config, quint16 link_port, const StoredReplica &copy = {});

    /// One input at a time, in the order in which they happen; input::Start is the first.
    Effects step(const EngineInput &input, Now now);

    std::optional<TimePoint> nextDeadline() const;
    ServerId id() const { return m_self.key.id; }
    Origin origin() const { return ServerOrigin{m_self, m_partition.label()}; }
    /// The sender is its leader or in its view, and this is where it is known to be.
    bool knowsMember(const Origin &origin, const Endpoint &at) const;
    /// Where `peer` is, which is heard and has proven to be there. Whoever knows its name could
    /// speak for it from elsewhere.
    std::optional<Endpoint> provenEndpoint(const ServerKey &peer) const;
    /// What time the group has: the driver asks the zone for its offset then, and puts it into the
    /// next step's Now.
    WallTime groupTime(const Now &now) const { return m_time.time(now, replica().newestTime()); }
    /// Of the group's days, as "Europe/Berlin"; empty: this server's own.
    const QString &zone() const { return replica().state().catalogue().zone; }
    ServerStatus status(Now now) const;
    std::vector<PeerStatus> peers(Now now) const;
    /// What merges displaced, as this server has it: an event `merged` says from which number on.
    Conflicts conflicts(quint64 from) const;
    /// What should be true between two steps, and is not; null where all is well.
    const char *brokenInvariant() const;

private:
    // Steps: server_engine.cpp
    void take(const input::Start &);
    void take(const input::Tick &) {}
    void take(const input::Datagram &datagram);
    void take(const input::LinkOpened &opened);
    void take(const input::LinkMessage &received);
    void take(const input::LinkClosed &closed);
    void take(const input::Leave &);
    void take(const input::DeclareDead &declared);
    void handle(const ServerOrigin &origin, const Endpoint &endpoint, const Message &message);
    void handleFromClient(const ClientOrigin &origin, const Endpoint &from, const Message &message);
    void runDue();
    void runDueElection();
    void runLeave();
    void shunTheSilent();
    void missLeader();
    template <event::Described E>
    void raise(E event)
    {
        m_effects.events.emplace_back(std::in_place_type<E>, std::move(event));
    }
    void multicast(Message message) { m_effects.outbox.push_back(ToGroup{std::move(message)}); }
    void unicast(const Endpoint &to, Message message);
    bool isMember() const
    {
        return m_role.role() == Role::Follower || m_role.role() == Role::Leader ||
               m_role.role() == Role::Candidate;
    }
    bool inGroup() const { return m_bully.hard().genesis.has_value(); }
    const Epoch &installed() const { return m_bully.hard().installed.epoch; }
    ShownRole role() const;
    StatusParts parts(const Now &now) const;
    const Replica &replica() const { return m_own.replica(); }

    // After a pause: server_engine_pauses.cpp
    void wakeIfPaused();
    bool ignoresDatagrams() const;
    void resume();
    void endFreeze();

    // What is believed of whom: server_engine_proofs.cpp
    static bool isProbing(const Message &message);
    bool mayBelieve(const Peer &peer, const Message &message) const;
    void sayGoodbye();
    bool vouches(Peer &peer, const Presence &claim);
    bool mayLearnFrom(Peer &peer, const Presence &claim);
    bool reaches(const Peer &peer);
    bool mayDisturb(const ServerKey &candidate);
    void noteAcknowledged(const ServerKey &member, LogIndex last, quint64 round);

    // Who is there: server_engine_membership.cpp
    bool refuseDuplicateId(const ServerOrigin &origin, const Endpoint &endpoint,
                           const Message &message);
    void refuseJoin(const ServerOrigin &origin, const Endpoint &endpoint, const Join &join);
    bool noteHeard(const ServerIdentity &from, const Endpoint &endpoint);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Join &join);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Welcome &welcome);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Refuse &refuse);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Leave &leave);
    void onDuplicateId(const Endpoint &where);
    void takeAnotherId(const Endpoint &where);
    void discover();
    bool hearsGroup() const;
    void startElectionWithoutLeader();
    void learnFrom(const ServerIdentity &leader, const Epoch &epoch);
    void forgetGroup();
    void loseLeader();
    const Peer *leaderAsPeer() const;
    void lost(const ServerKey &peer, ElectionReason reason);
    void doWithout(const std::vector<ServerKey> &gone, ElectionReason reason);

    // What servers say of themselves: server_engine_heartbeats.cpp
    Presence presence() const;
    void sendHeartbeat();
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Heartbeat &heartbeat);
    void onLeaderHeartbeat(Peer &peer, const Heartbeat &heartbeat);
    bool wasJustTakenIn(const ServerKey &member) const;
    void onMemberHeartbeat(Peer &peer, const Heartbeat &heartbeat);
    bool hasReplicaOfMine(const Presence &theirs) const;
    bool outranks(const Presence &theirs) const;
    void resumeAmongMembers();
    void updateReadiness(const Heartbeat &heartbeat);

    // Whose the store is: server_engine_stores.cpp
    StoreProgress present() const;
    void rememberStore(Peer &peer, const Message &message);
    bool hearsCloneOf(const ServerIdentity &asker) const;
    bool mayVote() const { return m_store.mayVote(m_peers, inGroup(), m_now.mono); }
    bool isVouchedFor(const View &view) const;
    void welcome(Peer &peer);
    void judgePast(Peer &peer, const ProbeReply &reply);
    void meetClone(const ServerOrigin &origin, const Endpoint &endpoint, const Message &message);
    StorePrecedence claim() const;
    void giveUpStore(event::StoreCopiedReason reason, const ServerKey &by);

    // Another group of the same name: server_engine_groups.cpp
    void take(const input::JoinOtherGroup &);
    void hearOtherGroup(Peer &peer, const Presence &theirs);
    void meetOtherGroup(Peer &peer, const Presence &theirs);
    void goOver();

    // Which side it is on: server_engine_partition.cpp
    void take(const input::SetPartition &to);
    void take(const input::SetHealAfter &after);
    void meetAcross(const ServerOrigin &origin, const Endpoint &endpoint, const Join &join);
    void raiseCutOff(const Peer &peer);
    void changeSide(Label label, event::PartitionReason reason);
    bool introducesItself() const;
    void introduce();
    void countRequest(const ClientId &client, const Request &request);
    bool waitsAcross() const;

    // Whether the copies are equal: server_engine_equality.cpp
    bool agreesOnState(const Heartbeat &heartbeat) const;
    bool differs(const ServerIdentity &from, const Heartbeat &heartbeat);
    void doubt(const ServerIdentity &leader, LogIndex index, bool state);
    bool settleDoubt(const ServerKey &leader);

    // The state of others: server_engine_transfer.cpp
    void wantLinks();
    std::vector<ServerKey> wantedLinks() const;
    void startTransfer(const ServerKey &from);
    void raiseTransfer(const ServerKey &from, quint64 records_before);
    void finishTransfer(const ServerKey &from);
    bool takeOver(const ServerKey &from);
    void compareCatalogues();
    void abandonTransfer();
    void dropTransfer();

    // What other logs had: server_engine_merge.cpp
    LogSummary logSummary() const;
    bool isGathering() const;
    void gather();
    void finishGathering(const ServerKey &from);
    std::vector<QByteArray> mergeFor(const Ballot &ballot) const;
    void offerCarried();
    void orderMerge(const QByteArray &claims);

    // The disk: server_engine_storage.cpp
    bool recover(const StoredReplica &copy);
    void collectPersist();

    // What time it is
    void raiseClocks(const Timekeeper::ClockNews &news);
    template <typename Record>
    Entry nextEntry(const Epoch &epoch, Record &&record)
    {
        const WallTime at = m_time.nextEntryTime(m_now, replica().newestTime());
        return {epoch, at, civilAt(at, m_now.offset), std::forward<Record>(record)};
    }
    CivilDay today() const { return civilAt(groupTime(m_now), m_now.offset).day(); }

    // Who may stand, and why this server does not: server_engine_standing.cpp
    bool mayStartElection() const;
    Eligibility eligibility() const;
    bool leavesLeaderOut(const std::vector<ServerIdentity> &members) const;
    void startElectionByRank(ElectionReason reason);
    std::optional<event::NotStandingReason> whyNoElection() const;
    void raiseNoElection(const event::NotStanding &event);
    void raiseRefusal(const ServerKey &candidate, const Epoch &epoch);

    // Who leads: server_engine_election.cpp
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Election &election);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const ElectionAnswer &promise);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Coordinator &coordinator);
    void stand(ElectionReason reason);
    void conclude();
    void installAsLeader();
    void lead(const View &view, const Coordinator &coordinator);
    void followOrWait();
    void stepDown();
    void forgetDecision();
    const Decision *decision() const;
    void endCandidacy();
    void leaveNoCandidate();
    void install(const Coordinator &coordinator);
    void installAsMember(const Coordinator &coordinator, const ServerKey &leader);
    void afterInstall(const ServerKey &leader);

    // Its own network: server_engine_network.cpp
    void take(const input::NetworkLost &);
    void take(const input::NetworkBack &back);
    std::optional<TimePoint> offlineDeadline() const;
    void noteLinkFailed(Peer &peer);

    // Where multicast does not arrive: server_engine_multicast.cpp
    void judgeMulticast();
    void relayToTheUnreached();
    bool isRelayed(const input::Datagram &datagram) const;
    void takePrecedence(const Peer &leader);

    // What is booked: server_engine_requests.cpp
    /// Who waits for a reply.
    struct ReplyAddress {
        RequestId id;
        quint32 attempt = 1;
        Endpoint client;
    };
    /// Where in the log the answer comes from.
    struct Executed {
        Epoch entry_epoch;
        LogIndex index;
        bool again = false;
        bool provisional = false; ///< whatever the view that answers
    };
    static Executed recorded(const RecordedOutcome &outcome)
    {
        return {outcome.epoch, outcome.index, true, outcome.provisional};
    }
    /// Of the view that it leads.
    Sequencer &sequencer() { return m_role.leadership()->sequencer; }
    const Sequencer &sequencer() const { return m_role.leadership()->sequencer; }
    /// The members have the spine: what it says has happened can be told.
    bool leadsSettled() const
    {
        return m_role.role() == Role::Leader && replica().committed() >= sequencer().viewIndex();
    }
    Executed atCommit() const { return {installed(), replica().committed(), false, false}; }
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Order &order);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Ack &ack);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Nack &nack);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Commit &commit);
    void onRequest(const ClientId &client, const Endpoint &from, const Request &request);
    void takeWrite(const ClientId &client, const Endpoint &from, const Request &request);
    void takeRead(const ClientId &client, const Endpoint &from, const Request &request);
    void takeBeaconAsk(const ClientId &client, const BeaconAsk &ask);
    void orderWaiting();
    void advanceCommit();
    void commitTo(LogIndex index);
    void answerReads();
    void answerBeacons();
    void sendBeacon(std::vector<BeaconFor> asked);
    std::optional<EncodedChanges> changesFor(const Command &command) const;
    void acknowledge();
    void repairGap(LogIndex leaders_last);
    void replyTo(const ReplyAddress &asked, const Executed &executed, const Command &command,
                 const Outcome &outcome);
    void replyDone(const Applied &applied, bool told);
    bool refusesWrites() const;
    bool answerUnordered(const HeldRequest &held);
    void raiseMerged(const Applied &applied);
    void announce(const std::vector<Applied> &applied);
    std::vector<Entry> takeBatch(qsizetype bytes_max);
    void orderBatch(std::vector<Entry> entries);
    void append(const std::vector<Entry> &entries);
    void expireRequests();

    // Messages that have no meaning where they came from are ignored.
    template <typename T>
    void on(const ServerIdentity &, const Endpoint &, const T &)
    {
    }
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Probe &probe);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const ProbeReply &reply);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Fetch &fetch);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Chunk &chunk);
    void on(const ServerIdentity &from, const Endpoint &endpoint, const Carried &carried);

    ServerConfig m_config;
    ServerIdentity m_self;
    quint16 m_link_port;
    RoleState m_role;

    Bully m_bully;
    Peers m_peers;
    RememberedStores m_stores;
    OwnStore m_store;
    Partition m_partition;
    OwnReplica m_own;
    RequestPool m_pool;
    ClientContacts m_clients;
    SnapshotSender m_sender;
    ReplicaFetch m_fetch;
    LinkRequests m_links;
    FollowedLog m_followed;

    /// The last one, until the election ends.
    std::optional<event::NotStanding> m_no_election_told;

    Now m_now;
    HeartbeatTimer m_heartbeat;

    Discovery m_discovery;
    Readmission m_readmission;
    Disturbance m_disturbance;
    Introductions m_introductions;
    Lifecycle m_life;
    bool m_unreadable = false; ///< the stored copy cannot be used
    Announcements m_announcements;
    OtherGroups m_other_groups;
    Timekeeper m_time;
    /// Of the message at hand; none: it came by its sender's link.
    std::optional<Channel> m_channel;
    MulticastHealth m_multicast;
    Effects m_effects;
};

} // namespace roomcast
