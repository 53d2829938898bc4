// SPDX-License-Identifier: MIT
//
// What there is to tell the person: asked for whenever it may have changed.
#include "core/engine/client_engine.h"

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

ClientEffects ClientEngine::setPerson(const QString &person, Now now)
{
    begin(now);
    m_person = person.trimmed();
    m_notices_of.clear();
    m_notices_due = true;
    m_notices_asked.reset();
    return finish();
}

/// An answer under way may have been made before what is due now. Heartbeats bring the next try.
void ClientEngine::askNotices()
{
    const Query query = ReadNotices{m_person};
    const bool just_asked = m_notices_asked && m_now.mono < *m_notices_asked + m_timing.heartbeat();
    if (m_person.isEmpty() || !m_notices_due || just_asked || outstanding(query) ||
        std::ssize(m_pending) >= kOutstandingMax)
        return;
    m_notices_due = false;
    m_notices_asked = m_now.mono;
    askOwn(query);
}

void ClientEngine::takeNotices(const ReadNotices &query, const Answer &answer)
{
    const auto *notices = std::get_if<Notices>(&*answer.outcome);
    if (query.person != m_person)
        return;
    if (!notices) {
        m_notices_due = true;
        return;
    }
    m_effects.notices = *notices;
    m_notices_of.clear();
    for (const Notice &notice : notices->notices) {
        m_notices_of.insert(notice.slot);
        // The word of a change may have overtaken the answer.
        if (answer.epoch == m_epoch && m_cache.changedAfter(notice.slot, answer.index))
            m_notices_due = true;
    }
}

void ClientEngine::noticeNews(const std::vector<SlotNews> &news)
{
    const auto concerned = [this](const SlotNews &one) {
        return !one.values || m_notices_of.contains(one.slot.slot) || concerns(one.slot, m_person);
    };
    if (std::any_of(news.begin(), news.end(), concerned))
        m_notices_due = true;
}

/// Of the changes up to `index` those after `told_before` were looked at.
void ClientEngine::noticeMissed(LogIndex told_before, LogIndex index)
{
    m_notices_due = m_notices_due || told_before > m_noticed;
    m_noticed = std::max(m_noticed, index);
}

} // namespace roomcast
