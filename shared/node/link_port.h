// SPDX-License-Identifier: MIT
//
// Servers instead of links: says HELLO, learns from it whose a link is, and reads what comes by it.
// Nothing is signed, so a HELLO alone proves nothing: a link that this server did not ask for waits
// until its peer has proven, by datagram, to be at the address that the link comes from. The
// transport ends a link that waits for too long. Owned by the server node.
#pragma once

#include "core/engine/effects.h"
#include "core/engine/engine_input.h"
#include "node/link_directory.h"

namespace roomcast {

class ServerEngine;

class LinkPort {
public:
    /// Both must outlive it; `engine` knows where peers have proven to be.
    LinkPort(Transport &transport, const ServerEngine &engine)
        : m_transport(transport), m_engine(engine)
    {
    }

    /// What was not taken, and why.
    struct Rejected {
        event::Rejection reason;
        Endpoint from;
    };
    /// Nothing for the engine is no error.
    using Input = Result<std::optional<EngineInput>, Rejected>;

    void open(const LinkRequest &request);
    void send(const ToPeer &outbound);

    /// The transport's signals.
    std::optional<EngineInput> onOpened(LinkId link, bool initiated);
    Input onMessage(LinkId link, const QByteArray &bytes);
    Input onClosed(LinkId link);
    /// Call after each message: links whose peers have proven where they are by now.
    std::vector<EngineInput> takeProven();

private:
    struct Waiting {
        ServerKey peer; ///< as it says
        Endpoint from;
        std::optional<EngineInput> first; ///< what it said after HELLO; the rest is dropped
    };
    void hold(LinkId link, const ServerOrigin &from, Message message);
    void bind(LinkId link, const ServerKey &peer, LinkDirectory::OpenedBy by);

    Transport &m_transport;
    const ServerEngine &m_engine;
    LinkDirectory m_directory;
    std::map<LinkId, Waiting> m_waiting; ///< bounded by the links that the transport does not keep
};

} // namespace roomcast
