// SPDX-License-Identifier: MIT
//
// Which link leads to which server: links are numbers to the transport and peers to the engine. A
// link belongs to a peer once the side that opened it has said HELLO. A side that opens another one
// has given up the one it opened before, of which the end may never be heard.
#pragma once

#include "core/base/ids.h"
#include "net/transport.h"

#include <map>
#include <optional>
#include <vector>

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
    enum class OpenedBy { Us, Peer };
    /// Returns the links that this one replaces: they are to be closed.
    std::vector<LinkId> bind(LinkId link, const ServerKey &peer, OpenedBy by)
    {
        std::vector<LinkId> replaced;
        auto &links = m_links_of[peer];
        for (const auto &[other, opened_by] : links)
            if (opened_by == by)
                replaced.push_back(other);
        for (const LinkId other : replaced) {
            links.erase(other);
            m_peer_of.erase(other);
        }
        m_peer_of[link] = peer;
        links[link] = by;
        return replaced;
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
    /// The newest standing link to `peer`.
    std::optional<LinkId> linkTo(const ServerKey &peer) const
    {
        const auto it = m_links_of.find(peer);
        return it == m_links_of.end() ? std::nullopt : std::optional(it->second.rbegin()->first);
    }

private:
    std::map<LinkId, ServerKey> m_peer_of;
    std::map<ServerKey, std::map<LinkId, OpenedBy>> m_links_of;
};

} // namespace roomcast
