// SPDX-License-Identifier: MIT
#include "support/cluster.h"

namespace roomcast::test {

using namespace Qt::Literals::StringLiterals;

Cluster::Cluster(quint64 seed, NetworkConditions conditions) : m_world(seed, conditions)
{
    m_world.observe(*this);
}

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
    return m_world.nowAt(m_machines.begin()->second);
}

void Cluster::addServer(quint32 id, CatalogueSet catalogue, bool id_chosen, Label label)
{
    ServerConfig config;
    config.id = {id};
    config.id_chosen = id_chosen;
    config.incarnation = {m_world.random().next()};
    config.catalogue = m_catalogues[id] = std::move(catalogue);
    config.catalogue_chosen = true;
    config.seed = m_world.random().next();
    config.label = label;
    m_machines[id] = m_world.addMachine();
    m_world.start(m_machines[id], std::move(config), quint16(id));
}

void Cluster::restart(quint32 id, const std::function<void(StoredReplica &)> &change)
{
    ServerConfig config;
    config.id = {id};
    config.id_chosen = true;
    config.incarnation = {m_world.random().next()};
    config.catalogue = m_catalogues.at(id);
    config.catalogue_chosen = true;
    config.seed = m_world.random().next();
    if (change)
        change(m_world.disk(m_machines.at(id)).durable);
    m_world.start(m_machines.at(id), std::move(config), quint16(id));
}

int Cluster::addClient(std::optional<Label> label, const QString &person)
{
    m_clients.push_back(m_world.addClient({}, label, person));
    return int(m_clients.size()) - 1;
}

void Cluster::cut(const std::set<quint32> &side)
{
    heal();
    for (const auto &[a, machine_a] : m_machines) {
        for (const auto &[b, machine_b] : m_machines) {
            if (side.contains(a) != side.contains(b))
                m_world.cut(machine_a, machine_b);
        }
    }
}

// ---- asking ----------------------------------------------------------------------------------

Ticket Cluster::submit(int number, const Command &command)
{
    return m_world.submit(m_clients.at(size_t(number)), command);
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
    m_world.watch(m_clients.at(size_t(number)), std::move(keys));
}

const std::vector<Answer> &Cluster::answers(int number) const
{
    static const std::vector<Answer> none;
    const auto it = m_answers.find(m_clients.at(size_t(number)));
    return it == m_answers.end() ? none : it->second;
}

const std::vector<Answer> &Cluster::doubleReplies(int number) const
{
    static const std::vector<Answer> none;
    const auto it = m_double_replies.find(m_clients.at(size_t(number)));
    return it == m_double_replies.end() ? none : it->second;
}

// ---- looking on ------------------------------------------------------------------------------

void Cluster::onEvent(sim::Node machine, const ServerIdentity &member, const Event &event)
{
    m_log.push_back({m_world.nowAt(machine).wall, member.key.id, event});
}

void Cluster::onAnswered(sim::Node client, ClientId, const Answer &answer)
{
    m_answers[client].push_back(answer);
}

void Cluster::onDoubleReply(sim::Node client, ClientId, const Answer &answer)
{
    m_double_replies[client].push_back(answer);
}

bool Cluster::up(quint32 id) const
{
    const auto it = m_machines.find(id);
    return it != m_machines.end() && m_world.isUp(it->second);
}

std::optional<StopReason> Cluster::stopped(quint32 id) const
{
    return m_world.stopReason(m_machines.at(id));
}

bool Cluster::inOneView(const std::vector<quint32> &ids, quint32 leader) const
{
    return std::all_of(ids.begin(), ids.end(), [&](quint32 id) {
        const ServerStatus s = status(id);
        return s.leader == ServerId{leader} && s.members.size() == ids.size() &&
               s.role == (id == leader ? ShownRole::Leader : ShownRole::Follower) &&
               s.epoch == status(leader).epoch;
    });
}

bool Cluster::converged() const
{
    const std::vector<sim::Node> up = m_world.machinesUp();
    const ServerStatus first = m_world.status(up.front());
    return std::all_of(up.begin(), up.end(), [&](sim::Node machine) {
        const ServerStatus s = m_world.status(machine);
        return s.index == first.index && s.digest == first.digest;
    });
}

} // namespace roomcast::test
