// SPDX-License-Identifier: MIT
//
// What becomes of disks while no server works on them.
#include "core/base/mutation.h"
#include "sim/decay.h"
#include "sim/world.h"

namespace roomcast::sim {

void World::wipe(Node node)
{
    Q_ASSERT(!isUp(node));
    disk(node).wipe({m_random.next() | 1});
    tell(&Observer::onWiped, node, disk(node));
}

void World::copyDisk(Node from, Node to)
{
    wipe(to);
    Disk &copy = disk(to);
    copy.durable = disk(from).durable;
    copy.durable.staged.clear();
    if (mutated(Mutation::CopyCountsTwice))
        copy.store = disk(from).store;
    else
        copy.copied = true;
}

void World::cloneDisk(Node from, Node to)
{
    wipe(to);
    disk(to).durable = disk(from).durable;
    disk(to).durable.staged.clear();
    disk(to).store = disk(from).store;
    disk(to).impostor = Impostor::Clone;
}

void World::rollBack(Node node, const StoredReplica &older)
{
    Q_ASSERT(!isUp(node));
    Disk &its = disk(node);
    its.durable = older;
    its.impostor = Impostor::Older;
    ++its.generation;
    tell(&Observer::onWiped, node, its);
}

bool World::decay(Node node)
{
    Q_ASSERT(!isUp(node));
    Disk &its = disk(node);
    its.decayed = sim::decay(its.durable, openNobodysSession) || its.decayed;
    return its.decayed;
}

/// What the program does before it starts again.
void World::takeNewStore(Node node)
{
    Disk &its = disk(node);
    its.store = {m_random.next() | 1};
    its.copied = true;
    its.impostor = Impostor::None;
    if (on_store_copied)
        on_store_copied(node);
}

} // namespace roomcast::sim
