// SPDX-License-Identifier: MIT
#include "core/server/server_engine.h"

#include "core/engine/message_channels.h"
#include "core/protocol/rules.h"

namespace roomcast {

namespace {

BullyTiming bullyTiming(const Timing &t)
{
    return {t.election(), t.election() / 3, t.election()};
}

DetectorTiming detectorTiming(const Timing &t)
{
    return {t.suspicion(),        t.probe(),
            10 * t.latency_bound, 300 * t.latency_bound,
            3 * t.introduction(), {t.suspicion(), t.quiet(), t.probe(), t.discovery(), t.twice()}};
}

} // namespace

ServerEngine::ServerEngine(ServerConfig config, quint16 link_port, const StoredReplica &copy)
    : m_config(std::move(config)), m_self{{m_config.id, m_config.incarnation}, m_config.store},
      m_link_port(link_port), m_bully(m_self, bullyTiming(m_config.timing)),
      m_peers(detectorTiming(m_config.timing), m_config.seed), m_stores(m_config.timing.twice()),
      m_store(m_config.timing, {}), m_partition(m_config.label, m_config.heal_after),
      m_own(m_config.catalogue, m_config.limits), m_pool(m_config.limits.held),
      m_clients(m_config.timing.clientHold()),
      m_sender(20 * m_config.timing.latency_bound, m_config.limits.part_bytes),
      m_fetch(m_config.timing.latency_bound), m_links(m_config.timing),
      m_heartbeat(m_config.timing), m_discovery(m_config.timing), m_readmission(m_config.timing),
      m_disturbance(m_config.timing.quiet()), m_introductions(m_config.timing, m_config.seed),
      m_life(m_config.timing), m_announcements(m_config.limits.pushed_bytes_max),
      m_other_groups(m_config.timing)
{
    m_unreadable = copy.hard && !recover(copy);
    m_store = OwnStore(m_config.timing, present());
    m_stores.noteViews(m_bully.hard(), m_self.store);
}

// ---- one step --------------------------------------------------------------------------------

Effects ServerEngine::step(const EngineInput &input, Now now)
{
    m_now = now;
    wakeIfPaused();
    std::visit([this](const auto &i) { take(i); }, input);
    if (!m_life.hasStopped()) {
        runDue();
        wantLinks();
    }
    relayToTheUnreached();
    collectPersist();
    // What it fetches before the others have told what they remember is no excuse for less.
    if (mayVote())
        m_store.note(present());
    m_stores.noteViews(m_bully.hard(), m_self.store);
    Q_ASSERT_X(isMutated() || !brokenInvariant(), "ServerEngine::step", brokenInvariant());
    return std::exchange(m_effects, {});
}

void ServerEngine::take(const input::Start &)
{
    m_discovery.begin(m_now.mono);
    m_store.listen(m_now.mono);
    m_heartbeat.hurry(m_now.mono);
    if (m_partition.away())
        raise(
            event::PartitionChanged{m_partition.label(), Label(), event::PartitionReason::Started});
    if (m_unreadable) {
        raise(event::StoreFailed{event::StoreFault::Unreadable});
        m_effects.stop = StopReason::StoreFailed;
        m_life.stop();
    }
    if (inGroup())
        compareCatalogues();
    for (const SlotKey &slot : replica().state().orphans({}))
        raise(event::OrphanReservation{slot});
}

void ServerEngine::take(const input::Datagram &datagram)
{
    if (m_life.hasStopped() || m_life.isOffline() || ignoresDatagrams() ||
        !(mayCome(datagram.packet.message, datagram.channel) || isRelayed(datagram)))
        return;
    const Packet &packet = datagram.packet;
    m_channel = datagram.channel;
    if (const auto *server = std::get_if<ServerOrigin>(&packet.origin))
        handle(*server, datagram.from, packet.message);
    else
        handleFromClient(std::get<ClientOrigin>(packet.origin), datagram.from, packet.message);
}

void ServerEngine::handle(const ServerOrigin &origin, const Endpoint &endpoint,
                          const Message &message)
{
    const ServerIdentity &from = origin.member;
    const bool across = origin.label != m_partition.label();
    const auto *join = std::get_if<Join>(&message);
    if (from.key == m_self.key || from.key.id.value == 0 || (across && !join))
        return;
    if (from.store == m_self.store)
        meetClone(origin, endpoint, message);
    if (m_life.hasStopped() || refuseDuplicateId(origin, endpoint, message) ||
        from.store == m_self.store)
        return;
    if (across)
        return meetAcross(origin, endpoint, *join);
    const bool here = noteHeard(from, endpoint);
    Peer *peer = m_peers.find(from.key);
    if (here && m_channel == Channel::Multicast)
        m_peers.heardMulticast(from.key, m_now);
    if (here && peer)
        rememberStore(*peer, message);
    if (peer && (here || isProbing(message)) && mayBelieve(*peer, message))
        std::visit([&](const auto &m) { on(from, endpoint, m); }, message);
}

void ServerEngine::handleFromClient(const ClientOrigin &origin, const Endpoint &from,
                                    const Message &message)
{
    if (origin.label.value_or(m_partition.label()) != m_partition.label() ||
        m_role.role() == Role::Waking)
        return;
    const bool known = m_clients.hears(origin.client, from, m_now.mono);
    if (const auto *request = std::get_if<Request>(&message)) {
        if (known)
            onRequest(origin.client, from, *request);
        countRequest(origin.client, *request);
    } else if (const auto *ask = std::get_if<BeaconAsk>(&message); ask && known) {
        takeBeaconAsk(origin.client, *ask);
    }
}

std::optional<Endpoint> ServerEngine::provenEndpoint(const ServerKey &peer) const
{
    const Peer *known = m_peers.find(peer);
    const bool there = known && known->proven && (known->alive() || known->cutOff());
    return there ? std::optional(known->endpoint) : std::nullopt;
}

void ServerEngine::take(const input::LinkOpened &opened)
{
    m_peers.linkOpened(opened.peer);
    m_links.opened(opened.peer, m_peers);
    if (m_fetch.waitsFor(opened.peer))
        startTransfer(opened.peer);
}

/// A link is silenced across labels, not ended. What all could hear is no link's business.
void ServerEngine::take(const input::LinkMessage &received)
{
    const ServerOrigin &from = received.from;
    if (!rules::mayPass(from.label == m_partition.label()) || m_life.isOffline() ||
        !mayComeByLink(received.message))
        return;
    m_peers.linkOpened(from.member.key);
    m_channel.reset();
    if (const Peer *known = m_peers.find(from.member.key); known && !m_life.hasStopped())
        std::visit([&](const auto &m) { on(known->member, known->endpoint, m); }, received.message);
}

void ServerEngine::take(const input::LinkClosed &closed)
{
    const ServerKey &peer = closed.peer;
    Peer *known = m_peers.find(peer);
    if (!m_peers.linkClosed(peer)) {
        if (known)
            noteLinkFailed(*known);
        return;
    }
    // Offline, that says nothing about its other end.
    if (!m_life.isOffline() && m_peers.suspect(peer) && !m_life.hasStopped())
        lost(peer, ElectionReason::ConnectionClosed);
}

void ServerEngine::take(const input::DeclareDead &declared)
{
    const ServerId id = declared.id;
    const auto &voters = m_bully.hard().last_primary.members;
    const auto voter = std::find_if(voters.begin(), voters.end(),
                                    [&](const ServerIdentity &m) { return m.key.id == id; });
    const Peer *peer = voter == voters.end() ? nullptr : m_peers.find(voter->key);
    const bool alive =
        voter != voters.end() && ((peer && peer->alive()) || m_peers.hearsStore(voter->store) ||
                                  voter->store == m_self.store);
    using event::DeclarationRefusal;
    std::optional<DeclarationRefusal> refused;
    if (voter == voters.end())
        refused = DeclarationRefusal::NoVote;
    else if (alive)
        refused = DeclarationRefusal::Alive;
    else if (!m_bully.declareDead(voter->store))
        refused = DeclarationRefusal::DeclaredAlready;
    if (refused)
        return raise(event::DeclarationRefused{id, *refused});
    raise(event::DeclaredDead{id});
    startElectionByRank(ElectionReason::DeclaredDead);
}

void ServerEngine::take(const input::Leave &)
{
    m_life.departure().begin(m_now.mono);
}

// ---- what the time brings --------------------------------------------------------------------

void ServerEngine::runDue()
{
    if (m_life.isOffline())
        return runLeave();
    if (m_role.role() == Role::Waking) {
        if (m_now.mono >= m_role.waking()->until)
            endFreeze();
        return;
    }
    m_peers.follow(m_role.leader(), m_role.role() == Role::Leader);
    for (const ServerKey &silent : m_peers.tick(m_now, m_effects.outbox))
        lost(silent, ElectionReason::Silence);
    judgeMulticast();
    for (const ServerKey &unheard : m_peers.takeUnheard())
        raise(event::MemberSuspected{unheard.id, event::SuspicionReason::Unheard});
    if (m_partition.healAt() && m_now.mono >= *m_partition.healAt())
        changeSide(Label(), event::PartitionReason::HealedByCount);
    m_sender.tick(m_now);
    if (m_fetch.isOverdue(m_now))
        abandonTransfer();
    expireRequests();
    if (m_role.role() == Role::Joining || m_role.role() == Role::Learner ||
        m_role.role() == Role::Ready)
        discover();
    runDueElection();
    missLeader();
    if (m_role.role() == Role::Leader) {
        orderWaiting();
        advanceCommit();
        answerReads();
        answerBeacons();
    }
    if (m_heartbeat.isDue(m_now.mono) && m_role.role() != Role::Joining)
        sendHeartbeat();
    if (m_introductions.isDue(m_now.mono) && introducesItself())
        introduce();
    runLeave();
}

void ServerEngine::runLeave()
{
    const bool settled =
        !m_role.leadership() || replica().committed() == replica().log().lastIndex();
    switch (m_life.departure().tick(settled, m_now.mono)) {
    case Departure::Due::Nothing:
        return;
    case Departure::Due::Goodbye:
        return sayGoodbye();
    case Departure::Due::End:
        m_life.stop();
        raise(event::ServerStopped{event::EndReason::Left});
        m_effects.stop = StopReason::Left;
        return;
    }
}

void ServerEngine::runDueElection()
{
    const auto due = m_bully.tick(m_now, m_effects.outbox);
    if (!due)
        return;
    switch (due->kind) {
    case Bully::Due::Kind::Stand:
        stand(due->reason);
        return;
    case Bully::Due::Kind::PromiseExpired:
        startElectionByRank(due->reason);
        return;
    case Bully::Due::Kind::BallotExpired:
        // Every member promised, and no higher ID took the election over.
        if (m_bully.ballot()->complete())
            return conclude();
        shunTheSilent();
        for (const ServerKey &silent : m_bully.ballot()->missing())
            raise(event::AnswerMissed{m_bully.ballot()->view.epoch, silent.id});
        raise(event::ElectionAbandoned{m_bully.ballot()->view.epoch, due->reason});
        m_bully.withdraw();
        stand(due->reason);
        leaveNoCandidate();
        return;
    }
}

/// An election that came to nothing, and that may not be held again now, has no candidate: it would
/// neither follow, nor look for a leader, nor stand.
void ServerEngine::leaveNoCandidate()
{
    if (m_role.role() == Role::Candidate && !m_bully.isCandidate() && rules::endsWithItsElection())
        stepDown();
}

/// Whoever did not answer is left out of the next proposal; the first time only if nothing else was
/// heard of it either: its answer may be waiting to be read.
void ServerEngine::shunTheSilent()
{
    const TimePoint proposed = m_now.mono - m_bully.timing().answer;
    const bool again = m_role.candidacy() && m_role.candidacy()->reason == ElectionReason::NoAnswer;
    for (const ServerKey &silent : m_bully.ballot()->missing())
        if (Peer *peer = m_peers.find(silent); peer && (peer->heard_at < proposed || again))
            peer->shunned_until = m_now.mono + 10 * m_config.timing.latency_bound;
}

/// A member that neither hears a leader nor is about to stand: whatever went wrong, it tries.
/// One that answers, and whose multicast does not arrive, gets the time until its copies do.
void ServerEngine::missLeader()
{
    const bool waits =
        m_bully.isCandidate() || m_bully.awaitingCoordinator() || m_bully.willStand();
    const Peer *leader = leaderAsPeer();
    const bool answers = leader && leader->alive() && leader->multicast.missing();
    const Duration patience = (answers ? 2 : 1) * m_config.timing.discovery();
    if (m_role.role() != Role::Follower || waits ||
        m_now.mono < m_role.knownLeader().seen_at + patience)
        return;
    m_role.knownLeader().seen_at = m_now.mono;
    startElectionByRank(ElectionReason::Silence);
}

// ---- bookkeeping -----------------------------------------------------------------------------

void ServerEngine::unicast(const Endpoint &to, Message message)
{
    m_effects.outbox.push_back(ToEndpoint{to, std::move(message)});
}

std::optional<TimePoint> ServerEngine::nextDeadline() const
{
    if (m_life.hasStopped())
        return std::nullopt;
    if (m_life.isOffline())
        return offlineDeadline();
    if (m_role.role() == Role::Waking)
        return m_role.waking()->until;
    TimePoint result =
        m_role.role() == Role::Joining ? m_discovery.deadline() : m_heartbeat.dueAt();
    for (const auto &at :
         {m_bully.deadline(), m_peers.deadline(), m_sender.deadline(), m_fetch.deadline(),
          m_pool.deadline(), m_own.deadline(), m_partition.healAt(),
          introducesItself() ? std::optional(m_introductions.nextAt()) : std::nullopt,
          m_life.departure().deadline()})
        if (at)
            result = std::min(result, *at);
    return result;
}

} // namespace roomcast
