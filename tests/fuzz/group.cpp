// SPDX-License-Identifier: MIT
#include "fuzz/group.h"

#include "fuzz/lone_store.h"

namespace roomcast::fuzz {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr auto kLatency = 1ms;
/// Steps at one moment, of one engine, that only the time asked for.
constexpr int kTicksMax = 20;
/// Messages that one step sends at most; the largest is a round of probes and links.
constexpr size_t kSentMax = 64;
/// More than a bounded group of three has to say at once.
constexpr size_t kUnderWayMax = 20'000;

ServerConfig configOf(size_t server, quint64 start)
{
    ServerConfig config = loneConfig();
    config.id = {quint32(100 * (server + 1))};
    config.incarnation = {100 * (server + 1) + start};
    config.store = {server + 1};
    config.seed = server;
    return config;
}

/// Small and frequent: checked now and then only.
bool isUsual(const Message &message)
{
    return std::holds_alternative<Heartbeat>(message) || std::holds_alternative<Ack>(message) ||
           std::holds_alternative<Probe>(message) || std::holds_alternative<ProbeReply>(message);
}

} // namespace

Group::Group()
{
    for (size_t server = 0; server < kServers; ++server)
        start(server);
    for (size_t number = 0; number < kClients; ++number)
        m_clients[number].engine =
            std::make_unique<ClientEngine>(ClientConfig{client(number), Timing(), std::nullopt});
    letTimePass(700ms);
    m_clients[0].engine->setPerson(u"Ana"_s, now());
    submit(0, Write{Reserve{{u"A"_s, u"0"_s, u"Mon"_s}, u"Ana"_s, {}}});
    submit(1, Write{JoinQueue{{u"A"_s, u"0"_s, u"Mon"_s}, u"Bob"_s, {}}});
    submit(1, Query{ReadDay{u"Mon"_s}});
    letTimePass(60ms);
}

Now Group::now() const
{
    const auto ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(m_time.time_since_epoch());
    return {m_time, {1'700'000'000'000 + ms.count()}, {}};
}

void Group::fail(const char *what, size_t node)
{
    if (m_finding.isEmpty())
        m_finding = u"%1 (%2 %3)"_s.arg(QLatin1StringView(what),
                                        node < kServers ? u"server"_s : u"client"_s,
                                        QString::number(node < kServers ? node : node - kServers));
}

void Group::start(size_t server)
{
    Server &s = m_servers[server];
    const ServerConfig config = configOf(server, ++s.starts);
    s.member = {{config.id, config.incarnation}, config.store};
    s.stopped = false;
    s.links.clear();
    s.engine = std::make_unique<ServerEngine>(config, quint16(8000 + server), s.disk);
    step(server, input::Start{});
}

// ---- time ------------------------------------------------------------------------------------

void Group::later(size_t to, std::function<void()> run)
{
    if (m_under_way.size() >= kUnderWayMax)
        return fail("a flood of messages", to);
    m_under_way.push_back({m_time + kLatency, to, std::move(run)});
}

std::optional<TimePoint> Group::nextTick(size_t node) const
{
    const auto due = node >= kServers          ? m_clients[node - kServers].engine->nextDeadline()
                     : m_servers[node].stopped ? std::nullopt
                                               : m_servers[node].engine->nextDeadline();
    return due ? std::optional(std::max(*due, m_time)) : std::nullopt;
}

void Group::tick(size_t node)
{
    const auto count = [&](auto &who) {
        who.ticks = who.ticked_at == m_time ? who.ticks + 1 : 0;
        who.ticked_at = m_time;
        if (who.ticks > kTicksMax)
            fail("the deadline is always now", node);
    };
    if (node < kServers) {
        count(m_servers[node]);
        step(node, input::Tick{});
    } else {
        count(m_clients[node - kServers]);
        takeClient(node - kServers, m_clients[node - kServers].engine->tick(now()));
    }
}

void Group::letTimePass(Duration duration)
{
    const TimePoint end = m_time + duration;
    while (m_finding.isEmpty()) {
        std::optional<size_t> who;
        TimePoint next = m_under_way.empty() ? end : std::min(m_under_way.front().at, end);
        for (size_t node = 0; node < kNodes; ++node)
            if (const auto due = nextTick(node); due && *due < next) {
                next = *due;
                who = node;
            }
        m_time = std::max(m_time, next);
        if (who) {
            tick(*who);
        } else if (!m_under_way.empty() && m_under_way.front().at <= m_time) {
            const auto run = std::move(m_under_way.front().run);
            m_under_way.pop_front();
            run();
        } else {
            return;
        }
    }
}

