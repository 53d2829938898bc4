// SPDX-License-Identifier: MIT
//
// Whom a server would lead, and who would lead rather than it: the order of elections and the view
// that it would propose, at one moment. Source: PROTOCOL.md, "Elections and
// views". A look at what others own;
// nothing can fail.
#pragma once

#include "core/group/peers.h"

namespace roomcast {

class Eligibility {
public:
    /// `genesis`: none of a server without state.
    Eligibility(const ServerIdentity &self, bool multicast_works,
                const std::optional<Epoch> &genesis, const Peers &peers, TimePoint now)
        : m_self(self), m_multicast_works(multicast_works), m_genesis(genesis), m_peers(peers),
          m_now(now)
    {
    }

    /// The peer leads rather than this server.
    bool comesBefore(const Peer &peer) const;
    /// Also of one that is not known.
    bool comesBefore(ServerId id) const;
    /// May be a member of the next view: alive, of the same group, and with the state.
    bool isEligible(const Peer &peer) const;
    /// How many live servers would lead rather than this one, and the first of them.
    int rank() const;
    const Peer *first() const;
    /// This server is deaf or mute, and somebody is not. Where all are, leadership stays where it
    /// is.
    bool leavesItToOthers() const;
    /// The view that this server would propose: whoever does not come before it, highest ID first,
    /// each hearing all that come before it, and heard by them, as far as they say.
    std::vector<ServerIdentity> proposal() const;

private:
    bool hearsBothWays(const Peer &peer, const std::vector<const Peer *> &others) const;

    const ServerIdentity &m_self;
    bool m_multicast_works;
    const std::optional<Epoch> &m_genesis;
    const Peers &m_peers;
    TimePoint m_now;
};

} // namespace roomcast
