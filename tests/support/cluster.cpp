// SPDX-License-Identifier: MIT
#include "support/cluster.h"

#include <QDate>

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint16 kClientPorts = 10'000;

Endpoint serverEndpoint(quint32 id)
{
    return {0x7f000001, quint16(id)};
}

} // namespace

Cluster::Cluster(quint64 seed, NetworkConditions conditions)
    : m_conditions(conditions), m_random(seed)
{
}

Cluster::~Cluster() = default;

CatalogueSet Cluster::sampleCatalogue()
{
    CatalogueSet set;
    set.catalogue.rooms = {u"SA314"_s, u"ME4494"_s};
    set.catalogue.timeslots = {u"8:30-9:30"_s, u"9:30-10:30"_s};
    set.catalogue.day_labels = {u"Monday"_s, u"Tuesday"_s};
    return set;
}

Now Cluster::now() const
{
    const auto ms =
        std::chrono::duration_cast<std::chrono::milliseconds>(m_time.time_since_epoch());
    return {m_time, {1'700'000'000'000 + ms.count()}, {QDate(2026, 11, 20).toJulianDay()}};
}

double Cluster::chance()
{
    return double(m_random() >> 11) * 0x1.0p-53;
}

// ---- time ------------------------------------------------------------------------------------

void Cluster::after(Duration delay, std::function<void()> run)
{
    m_queue.push({m_time + delay, ++m_order, std::move(run)});
}

void Cluster::run(Duration duration)
{
    runUntil([] { return false; }, duration);
}

bool Cluster::runUntil(const std::function<bool()> &done, Duration limit)
{
    const TimePoint end = m_time + limit;
    while (!done()) {
        if (m_queue.empty() || m_queue.top().at > end) {
            m_time = end;
            return done();
        }
        const Due due = m_queue.top();
        m_queue.pop();
        m_time = std::max(m_time, due.at);
        due.run();
    }
    return true;
}

// ---- servers ---------------------------------------------------------------------------------

void Cluster::addServer(quint32 id, CatalogueSet catalogue, bool id_chosen)
{
    ServerConfig config;
    config.id = {id};
    config.id_chosen = id_chosen;
    config.incarnation = {m_random()};
    config.store = {m_random()};
    config.catalogue = std::move(catalogue);
    config.seed = m_random();
    Server server;
    server.engine = std::make_unique<ServerEngine>(std::move(config), quint16(id));
    server.endpoint = serverEndpoint(id);
    m_servers[id] = std::move(server);
    apply(id, m_servers[id].engine->start(now()));
}

void Cluster::withServer(quint32 id, std::function<Effects(ServerEngine &)> step)
{
    const auto it = m_servers.find(id);
    if (it == m_servers.end())
        return;
    if (it->second.frozen_until) {
        it->second.put_aside.push_back([this, id, step] { withServer(id, step); });
        return;
    }
    apply(id, step(*it->second.engine));
}

void Cluster::kill(quint32 id)
{
    closeLinks(id);
    m_servers.erase(id);
}

void Cluster::leave(quint32 id)
{
    withServer(id, [this](ServerEngine &e) { return e.leave(now()); });
}

void Cluster::freeze(quint32 id, Duration pause)
{
    m_servers.at(id).frozen_until = m_time + pause;
    after(pause, [this, id] {
        const auto it = m_servers.find(id);
        if (it == m_servers.end())
            return;
        it->second.frozen_until.reset();
        apply(id, it->second.engine->tick(now()));
        for (const auto &input : std::exchange(it->second.put_aside, {}))
            input();
    });
}

void Cluster::cut(std::set<quint32> side)
{
    m_cut = std::move(side);
}

bool Cluster::isCut(quint32 a, quint32 b) const
{
    return m_cut.contains(a) != m_cut.contains(b);
}

void Cluster::apply(quint32 id, Effects effects)
{
    const Origin origin = m_servers.at(id).engine->origin();
    const Endpoint source = m_servers.at(id).endpoint;
    for (const Outbound &outbound : effects.outbox) {
        if (const auto *group = std::get_if<ToGroup>(&outbound))
            deliverToAll(origin, source, group->message);
        else if (const auto *one = std::get_if<ToEndpoint>(&outbound))
            deliver(origin, source, one->to, one->message);
        else
            sendOnLink(id, std::get<ToPeer>(outbound).peer, std::get<ToPeer>(outbound).message);
    }
    for (const LinkRequest &link : effects.links)
        openLink(id, link.peer);
    for (Event &event : effects.events)
        m_log.push_back({now().wall, {id}, std::move(event)});
    if (effects.stop) {
        m_stopped[id] = *effects.stop;
        return kill(id);
    }
    armTimer(id);
}

