// SPDX-License-Identifier: MIT
#include "sim/ledger.h"

#include <algorithm>

namespace roomcast::sim {

std::optional<Position> positionAt(const StoredReplica &copy, LogIndex index)
{
    if (index <= copy.base || index.value > copy.base.value + copy.entries.size())
        return std::nullopt;
    return Position{copy.entries[index.value - copy.base.value - 1].epoch, index};
}

const View *Ledger::view(const Epoch &epoch) const
{
    const auto it = m_views.find(epoch);
    return it == m_views.end() ? nullptr : &it->second;
}

std::optional<Epoch> Ledger::genesisOf(const Epoch &epoch) const
{
    const auto it = m_genesis.find(epoch);
    return it == m_genesis.end() ? std::nullopt : std::optional(it->second);
}

const Disk *Ledger::diskOf(StoreId store) const
{
    const auto it = m_stores.find(store);
    return it != m_stores.end() && it->second.second->store == store ? it->second.second : nullptr;
}

std::set<Copy> Ledger::copiesOf(const Epoch &epoch) const
{
    const auto it = m_copies.find(epoch);
    return it == m_copies.end() ? std::set<Copy>() : it->second;
}

bool Ledger::survives(const std::set<Copy> &copies) const
{
    return std::any_of(copies.begin(), copies.end(), [this](const Copy &copy) {
        const auto it = m_generations.find(copy.machine);
        return it != m_generations.end() && it->second == copy.generation;
    });
}

void Ledger::onStarted(Node machine, const ServerIdentity &member, const Disk &disk)
{
    // What is a clone's is the store's whose clone it is.
    if (disk.impostor != Impostor::Clone)
        m_stores[member.store] = {{machine, disk.generation}, &disk};
    m_generations[machine] = disk.generation;
    if (disk.durable.hard)
        note(*disk.durable.hard);
}

void Ledger::onWiped(Node machine, const Disk &disk)
{
    m_generations[machine] = disk.generation;
}

/// As the disks are when a member installs it: a store that is put back keeps its name.
void Ledger::noteCopies(const View &view)
{
    if (m_copies.contains(view.epoch))
        return;
    for (const ServerIdentity &member : view.members)
        if (const auto it = m_stores.find(member.store); it != m_stores.end())
            m_copies[view.epoch].insert(it->second.first);
}

void Ledger::note(const HardState &hard)
{
    if (!hard.genesis || !hard.installed.epoch)
        return;
    m_views[hard.installed.epoch] = hard.installed;
    noteCopies(hard.installed);
    m_genesis[hard.installed.epoch] = *hard.genesis;
    m_installed.insert(hard.installed.epoch);
    if (hard.primary)
        m_primary.insert(hard.installed.epoch);
}

void Ledger::note(const std::vector<Entry> &entries, LogIndex first)
{
    for (const Entry &entry : entries) {
        const Position place{entry.epoch, first};
        first = next(first);
        const auto *write = std::get_if<WriteRecord>(&entry.record);
        const auto genesis = genesisOf(entry.epoch);
        if (!write || !genesis)
            continue;
        m_ordered.insert({*genesis, write->request, isPrimary(entry.epoch)});
        m_places[{*genesis, write->request}].insert(place);
        m_groups_of[write->request].insert(*genesis);
    }
}

bool Ledger::wasOrderedApart(const Epoch &genesis, const RequestId &request) const
{
    const auto places = m_places.find({genesis, request});
    if (places == m_places.end())
        return false;
    const auto parted = [this](const Position &a, const Position &b) {
        return !(a.index < b.index ? isPrefix(a, b) : isPrefix(b, a));
    };
    return std::adjacent_find(places->second.begin(), places->second.end(), parted) !=
           places->second.end();
}

bool Ledger::isPrefix(const Position &before, const Position &after) const
{
    Position at = after;
    while (at.index > before.index) {
        const auto it = m_before.find(at);
        if (it == m_before.end())
            return false;
        at = it->second;
    }
    return at == before;
}

void Ledger::onPersisted(Node, const ServerIdentity &, const PersistBatch &batch, const Disk &disk)
{
    if (batch.hard)
        note(*batch.hard);
    note(batch.entries, batch.first);
    const quint64 last = disk.durable.base.value + disk.durable.entries.size();
    for (quint64 i = 0; i < batch.entries.size(); ++i) {
        const auto here = positionAt(disk.durable, {last - i});
        const auto before = positionAt(disk.durable, {last - i - 1});
        if (here && before)
            m_before.emplace(*here, *before);
    }
}

void Ledger::onSent(Node, const ServerIdentity &, const Message &message)
{
    if (const auto *coordinator = std::get_if<Coordinator>(&message)) {
        if (const auto *record = std::get_if<ViewRecord>(&coordinator->view_entry.record)) {
            m_views[record->view.epoch] = record->view;
            m_genesis[record->view.epoch] = coordinator->genesis;
            if (record->primary)
                m_primary.insert(record->view.epoch);
        }
        note(coordinator->entries, {coordinator->spine.index.value + 2}); // behind VIEW
    } else if (const auto *order = std::get_if<Order>(&message)) {
        note(order->entries, order->first);
    }
}

} // namespace roomcast::sim
