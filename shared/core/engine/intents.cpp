// SPDX-License-Identifier: MIT
#include "core/engine/intents.h"

#include "core/cache/cache_image.h"

#include <algorithm>

namespace roomcast {

namespace codec {
template <>
struct Fields<Intent> {
    static constexpr auto list =
        std::tuple(&Intent::id, &Intent::wish, &Intent::kept_at, &Intent::sent);
};
} // namespace codec

bool saysLater(const Refused &refused)
{
    return refused.kind == RefusalKind::Busy || refused.kind == RefusalKind::Unconfirmed ||
           refused.kind == RefusalKind::SessionExpired;
}

std::optional<IntentId> Intents::keep(const Reserve &wish, WallTime now)
{
    if (m_all.size() >= kMax)
        return std::nullopt;
    m_last = {m_last.value + 1};
    m_all.push_back({m_last, wish, now, false});
    return m_last;
}

std::optional<Intent> Intents::take(IntentId id)
{
    const auto it =
        std::find_if(m_all.begin(), m_all.end(), [id](const Intent &i) { return i.id == id; });
    if (it == m_all.end())
        return std::nullopt;
    Intent intent = std::move(*it);
    m_all.erase(it);
    return intent;
}

bool Intents::noteSent(IntentId id)
{
    for (Intent &intent : m_all)
        if (intent.id == id)
            return !std::exchange(intent.sent, true);
    return false;
}

QByteArray Intents::image() const
{
    return sealed(encode(m_all));
}

bool Intents::restore(const QByteArray &bytes)
{
    const auto body = unsealed(bytes);
    if (!body)
        return false;
    auto all = decode<std::vector<Intent>>(*body);
    if (!all || all->size() > kMax)
        return false;
    m_all = std::move(all).value();
    for (const Intent &intent : m_all)
        m_last = std::max(m_last, intent.id);
    return true;
}

} // namespace roomcast
