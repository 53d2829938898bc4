// SPDX-License-Identifier: MIT
//
// Bookings that wait on this device until a server answers.
#include "core/client/client_engine.h"

namespace roomcast {

ClientEffects ClientEngine::keepOffline(const Reserve &wish, Now now)
{
    begin(now);
    if (canTravel(Write{wish}) && m_offline.keep(wish, now.wall))
        m_effects.intents_changed = true;
    return finish();
}

ClientEffects ClientEngine::dropOffline(OfflineBookingId id, Now now)
{
    begin(now);
    if (const auto intent = m_offline.drop(id)) {
        m_effects.intents_changed = true;
        m_requests.drop(*intent);
    }
    return finish();
}

ClientEffects ClientEngine::forgetDecided(const std::vector<OfflineBookingId> &ids, Now now)
{
    begin(now);
    m_effects.intents_changed = m_offline.forgetDecided(ids);
    return finish();
}

ClientEffects ClientEngine::takeOverOffline(OfflineBookingList &others, Now now)
{
    begin(now);
    m_effects.intents_changed = !others.empty();
    m_effects.intents_decided = m_offline.takeOver(others);
    return finish();
}

void ClientEngine::sendOffline()
{
    const auto under_way = m_requests.intents();
    const qsizetype room = std::min(kIntentsOutstandingMax - std::ssize(under_way),
                                    kOutstandingMax - m_requests.size());
    for (const OfflineBooking &intent : m_offline.due(under_way, room, m_now.mono)) {
        OutstandingRequest request = requestFor(Write{intent.wish});
        request.intent = intent.id;
        place(std::move(request));
    }
}

void ClientEngine::decideOffline(const OutstandingRequest &request, Answer answer)
{
    auto decided = m_offline.decide(request.intent, request.dropped, std::move(answer), m_now.mono);
    if (!decided)
        return;
    m_effects.intents_changed = true;
    m_effects.intents_decided.push_back(std::move(*decided));
}

} // namespace roomcast
