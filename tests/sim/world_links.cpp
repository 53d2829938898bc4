// SPDX-License-Identifier: MIT
//
// Links between servers: reliable streams in order, which end when a process does. A cut silences
// them: what was under way comes after it, or, where so chosen, is dropped by the sender.
#include "sim/world.h"

namespace roomcast::sim {

namespace {

/// How long a connection to nowhere is tried, and a silent one believed in.
constexpr Duration kConnectPatience = 300ms;
constexpr Duration kSilentPatience = 3s;

} // namespace

void World::openLink(Process &from, const LinkRequest &request)
{
    after(m_network.delay(),
          [this, node = from.machine, life = from.life, request] { connect(node, life, request); });
}

void World::connect(Node from, quint64 life, const LinkRequest &request)
{
    const Process *here = find(from, life);
    if (!here)
        return;
    const Process *there = findByKey(request.peer);
    const auto silent = [&](Node to) {
        return m_network.isLinkCut(from, to) || m_network.isLinkCut(to, from) ||
               m_machines.at(to).endpoint != request.to;
    };
    if (there && silent(there->machine)) {
        after(kConnectPatience,
              [this, from, life, peer = request.peer] { refuseLink(from, life, peer); });
        return;
    }
    if (!there)
        return refuseLink(from, life, request.peer);
    const auto lives = std::minmax(life, there->life);
    const ServerKey key = memberOf(here->loop->engine()).key;
    const Node to = there->machine;
    const quint64 to_life = there->life;
    // Two connections of one pair end together: to the engines they are one link.
    if (auto &link = m_links[{lives.first, lives.second}]; !link) {
        const bool here_is_a = life == lives.first;
        link = std::make_unique<Link>();
        link->number = ++m_links_made;
        link->node_a = here_is_a ? from : to;
        link->node_b = here_is_a ? to : from;
        link->key_a = here_is_a ? key : request.peer;
        link->key_b = here_is_a ? request.peer : key;
    }
    toPeer(from, life, input::LinkOpened{request.peer});
    toPeer(to, to_life, input::LinkOpened{key});
}

void World::refuseLink(Node from, quint64 life, const ServerKey &peer)
{
    toPeer(from, life, input::LinkClosed{peer});
}

void World::toPeer(Node machine, quint64 life, const EngineInput &input)
{
    if (find(machine, life))
        this->input(machine, input);
}

void World::sendOnLink(Process &from, const ToPeer &outbound)
{
    const Process *there = findByKey(outbound.peer);
    if (!there)
        return;
    const auto lives = std::minmax(from.life, there->life);
    const auto it = m_links.find({lives.first, lives.second});
    if (it == m_links.end() || it->second->closing)
        return;
    const bool cut = m_network.isLinkCut(from.machine, there->machine);
    if (cut && m_network.conditions().links_drop_in_cut)
        return;
    const QByteArray bytes = encodePacket(from.loop->engine().origin(), outbound.message);
    auto decoded = decodePacket(bytes);
    Q_ASSERT(decoded);
    auto message = std::make_shared<const Packet>(std::move(decoded).value());
    transmit(
        *it->second, from.life == lives.first,
        [this, to = there->machine, life = there->life, lives = it->first,
         number = it->second->number, bytes, message] {
            // What was under way on a link that is gone does not come.
            const auto link = m_links.find(lives);
            if (!find(to, life) || link == m_links.end() || link->second->number != number)
                return;
            tell(&Observer::onDelivered, to, bytes);
            const auto &origin = std::get<ServerOrigin>(message->origin);
            input(to, input::LinkMessage{origin, message->message});
        },
        m_network.delay());
}

void World::transmit(Link &link, bool from_a, std::function<void()> arrive, Duration delay)
{
    Stream &stream = from_a ? link.a_to_b : link.b_to_a;
    const Node from = from_a ? link.node_a : link.node_b;
    const Node to = from_a ? link.node_b : link.node_a;
    if (m_network.isLinkCut(from, to) || !stream.held.empty()) {
        stream.held.push_back(std::move(arrive));
        return;
    }
    stream.last_arrival = std::max(stream.last_arrival, time() + delay);
    m_queue.at(stream.last_arrival, std::move(arrive));
}

void World::closeLinks(const Process &process, Crash kind)
{
    const Duration delay = kind == Crash::Power ? kSilentPatience : m_network.delay();
    for (auto &[lives, link] : m_links) {
        const bool is_a = lives.first == process.life;
        if ((!is_a && lives.second != process.life) || link->closing)
            continue;
        link->closing = true;
        const Node to = is_a ? link->node_b : link->node_a;
        const quint64 life = is_a ? lives.second : lives.first;
        const ServerKey key = is_a ? link->key_a : link->key_b;
        transmit(
            *link, is_a,
            [this, to, life, key, lives = lives] {
                m_links.erase(lives);
                toPeer(to, life, input::LinkClosed{key});
            },
            delay);
    }
}

/// Its own end knows at once; its peers' ends are silent until they are given up.
void World::dropLinks(const Process &process)
{
    for (auto it = m_links.begin(); it != m_links.end();) {
        const auto &[lives, link] = *it;
        const bool is_a = lives.first == process.life;
        if ((!is_a && lives.second != process.life) || link->closing) {
            ++it;
            continue;
        }
        after(kSilentPatience,
              [this, lives = lives, to = is_a ? link->node_b : link->node_a,
               life = is_a ? lives.second : lives.first, key = is_a ? link->key_a : link->key_b] {
                  if (!m_links.contains(lives))
                      toPeer(to, life, input::LinkClosed{key});
              });
        const ServerKey peer = is_a ? link->key_b : link->key_a;
        it = m_links.erase(it);
        after({}, [this, node = process.machine, life = process.life, peer] {
            toPeer(node, life, input::LinkClosed{peer});
        });
    }
}

void World::cutLinks(Node node)
{
    m_network.cutLinks(node);
}

void World::mendLinks(Node node)
{
    m_network.mendLinks(node);
    flushHeld();
}

void World::mend(Node a, Node b)
{
    m_network.mend(a, b);
    m_network.mend(b, a);
    flushHeld();
}

void World::mendAll()
{
    m_network.mendAll();
    flushHeld();
}

void World::flushHeld()
{
    for (auto &[lives, link] : m_links) {
        for (const bool from_a : {true, false}) {
            Stream &stream = from_a ? link->a_to_b : link->b_to_a;
            const Node from = from_a ? link->node_a : link->node_b;
            const Node to = from_a ? link->node_b : link->node_a;
            if (m_network.isLinkCut(from, to))
                continue;
            for (auto &arrive : std::exchange(stream.held, {}))
                transmit(*link, from_a, std::move(arrive), m_network.delay());
        }
    }
}

} // namespace roomcast::sim
