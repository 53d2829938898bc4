// SPDX-License-Identifier: MIT
//
// What goes to the disk and comes back from it.
#include "core/protocol/rules.h"
#include "core/server/server_engine.h"

namespace roomcast {

/// Goes on where the process that wrote `copy` ended: with a whole, if old, copy.
bool ServerEngine::recover(const StoredReplica &copy)
{
    HardState hard = *copy.hard;
    if (!rules::remembersPromises()) {
        hard.promised = hard.installed.epoch;
        hard.attempts.clear();
    }
    m_bully.recover(std::move(hard));
    if (!m_own.recover(copy, inGroup()))
        return false;
    if (inGroup())
        m_role.becomeReady();
    return true;
}

void ServerEngine::collectPersist()
{
    auto written = m_own.collect(m_bully.hard(), m_fetch.isUnderWay(), m_now.mono);
    if (written.refused)
        raise(event::SnapshotRefused{*written.refused});
    PersistBatch &batch = m_effects.persist = std::move(written.batch);
    if (m_bully.takeUnsaved())
        batch.hard = m_bully.hard();
}

} // namespace roomcast
