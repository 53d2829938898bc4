// SPDX-License-Identifier: MIT
//
// Who is there: joining, learning, leaving, taken IDs, lost peers.
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

namespace {

/// Process IDs on Linux end at 2^22; an ID that is drawn again stays among them.
constexpr quint32 kDrawnIdMax = 1U << 22;

/// Of a peer that is lost, and did not say goodbye.
event::SuspicionReason suspicionOf(ElectionReason reason)
{
    return reason == ElectionReason::ConnectionClosed ? event::SuspicionReason::ConnectionClosed
                                                      : event::SuspicionReason::Silence;
}

} // namespace

// ---- IDs that are taken ----------------------------------------------------------------------

/// True where another live process uses this server's ID. Whoever has state stays; of two without,
/// the higher incarnation stays.
bool ServerEngine::refuseDuplicateId(const ServerOrigin &origin, const Endpoint &endpoint,
                                     const Message &message)
{
    if (origin.member.key.id != m_self.key.id)
        return false;
    const auto *refuse = std::get_if<Refuse>(&message);
    if (refuse && refuse->reason == RefuseReason::DuplicateId) {
        if (m_role.role() == Role::Joining && m_discovery.isRefused(endpoint, m_now.mono))
            onDuplicateId(endpoint);
    } else if (const auto *join = std::get_if<Join>(&message)) {
        refuseJoin(origin, endpoint, *join);
    }
    return true;
}

/// A REFUSE would not be heard across labels: there, the JOIN of the one that stays tells the
/// other.
void ServerEngine::refuseJoin(const ServerOrigin &origin, const Endpoint &endpoint,
                              const Join &join)
{
    const ServerKey &other = origin.member.key;
    const bool joining = m_role.role() == Role::Joining;
    const bool other_joining = join.presence.role == Role::Joining;
    if (joining && (!other_joining || other.incarnation > m_self.key.incarnation)) {
        if (m_discovery.isRefused(endpoint, m_now.mono))
            onDuplicateId(endpoint);
        return;
    }
    if (other_joining && origin.label == m_partition.label())
        unicast(endpoint, Refuse{RefuseReason::DuplicateId, {}});
    else if (other_joining)
        introduce();
    else if (m_discovery.isNewDouble(other))
        raise(event::DuplicateId{endpoint, event::DuplicateIdAction::EndOne});
}

void ServerEngine::onDuplicateId(const Endpoint &where)
{
    if (m_config.id_chosen) {
        raise(event::DuplicateId{where, event::DuplicateIdAction::Stop});
        m_effects.stop = StopReason::DuplicateId;
        m_life.stop();
        return;
    }
    takeAnotherId(where);
}

void ServerEngine::takeAnotherId(const Endpoint &where)
{
    m_discovery.forgetRefusal();
    const quint64 draw = m_self.key.incarnation.value ^ (m_config.seed + m_self.key.id.value);
    m_self.key.id = {1 + quint32((draw * 0x9e3779b97f4a7c15ULL >> 32) % kDrawnIdMax)};
    HardState newcomer;
    newcomer.promised = m_bully.hard().promised;
    m_bully = Bully(m_self, m_bully.timing());
    m_bully.recover(std::move(newcomer));
    raise(event::DuplicateId{where, event::DuplicateIdAction::DrawnAgain, m_self.key.id});
    m_discovery.restart(m_now.mono);
    m_discovery.askNow(m_now.mono);
}

// ---- hearing and losing ----------------------------------------------------------------------

/// False where it may be somebody else who speaks in its name.
bool ServerEngine::noteHeard(const ServerIdentity &from, const Endpoint &endpoint)
{
    switch (m_peers.heard(from, endpoint, m_partition.label(), m_now, m_effects.outbox)) {
    case Peers::Heard::Elsewhere:
        return false;
    case Peers::Heard::Known:
    case Peers::Heard::Ignored:
        break;
    case Peers::Heard::New:
        raise(event::MemberSeen{from.key.id, endpoint});
        break;
    case Peers::Heard::Recovered:
        raise(event::MemberRecovered{from.key.id});
        break;
    case Peers::Heard::Reachable:
        m_readmission.excuse();
        raise(event::ReachableAgain{from.key.id, m_partition.label()});
        break;
    }
    return true;
}

void ServerEngine::lost(const ServerKey &peer, ElectionReason reason)
{
    const Peer *gone = m_peers.find(peer);
    const Duration silence = gone ? m_now.mono - gone->heard_at : Duration{};
    const bool leader = m_role.leader() == peer;
    if (reason == ElectionReason::Departure)
        raise(event::MemberLeft{peer.id});
    else if (leader)
        raise(event::HeartbeatFailed{peer.id, suspicionOf(reason), silence});
    else
        raise(event::MemberSuspected{peer.id, suspicionOf(reason)});
    doWithout({peer}, reason);
}

/// What rests on servers that are gone goes with them.
void ServerEngine::doWithout(const std::vector<ServerKey> &gone, ElectionReason reason)
{
    const auto is_gone = [&](const std::optional<ServerKey> &key) {
        return key && std::find(gone.begin(), gone.end(), *key) != gone.end();
    };
    const bool leader = is_gone(m_role.leader());
    if (leader)
        loseLeader();
    if (std::ranges::any_of(m_fetch.servers(), is_gone))
        abandonTransfer();
    const View &concerned =
        m_bully.isCandidate() ? m_bully.ballot()->view : m_bully.hard().installed;
    const bool concerns = std::any_of(gone.begin(), gone.end(),
                                      [&](const ServerKey &key) { return concerned.has(key); });
    if (isMember() && concerns)
        startElectionByRank(reason);
    else if (leader && m_role.role() == Role::Ready)
        // The members elect among themselves first; if none is left, this copy is what remains.
        m_bully.startElectionAt(m_now.mono + m_config.timing.discovery(), reason);
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Leave &)
{
    const Peer *peer = m_peers.find(from.key);
    if (!rules::maySayGoodbye(peer->linked, !m_channel))
        return;
    if (m_peers.left(from.key, m_now))
        lost(from.key, ElectionReason::Departure);
}

