// SPDX-License-Identifier: MIT
#include "sim/liar.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

namespace {

/// Where nobody of the world is.
constexpr quint16 kPorts = 20'000;
constexpr quint64 kFar = quint64(1) << 31;

template <typename T>
constexpr size_t kindOf()
{
    return Message(T{}).index();
}

/// Whom clients ask, and who answers them, is not among the lies: without keys a client believes a
/// reply to what it asked.
bool isBetweenServers(const Message &message)
{
    return !std::holds_alternative<Reply>(message) && !std::holds_alternative<Beacon>(message) &&
           !std::holds_alternative<Hello>(message) && !std::holds_alternative<Fetch>(message) &&
           !std::holds_alternative<Chunk>(message);
}

} // namespace

void Liar::onSent(Node machine, const ServerIdentity &member, const Message &message)
{
    m_heard.insert_or_assign({message.index(), machine}, Heard{machine, member, message});
    if (const auto *reply = std::get_if<Reply>(&message))
        m_replied_from[reply->request] = m_world.endpointOf(machine);
    if (const auto *order = std::get_if<Order>(&message); order && m_acknowledges)
        acknowledgeEarly(machine, *order);
}

/// In the members' names, before they have it.
void Liar::acknowledgeEarly(Node leader, const Order &order)
{
    m_acknowledges = false;
    const LogIndex last{order.first.value + order.entries.size() - 1};
    for (const Node machine : m_world.machinesUp())
        if (machine != leader)
            m_world.forge(leader, somewhere(), m_world.originOf(machine),
                          Ack{order.epoch, last, 0});
}

Node Liar::anyUp()
{
    return m_random.oneOf(m_world.machinesUp());
}

const Liar::Heard *Liar::anyHeard(size_t kind)
{
    std::vector<const Heard *> known;
    for (const auto &[key, heard] : m_heard)
        if (kind == SIZE_MAX ? isBetweenServers(heard.message) : key.first == kind)
            known.push_back(&heard);
    return known.empty() ? nullptr : m_random.oneOf(known);
}

ServerIdentity Liar::stranger()
{
    return {{{1'000 + quint32(m_random.below(9'000))}, {m_random.next() | 1}},
            {m_random.next() | 1}};
}

