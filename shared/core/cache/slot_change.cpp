// SPDX-License-Identifier: MIT
#include "core/cache/slot_change.h"

namespace roomcast {

void LatestSlotChange::take(const SlotChange &news)
{
    const auto rank = [](const SlotChange &n) { return std::pair(n.index, n.values); };
    if (rank(m_newest) < rank(news)) {
        if (m_newest.values)
            m_before = m_newest;
        m_newest = news;
    } else if (news.values && (!m_before || m_before->index < news.index)) {
        m_before = news;
    }
    if (m_newest.values)
        m_before.reset();
}

const SlotChange *LatestSlotChange::told() const
{
    if (m_newest.values)
        return &m_newest;
    return m_before ? &*m_before : nullptr;
}

} // namespace roomcast
