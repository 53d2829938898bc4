// SPDX-License-Identifier: MIT
#include "core/client/notice_asks.h"

#include <algorithm>

namespace roomcast {

namespace {

/// One of the claims in `slot` is the person's, and its standing not what the person was told.
bool concerns(const SlotClaims &slot, const QString &person)
{
    const auto noticed = [&](const Claim &claim) {
        return claim.holder == person &&
               std::find(slot.noticed.begin(), slot.noticed.end(), claim.id) != slot.noticed.end();
    };
    return std::any_of(slot.claims.begin(), slot.claims.end(), noticed);
}

} // namespace

void NoticeAsks::setPerson(const QString &person)
{
    m_person = person.trimmed();
    m_slots.clear();
    m_due = true;
    m_asked_at.reset();
}

/// An answer under way may have been made before what is due now. Heartbeats bring the next try.
std::optional<ReadNotices> NoticeAsks::due(TimePoint now) const
{
    const bool just_asked = m_asked_at && now < *m_asked_at + m_retry;
    if (m_person.isEmpty() || !m_due || just_asked)
        return std::nullopt;
    return ReadNotices{m_person};
}

void NoticeAsks::noteAsked(TimePoint now)
{
    m_due = false;
    m_asked_at = now;
}

void NoticeAsks::take(const Notices &told)
{
    m_slots.clear();
    for (const Notice &notice : told.notices)
        m_slots.insert(notice.slot);
}

void NoticeAsks::enterView(LogIndex commit)
{
    m_looked_up_to = commit;
    m_due = true;
}

bool NoticeAsks::mayConcern(const SlotChange &news) const
{
    return !news.values || m_slots.contains(news.slot.slot) || concerns(news.slot, m_person);
}

void NoticeAsks::look(const std::vector<SlotChange> &news)
{
    m_due =
        m_due || std::ranges::any_of(news, [this](const SlotChange &n) { return mayConcern(n); });
}

void NoticeAsks::lookUpTo(LogIndex told_before, LogIndex index)
{
    m_due = m_due || told_before > m_looked_up_to;
    m_looked_up_to = std::max(m_looked_up_to, index);
}

} // namespace roomcast