// ---- joining ---------------------------------------------------------------------------------

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Join &join)
{
    Peer &peer = *m_peers.find(from.key);
    peer.presence = join.presence;
    // Otherwise it only says what its label is.
    if (join.presence.role != Role::Joining)
        return;
    peer.waits_for_welcome = true;
    welcome(peer);
    if (m_role.role() == Role::Leader)
        m_heartbeat.hurry(m_now.mono);
}

/// Once it has proven to be there: WELCOME is longer than JOIN, and anybody's address can stand in
/// that.
void ServerEngine::welcome(Peer &peer)
{
    if (peer.proven && std::exchange(peer.waits_for_welcome, false))
        unicast(peer.endpoint, Welcome{presence(), m_role.leader()});
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Welcome &welcome)
{
    m_peers.find(from.key)->presence = welcome.presence;
}

void ServerEngine::on(const ServerIdentity &from, const Endpoint &, const Refuse &refuse)
{
    const Epoch stood_in = m_bully.ballot() ? m_bully.ballot()->view.epoch : Epoch();
    if (refuse.reason != RefuseReason::PromisedHigher || !m_bully.onRefuse(refuse))
        return;
    const bool higher = eligibility().comesBefore(from.key.id);
    raise(event::ElectionRefused{refuse.promised, stood_in, from.key.id,
                                 higher ? std::optional(event::RefusalReason::Higher)
                                        : std::nullopt});
    stepDown();
    m_bully.startElectionAt(m_now.mono + (eligibility().rank() + 1) * m_config.timing.rankStep(),
                            ElectionReason::Refused);
}

/// Without state: asks around, then founds a group with whoever has none either.
/// With a copy but no leader: looks for one, then stands.
void ServerEngine::discover()
{
    if (m_role.role() == Role::Joining && m_discovery.takeAskDue(m_now.mono))
        multicast(Join{presence()});
    if (!m_discovery.isOver(m_now.mono))
        return;
    m_discovery.restart(m_now.mono);
    if (m_bully.isCandidate() || m_bully.awaitingCoordinator())
        return;
    if (m_role.role() != Role::Joining)
        return startElectionWithoutLeader();
    if (m_discovery.waitsForProof(m_peers, m_now.mono))
        m_discovery.extend(m_now.mono);
    else
        startElectionByRank(ElectionReason::Birth);
}

/// Also one across a label: a group founded beside it could not be merged with it.
bool ServerEngine::hearsGroup() const
{
    const auto &all = m_peers.all();
    return std::any_of(all.begin(), all.end(), [](const auto &row) {
        const Peer &peer = row.second;
        return (peer.alive() || peer.cutOff()) && peer.presence.genesis;
    });
}

/// Nobody to learn from was heard for a while. A copy that is there is whole, if old: it may be all
/// that is left.
void ServerEngine::startElectionWithoutLeader()
{
    const bool led =
        m_role.leader() && m_now.mono < m_role.knownLeader().seen_at + m_config.timing.discovery();
    if (led || m_fetch.isActive())
        return;
    if (!mayVote()) {
        m_discovery.extend(m_now.mono);
        return;
    }
    loseLeader();
    if (!inGroup())
        return forgetGroup();
    followOrWait();
    startElectionByRank(ElectionReason::Silence);
}

void ServerEngine::learnFrom(const ServerIdentity &leader, const Epoch &epoch)
{
    if (m_role.leader() == leader.key && (m_fetch.isActive()))
        return;
    const auto reason = !inGroup()                                 ? event::JoinReason::Newcomer
                        : m_role.role() == Role::Leader            ? event::JoinReason::TwoLeaders
                        : m_bully.hard().installed.has(m_self.key) ? event::JoinReason::LeftOut
                                                                   : event::JoinReason::Restarted;
    if (m_bully.hard().installed.has(m_self.key))
        m_readmission.dropped(m_now.mono);
    endCandidacy();
    dropTransfer();
    m_role.becomeLearner({leader.key, m_now.mono});
    m_followed.settle();
    m_discovery.restart(m_now.mono);
    // While its copy does not come it is tried again and again, which is no news.
    if (m_followed.isNewLeader(leader.key, epoch))
        raise(event::Joined{leader.key.id, epoch, reason});
    startTransfer(leader.key);
}

/// Back to a newcomer without state.
void ServerEngine::forgetGroup()
{
    m_bully.forgetGroup();
    m_time.forget();
    m_followed.settle();
    m_own.forget();
    dropTransfer();
    loseLeader();
    m_role.becomeJoining();
    m_discovery.begin(m_now.mono);
}

void ServerEngine::loseLeader()
{
    m_role.knownLeader().key.reset();
}

const Peer *ServerEngine::leaderAsPeer() const
{
    return m_role.leader() ? m_peers.find(*m_role.leader()) : nullptr;
}

bool ServerEngine::knowsMember(const Origin &origin, const Endpoint &at) const
{
    const auto *server = std::get_if<ServerOrigin>(&origin);
    const Peer *peer = server ? m_peers.find(server->member.key) : nullptr;
    return peer && peer->endpoint == at &&
           (m_role.leader() == peer->member.key || m_bully.hard().installed.has(peer->member.key));
}

} // namespace roomcast
