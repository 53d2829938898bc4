// SPDX-License-Identifier: MIT
//
// What a server says of itself again and again, and what it makes of the same from others.
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

Presence ServerEngine::presence() const
{
    const HardState &hard = m_bully.hard();
    return {m_role.role() == Role::Ready && !mayVote() ? Role::Learner : m_role.role(),
            hard.genesis,
            hard.installed.epoch,
            replica().log().lastIndex(),
            replica().holdsBookings(),
            m_link_port,
            hard.last_primary.epoch,
            hard.grounded,
            hard.promised,
            m_multicast.works()};
}

void ServerEngine::raiseClocks(const Timekeeper::ClockNews &news)
{
    for (const ClockOff &clock : news.off)
        raise(event::ClockOff{clock.member, std::chrono::milliseconds(clock.off_ms),
                              clock.off_ms > 0 ? event::ClockAction::Ahead
                                               : event::ClockAction::Behind});
    for (const ServerId member : news.right)
        raise(event::ClockRight{member});
}

void ServerEngine::sendHeartbeat()
{
    m_heartbeat.sent(m_now.mono);
    if (m_role.role() == Role::Leader) {
        sequencer().startBeaconRound();
        const WallTime newest = replica().newestTime();
        m_time.judge(m_bully.hard().installed, m_bully.hard().primary, m_peers, m_now, newest);
        raiseClocks(m_time.judgeClocks(id(), m_peers, m_now, newest));
    }
    const Leadership *leadership = m_role.leadership();
    const quint64 round = leadership ? leadership->sequencer.round() : m_followed.round();
    auto missing = m_bully.hard().missingVoters();
    missing.resize(std::min(missing.size(), size_t(Heartbeat::kHearsMax)));
    multicast(Heartbeat{
        presence(), m_bully.hard().primary, replica().committed(), round,
        replica().catalogueDigest(), replica().log().last().prefix, replica().stateDigest(),
        m_peers.heard(Heartbeat::kHearsMax), std::move(missing),
        m_role.role() == Role::Leader
            ? std::optional(GroupTime{groupTime(m_now), m_now.offset, zone(), m_time.clocksOff()})
            : std::nullopt});
    offerCarried();
    // Again for members that missed it, but not beside the first one.
    if (leadership && m_now.mono > m_readmission.takenInAt() &&
        leadership->sequencer.acknowledgedByAll() < leadership->sequencer.viewIndex())
        multicast(leadership->coordinator);
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Heartbeat &heartbeat)
{
    Peer *peer = m_peers.find(from.key);
    peer->presence = heartbeat.presence;
    peer->commit = heartbeat.commit;
    peer->hears = heartbeat.hears;
    const Presence &theirs = heartbeat.presence;
    // Never below what it has installed.
    if (!m_bully.believes(theirs.promised))
        m_peers.ask(*peer, m_now, m_effects.outbox);
    else if (rules::mayRaiseEpochs(peer->proven))
        m_bully.noteEpoch(theirs.promised);
    // Only its owner leads an epoch.
    const bool owns = theirs.installed.owner == from.key.id &&
                      theirs.installed.incarnation == from.key.incarnation;
    if (!theirs.genesis || (theirs.role == Role::Leader && (!owns || !peer->proven)))
        return;
    if (!inGroup()) {
        if (theirs.role == Role::Leader && !m_bully.awaitingCoordinator() &&
            !rules::mayFound(true) && mayLearnFrom(*peer, theirs) &&
            !m_discovery.doubtsId(m_now.mono))
            learnFrom(from, theirs.installed);
        return;
    }
    if (theirs.genesis != m_bully.hard().genesis)
        return hearOtherGroup(*peer, theirs);
    const bool equal = theirs.installed != installed() || !differs(from, heartbeat);
    if (theirs.role == Role::Leader)
        onLeaderHeartbeat(*peer, heartbeat);
    else if (m_role.role() == Role::Waking && theirs.installed == installed() &&
             m_role.leadership())
        resumeAmongMembers();
    if (m_role.role() == Role::Leader && equal)
        onMemberHeartbeat(*peer, heartbeat);
}

/// It may have to fetch this log before it installs the view, and has to hear the heartbeats for
/// that, which each election puts off.
bool ServerEngine::wasJustTakenIn(const ServerKey &member) const
{
    return m_bully.hard().installed.has(member) && m_readmission.isFresh(m_now.mono);
}