// ---- what engines ask for --------------------------------------------------------------------

void Group::take(size_t server, const Effects &effects)
{
    persist(server, effects.persist);
    if (effects.ahead.size() + effects.outbox.size() > kSentMax)
        fail("one input is answered by a flood", server);
    const Origin origin = m_servers[server].engine->origin();
    send(server, origin, effects.ahead);
    send(server, origin, effects.outbox);
    for (const LinkRequest &request : effects.links)
        connect(server, request);
    for (const Event &event : effects.events)
        if (std::holds_alternative<event::SnapshotRefused>(event))
            fail("a copy cannot be read back", server);
    if (!effects.stop)
        return;
    m_servers[server].stopped = true;
    if (*effects.stop == StopReason::StoreFailed)
        fail("the store is not readable any more", server);
}

/// What the store demands of a batch, and what it would be read for after a restart.
void Group::persist(size_t server, const PersistBatch &batch)
{
    if (batch.empty())
        return;
    StoredReplica &disk = m_servers[server].disk;
    const auto before = disk.hard;
    disk.apply(batch);
    const quint64 end = disk.base.value + disk.entries.size() + 1;
    if (!batch.entries.empty() && batch.first.value + batch.entries.size() != end)
        fail("entries do not continue the stored log", server);
    if (!disk.hard)
        return;
    if (before && disk.hard->promised < before->promised)
        fail("the promise fell", server);
    if (disk.hard->installed.epoch > disk.hard->promised)
        fail("a view was installed that was not promised", server);
}

void Group::takeClient(size_t client, const ClientEffects &effects)
{
    Client &c = m_clients[client];
    if (effects.outbox.size() > 2 * size_t(ClientEngine::kOutstandingMax))
        fail("one input is answered by a flood", kServers + client);
    for (const Answer &answer : effects.answers)
        if (c.asked.erase(answer.ticket) == 0)
            fail("something was answered that nobody asked, or twice", kServers + client);
    send(kServers + client, c.engine->origin(), effects.outbox);
}

// ---- the network -----------------------------------------------------------------------------

