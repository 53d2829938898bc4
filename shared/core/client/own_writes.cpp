// SPDX-License-Identifier: MIT
#include "core/client/own_writes.h"

namespace roomcast {

void OwnWrites::note(const CacheVersion &version, bool told)
{
    if (version.epoch < m_newest.epoch)
        return;
    m_told = told && (m_told || version.epoch != m_newest.epoch);
    m_newest = std::max(m_newest, version);
}

void OwnWrites::deny(const CacheVersion &after)
{
    if (m_newest.epoch == after.epoch)
        m_newest.index = std::min(m_newest.index, after.index);
}

void OwnWrites::enterGroup()
{
    m_newest = {};
    m_told = false;
}

bool OwnWrites::areMissingFrom(const CacheVersion &answer, std::optional<TimePoint> asked_at) const
{
    if (m_elsewhere && (!asked_at || *asked_at <= *m_elsewhere))
        return true;
    return !m_told && answer.epoch == m_newest.epoch && answer.index < m_newest.index;
}

} // namespace roomcast