/// Each datagram is a single one: it has an address of its own.
Endpoint Liar::somewhere()
{
    return {World::kLoopback, quint16(kPorts + m_random.below(10'000))};
}

// ---- values ----------------------------------------------------------------------------------

Epoch Liar::twisted(Epoch epoch)
{
    constexpr std::array<quint64, 5> kBy = {0, 1, 7, Epoch::kCounterStepMax + 5, kFar};
    epoch.counter += m_random.oneOf(kBy);
    return epoch;
}

LogIndex Liar::twisted(LogIndex index)
{
    constexpr std::array<quint64, 4> kBy = {0, 1, 100, kFar};
    return {index.value + m_random.oneOf(kBy)};
}

Presence Liar::twisted(Presence presence)
{
    if (m_random.chance(0.5))
        presence.role = Role(m_random.below(quint64(Role::Waking) + 1));
    if (presence.genesis && m_random.chance(0.2))
        presence.genesis = twisted(*presence.genesis);
    presence.installed = twisted(presence.installed);
    presence.last_primary = std::min(twisted(presence.last_primary), presence.installed);
    presence.promised = std::max(presence.installed, twisted(presence.promised));
    presence.last = twisted(presence.last);
    return presence;
}

/// What `sender` might have said, had it come to other values.
Message Liar::twisted(Message message, const ServerIdentity &sender, const ServerIdentity &victim)
{
    if (auto *join = std::get_if<Join>(&message)) {
        join->presence = twisted(join->presence);
    } else if (auto *beat = std::get_if<Heartbeat>(&message)) {
        beat->presence = twisted(beat->presence);
        beat->commit = twisted(beat->commit);
    } else if (auto *election = std::get_if<Election>(&message)) {
        Epoch &epoch = election->view.epoch;
        epoch = twisted(epoch);
        epoch.owner = sender.key.id;
        epoch.incarnation = sender.key.incarnation;
        std::erase_if(election->view.members, [&](const ServerIdentity &m) { return m >= sender; });
        election->view.members.insert(election->view.members.begin(), sender);
        if (victim < sender && !election->view.has(victim.key))
            election->view.members.push_back(victim);
        std::sort(election->view.members.begin(), election->view.members.end(), std::greater<>());
    } else if (auto *commit = std::get_if<Commit>(&message)) {
        commit->index = twisted(commit->index);
    } else if (auto *order = std::get_if<Order>(&message)) {
        order->first = twisted(order->first);
        for (Entry &entry : order->entries)
            entry.at = {m_random.chance(0.5) ? std::numeric_limits<qint64>::max()
                                             : entry.at.value_ms};
    } else if (auto *ack = std::get_if<Ack>(&message)) {
        ack->last = twisted(ack->last);
        ack->round += m_random.below(3);
    } else if (auto *refuse = std::get_if<Refuse>(&message)) {
        refuse->promised = twisted(refuse->promised);
    }
    return message;
}

// ---- lies ------------------------------------------------------------------------------------

QString Liar::lie(const std::vector<Node> &clients)
{
    if (m_world.machinesUp().empty())
        return {};
    if (const auto newcomer = anyNewcomer(); newcomer && m_random.chance(0.5))
        return refuse(*newcomer);
    if (!clients.empty() && m_random.chance(0.25))
        return lieToClient(m_random.oneOf(clients));
    return m_random.chance(0.5) ? lieFromElsewhere() : lieInItsPlace();
}

/// Any message, in the name of one who was heard, or of somebody new.
QString Liar::lieFromElsewhere()
{
    m_acknowledges = m_random.chance(0.3);
    const Heard *heard = anyHeard(m_random.chance(0.3) ? kindOf<Election>() : SIZE_MAX);
    if (!heard)
        return {};
    const ServerIdentity sender = m_random.chance(0.5) ? heard->member : stranger();
    const Node to = anyUp();
    const Message message = twisted(heard->message, sender, m_world.member(to));
    m_world.forge(to, somewhere(), ServerOrigin{sender}, message);
    return u"forges message %1 of server %2 to machine %3"_s.arg(message.index())
        .arg(sender.key.id.value)
        .arg(to);
}

/// In a server's name and from its address. Of each server one such lie comes to each other one:
/// two are more than a single datagram, where nothing true comes between them.
QString Liar::lieInItsPlace()
{
    const Node liar = anyUp();
    const Node to = anyUp();
    const ServerIdentity sender = m_world.member(liar);
    const auto tell = [&](const Message &message) {
        m_world.forge(to, m_world.endpointOf(liar), m_world.originOf(liar), message);
        return u"says message %1 for server %2 to machine %3"_s.arg(message.index())
            .arg(sender.key.id.value)
            .arg(to);
    };
    const auto said = m_heard.find({kindOf<Heartbeat>(), liar});
    if (liar == to || said == m_heard.end() ||
        !m_told.emplace(sender.key, m_world.member(to).key).second)
        return {};
    auto beat = std::get<Heartbeat>(said->second.message);
    Presence &presence = beat.presence;
    switch (m_random.below(5)) {
    case 0: { // more than was sent
        const auto ack = m_heard.find({kindOf<Ack>(), liar});
        if (ack == m_heard.end())
            return {};
        Ack forged = std::get<Ack>(ack->second.message);
        forged.last.value += 50'000;
        return tell(forged);
    }
    case 1:
        return tell(Leave{});
    case 2: // an epoch far above
        presence.promised.counter += kFar;
        return tell(beat);
    case 3: // another group
        if (!presence.genesis)
            return {};
        presence.genesis->counter += 1 + m_random.below(3);
        presence.role = Role::Leader;
        presence.has_claims = true;
        return tell(beat);
    default: { // it leads a view that outranks all
        const Epoch higher{presence.promised.counter + 3, sender.key.id, sender.key.incarnation};
        presence.role = Role::Leader;
        presence.installed = presence.last_primary = presence.promised = higher;
        presence.grounded = true;
        return tell(beat);
    }
    }
}

std::optional<Node> Liar::anyNewcomer() const
{
    for (const Node machine : m_world.machinesUp())
        if (!m_world.status(machine).epoch)
            return machine;
    return std::nullopt;
}

/// Somebody has its ID, is what it is told.
QString Liar::refuse(Node newcomer)
{
    const ServerIdentity other{{m_world.member(newcomer).key.id, {m_random.next() | 1}}, {7}};
    m_world.forge(newcomer, somewhere(), ServerOrigin{other},
                  Refuse{RefuseReason::DuplicateId, {}});
    return u"refuses machine %1 its ID"_s.arg(newcomer);
}

QString Liar::lieToClient(Node client)
{
    const Heard *beats = anyHeard(kindOf<Heartbeat>());
    if (!beats)
        return {};
    auto beat = std::get<Heartbeat>(beats->message);
    switch (m_random.below(3)) {
    case 0: { // a new leader's, of another group or far above
        const ServerIdentity sender = stranger();
        Presence &presence = beat.presence;
        const bool other_group = m_random.chance(0.5);
        presence.role = Role::Leader;
        presence.installed = {presence.installed.counter + (other_group ? 1 : kFar), sender.key.id,
                              sender.key.incarnation};
        presence.last_primary = presence.installed;
        if (other_group)
            presence.genesis = presence.installed;
        const Epoch genesis = presence.genesis.value_or(Epoch{});
        // One that has heard nobody yet goes by the first that it hears.
        const auto groupOf = [this](Node it) {
            return m_world.client(it).image(m_world.nowAt(it)).genesis;
        };
        const bool knows_another = groupOf(client) != Epoch{};
        m_world.forge(client, somewhere(), ServerOrigin{sender}, beat);
        if (other_group && knows_another)
            m_world.after(std::chrono::milliseconds(5), [this, client, genesis, groupOf] {
                if (groupOf(client) == genesis)
                    m_astray.insert(client);
            });
        return u"leads client %1"_s.arg(client);
    }
    case 1: { // of one whom it does not follow, about the view that it follows
        const Heard *commits = anyHeard(kindOf<Commit>());
        if (!commits)
            return {};
        auto commit = std::get<Commit>(commits->message);
        commit.previous = {};
        commit.index.value += kFar;
        m_world.forge(client, somewhere(), ServerOrigin{stranger()}, commit);
        return u"tells client %1 of a commit"_s.arg(client);
    }
    default: { // the leader's word, from its address, of an index that is far off
        if (!m_world.isUp(beats->machine) || m_world.member(beats->machine) != beats->member ||
            beat.presence.role != Role::Leader)
            return {};
        beat.commit.value += kFar;
        m_world.forge(client, m_world.endpointOf(beats->machine), m_world.originOf(beats->machine),
                      beat);
        return u"tells client %1 of an index"_s.arg(client);
    }
    }
}

// ---- a second reply --------------------------------------------------------------------------

void Liar::onDelivered(Node node, const QByteArray &bytes)
{
    if (m_second && m_second->first == node && m_second->second == bytes)
        expectNotice(node);
    if (!m_world.isClient(node) || !m_random.chance(0.02))
        return;
    auto packet = decodePacket(bytes);
    if (packet && std::holds_alternative<Reply>(packet->message))
        m_delivered = Delivered{node, m_world.time(), std::move(packet).value()};
}

/// Of the second reply that is being delivered.
void Liar::expectNotice(Node client)
{
    m_second.reset();
    m_seen.erase(client);
    m_world.after(std::chrono::milliseconds(1), [this, client] {
        if (!m_seen.contains(client))
            m_unseen.insert(client);
    });
}

/// By the reply at hand. So this request is over: another outcome of it, in the same server's name.
void Liar::onAnswered(Node client, ClientId, const Answer &answer)
{
    if (!m_delivered || m_delivered->client != client || m_delivered->at != m_world.time())
        return;
    const Packet packet = std::exchange(m_delivered, std::nullopt)->packet;
    const auto &origin = std::get<ServerOrigin>(packet.origin);
    Reply reply = std::get<Reply>(packet.message);
    const auto machines = m_world.machinesUp();
    const auto by = std::find_if(machines.begin(), machines.end(), [&](Node machine) {
        return m_world.member(machine) == origin.member;
    });
    // From another address than the first one came from it is nobody's.
    const bool moved =
        by != machines.end() && m_replied_from[reply.request] != m_world.endpointOf(*by);
    const bool refused = answer.outcome && std::holds_alternative<Refused>(*answer.outcome);
    if (by == machines.end() || moved || answer.source != Source::Server || refused ||
        reply.view != answer.epoch || answer.server != origin.member.key.id)
        return;
    reply.outcome = encode(Outcome(Refused{RefusalKind::NotWaiting, u"nobody"_s}));
    m_second.emplace(client, m_world.forge(client, m_world.endpointOf(*by), origin, reply));
}

} // namespace roomcast::sim
