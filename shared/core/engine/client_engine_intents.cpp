// SPDX-License-Identifier: MIT
//
// Bookings that wait on this device until a server answers.
#include "core/engine/client_engine.h"

namespace roomcast {

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
    if (const auto intent = m_intents.take(id)) {
        m_effects.intents_changed = true;
        std::erase_if(m_pending, [&](const auto &row) {
            return row.second.intent == id && row.second.attempt == 0;
        });
        for (auto &[sequence, pending] : m_pending)
            if (pending.intent == id)
                pending.dropped = intent;
    }
    return finish();
}

ClientEffects ClientEngine::forgetDecided(const std::vector<IntentId> &ids, Now now)
{
    begin(now);
    m_effects.intents_changed = m_intents.forgetDecided(ids);
    return finish();
}

ClientEffects ClientEngine::takeOverIntents(Intents &others, Now now)
{
    begin(now);
    m_effects.intents_changed = !others.empty();
    m_effects.intents_decided = m_intents.takeOver(others);
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
    qsizetype room = kIntentsOutstandingMax - std::ranges::count_if(m_pending, [](const auto &row) {
                         return row.second.intent != IntentId{};
                     });
    std::vector<Intent> idle;
    for (const Intent &intent : m_intents.all())
        if (!underWay(intent.id))
            idle.push_back(intent);
    for (const Intent &intent : idle) {
        if (room-- <= 0 || std::ssize(m_pending) >= kOutstandingMax) {
            m_intents_at = m_now.mono + m_timing.attempt();
            return;
        }
        Pending pending = pendingFor(Write{intent.wish}, {});
        pending.intent = intent.id;
        place(std::move(pending));
    }
}

/// Told and done with; or tried again later, if nobody decided. What the person gave up is not
/// tried again: that it may have been made all the same is all there is to tell.
void ClientEngine::decideIntent(const Pending &pending, Answer answer)
{
    const auto *refused = answer.outcome ? std::get_if<Refused>(&*answer.outcome) : nullptr;
    const bool unknown = pending.dropped && answer.error && *answer.error != AnswerError::NoServer;
    if (!unknown && (answer.error || (refused && saysLater(*refused)))) {
        m_intents_at = m_now.mono + m_timing.attempt();
        return;
    }
    const auto intent = pending.dropped ? pending.dropped : m_intents.take(pending.intent);
    if (!intent)
        return;
    m_effects.intents_changed = true;
    IntentOutcome decided{*intent, std::move(answer), pending.dropped.has_value()};
    m_intents.addDecided(decided);
    m_effects.intents_decided.push_back(std::move(decided));
}

} // namespace roomcast
