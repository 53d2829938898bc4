// SPDX-License-Identifier: MIT
#include "core/client/hearing.h"

#include "core/engine/message_channels.h"
#include "core/protocol/rules.h"

namespace roomcast {

Hearing::Hearing(const ClientConfig &config)
    : m_id(config.id), m_side(config.label, config.timing.leaderSilence()),
      m_servers(config.timing.attempt()), m_multicast(config.timing)
{
}

Hearing::Heard Hearing::hear(const Endpoint &from, Channel channel, const Packet &packet,
                             TimePoint now)
{
    const auto *server = std::get_if<ServerOrigin>(&packet.origin);
    if (!server || !mayCome(packet.message, channel))
        return {};
    const OwnSide::Heard side = m_side.hear(server->label, now);
    Heard heard{false, side == OwnSide::Heard::LabelGivenUp};
    if (side == OwnSide::Heard::Other ||
        !rules::maySpeakFrom(m_servers.isFrom(server->member.key, from, now)) ||
        !isForThis(packet.message))
        return heard;
    heard.taken = true;
    heard.sight_changed |= std::holds_alternative<Reply>(packet.message)
                               ? m_multicast.hearReply(now)
                               : m_multicast.hearMulticast(now);
    return heard;
}

bool Hearing::isForThis(const Message &message) const
{
    const auto *reply = std::get_if<Reply>(&message);
    return reply ? reply->request.client == m_id
                 : MessageSet<Heartbeat, Commit, Beacon>::has(message);
}

} // namespace roomcast