/// The attacker hears everything; and what honest engines say can be read.
void Group::listen(const Origin &origin, const Message &message)
{
    m_heard.note(message);
    if (isUsual(message) && ++m_sent % 16 != 0)
        return;
    const QByteArray bytes = encodePacket(origin, message);
    if (!decodePacket(bytes))
        return fail("a message was sent that nobody can read", 0);
    if (Fragmenter(1'200).datagrams(origin, message).empty())
        fail("a message was sent that fits no datagrams", 0);
}

void Group::send(size_t from, const Origin &origin, const Outbox &outbox)
{
    for (const Outbound &outbound : outbox)
        std::visit([&](const auto &o) { send(from, origin, o); }, outbound);
}

void Group::send(size_t from, const Origin &origin, const ToGroup &outbound)
{
    listen(origin, outbound.message);
    for (size_t to = 0; to < kNodes; ++to)
        if (to != from)
            post(from, to, Channel::Multicast, origin, outbound.message);
}

void Group::send(size_t from, const Origin &origin, const ToEndpoint &outbound)
{
    listen(origin, outbound.message);
    if (const auto to = nodeAt(outbound.to))
        post(from, *to, Channel::Unicast, origin, outbound.message);
}

void Group::send(size_t from, const Origin &origin, const ToPeer &outbound)
{
    listen(origin, outbound.message);
    const auto to = serverWith(outbound.peer);
    if (!to || !m_servers[from].links.contains(outbound.peer) || m_servers[from].cut ||
        m_servers[*to].cut)
        return;
    later(*to, [this, to = *to, as = std::get<ServerOrigin>(origin), message = outbound.message] {
        deliverOnLink(to, as, message);
    });
}

void Group::post(size_t from, size_t to, Channel channel, const Origin &origin,
                 const Message &message)
{
    const auto isCut = [&](size_t node) { return node < kServers && m_servers[node].cut; };
    if (isCut(from) || isCut(to))
        return;
    later(to, [this, from, to, channel, origin, message] {
        give(to, placeOf(from), channel, {Packet::kMagic, Packet::kVersion, origin, message});
    });
}

void Group::step(size_t server, const EngineInput &input)
{
    if (!m_servers[server].stopped)
        take(server, m_servers[server].engine->step(input, now()));
}

void Group::give(size_t node, const Endpoint &from, Channel channel, const Packet &packet)
{
    if (node >= kServers)
        return takeClient(node - kServers, m_clients[node - kServers].engine->onDatagram(
                                               from, channel, packet, now()));
    step(node, input::Datagram{from, channel, packet});
}

void Group::connect(size_t from, const LinkRequest &request)
{
    const auto to = serverWith(request.peer);
    const ServerKey me = m_servers[from].member.key;
    const bool reached = to && !m_servers[from].cut && !m_servers[*to].cut &&
                         request.to == Endpoint{placeOf(*to).ipv4, quint16(8000 + *to)};
    later(from, [this, from, to, me, reached, peer = request.peer] {
        if (m_servers[from].stopped || m_servers[from].member.key != me)
            return;
        if (!reached)
            return step(from, input::LinkClosed{peer});
        openLink(*to, me);
        openLink(from, peer);
    });
}

std::optional<size_t> Group::nodeAt(const Endpoint &place) const
{
    for (size_t node = 0; node < kNodes; ++node)
        if (placeOf(node) == place)
            return node;
    return std::nullopt;
}

std::optional<size_t> Group::serverWith(const ServerKey &key) const
{
    for (size_t server = 0; server < kServers; ++server)
        if (m_servers[server].member.key == key && !m_servers[server].stopped)
            return server;
    return std::nullopt;
}

// ---- doors -----------------------------------------------------------------------------------

void Group::deliver(size_t node, const Endpoint &from, Channel channel, const Origin &origin,
                    const Message &message)
{
    const auto packet = decodePacket(encodePacket(origin, message));
    if (packet && !std::holds_alternative<Fragment>(packet->message))
        give(node, from, channel, *packet);
}

void Group::openLink(size_t server, const ServerKey &as)
{
    Server &s = m_servers[server];
    if (s.stopped || !s.links.insert(as).second)
        return;
    step(server, input::LinkOpened{as});
}

void Group::deliverOnLink(size_t server, const ServerOrigin &as, const Message &message)
{
    Server &s = m_servers[server];
    const auto packet = decodePacket(encodePacket(as, message));
    if (s.stopped || !s.links.contains(as.member.key) || !packet)
        return;
    step(server, input::LinkMessage{as, packet->message});
}

void Group::closeLink(size_t server, const ServerKey &as)
{
    Server &s = m_servers[server];
    if (s.links.erase(as) > 0)
        step(server, input::LinkClosed{as});
}

void Group::submit(size_t client, const Command &command)
{
    Client &c = m_clients[client];
    const Ticket ticket{++m_tickets};
    c.asked.insert(ticket);
    takeClient(client, c.engine->submit(command, ticket, now()));
}

void Group::restart(size_t server)
{
    const ServerKey gone = m_servers[server].member.key;
    for (size_t other = 0; other < kServers; ++other)
        if (other != server)
            closeLink(other, gone);
    start(server);
}

void Group::cut(size_t server)
{
    m_servers[server].cut = !m_servers[server].cut;
}

void Group::declareDead(size_t server, ServerId id)
{
    step(server, input::DeclareDead{id});
}

void Group::joinOther(size_t server)
{
    step(server, input::JoinOtherGroup{});
}

// ---- at the end ------------------------------------------------------------------------------

/// A client's deadlines pass without a server; and every store opens again.
void Group::settle()
{
    m_under_way.clear();
    for (size_t number = 0; number < kClients && m_finding.isEmpty(); ++number) {
        Client &c = m_clients[number];
        const TimePoint end = m_time + 21 * Timing().latency_bound;
        const TimePoint before = m_time;
        while (m_finding.isEmpty() && nextTick(kServers + number).value_or(end) < end) {
            m_time = *nextTick(kServers + number);
            tick(kServers + number);
        }
        m_time = before;
        if (m_finding.isEmpty() && !c.asked.empty())
            fail("a request was never answered", kServers + number);
    }
    for (size_t server = 0; server < kServers && m_finding.isEmpty(); ++server) {
        ServerEngine again(configOf(server, 99), 8000, m_servers[server].disk);
        if (again.step(input::Start{}, now()).stop)
            fail("the store cannot be opened again", server);
    }
}

void Group::checkAgreement()
{
    for (size_t a = 0; a < kServers; ++a)
        for (size_t b = 0; b < a; ++b) {
            const ServerStatus x = m_servers[a].engine->status(now());
            const ServerStatus y = m_servers[b].engine->status(now());
            if (x.epoch == y.epoch && x.index == y.index && x.digest != y.digest)
                fail("two servers of one view differ", a);
        }
}

} // namespace roomcast::fuzz