/// What counts as an acknowledgement, and who waits to be taken in.
void ServerEngine::onMemberHeartbeat(Peer &peer, const Heartbeat &heartbeat)
{
    const Presence &theirs = heartbeat.presence;
    const ServerKey &from = peer.member.key;
    const bool follows = theirs.installed == installed() && theirs.role == Role::Follower;
    if (rules::counts(follows && !rules::isFenced(theirs.promised, theirs.installed)))
        noteAcknowledged(from, theirs.last, heartbeat.round);
    if (theirs.role == Role::Ready && eligibility().isEligible(peer) &&
        !eligibility().comesBefore(peer) && !wasJustTakenIn(from) && !m_bully.isCandidate() &&
        hasReplicaOfMine(theirs) && mayLearnFrom(peer, theirs) && mayDisturb(from))
        stand(ElectionReason::LearnerReady);
}

/// It need not fetch this log any more, or has one that goes before it.
bool ServerEngine::hasReplicaOfMine(const Presence &theirs) const
{
    const bool copied =
        theirs.installed == installed() && theirs.last <= replica().log().lastIndex();
    return rules::mayBeTakenIn(copied || theirs.rank() > m_bully.hard().rank());
}

/// A member of the view that this server led goes on: nobody has taken over, as far as it knows.
void ServerEngine::resumeAmongMembers()
{
    resume();
    if (m_role.role() == Role::Follower)
        startElectionByRank(ElectionReason::WokeUp);
}

/// A log is replaced only by one that the spine rule would choose.
bool ServerEngine::outranks(const Presence &theirs) const
{
    return rules::rankOfLog(theirs.rank()) >= rules::rankOfLog(m_bully.hard().rank());
}

/// `from` leads some view of this server's group.
void ServerEngine::onLeaderHeartbeat(Peer &peer, const Heartbeat &heartbeat)
{
    const ServerIdentity &from = peer.member;
    const Epoch &theirs = heartbeat.presence.installed;
    if (theirs == installed()) {
        m_role.knownLeader() = {from.key, m_now.mono};
        if (m_role.role() == Role::Waking)
            resume();
        if (!replica().log().agreesAt(heartbeat.presence.last, heartbeat.log))
            return doubt(from, heartbeat.presence.last, false);
        if (m_bully.hard().promised == installed())
            m_followed.sawRound(heartbeat.round); // the leader remembers the highest
        if (heartbeat.time) {
            m_time.set(heartbeat.time->at, m_now.mono);
            raiseClocks(m_time.takeClocks(heartbeat.time->off, id(), m_peers));
        }
        commitTo(heartbeat.commit);
        if (!agreesOnState(heartbeat))
            return doubt(from, heartbeat.commit, true);
        repairGap(heartbeat.presence.last);
        acknowledge();
        updateReadiness(heartbeat);
        takePrecedence(peer);
        return;
    }
    // What was promised is settled first; an outranked leader comes by itself.
    if (m_bully.awaitingCoordinator() || !outranks(heartbeat.presence))
        return;
    // Its view was installed without this server: back in as a learner. A member waits for its own
    // leader to go first.
    const Peer *leader = leaderAsPeer();
    const bool led = m_role.role() == Role::Follower && m_role.leader() != from.key && leader &&
                     leader->alive() && leader->presence.role == Role::Leader &&
                     leader->presence.installed == installed();
    if (!led && !m_bully.isCandidate() && mayLearnFrom(peer, heartbeat.presence))
        learnFrom(from, theirs);
}

/// A learner that holds everything its leader does may be taken into a view.
void ServerEngine::updateReadiness(const Heartbeat &heartbeat)
{
    if (m_role.role() != Role::Learner && m_role.role() != Role::Ready)
        return;
    m_discovery.restart(m_now.mono);
    if (m_fetch.isActive() || m_followed.suspected() || !m_readmission.mayAskIn(m_now.mono) ||
        replica().log().lastIndex() < heartbeat.presence.last)
        return;
    m_role.becomeReady();
    m_bully.cancelStanding();
    // Who comes after the leader waits to be taken in; who comes before it takes over.
    if (!eligibility().comesBefore(m_role.leader()->id) && !m_bully.isCandidate() &&
        !m_bully.awaitingCoordinator())
        stand(ElectionReason::LearnerReady);
}

} // namespace roomcast
