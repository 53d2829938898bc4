// SPDX-License-Identifier: MIT
//
// Which link leads to which server: links are numbers to the transport and peers to the engine. A
// link belongs to a peer once the side that opened it has said HELLO.
#pragma once

#include "core/base/ids.h"
#include "net/transport.h"

#include <map>
#include <optional>
#include <set>

namespace roomcast {

class LinkDirectory {
public:
    /// The link that was opened to `peer` on purpose.
    void expect(LinkId link, const ServerKey &peer) { m_peer_of[link] = peer; }
    std::optional<ServerKey> peerOf(LinkId link) const
    {
        const auto it = m_peer_of.find(link);
        return it == m_peer_of.end() ? std::nullopt : std::optional(it->second);
    }
    void bind(LinkId link, const ServerKey &peer)
    {
        m_peer_of[link] = peer;
        m_links_of[peer].insert(link);
    }
    /// The peer whose last link this was, or that could not be reached.
    std::optional<ServerKey> remove(LinkId link)
    {
        const auto peer = peerOf(link);
        m_peer_of.erase(link);
        if (!peer)
            return std::nullopt;
        const auto it = m_links_of.find(*peer);
        if (it == m_links_of.end())
            return peer;
        if (it->second.erase(link) == 0 || !it->second.empty())
            return std::nullopt;
        m_links_of.erase(it);
        return peer;
    }
    /// Any standing link to `peer`.
    std::optional<LinkId> linkTo(const ServerKey &peer) const
    {
        const auto it = m_links_of.find(peer);
        return it == m_links_of.end() ? std::nullopt : std::optional(*it->second.begin());
    }

private:
    std::map<LinkId, ServerKey> m_peer_of;
    std::map<ServerKey, std::set<LinkId>> m_links_of;
};

} // namespace roomcast
