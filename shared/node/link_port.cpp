// SPDX-License-Identifier: MIT
#include "node/link_port.h"

#include "core/engine/message_channels.h"
#include "core/server/server_engine.h"
#include "node/packet_port.h"

namespace roomcast {

using namespace Qt::Literals::StringLiterals;

void LinkPort::open(const LinkRequest &request)
{
    // Where there is no room the engine is not told: its peer takes links, so nothing is blocked.
    if (const LinkId link = m_transport.openLink(request.to); link != LinkId{})
        m_directory.expect(link, request.peer);
}

void LinkPort::send(const ToPeer &outbound)
{
    if (const auto link = m_directory.linkTo(outbound.peer))
        m_transport.sendOnLink(*link, encodePacket(m_engine.origin(), outbound.message));
}

std::optional<EngineInput> LinkPort::onOpened(LinkId link, bool initiated)
{
    const auto peer = m_directory.peerOf(link);
    if (!initiated || !peer)
        return std::nullopt;
    m_transport.sendOnLink(link, encodePacket(m_engine.origin(), Hello{}));
    bind(link, *peer, LinkDirectory::OpenedBy::Us);
    return input::LinkOpened{*peer};
}

LinkPort::Input LinkPort::onMessage(LinkId link, const QByteArray &bytes)
{
    const auto rejected = [&](const event::Rejection &reason) {
        return Failure{Rejected{reason, m_transport.linkPeer(link)}};
    };
    auto packet = decodePacket(bytes);
    if (!packet)
        return rejected(packet.error());
    const auto *server = std::get_if<ServerOrigin>(&packet->origin);
    if (!server)
        return rejected(event::InputFault::WrongOrigin);
    const auto peer = m_directory.peerOf(link);
    if (!peer)
        hold(link, *server, packet->message);
    if (peer != server->member.key || std::holds_alternative<Hello>(packet->message))
        return std::optional<EngineInput>();
    if (!mayComeByLink(packet->message))
        return rejected(event::InputFault::WrongWay);
    return std::optional<EngineInput>(input::LinkMessage{*server, packet->message});
}

/// Of a link that is nobody's so far.
void LinkPort::hold(LinkId link, const ServerOrigin &from, Message message)
{
    const ServerKey &key = from.member.key;
    const auto waiting = m_waiting.find(link);
    if (std::holds_alternative<Hello>(message))
        m_waiting.try_emplace(link, Waiting{key, m_transport.linkPeer(link), {}});
    else if (waiting == m_waiting.end())
        m_transport.closeLink(link); // whoever says no HELLO first only holds a descriptor
    else if (waiting->second.peer == key && !waiting->second.first && mayComeByLink(message))
        waiting->second.first = input::LinkMessage{from, std::move(message)};
}

std::vector<EngineInput> LinkPort::takeProven()
{
    std::vector<EngineInput> inputs;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        const auto at = it++;
        const auto there = m_engine.provenEndpoint(at->second.peer);
        if (!there || there->ipv4 != at->second.from.ipv4)
            continue;
        const LinkId id = at->first;
        Waiting link = std::move(m_waiting.extract(at).mapped());
        m_transport.keepLink(id);
        bind(id, link.peer, LinkDirectory::OpenedBy::Peer);
        inputs.push_back(input::LinkOpened{link.peer});
        if (link.first)
            inputs.push_back(std::move(*link.first));
    }
    return inputs;
}

LinkPort::Input LinkPort::onClosed(LinkId link)
{
    if (const auto waited = m_waiting.extract(link)) {
        if (m_engine.provenEndpoint(waited.mapped().peer))
            return Failure{Rejected{event::InputFault::LinkFromElsewhere, waited.mapped().from}};
        return std::optional<EngineInput>();
    }
    const auto peer = m_directory.remove(link);
    return peer ? std::optional<EngineInput>(input::LinkClosed{*peer}) : std::nullopt;
}

void LinkPort::bind(LinkId link, const ServerKey &peer, LinkDirectory::OpenedBy by)
{
    for (const LinkId replaced : m_directory.bind(link, peer, by))
        m_transport.closeLink(replaced);
}

} // namespace roomcast