void Cluster::armTimer(quint32 id)
{
    Server &server = m_servers.at(id);
    const auto deadline = server.engine->nextDeadline();
    const quint64 timer = ++server.timer;
    if (!deadline || server.frozen_until)
        return;
    after(std::max(*deadline - m_time, Duration::zero()), [this, id, timer] {
        const auto it = m_servers.find(id);
        if (it != m_servers.end() && it->second.timer == timer && !it->second.frozen_until)
            apply(id, it->second.engine->tick(now()));
    });
}

ServerStatus Cluster::status(quint32 id) const
{
    return m_servers.at(id).engine->status(now());
}

std::vector<PeerStatus> Cluster::peers(quint32 id) const
{
    return m_servers.at(id).engine->peers(now());
}

std::optional<StopReason> Cluster::stopped(quint32 id) const
{
    const auto it = m_stopped.find(id);
    return it == m_stopped.end() ? std::nullopt : std::optional(it->second);
}

// ---- links -----------------------------------------------------------------------------------

void Cluster::openLink(quint32 from, const ServerKey &to)
{
    const auto key = std::get<ServerOrigin>(m_servers.at(from).engine->origin()).member.key;
    after(m_conditions.delay_max, [this, from, key, to] {
        const auto here = m_servers.find(from);
        const auto there = m_servers.find(to.id.value);
        if (here == m_servers.end())
            return;
        if (there == m_servers.end() || isCut(from, to.id.value))
            return withServer(from,
                              [this, to](ServerEngine &e) { return e.onLinkClosed(to, now()); });
        const bool fresh = here->second.links.insert(to).second;
        there->second.links.insert(key);
        if (!fresh)
            return;
        withServer(from, [this, to](ServerEngine &e) { return e.onLinkOpened(to, now()); });
        withServer(to.id.value,
                   [this, key](ServerEngine &e) { return e.onLinkOpened(key, now()); });
    });
}

void Cluster::closeLinks(quint32 id)
{
    const auto key = std::get<ServerOrigin>(m_servers.at(id).engine->origin()).member.key;
    for (auto &[other, server] : m_servers)
        if (server.links.erase(key) > 0)
            after(m_conditions.delay_min, [this, other = other, key] {
                withServer(other,
                           [this, key](ServerEngine &e) { return e.onLinkClosed(key, now()); });
            });
}

void Cluster::sendOnLink(quint32 from, const ServerKey &to, const Message &message)
{
    const auto key = std::get<ServerOrigin>(m_servers.at(from).engine->origin()).member.key;
    if (!m_servers.at(from).links.contains(to) || isCut(from, to.id.value))
        return;
    after(m_conditions.delay_max, [this, key, to, message] {
        withServer(to.id.value, [this, key, message](ServerEngine &e) {
            return e.onLinkMessage(key, message, now());
        });
    });
}

// ---- datagrams -------------------------------------------------------------------------------

void Cluster::deliverToAll(const Origin &from, const Endpoint &source, const Message &message)
{
    for (const auto &[id, server] : m_servers)
        if (server.endpoint != source)
            deliver(from, source, server.endpoint, message);
    for (const auto &client : m_clients)
        if (client->endpoint != source)
            deliver(from, source, client->endpoint, message);
}

void Cluster::deliver(const Origin &from, const Endpoint &source, const Endpoint &to,
                      const Message &message)
{
    const QByteArray bytes = encodePacket(from, message);
    if (intercept && intercept(*decodePacket(bytes), to))
        return;
    const bool servers = source.port < kClientPorts && to.port < kClientPorts;
    if (servers && isCut(source.port, to.port))
        return;
    ++m_datagrams;
    const int copies = chance() < m_conditions.loss          ? 0
                       : chance() < m_conditions.duplication ? 2
                                                             : 1;
    for (int i = 0; i < copies; ++i) {
        const auto spread = (m_conditions.delay_max - m_conditions.delay_min).count();
        const Duration delay = m_conditions.delay_min + Duration(qint64(chance() * double(spread)));
        after(delay, [this, to, source, bytes] { receive(to, source, bytes); });
    }
}

