// SPDX-License-Identifier: MIT
//
// Bookings that wait on this device until a server answers.
#include "core/engine/client_engine.h"

namespace roomcast {

namespace {

/// Nothing was decided: the group cannot take writes now.
bool saysLater(const Answer &answer)
{
    const auto *refused = answer.outcome ? std::get_if<Refused>(&*answer.outcome) : nullptr;
    return answer.error || (refused && (refused->kind == RefusalKind::Busy ||
                                        refused->kind == RefusalKind::Unconfirmed ||
                                        refused->kind == RefusalKind::SessionExpired));
}

} // namespace

ClientEffects ClientEngine::keepIntent(const Reserve &wish, Now now)
{
    begin(now);
    if (canTravel(Write{wish}) && m_intents.keep(wish, now.wall))
        m_effects.intents_changed = true;
    return finish();
}

ClientEffects ClientEngine::dropIntent(IntentId id, Now now)
{
    begin(now);
    m_effects.intents_changed = m_intents.take(id).has_value();
    return finish();
}

bool ClientEngine::underWay(IntentId id) const
{
    return std::any_of(m_pending.begin(), m_pending.end(),
                       [id](const auto &row) { return row.second.intent == id; });
}

void ClientEngine::sendIntents()
{
    if (m_now.mono < m_intents_at)
        return;
    std::vector<Intent> idle;
    for (const Intent &intent : m_intents.all())
        if (!underWay(intent.id))
            idle.push_back(intent);
    for (const Intent &intent : idle) {
        if (std::ssize(m_pending) >= kOutstandingMax) {
            m_intents_at = m_now.mono + m_config.timing.attempt();
            return;
        }
        m_intents.noteSent(intent.id);
        m_effects.intents_changed = true;
        Pending pending = pendingFor(Write{intent.wish}, {});
        pending.intent = intent.id;
        place(std::move(pending));
    }
}

/// Told and done with; or tried again later, if nobody decided.
void ClientEngine::decideIntent(IntentId id, Answer answer)
{
    if (saysLater(answer)) {
        m_intents_at = m_now.mono + m_config.timing.attempt();
        return;
    }
    if (auto intent = m_intents.take(id)) {
        m_effects.intents_changed = true;
        m_effects.intents_decided.push_back({*std::move(intent), std::move(answer)});
    }
}

} // namespace roomcast
