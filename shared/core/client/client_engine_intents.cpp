// SPDX-License-Identifier: MIT
//
// Bookings that wait on this device until a server answers.
#include "core/client/client_engine.h"

namespace roomcast {

ClientEffects ClientEngine::keepIntent(const Reserve &wish, Now now)
{
    begin(now);
    if (canTravel(Write{wish}) && m_offline.keep(wish, now.wall))
        m_effects.intents_changed = true;
    return finish();
}

ClientEffects ClientEngine::dropIntent(IntentId id, Now now)
{
    begin(now);
    if (const auto intent = m_offline.drop(id)) {
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
    m_effects.intents_changed = m_offline.forgetDecided(ids);
    return finish();
}

ClientEffects ClientEngine::takeOverIntents(Intents &others, Now now)
{
    begin(now);
    m_effects.intents_changed = !others.empty();
    m_effects.intents_decided = m_offline.takeOver(others);
    return finish();
}

std::set<IntentId> ClientEngine::underWay() const
{
    std::set<IntentId> ids;
    for (const auto &[sequence, pending] : m_pending)
        if (pending.intent != IntentId{})
            ids.insert(pending.intent);
    return ids;
}

void ClientEngine::sendIntents()
{
    const auto under_way = underWay();
    const qsizetype room = std::min(kIntentsOutstandingMax - std::ssize(under_way),
                                    kOutstandingMax - std::ssize(m_pending));
    for (const Intent &intent : m_offline.due(under_way, room, m_now.mono)) {
        Pending pending = pendingFor(Write{intent.wish}, {});
        pending.intent = intent.id;
        place(std::move(pending));
    }
}

void ClientEngine::decideIntent(const Pending &pending, Answer answer)
{
    auto decided = m_offline.decide(pending.intent, pending.dropped, std::move(answer), m_now.mono);
    if (!decided)
        return;
    m_effects.intents_changed = true;
    m_effects.intents_decided.push_back(std::move(*decided));
}

} // namespace roomcast
