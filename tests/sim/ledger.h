// SPDX-License-Identifier: MIT
//
// What an onlooker knows of the group: the views that were proposed or installed, which genesis an
// epoch belongs to, on which disk a store is, and which writes were ordered where. Gathered from
// messages and batches only; the checkers' common memory.
#pragma once

#include "sim/world.h"

#include <set>

namespace roomcast::sim {

/// Data as it was written to one machine's disk until that was wiped.
struct Copy {
    Node machine{};
    int generation = 0;
    friend auto operator<=>(const Copy &, const Copy &) = default;
};

/// One place in some log.
struct Position {
    Epoch epoch; ///< of the entry
    LogIndex index;
    friend auto operator<=>(const Position &, const Position &) = default;
};
/// None where a snapshot covers it, or nothing is there.
std::optional<Position> positionAt(const StoredReplica &copy, LogIndex index);

class Ledger final : public Observer {
public:
    const View *view(const Epoch &epoch) const;
    bool isPrimary(const Epoch &epoch) const { return m_primary.contains(epoch); }
    std::optional<Epoch> genesisOf(const Epoch &epoch) const;
    const Disk *diskOf(StoreId store) const;
    /// Where the members of a view keep what they committed in it.
    std::set<Copy> copiesOf(const Epoch &epoch) const;
    /// One of the copies is still on its disk.
    bool survives(const std::set<Copy> &copies) const;
    /// A leader gave this write an index under `genesis`, in a view that was (not) primary.
    bool wasOrdered(const Epoch &genesis, const RequestId &request, bool primary) const
    {
        return m_ordered.contains({genesis, request, primary});
    }
    /// By a group born apart: what it did may come in when a server goes over.
    bool wasOrderedElsewhere(const Epoch &genesis, const RequestId &request) const
    {
        const auto groups = m_groups_of.find(request);
        return groups != m_groups_of.end() &&
               (groups->second.size() > 1 || !groups->second.contains(genesis));
    }
    /// It has places in logs that parted, as far as is known.
    bool wasOrderedApart(const Epoch &genesis, const RequestId &request) const;
    /// Every log that holds `after` is known to have held `before`.
    bool isPrefix(const Position &before, const Position &after) const;
    size_t viewsInstalled() const { return m_installed.size(); }

private:
    void onStarted(Node machine, const ServerIdentity &member, const Disk &disk) override;
    void onWiped(Node machine, const Disk &disk) override;
    void onPersisted(Node machine, const ServerIdentity &, const PersistBatch &,
                     const Disk &) override;
    void onSent(Node machine, const ServerIdentity &, const Message &) override;
    void noteCopies(const View &view);
    void note(const HardState &hard);
    void note(const std::vector<Entry> &entries, LogIndex first);

    struct Ordered {
        Epoch genesis;
        RequestId request;
        bool primary = false;
        friend auto operator<=>(const Ordered &, const Ordered &) = default;
    };

    std::map<Epoch, View> m_views;
    std::map<Epoch, std::set<Copy>> m_copies; ///< of the members of views that were installed
    std::map<Epoch, Epoch> m_genesis;
    std::set<Epoch> m_primary;
    std::set<Epoch> m_installed;
    std::set<Ordered> m_ordered;
    std::map<std::pair<Epoch, RequestId>, std::set<Position>> m_places;
    std::map<RequestId, std::set<Epoch>> m_groups_of; ///< geneses
    std::map<Position, Position> m_before; ///< what stands before an entry, where that was seen
    std::map<StoreId, std::pair<Copy, const Disk *>> m_stores;
    std::map<Node, int> m_generations;
};

} // namespace roomcast::sim
