// SPDX-License-Identifier: MIT
#include "core/client/seen_epochs.h"

namespace roomcast {

void SeenEpochs::raise(const Epoch &view, bool confirmed, TimePoint now)
{
    const HighestEpochs before = m_current;
    m_current.seen = std::max(m_current.seen, view);
    if (confirmed)
        m_current.confirmed = std::max(m_current.confirmed, view);
    if (m_current != before)
        m_raised_at = now;
}

void SeenEpochs::prove(const Epoch &epoch)
{
    if (m_current.seen <= epoch && m_current.confirmed <= epoch)
        m_proven = m_current;
}

void SeenEpochs::expire(TimePoint now)
{
    if (m_current != m_proven && now >= m_raised_at + m_unproven_for)
        m_current = m_proven;
}

bool SeenEpochs::areRefutedBy(const Epoch &view, TimePoint asked_at) const
{
    return m_proven.confirmed <= view && asked_at > m_raised_at;
}

Epoch SeenEpochs::lower(const Epoch &view)
{
    m_current = {std::max(m_proven.confirmed, view), std::max(m_proven.seen, view)};
    return m_current.seen;
}

void SeenEpochs::enterGroup(const Epoch &left, const Epoch &entered)
{
    if (left) {
        if (m_left.size() == kLeftMax)
            m_left.erase(m_left.begin());
        m_left[left] = m_proven;
    }
    const auto known = m_left.extract(entered);
    restore(known.empty() ? HighestEpochs{} : known.mapped());
}

bool SeenEpochs::isBehind(const Epoch &view, bool confirmed, const SpineRank &rank) const
{
    const std::pair<Epoch, bool> has{rank.last_primary, rank.grounded};
    const bool lacks = !confirmed && has < std::pair(m_current.confirmed, true);
    return isBelowSeen(view) || lacks;
}

const char *SeenEpochs::brokenInvariant() const
{
    if (m_proven.seen > m_current.seen || m_proven.confirmed > m_current.confirmed)
        return "what is proven is believed";
    if (m_left.size() > kLeftMax)
        return "no more groups are remembered than fit";
    return nullptr;
}

} // namespace roomcast
