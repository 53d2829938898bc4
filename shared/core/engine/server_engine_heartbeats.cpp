// SPDX-License-Identifier: MIT
//
// What a server says of itself again and again, and what it makes of the same from others.
#include "core/base/mutation.h"
#include "core/engine/facts.h"
#include "core/engine/server_engine.h"

namespace roomcast {

Presence ServerEngine::presence() const
{
    const HardState &hard = m_bully.hard();
    return {m_phase,
            hard.genesis,
            hard.installed.epoch,
            m_replica.log().lastIndex(),
            m_replica.holdsBookings(),
            m_link_port,
            hard.last_primary.epoch,
            hard.grounded,
            hard.promised};
}

void ServerEngine::sendHeartbeat()
{
    m_heartbeat_at = m_now.mono + m_config.timing.heartbeat();
    if (m_phase == Phase::Leading) {
        m_sequencer->startBeaconRound();
        judgeTime(m_bully.hard().installed, m_bully.hard().primary);
        judgeClocks();
    }
    const quint64 round = m_sequencer ? m_sequencer->round() : m_round_seen;
    auto missing = m_bully.hard().missingVoters();
    missing.resize(std::min(missing.size(), size_t(Heartbeat::kHearsMax)));
    multicast(Heartbeat{presence(), m_bully.hard().primary, m_replica.committed(), round,
                        m_replica.catalogueDigest(), m_replica.log().last().prefix,
                        m_replica.stateDigest(), m_peers.heard(Heartbeat::kHearsMax),
                        std::move(missing), m_phase == Phase::Leading ? saidTime() : std::nullopt});
    offerCarried();
    // Again for members that missed it, but not beside the first one.
    if (m_sequencer && m_coordinator && m_now.mono > m_taken_in_at &&
        m_sequencer->acknowledgedByAll() < m_sequencer->viewIndex())
        multicast(*m_coordinator);
}

void ServerEngine::on(const Member &from, const Endpoint &, const Heartbeat &heartbeat)
{
    Peer *peer = m_peers.find(from.key);
    peer->presence = heartbeat.presence;
    peer->commit = heartbeat.commit;
    peer->hears = heartbeat.hears;
    const Presence &theirs = heartbeat.presence;
    m_bully.noteEpoch(theirs.promised); // never below what it has installed
    if (!theirs.genesis)
        return;
    if (!inGroup()) {
        if (theirs.phase == Phase::Leading && !m_bully.awaitingCoordinator() &&
            !mutated(Mutation::BornPrimary))
            learnFrom(from, theirs.installed);
        return;
    }
    if (theirs.genesis != m_bully.hard().genesis) {
        if (m_leader == from.key)
            goOver(); // after its leader
        else if (theirs.phase == Phase::Leading)
            meetOtherGroup(from, heartbeat);
        else if (m_phase == Phase::Leading && m_bully.hard().installed.has(from.key))
            stand(StandReason::Departure); // a member has gone over to another group
        return;
    }
    const bool equal = theirs.installed != installed() || !differs(from, heartbeat);
    if (theirs.phase == Phase::Leading)
        onLeaderHeartbeat(from, heartbeat);
    else if (m_phase == Phase::Frozen && theirs.installed == installed() && m_sequencer)
        resumeAmongMembers();
    if (m_phase == Phase::Leading && equal)
        onMemberHeartbeat(*peer, heartbeat);
}

/// It may have to fetch this log before it installs the view, and has to hear the heartbeats for
/// that, which each election puts off.
bool ServerEngine::wasJustTakenIn(const ServerKey &member) const
{
    return m_bully.hard().installed.has(member) && m_taken_in_at &&
           m_now.mono < *m_taken_in_at + m_config.timing.latency_bound;
}

/// What counts as an acknowledgement, and who waits to be taken in.
void ServerEngine::onMemberHeartbeat(const Peer &peer, const Heartbeat &heartbeat)
{
    const Presence &theirs = heartbeat.presence;
    const ServerKey &from = peer.member.key;
    const bool fenced = theirs.promised != theirs.installed && !mutated(Mutation::NoPromiseFence);
    const bool follows = theirs.installed == installed() && theirs.phase == Phase::Following;
    if ((follows && !fenced) || mutated(Mutation::NoAckEpoch))
        m_sequencer->acknowledge(from, theirs.last, heartbeat.round);
    if (theirs.phase == Phase::Ready && eligible(peer) && from.id < m_self.key.id &&
        !wasJustTakenIn(from) && !m_bully.standing())
        stand(StandReason::LearnerReady);
}

/// A member of the view that this server led goes on: nobody has taken over, as far as it knows.
void ServerEngine::resumeAmongMembers()
{
    resume();
    if (m_phase == Phase::Following)
        standByRank(StandReason::WokeUp);
}

/// A log is replaced only by one that the spine rule would choose.
bool ServerEngine::outranks(const Presence &theirs) const
{
    SpineRank mine = m_bully.hard().rank();
    SpineRank other = theirs.rank();
    if (mutated(Mutation::UngroundedSpine))
        mine.grounded = other.grounded = true;
    if (mutated(Mutation::SpineByEpochAlone))
        mine = {{}, true, mine.installed}, other = {{}, true, other.installed};
    return other >= mine;
}

/// `from` leads some view of this server's group.
void ServerEngine::onLeaderHeartbeat(const Member &from, const Heartbeat &heartbeat)
{
    const Epoch &theirs = heartbeat.presence.installed;
    if (theirs == installed()) {
        m_leader = from.key;
        m_leader_seen_at = m_now.mono;
        if (m_phase == Phase::Frozen)
            resume();
        if (!agreesAt(heartbeat.presence.last, heartbeat.log))
            return doubt(from, heartbeat.presence.last, false);
        if (m_bully.hard().promised == installed())
            m_round_seen = std::max(m_round_seen, heartbeat.round);
        takeTime(heartbeat);
        commitTo(heartbeat.commit);
        if (!agreesOnState(heartbeat))
            return doubt(from, heartbeat.commit, true);
        repairGap(heartbeat.presence.last);
        acknowledge();
        updateReadiness(heartbeat);
        return;
    }
    // What was promised is settled first; an outranked leader comes by itself.
    if (m_bully.awaitingCoordinator() || !outranks(heartbeat.presence))
        return;
    // Its view was installed without this server: back in as a learner. A member waits for its own
    // leader to go first.
    const Peer *leader = m_leader ? m_peers.find(*m_leader) : nullptr;
    const bool led = m_phase == Phase::Following && m_leader != from.key && leader &&
                     leader->alive() && leader->presence.phase == Phase::Leading &&
                     leader->presence.installed == installed();
    if (!led && !m_bully.standing())
        learnFrom(from, theirs);
}

/// A learner that holds everything its leader does may be taken into a view.
void ServerEngine::updateReadiness(const Heartbeat &heartbeat)
{
    if (m_phase != Phase::Learning && m_phase != Phase::Ready)
        return;
    m_discovery_by = m_now.mono + m_config.timing.discovery();
    if (m_taker.active() || m_wanted_from || m_doubt || m_now.mono < m_ready_at ||
        m_replica.log().lastIndex() < heartbeat.presence.last)
        return;
    m_phase = Phase::Ready;
    m_bully.cancelStanding();
    // A lower ID waits to be taken in; a higher one takes over by itself.
    if (m_leader->id < m_self.key.id && !m_bully.standing() && !m_bully.awaitingCoordinator())
        stand(StandReason::LearnerReady);
}

} // namespace roomcast
