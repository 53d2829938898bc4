// SPDX-License-Identifier: MIT
#include "core/group/partition.h"

namespace roomcast {

bool Partition::goTo(Label label)
{
    if (label == m_label)
        return false;
    m_label = label;
    m_counted.clear();
    m_heal_at.reset();
    return true;
}

void Partition::setHealAfter(quint32 requests)
{
    m_heal_after = std::min(requests, kHealAfterMax);
    m_counted.clear();
    m_heal_at.reset();
}

bool Partition::counts(const RequestId &request)
{
    Q_ASSERT(waitsForRequests());
    m_counted.insert(request);
    return m_counted.size() >= m_heal_after;
}

} // namespace roomcast