void Cluster::receive(const Endpoint &to, const Endpoint &source, const QByteArray &bytes)
{
    const auto packet = decodePacket(bytes);
    Q_ASSERT(packet);
    if (to.port >= kClientPorts) {
        const int number = to.port - kClientPorts;
        return apply(number, client(number).onDatagram(*packet, now()));
    }
    withServer(to.port, [this, source, packet = *packet](ServerEngine &e) {
        return e.onDatagram(source, packet, now());
    });
}

// ---- clients ---------------------------------------------------------------------------------

int Cluster::addClient()
{
    const int number = int(m_clients.size());
    m_clients.push_back(
        std::make_unique<Client>(Client{ClientEngine(ClientConfig{{m_random()}, {}}),
                                        {0x7f000001, quint16(kClientPorts + number)},
                                        {},
                                        {},
                                        0}));
    apply(number, client(number).tick(now()));
    return number;
}

void Cluster::apply(int number, ClientEffects effects)
{
    Client &client = *m_clients.at(size_t(number));
    for (const Outbound &outbound : effects.outbox)
        deliverToAll(client.engine.origin(), client.endpoint, std::get<ToGroup>(outbound).message);
    for (Answer &answer : effects.answers)
        client.answers.push_back(std::move(answer));
    for (Answer &answer : effects.double_replies)
        client.double_replies.push_back(std::move(answer));
    armClientTimer(number);
}

void Cluster::armClientTimer(int number)
{
    Client &client = *m_clients.at(size_t(number));
    const auto deadline = client.engine.nextDeadline();
    const quint64 timer = ++client.timer;
    if (!deadline)
        return;
    after(std::max(*deadline - m_time, Duration::zero()), [this, number, timer] {
        Client &c = *m_clients.at(size_t(number));
        if (c.timer == timer)
            apply(number, c.engine.tick(now()));
    });
}

Ticket Cluster::submit(int number, const Command &command)
{
    const Ticket ticket{++m_tickets};
    apply(number, client(number).submit(command, ticket, now()));
    return ticket;
}

Answer Cluster::ask(int number, const Command &command)
{
    const Ticket ticket = submit(number, command);
    const auto answered = [&]() -> const Answer * {
        for (const Answer &answer : answers(number))
            if (answer.ticket == ticket)
                return &answer;
        return nullptr;
    };
    runUntil([&] { return answered() != nullptr; }, 10s);
    Q_ASSERT_X(answered(), "Cluster::ask", "every request ends");
    return *answered();
}

void Cluster::watch(int number, std::vector<Query> keys)
{
    apply(number, client(number).watch(std::move(keys), now()));
}

const std::vector<Answer> &Cluster::answers(int number) const
{
    return m_clients.at(size_t(number))->answers;
}

const std::vector<Answer> &Cluster::doubleReplies(int number) const
{
    return m_clients.at(size_t(number))->double_replies;
}

// ---- looking on ------------------------------------------------------------------------------

int Cluster::count(EventKind kind) const
{
    return int(std::count_if(m_log.begin(), m_log.end(),
                             [&](const LogRecord &r) { return r.event.kind == kind; }));
}

bool Cluster::has(EventKind kind, quint32 server, const QVariantMap &facts) const
{
    return std::any_of(m_log.begin(), m_log.end(), [&](const LogRecord &r) {
        if (r.event.kind != kind || r.server.value != server)
            return false;
        for (auto it = facts.begin(); it != facts.end(); ++it)
            if (r.event.facts.value(it.key()) != it.value())
                return false;
        return true;
    });
}

bool Cluster::inOneView(const std::vector<quint32> &ids, quint32 leader) const
{
    return std::all_of(ids.begin(), ids.end(), [&](quint32 id) {
        const ServerStatus s = status(id);
        return s.leader == ServerId{leader} && s.members.size() == ids.size() &&
               s.role == (id == leader ? Role::Leader : Role::Follower) &&
               s.epoch == status(leader).epoch;
    });
}

bool Cluster::converged() const
{
    const ServerStatus first = status(m_servers.begin()->first);
    return std::all_of(m_servers.begin(), m_servers.end(), [&](const auto &row) {
        const ServerStatus s = status(row.first);
        return s.index == first.index && s.digest == first.digest;
    });
}

} // namespace roomcast::test
