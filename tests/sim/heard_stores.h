// SPDX-License-Identifier: MIT
//
// What each server has heard of the others' stores since it started: twice in a row from one
// process that had answered its questions; of a log, as a follower or leader. Shares no code with
// the engine. The schedule restores older copies only of stores of which everybody remembers more.
#pragma once

#include "sim/world.h"

#include <map>
#include <set>

namespace roomcast::sim {

class HeardStores final : public Observer {
public:
    HeardStores(const World &world, Duration twice) : m_world(world), m_twice(twice) {}

    /// The process on `machine` has heard that the store was further than the copy is.
    bool remembersMore(Node machine, StoreId store, const StoredReplica &copy) const
    {
        const auto row = m_rows.find({machine, store});
        if (row == m_rows.end() || !copy.hard)
            return false;
        const LogIndex last{copy.base.value + copy.entries.size()};
        return row->second.promised > copy.hard->promised ||
               (row->second.installed == copy.hard->installed.epoch && row->second.last > last);
    }

private:
    struct Row {
        Epoch promised;
        Epoch installed;
        LogIndex last;
        ServerKey key;
        Presence said;
        TimePoint said_at;
    };

    void onStarted(Node machine, const ServerIdentity &, const Disk &) override
    {
        std::erase_if(m_rows, [machine](const auto &row) { return row.first.first == machine; });
        std::erase_if(m_proven, [machine](const auto &row) { return row.first == machine; });
    }
    void onEvent(Node machine, const ServerIdentity &, const Event &event) override
    {
        if (std::holds_alternative<event::WokeFromPause>(event))
            m_woke[machine] = m_world.time();
    }
    /// What comes to a server that pauses, or has just woken, is dropped: it may be old.
    bool isDazed(Node machine) const
    {
        if (m_world.isFrozen(machine))
            return true;
        const auto woke = m_woke.find(machine);
        return woke != m_woke.end() && m_world.time() < woke->second + kDazed * m_twice;
    }
    /// Who has another one is not heard.
    Label labelOf(Node machine) const
    {
        const Origin here = m_world.originOf(machine);
        return std::get<ServerOrigin>(here).label;
    }
    /// Who has moved is believed at its new address only once it has proven to be there, and is
    /// silent where it was.
    bool hasMoved(const ServerKey &key)
    {
        for (const Node machine : m_world.machinesUp()) {
            if (std::get<ServerOrigin>(m_world.originOf(machine)).member.key != key)
                continue;
            const auto [place, fresh] =
                m_places.try_emplace(key, Place{m_world.endpointOf(machine)});
            if (place->second.at != m_world.endpointOf(machine))
                place->second = {m_world.endpointOf(machine), m_world.time()};
            return place->second.since && m_world.time() < *place->second.since + kMoved * m_twice;
        }
        return true; // what is late of one that is gone
    }
    void onHeard(Node machine, const Packet &packet) override
    {
        const auto *origin = std::get_if<ServerOrigin>(&packet.origin);
        const auto *heartbeat = std::get_if<Heartbeat>(&packet.message);
        if (!origin || isDazed(machine) || origin->label != labelOf(machine) ||
            hasMoved(origin->member.key))
            return;
        const std::pair at_whom{machine, origin->member.key};
        if (std::holds_alternative<ProbeReply>(packet.message))
            m_proven.insert(at_whom);
        if (!heartbeat || !m_proven.contains(at_whom))
            return;
        Row &row = m_rows[{machine, origin->member.store}];
        Presence now = heartbeat->presence;
        if (now.role != Role::Follower && now.role != Role::Leader)
            now.installed = {}; // a learner's log is its giver's
        const bool again = row.key == origin->member.key;
        if (again && m_world.time() < row.said_at + m_twice)
            return;
        if (again) {
            row.promised = std::max(row.promised, std::min(row.said.promised, now.promised));
            if (now.installed && row.said.installed == now.installed) {
                row.installed = now.installed;
                row.last = std::min(row.said.last, now.last);
            }
        }
        row.key = origin->member.key;
        row.said = now;
        row.said_at = m_world.time();
    }

    static constexpr int kDazed = 4;  ///< longer than servers do
    static constexpr int kMoved = 80; ///< ten latency bounds, longer than servers take
    struct Place {
        Endpoint at;
        std::optional<TimePoint> since{}; ///< that it moved there
    };

    const World &m_world;
    Duration m_twice;
    std::map<std::pair<Node, StoreId>, Row> m_rows;
    std::set<std::pair<Node, ServerKey>> m_proven; ///< who has answered a question of whom
    std::map<Node, TimePoint> m_woke;
    std::map<ServerKey, Place> m_places;
};

} // namespace roomcast::sim
