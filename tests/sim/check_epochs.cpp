// SPDX-License-Identifier: MIT
#include "sim/check_epochs.h"

#include "sim/names.h"

using namespace Qt::Literals::StringLiterals;

namespace roomcast::sim {

void EpochChecker::onStarted(Node machine, const ServerIdentity &member, const Disk &disk)
{
    m_machine = machine;
    if (!disk.durable.hard)
        return;
    Promised &promised = promisedBy(member);
    promised.durable = std::max(promised.durable, disk.durable.hard->promised);
    promised.installed.insert(disk.durable.hard->installed.epoch);
}

/// Put back to an older state: what it promised since is for others to remember.
void EpochChecker::onWiped(Node machine, const Disk &disk)
{
    m_stores.erase({machine, disk.store});
}

void EpochChecker::onPersisted(Node machine, const ServerIdentity &member,
                               const PersistBatch &batch, const Disk &)
{
    m_machine = machine;
    if (!batch.hard)
        return;
    Promised &promised = promisedBy(member);
    if (batch.hard->promised < promised.durable)
        report(Rule::OneLeader,
               u"%1 stores promise %2 after %3"_s.arg(name(member), name(batch.hard->promised),
                                                      name(promised.durable)));
    if (batch.hard->promised < batch.hard->installed.epoch)
        report(Rule::OneLeader,
               u"%1 installed %2 above its promise %3"_s.arg(
                   name(member), name(batch.hard->installed.epoch), name(batch.hard->promised)));
    promised.durable = std::max(promised.durable, batch.hard->promised);
    promised.installed.insert(batch.hard->installed.epoch);
}

void EpochChecker::onSent(Node machine, const ServerIdentity &from, const Message &message)
{
    m_machine = machine;
    std::visit([&](const auto &m) { check(from, m); }, message);
}

void EpochChecker::leads(const ServerIdentity &from, const Epoch &epoch, const char *by)
{
    const auto [leader, fresh] = m_leaders.try_emplace(epoch, from.key);
    const bool owner = epoch.owner == from.key.id && epoch.incarnation == from.key.incarnation;
    if (leader->second != from.key || !owner)
        report(Rule::OneLeader,
               u"%1 leads epoch %2 of server %3, by its %4"_s.arg(
                   name(from), name(epoch), QString::number(leader->second.id.value),
                   QLatin1StringView(by)));
}

void EpochChecker::notFenced(const ServerIdentity &from, const Epoch &epoch, const char *what)
{
    const Promised &promised = promisedBy(from);
    if (epoch < promised.sent)
        report(Rule::OneLeader,
               u"%1 sends %2 of epoch %3 after its promise of %4"_s.arg(
                   name(from), QLatin1StringView(what), name(epoch), name(promised.sent)));
}

void EpochChecker::check(const ServerIdentity &from, const Coordinator &coordinator)
{
    const auto *record = std::get_if<ViewRecord>(&coordinator.view_entry.record);
    if (!record)
        return;
    leads(from, record->view.epoch, "COORDINATOR");
    const auto [known, fresh] = m_views.try_emplace(record->view.epoch, record->view);
    if (known->second != record->view)
        report(Rule::OneLeader,
               u"two views of one epoch: %1 and %2"_s.arg(name(known->second), name(record->view)));
}

void EpochChecker::check(const ServerIdentity &from, const Heartbeat &heartbeat)
{
    if (heartbeat.presence.role == Role::Leader)
        leads(from, heartbeat.presence.installed, "HEARTBEAT");
}

void EpochChecker::check(const ServerIdentity &from, const Order &order)
{
    leads(from, order.epoch, "ORDER");
    notFenced(from, order.epoch, "ORDER");
}

void EpochChecker::check(const ServerIdentity &from, const Commit &commit)
{
    leads(from, commit.epoch, "COMMIT");
}

void EpochChecker::check(const ServerIdentity &from, const ElectionAnswer &promise)
{
    Promised &promised = promisedBy(from);
    if (promise.epoch > promised.durable)
        report(Rule::OneLeader, u"%1 sends promise %2 that is not on its disk"_s.arg(
                                    name(from), name(promise.epoch)));
    notFenced(from, promise.epoch, "ANSWER");
    promised.sent = std::max(promised.sent, promise.epoch);
}

void EpochChecker::check(const ServerIdentity &from, const Ack &ack)
{
    notFenced(from, ack.epoch, "ACK");
}

void EpochChecker::check(const ServerIdentity &from, const Reply &reply)
{
    leads(from, reply.view, "REPLY");
    if (!promisedBy(from).installed.contains(reply.view))
        report(Rule::OneLeader, u"%1 replies in epoch %2, which it has not installed"_s.arg(
                                    name(from), name(reply.view)));
}

} // namespace roomcast::sim
